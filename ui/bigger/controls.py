"""The controls of bigger networks: one row of what matters, the rest in four groups.

Each has its label, default and bounds from its field, and its value from the session; one that the
link hides is not drawn. All persist: else one in a group that is opened late would begin anew.
"""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from nn_core import INPUTS, parameter_names
from ui.bigger.control_kinds import (
    MIDDLE,
    buttons,
    decimal,
    next_seed,
    number,
    pick,
)
from ui.bigger.dataset_pictures import dataset_pictures
from ui.experiment import bigger_fields as fields
from ui.experiment.bigger import HIDDEN_ACTIVATIONS, MOST_LAYERS, MOST_NEURONS
from ui.experiment.bigger_fields import OWN
from ui.experiment.bigger_setup import BiggerSetup, data_key
from ui.experiment.field import Field
from ui.experiment.fields import SEED, learning_rates
from ui.experiment.task import Drawn
from ui.language.words import N_, ngettext
from ui.language.words import gettext as _
from ui.session.bigger_controls import LAYER_ACTIVATION, LAYERS, MIXED, NEURONS, control_key
from ui.session.bigger_current import change_bigger, playground_table
from ui.session.whole import whole
from ui.widgets.glossary import meaning_of
from ui.widgets.number_field import number_field

WIDE = 200
OF_DATA, OF_RATE, OF_ACTIVATION = 170, 142, 118
"""Widths in the main row, which fills a small laptop together with its buttons."""
PENALTY_RATES = (0.0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)


def main_row(setup: BiggerSetup) -> None:
    """What one changes most: the data, the learning rate and the activation."""
    hides = setup.hides
    pick(fields.DATA, hides, width=OF_DATA)
    rate = setup.experiment.last_stretch.learning_rate
    if fields.RATE.key not in hides:
        st.select_slider(
            fields.RATE.label,
            learning_rates(rate, fields.RATE),
            format_func=fields.RATE.words,
            key=control_key(fields.RATE.key),
            help=meaning_of(fields.RATE),
            persist_state="session",
            width=OF_RATE,
        )
    if fields.ACTIVATION.key not in hides:
        several = len(set(setup.experiment.activations)) > 1
        st.selectbox(
            fields.ACTIVATION.label,
            [*HIDDEN_ACTIVATIONS, *([MIXED] if several else [])],
            key=control_key(fields.ACTIVATION.key),
            help=meaning_of(fields.ACTIVATION),
            persist_state="session",
            width=OF_ACTIVATION,
        )


def data_group(setup: BiggerSetup) -> None:
    """What is learned from: samples that are drawn have noise, a number and a seed."""
    experiment, hides = setup.experiment.last_stretch, setup.hides
    drawn = isinstance(experiment.data, Drawn)
    if fields.DATA.key not in hides:
        dataset_pictures(setup)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number(fields.NOISE, hides, step=5, disabled=not drawn)
        number(fields.POINTS, hides, step=50, disabled=not drawn)
        number(fields.CLASSES, hides, disabled=not drawn or experiment.classes == 0)
        number(fields.DATA_SEED, hides, disabled=not drawn)
        number(fields.HELD_OUT, hides, step=10)
    if drawn:
        next_seed(_("Draw other data"), fields.DATA_SEED, setup)
        st.caption(
            _("Other data find the same start weights: those are drawn from their own seed.")
        )
    elif data_key(experiment) == OWN and playground_table()[0] != experiment.data:
        st.button(
            _("Take the table as the Playground has it now"),
            icon=":material/sync:",
            on_click=whole(change_bigger),
            args=({fields.DATA.key: OWN},),
        )
    if fields.MOVED.key not in hides:
        _points_by_hand(setup)


def _points_by_hand(setup: BiggerSetup) -> None:
    """What was done to points on the plane, and how to do it and to take it back."""
    count = len(setup.experiment.last_stretch.touched)
    if count:
        st.button(
            ngettext(
                "Take back {count} point by hand", "Take back {count} points by hand", count
            ).format(count=count),
            icon=":material/restart_alt:",
            on_click=whole(change_bigger),
            args=({fields.MOVED.key: ()},),
        )
    st.caption(
        _(
            "Drag a point on the plane, double click it for another class, or click a free place "
            "to add one: what you touch stays beside the data, and in the link."
        )
    )


