"""The choice of the language, at the end of every page."""

import streamlit as st

from ui.language.spoken import LANGUAGES, language, speak
from ui.language.words import gettext as _

KEY = "language_choice"


def language_choice() -> None:
    """Draw it: each language as it calls itself."""
    # A link may say another one than was picked here.
    st.session_state[KEY] = language()
    with st.container(horizontal_alignment="right", key="language_place"):
        st.segmented_control(
            _("Language"),
            [*LANGUAGES],
            format_func=LANGUAGES.__getitem__,
            key=KEY,
            required=True,
            label_visibility="collapsed",
            on_change=_picked,
        )


def _picked() -> None:
    speak(st.session_state[KEY])
