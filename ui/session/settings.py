"""The values of the controls. Whatever sets one, by a link, a button or a touch, sets it here.

A control finds its value in Streamlit's session state, under the name of its field. It takes
another one only before it is drawn: in a callback, or when a link is opened.
"""

from collections.abc import Sequence

import streamlit as st

from ui.experiment.experiment import PARAMETERS
from ui.experiment.field import Field
from ui.experiment.fields import HAND, START


def set_control(field: Field, value: object) -> None:
    """Give the control of a field another value."""
    # A control for several picks has them as a list.
    st.session_state[field.key] = [*value] if isinstance(value, tuple) else value


def forget_control(field: Field) -> None:
    """Let the control of a field begin with its default when it is drawn."""
    st.session_state.pop(field.key, None)


def set_start(start: str | Sequence[float]) -> None:
    """Set where the nine numbers come from; a sequence is the nine numbers by hand."""
    if isinstance(start, str):
        set_control(START, start)
        for name in PARAMETERS:
            forget_control(HAND[name])
        return
    set_control(START, "hand")
    for name, number in zip(PARAMETERS, start, strict=True):
        set_control(HAND[name], number)
