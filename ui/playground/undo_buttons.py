"""Undo and redo, as two small buttons.

Their keys are the stage's: as shortcuts of the buttons they would take Ctrl+Z away from whoever
types into a field.
"""

import streamlit as st

from ui.session.session import session
from ui.session.undo import redo, undo


def undo_buttons() -> None:
    """Draw the buttons; without anything to take back they are there all the same, and pale."""
    st.button(
        "",
        key="undo",
        icon=":material/undo:",
        help="Undo: takes the last change back. You can press Ctrl and Z instead.",
        on_click=undo,
        disabled=not session().past.can_undo,
    )
    st.button(
        "",
        key="redo",
        icon=":material/redo:",
        help="Redo: makes the change again. You can press Ctrl, Shift and Z instead.",
        on_click=redo,
        disabled=not session().past.can_redo,
    )
