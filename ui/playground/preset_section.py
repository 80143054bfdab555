"""The prepared experiments, in a dialog."""

from collections.abc import Mapping

import streamlit as st

from ui.experiment.permalink import read_link
from ui.experiment.presets import PRESETS
from ui.session.current import open_setup
from ui.theme.text import ARTICLE


def preset_button() -> bool:
    """Draw the button; whether it was pressed just now."""
    return st.button("Presets", icon=":material/science:")


@st.dialog("Presets", width="large", icon=":material/science:")
def preset_dialog() -> None:
    """Draw the presets; one that is picked replaces all settings and tables."""
    st.caption(f"The textbook is Victor Zhou's {ARTICLE}.")
    columns = st.columns(2, gap="large")
    half = -(-len(PRESETS) // len(columns))
    for number, preset in enumerate(PRESETS):
        with columns[number // half]:
            picked = st.button(
                preset.title,
                key=f"preset_{preset.title}",
                on_click=_open,
                args=(preset.link,),
                width="stretch",
            )
            st.caption(preset.look_for)
        if picked:
            st.rerun()


def _open(link: Mapping[str, str]) -> None:
    open_setup(*read_link(link))
