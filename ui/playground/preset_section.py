"""The prepared experiments, in a dialog."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from ui.experiment.permalink import read_link
from ui.experiment.presets import PRESETS
from ui.in_browser import signals
from ui.session.current import open_setup


def preset_button() -> bool:
    """Draw the button; whether it was pressed just now."""
    return st.button("Presets", icon=":material/science:")


@st.dialog("Presets", width="large", icon=":material/science:")
def preset_dialog() -> None:
    """Draw the presets; one that is picked replaces all settings and tables."""
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


def preset_signals(keys: Sequence[str]) -> dict[str, str]:
    """Unseen buttons for the presets, in their order; for each key of the keyboard its button."""
    buttons = {key: f"preset_by_{key}" for key in keys}
    openers = (partial(_open, preset.link) for preset in PRESETS)
    signals("presets", dict(zip(buttons.values(), openers, strict=True)))
    return buttons


def _open(link: Mapping[str, str]) -> None:
    open_setup(*read_link(link))
