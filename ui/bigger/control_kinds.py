"""The kinds of controls of bigger networks; a field gives each its label, default and bounds."""

import streamlit as st

from ui.experiment.bigger_setup import BiggerSetup
from ui.experiment.field_kinds import Choice, Number
from ui.experiment.fields import SEED
from ui.experiment.task import Drawn
from ui.session.bigger_controls import control_key
from ui.session.bigger_current import change_bigger
from ui.session.whole import whole
from ui.widgets.glossary import meaning_of
from ui.widgets.number_field import number_field

MIDDLE = 150
"""A width of which two stand side by side on a phone."""


def pick(field: Choice, hides: frozenset[str], width: int, disabled: bool = False) -> None:
    """One of several, from a list."""
    if field.key not in hides:
        st.selectbox(
            field.label,
            list(field.options),
            format_func=field.words,
            key=control_key(field.key),
            help=meaning_of(field),
            persist_state="session",
            width=width,
            disabled=disabled,
        )


def buttons(field: Choice, hides: frozenset[str], disabled: bool = False) -> None:
    """One of a few, side by side."""
    if field.key not in hides:
        st.segmented_control(
            field.label,
            list(field.options),
            format_func=field.words,
            key=control_key(field.key),
            persist_state="session",
            required=True,
            disabled=disabled,
        )


def number(
    field: Number,
    hides: frozenset[str],
    *,
    step: int = 1,
    most: int | None = None,
    disabled: bool = False,
) -> None:
    """A whole number, up to the field's bound or another."""
    if field.key not in hides:
        number_field(
            field.label,
            int(field.low),
            int(field.high) if most is None else most,
            step=step,
            key=control_key(field.key),
            help=meaning_of(field),
            width=MIDDLE,
            disabled=disabled,
        )


def decimal(field: Number, hides: frozenset[str], *, step: float) -> None:
    """A number that need not be whole."""
    if field.key not in hides:
        number_field(
            field.label,
            float(field.low),
            float(field.high),
            step=step,
            format="%.4g",
            key=control_key(field.key),
            width=MIDDLE,
        )


def next_seed(label: str, field: Number, setup: BiggerSetup) -> None:
    """A button that takes the next seed of a kind."""
    end = setup.experiment.last_stretch
    now = end.seed if field is SEED or not isinstance(end.data, Drawn) else end.data.seed
    told = {field.key: (now + 1) % (int(field.high) + 1)}
    if field.key not in setup.hides:
        st.button(label, icon=":material/casino:", on_click=whole(change_bigger), args=(told,))
