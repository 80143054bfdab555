"""Which way should each number move? The chain rule says so, backwards from the loss."""

from collections.abc import Callable

import streamlit as st

from nn_core import Dataset, Gradient, Network, backpropagate
from ui.app.errors import calm
from ui.app.pages import come_through_door
from ui.data.samples import sample_dataset
from ui.experiment.experiment import PARAMETERS, run
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.lessons.chain_rule import chain_rule, factors_explained, path_of
from ui.lessons.gradient_picture import Nudge, gradient_picture
from ui.lessons.lesson import (
    Prediction,
    beside,
    opening,
    predictions,
    side_by_side,
    textbook_button,
    way_on,
)
from ui.session.current import current_experiment
from ui.stage.lesson import lesson
from ui.theme.text import four_digits, six_digits, three_decimals, three_digits
from ui.widgets.exact_slider import exact_slider
from ui.widgets.formula import formula
from ui.widgets.table_view import table_view

TEXTBOOK, START, TRAINED = N_("All ones"), N_("Your start"), N_("Your trained network")


def textbook() -> None:
    """Set the worked example."""
    st.session_state.update(
        backprop_source=TEXTBOOK,
        backprop_person="Alice",
        backprop_parameter="w1",
        backprop_nudge=1.0,
    )


def moved(person: str, by: float) -> Callable[[], None]:
    """What moves w1 of the worked example by so much, for this person."""
    return lambda: st.session_state.update(
        backprop_source=TEXTBOOK,
        backprop_person=person,
        backprop_parameter="w1",
        backprop_nudge=by,
    )


def follow(parameter: str) -> None:
    """Look at this parameter."""
    st.session_state.backprop_parameter = parameter


def network_and_people() -> tuple[Network, Dataset]:
    """The network that is looked at, and the people it knows."""
    source = st.session_state.get("backprop_source", TEXTBOOK)
    if source == TEXTBOOK:
        return Network.from_vector([1.0] * 6 + [0.0] * 3), sample_dataset("people")
    experiment = current_experiment()
    network = experiment.start_network if source == START else run(experiment).network
    return network, experiment.dataset


def shown_numbers() -> list[float]:
    """The nine numbers that are looked at."""
    numbers: list[float] = network_and_people()[0].vector.tolist()
    return numbers


@st.fragment
@calm()
def explore() -> None:
    """The controls, the picture and the formula, which answer at once."""
    left, right = side_by_side()
    with left:
        st.markdown(
            _(
                "Learning means to lower the loss **L**. So ask of each of the nine numbers: if it "
                "grew a little, would L rise or fall, and how fast? That is its partial "
                "derivative. We cannot read it off at once, but we can follow the way back: from L "
                "to the answer, from the answer to a hidden neuron, from there to its weight. "
                "Each stretch of the way has a simple derivative. **The chain rule** says: "
                "multiply them."
            )
        )
        nudge, person, dataset = controls()
        gradient = backpropagate(nudge.network, nudge.x, nudge.y_true)
        promise_and_truth(nudge, gradient[nudge.parameter])
        textbook_button(textbook)
    with right:
        panels = gradient_picture(nudge, gradient, path_of(nudge.parameter), dataset, person)
        lesson("backprop_picture", panels, on_pick=follow)
    st.header(_("With the numbers in it"), anchor=False)
    write_out(nudge, gradient)


def controls() -> tuple[Nudge, str, Dataset]:
    """The network, the person, the parameter, and how far it is moved."""
    st.segmented_control(
        _("The nine numbers"),
        [TEXTBOOK, START, TRAINED],
        format_func=_,
        key="backprop_source",
        default=TEXTBOOK,
        required=True,
        wrap=True,
        persist_state="session",
    )
    network, dataset = network_and_people()
    if st.session_state.get("backprop_person") not in dataset.names:
        st.session_state.backprop_person = dataset.names[0]
    with st.container(horizontal=True, gap="small"):
        person = st.selectbox(
            _("Person"), dataset.names, key="backprop_person", persist_state="session", width=160
        )
        parameter = st.selectbox(
            _("Number to follow"),
            PARAMETERS,
            key="backprop_parameter",
            persist_state="session",
            width=160,
        )
    by = exact_slider(
        "backprop_nudge", _("Move {parameter} by").format(parameter=parameter), 1.0, -4.0, 4.0
    )
    row = dataset.names.index(person)
    nudge = Nudge(network, dataset.inputs[row], float(dataset.labels[row]), parameter, by)
    return nudge, person, dataset


