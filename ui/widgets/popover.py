"""A popover that the focus goes into: Streamlit's own leaves it outside, on the button."""

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
    place = st.popover(label, **settings).container(gap=None)
    with place:
        component("entrance")(key=f"entrance_of_{label}", data=label)
    return place.container()
