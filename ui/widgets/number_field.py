"""The field for a number, as all pages have it: left empty, it takes its last number again."""

from collections.abc import Callable
from typing import Any, Literal, TypedDict, TypeVar, Unpack

import streamlit as st

Number = TypeVar("Number", int, float)


class Looks(TypedDict, total=False):
    """What else a field may be told, as Streamlit names it."""

    format: str
    help: str | None
    disabled: bool
    on_change: Callable[..., None]
    args: tuple[Any, ...]
    label_visibility: Literal["visible", "collapsed"]
    width: int


def number_field(
    label: str,
    low: Number,
    high: Number,
    *,
    key: str,
    usual: Number | None = None,
    step: Number | None = None,
    **looks: Unpack[Looks],
) -> Number:
    """Draw it; the number.

    What Streamlit calls the value of a field is what its browser puts where nothing is typed, or
    nonsense. By itself that is the lowest number, so here it follows the number that is set.

    Args:
        label: what the number is.
        low: the lowest.
        high: the highest.
        key: where it is in the session.
        usual: what it begins with while the session has none; else the lowest.
        step: what a press of its buttons adds or takes away.
        looks: how it looks, and what it does.
    """
    number: Number = st.session_state.get(key, low if usual is None else usual)
    shown: Number = st.number_input(
        label,
        low,
        high,
        value=type(low)(min(max(number, low), high)),
        step=step,
        key=key,
        persist_state="session",
        **looks,
    )
    return shown