def network_group(setup: BiggerSetup) -> None:
    """The shape, which the picture can change too, and where training starts."""
    experiment, hides = setup.experiment, setup.hides
    if fields.INPUTS.key not in hides:
        st.pills(
            fields.INPUTS.label,
            list(INPUTS),
            selection_mode="multi",
            key=control_key(fields.INPUTS.key),
            persist_state="session",
        )
    if fields.HIDDEN.key not in hides:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            number_field(
                fields.HIDDEN.label,
                0,
                MOST_LAYERS,
                key=control_key(LAYERS),
                help=meaning_of(fields.HIDDEN),
                width=MIDDLE,
            )
            for place in range(1, len(experiment.hidden) + 1):
                number_field(
                    _("Neurons in layer {place}").format(place=place),
                    1,
                    MOST_NEURONS,
                    key=control_key(f"{NEURONS}{place}"),
                    width=MIDDLE,
                )
    if fields.ACTIVATION.key not in hides and len(experiment.hidden) > 1:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            for place in range(1, len(experiment.hidden) + 1):
                st.selectbox(
                    _("Activation of layer {place}").format(place=place),
                    HIDDEN_ACTIVATIONS,
                    key=control_key(f"{LAYER_ACTIVATION}{place}"),
                    persist_state="session",
                    width=MIDDLE,
                )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        pick(fields.INITIALIZER, hides, width=MIDDLE)
        number(SEED, hides)
        next_seed(_("Another seed"), SEED, setup)
    if fields.FROZEN.key not in hides:
        st.multiselect(
            fields.FROZEN.label,
            parameter_names(experiment.sizes),
            key=control_key(fields.FROZEN.key),
            persist_state="session",
            placeholder=_("Nothing"),
            help=_("Training leaves these weights and biases as they are."),
        )
    if experiment.by_hand and fields.BY_HAND.key not in hides:
        count = len(experiment.by_hand)
        st.button(
            ngettext(
                "Take back {count} start number by hand",
                "Take back {count} start numbers by hand",
                count,
            ).format(count=count),
            icon=":material/restart_alt:",
            on_click=whole(change_bigger),
            args=({fields.BY_HAND.key: ()},),
        )


def training_group(setup: BiggerSetup) -> None:
    """How it is trained."""
    experiment, hides = setup.experiment.last_stretch, setup.hides
    with st.container(horizontal=True, vertical_alignment="bottom"):
        pick(fields.OPTIMIZER, hides, width=MIDDLE)
        pick(fields.SCHEDULE, hides, width=WIDE)
        if experiment.schedule == "step":
            number(fields.PARTS, hides)
            decimal(fields.FACTOR, hides, step=0.1)
        if experiment.schedule == "cosine":
            decimal(fields.FLOOR, hides, step=0.01)
        number(fields.EPOCHS, hides, step=100)
        pick(fields.STOP, hides, width=WIDE)
        if experiment.stop == "low":
            decimal(fields.BELOW, hides, step=0.01)
        if experiment.stop == "stale":
            number(fields.PATIENCE, hides, step=10)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number(fields.BATCH, hides)
        pick(fields.ORDER, hides, width=MIDDLE)
        pick(fields.LOSS, hides, width=MIDDLE, disabled=experiment.classes == 0)
        pick(fields.PENALTY, hides, width=MIDDLE)
        if fields.PENALTY_RATE.key not in hides:
            st.select_slider(
                fields.PENALTY_RATE.label,
                sorted({*PENALTY_RATES, experiment.penalty_rate}),
                format_func=fields.PENALTY_RATE.written,
                key=control_key(fields.PENALTY_RATE.key),
                persist_state="session",
                disabled=experiment.penalty == "none",
                width=WIDE,
            )


def view_group(setup: BiggerSetup) -> None:
    """How it is looked at: nothing here changes the run."""
    experiment, hides = setup.experiment.last_stretch, setup.hides
    regression = experiment.classes == 0
    with st.container(horizontal=True, vertical_alignment="bottom"):
        buttons(fields.CURVE, hides, disabled=regression)
        buttons(fields.AXIS, hides)
        buttons(fields.EDGES, hides)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        buttons(fields.SEEN, hides)
        buttons(fields.DISCRETIZE, hides)
        buttons(fields.CONFIDENCE, hides)
        number(fields.SHOWN, hides, most=len(experiment.task))


@dataclass(frozen=True)
class Group:
    """Controls behind one button: its words and icon, the keys of its fields, what draws them."""

    title: str
    icon: str
    fields: frozenset[str]
    draw: Callable[[BiggerSetup], None]

    @property
    def key(self) -> str:
        """In the session state, where it stands whether the group is open."""
        return f"group_{self.icon}"


def _keys(*held: Field) -> frozenset[str]:
    return frozenset(field.key for field in held)


GROUPS = (
    Group(
        N_("Data"),
        "scatter_plot",
        _keys(fields.NOISE, fields.POINTS, fields.CLASSES, fields.DATA_SEED, fields.HELD_OUT)
        | _keys(fields.MOVED),
        data_group,
    ),
    Group(
        N_("Network"),
        "hub",
        _keys(fields.INPUTS, fields.HIDDEN, fields.INITIALIZER, SEED, fields.FROZEN),
        network_group,
    ),
    Group(
        N_("Training"),
        "fitness_center",
        _keys(fields.EPOCHS, *(each for each in fields.TRAINING.values()))
        - _keys(fields.RATE, fields.FROZEN, fields.MOVED),
        training_group,
    ),
    Group(
        N_("View"), "visibility", _keys(*fields.VIEW) - _keys(fields.STEP, fields.GOAL), view_group
    ),
)
"""One whose controls are all hidden is not drawn."""
