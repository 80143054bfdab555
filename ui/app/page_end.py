"""The end of every page: what its words mean, and in which language it speaks."""

import streamlit as st

from ui.language.spoken import ENGLISH, LANGUAGES, language, speak
from ui.language.words import gettext as _
from ui.stage.component import component
from ui.widgets.glossary import glossary

KEY = "language_choice"


def page_end() -> None:
    """Draw it: each language as it calls itself."""
    # A link may say another one than was picked here.
    st.session_state[KEY] = language()
    with st.container(
        horizontal=True, horizontal_alignment="right", vertical_alignment="center", key="page_end"
    ):
        glossary()
        st.segmented_control(
            _("Language"),
            [*LANGUAGES],
            format_func=LANGUAGES.__getitem__,
            key=KEY,
            required=True,
            label_visibility="collapsed",
            on_change=_picked,
        )
    if language() != ENGLISH:
        # Streamlit's page says that it is English, and would be read aloud so.
        component("page_language")(data=language())


def _picked() -> None:
    speak(st.session_state[KEY])