def promise_and_truth(nudge: Nudge, slope: float) -> None:
    """What the derivative promised of the nudge, and what it did."""
    before, after = nudge.loss([nudge.value, nudge.value + nudge.by]).tolist()
    st.text(
        _(
            "Move {parameter} by {by}: the derivative promises that L changes by {promised}. "
            "Really it changes by {really}, from {before} to {after}."
        ).format(
            parameter=nudge.parameter,
            by=three_digits(nudge.by),
            promised=three_digits(slope * nudge.by),
            really=three_digits(after - before),
            before=four_digits(before),
            after=four_digits(after),
        )
    )


def write_out(nudge: Nudge, gradient: Gradient) -> None:
    """The chain rule with its numbers, and all nine derivatives."""
    left, middle, right = beside(4, 4, 5)
    with left:
        formula(chain_rule(nudge.parameter, gradient))
        st.caption(
            _("To six digits {derivative}.").format(
                derivative=six_digits(gradient[nudge.parameter])
            )
        )
        if st.session_state.get("backprop_source", TEXTBOOK) == TEXTBOOK:
            st.caption(
                _(
                    "The textbook prints 0.0214 for Alice and w1: it multiplies factors that it "
                    "had already rounded, (\N{MINUS SIGN}0.952) · 0.249 · (\N{MINUS SIGN}0.0904). "
                    "The exact product is 0.0215."
                )
            )
    with middle:
        formula(factors_explained(nudge.parameter, gradient, nudge.network, nudge.x, nudge.y_true))
    with right:
        table_view(
            "derivatives",
            _("All nine partial derivatives"),
            [_("number"), _("value"), "dL/d...", _("to lower L")],
            [
                [name, three_decimals(value), three_digits(gradient[name]), advice(gradient[name])]
                for name, value in nudge.network.parameters.items()
            ],
            words=(0, 3),
            strong=PARAMETERS.index(nudge.parameter),
        )


def advice(derivative: float) -> str:
    """Which way to move a parameter with this derivative."""
    if derivative == 0:
        return _("leave it")
    return _("make it smaller") if derivative > 0 else _("make it larger")


come_through_door("backprop")
opening("backprop")
explore()
predictions(
    "backprop",
    [
        Prediction(
            _("dL/dw1 is positive. Which way should w1 go to lower the loss?"),
            [N_("Up"), N_("Down"), N_("That depends on w1")],
            1,
            _("A positive derivative says that L rises when w1 grows. So w1 should shrink."),
            moved("Alice", -1.0),
            _("Moves w1 down by 1, for Alice, whose dL/dw1 is 0.0215. Look at the curve: L falls."),
        ),
        Prediction(
            _("The derivative promises a change of the loss. When is the promise kept?"),
            [N_("Always"), N_("Only for small moves"), N_("Only at the minimum")],
            1,
            _(
                "The derivative is the slope of the tangent. The curve leaves its tangent, the "
                "sooner the more it bends."
            ),
            moved("Alice", 4.0),
            _("Moves w1 up by 4, for Alice. Look how far the curve has left its tangent there."),
        ),
        Prediction(
            _("h1 gives out nearly 1, whatever comes in. What is dL/dw1?"),
            [N_("Nearly 0"), N_("Nearly 1"), N_("Very large")],
            0,
            _(
                "The slope of the sigmoid is a factor in the chain, and far out it is nearly 0: a "
                "saturated neuron hardly learns."
            ),
            moved("Bob", 1.0),
            _("Takes Bob, for whom the sum of h1 is 31. Look at dL/dw1, and at the flat curve."),
        ),
    ],
)
way_on("backprop", shown_numbers)
