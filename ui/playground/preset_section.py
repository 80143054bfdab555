"""The prepared experiments, in a dialog."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from ui.experiment.permalink import read_link
from ui.experiment.presets import Preset
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.session.current import open_setup
from ui.theme.text import ARTICLE
from ui.widgets.dialog import dialog, dialog_button, pick_button

ICON = ":material/science:"
TEXTBOOK = N_("The textbook is Victor Zhou's {article}.")


def preset_button() -> bool:
    """Draw the button; whether the presets are open."""
    return dialog_button("presets", _("Presets"), icon=ICON)


def preset_dialog(
    presets: Sequence[Preset], open_link: Callable[[Mapping[str, str]], None]
) -> None:
    """Draw the presets in a dialog; one that is picked replaces all that is set, by its link."""
    dialog(_("Presets"), ICON, partial(_draw_presets, presets, open_link))


def _draw_presets(
    presets: Sequence[Preset], open_link: Callable[[Mapping[str, str]], None]
) -> None:
    if any("textbook" in preset.title + preset.look_for for preset in presets):
        st.markdown(f":small[{_(TEXTBOOK).format(article=ARTICLE)}]")
    columns = st.columns(3, gap="medium")
    for number, preset in enumerate(presets):
        with columns[number * len(columns) // len(presets)], st.container(gap="xxsmall"):
            key = f"preset_{preset.title}"
            pick_button(_(preset.title), key, partial(open_link, preset.link))
            st.caption(_(preset.look_for))


def open_preset(link: Mapping[str, str]) -> None:
    """Open a preset of the Playground."""
    open_setup(*read_link(link))
