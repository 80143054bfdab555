"""The prepared experiments, in a dialog."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from ui.experiment.permalink import read_link
from ui.experiment.presets import Preset
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.session.current import open_setup
from ui.session.whole import whole
from ui.theme.text import ARTICLE

TEXTBOOK = N_("The textbook is Victor Zhou's {article}.")


def preset_button() -> bool:
    """Draw the button; whether it was pressed just now."""
    return st.button(_("Presets"), icon=":material/science:")


def preset_dialog(
    presets: Sequence[Preset], open_link: Callable[[Mapping[str, str]], None]
) -> None:
    """Draw the presets in a dialog; one that is picked replaces all that is set, by its link."""
    dialog = st.dialog(_("Presets"), width="large", icon=":material/science:")
    dialog(_draw_presets)(presets, open_link)


def _draw_presets(
    presets: Sequence[Preset], open_link: Callable[[Mapping[str, str]], None]
) -> None:
    if any("textbook" in preset.title + preset.look_for for preset in presets):
        st.markdown(f":small[{_(TEXTBOOK).format(article=ARTICLE)}]")
    columns = st.columns(3, gap="medium")
    for number, preset in enumerate(presets):
        with columns[number * len(columns) // len(presets)], st.container(gap="xxsmall"):
            picked = st.button(
                _(preset.title),
                key=f"preset_{preset.title}",
                on_click=open_link,
                args=(preset.link,),
                width="stretch",
            )
            st.caption(_(preset.look_for))
        if picked:
            st.rerun()


@whole
def open_preset(link: Mapping[str, str]) -> None:
    """Open a preset of the Playground."""
    open_setup(*read_link(link))
