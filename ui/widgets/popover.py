"""A popover that the focus goes into: Streamlit's own leaves it outside, on the button."""

from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.stage.component import component


def popover(label: str, **settings: Any) -> DeltaGenerator:
    """A place to draw in that opens by a button, and has the focus as soon as it is open.

    Args:
        label: of the button that opens it; one of its kind on the page.
        settings: those of `st.popover`.
    """
    return _entered(st.popover(label, **settings), label)


def drawn_when_open(label: str, key: str, draw: Callable[[], None], **settings: Any) -> None:
    """The same for what is long: it is drawn while it is open, so that no other run pays for it.

    Args:
        label: of the button that opens it; one of its kind on the page.
        key: in the session state, where it stands whether it is open.
        draw: what is within.
        settings: those of `st.popover`.
    """
    place = st.popover(label, key=key, on_change="rerun", **settings)
    if place.open:
        with _entered(place, label):
            draw()


def _entered(place: DeltaGenerator, label: str) -> DeltaGenerator:
    inside = place.container(gap=None)
    with inside:
        # It has no key: at each control Streamlit goes through all that have one.
        component("entrance")(data=label)
    return inside.container()
