"""A slider for the feel of a number, with a field beside it for its exact value."""

import streamlit as st

from ui.language.words import gettext as _
from ui.widgets.number_field import number_field

STEP = 0.1


def exact_slider(key: str, label: str, default: float, low: float, high: float) -> float:
    """Draw both; what one is set to, the other shows.

    The number itself is `st.session_state[key]`: it can be set there, and outlives its page. One
    that was set beyond the bounds, by training say, moves them.
    """
    state = st.session_state
    state.setdefault(key, default)
    low, high = min(low, state[key]), max(high, state[key])
    slider, field = f"{key}_slider", f"{key}_field"
    for widget in (slider, field):
        if state.get(widget) != state[key]:
            state[widget] = state[key]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.slider(
            label,
            low,
            high,
            step=STEP,
            format="%.4g",
            key=slider,
            on_change=_copy,
            args=(slider, key),
        )
        number_field(
            _("{label}, exactly").format(label=label),
            low,
            high,
            step=STEP,
            format="%.6g",
            key=field,
            on_change=_copy,
            args=(field, key),
            label_visibility="collapsed",
            width=158,
        )
    number: float = state[key]
    return number


def _copy(source: str, target: str) -> None:
    st.session_state[target] = float(st.session_state[source])
