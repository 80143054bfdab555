"""The presentation: the stage fills the screen, in type that can be read from the back row.

Nothing of the page is taken away for it, only hidden by a style sheet: so tables that were edited
go on counting, and every setting is where it was when the presentation ends.
"""

import streamlit as st

from ui.app.screen import known_screen
from ui.experiment.fields import PRESENT
from ui.in_browser import in_browser

KEY = PRESENT.key
TOGGLE = "toggle_presentation"


def is_presented() -> bool:
    """Whether the presentation is asked for and the screen is wide enough for it.

    On a session's first run the link says so.
    """
    if KEY not in st.session_state:
        linked = st.query_params.get(KEY)
        st.session_state[KEY] = linked if linked in PRESENT.options else PRESENT.default
    if st.session_state[KEY] != PRESENT.default:
        st.query_params[KEY] = st.session_state[KEY]
    elif KEY in st.query_params:
        del st.query_params[KEY]
    return st.session_state[KEY] == "true" and not known_screen().narrow


def presentation_button(presented: bool) -> None:
    """A button that begins the presentation, or ends it; on a phone there is none."""
    if known_screen().narrow:
        return
    icon = "close_fullscreen" if presented else "slideshow"
    st.button(
        "End" if presented else "Present",
        key=TOGGLE,
        icon=f":material/{icon}:",
        on_click=_toggle,
        type="tertiary" if presented else "secondary",
        help="Fills the screen with the stage, or stops that. You can press F instead.",
    )


def hide_the_rest() -> None:
    """Hide all that a presentation does not show, and let the stage fill the screen."""
    in_browser("presentation", "presentation", {}, known_screen().palette)


def _toggle() -> None:
    st.session_state[KEY] = "false" if st.session_state[KEY] == "true" else "true"
