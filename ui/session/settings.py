"""The values of the controls. Whatever sets one, by a link, a button or a touch, sets it here.

A control finds its value in Streamlit's session state, under the name of its field. It takes
another one only before it is drawn: in a callback, or when a link is opened.
"""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from ui.experiment.experiment import PARAMETERS
from ui.experiment.field import Field
from ui.experiment.fields import EPOCHS, FREEZE, HAND, LOSS_AXIS, ORDER, SEED, START
from ui.session.session import session

_FOLDED: Sequence[Field] = (EPOCHS, SEED, ORDER, START, LOSS_AXIS, FREEZE, *HAND.values())
FOLDED = frozenset(field.key for field in _FOLDED)
"""The fields whose controls stand where the settings of the Playground unfold."""


def numbered(name: str, times: int) -> str:
    """The key of a control that was set from elsewhere so many times.

    With each message a browser sends along what stands in all controls. Those that were unfolded
    and folded again do not hear what they are set to meanwhile, and would set it back: so they get
    another key.
    """
    return f"{name}_set_{times}" if times else name


def control_key(name: str) -> str:
    """The key of a control, by that of its field."""
    return numbered(name, session().times_set.get(name, 0))


def in_control(name: str, default: Any = None) -> Any:
    """What stands in a control, by the key of its field; before it has a value, the default."""
    return st.session_state.get(control_key(name), default)


def set_control(field: Field, value: object) -> None:
    """Give the control of a field another value."""
    # A control for several picks has them as a list.
    told = [*value] if isinstance(value, tuple) else value
    if field.key in FOLDED and (key := control_key(field.key)) in st.session_state:
        if st.session_state[key] == told:
            return
        times_set = session().times_set
        del st.session_state[key]
        times_set[field.key] = times_set.get(field.key, 0) + 1
    st.session_state[control_key(field.key)] = told


def forget_control(field: Field) -> None:
    """Let the control of a field begin with its default when it is drawn."""
    st.session_state.pop(control_key(field.key), None)


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
