"""What lies further down a page can wait until somebody scrolls to it.

Streamlit's editable tables bring a library with them that makes Plotly draw each frame far slower.
Whoever only plays the stage, on a phone say, need not load them at all.
"""

import streamlit as st

from ui.in_browser import in_browser, signals
from ui.theme.palette import LIGHT


def come_into_sight(key: str) -> bool:
    """Whether the visitor has come to this place on the page, in this session; it is empty."""
    if has_seen(key):
        return True
    sight = f"{key}_sight"
    signals(sight, {sight: lambda: st.session_state.update({f"{key}_seen": True})})
    in_browser("sight", f"{key}_place", {"signal": sight}, LIGHT)
    return False


def has_seen(key: str) -> bool:
    """Whether this place has come into sight before."""
    return bool(st.session_state.get(f"{key}_seen", False))
