"""Undo and redo, as two small buttons.

Their keys are the stage's: as shortcuts of the buttons they would take Ctrl+Z away from whoever
types into a field.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

from ui.language.words import gettext as _
from ui.session.past import Past
from ui.session.whole import whole


def undo_buttons(past: Past[Any], undo: Callable[[], None], redo: Callable[[], None]) -> None:
    """Draw the buttons; without anything to take back they are there all the same, and pale.

    Args:
        past: of the page.
        undo: opens its setup before, and
        redo: the one that was taken back last.
    """
    st.button(
        "",
        key="undo",
        icon=":material/undo:",
        help=_("Undo: takes the last change back. You can press Ctrl and Z instead."),
        on_click=whole(undo),
        disabled=not past.can_undo,
    )
    st.button(
        "",
        key="redo",
        icon=":material/redo:",
        help=_("Redo: makes the change again. You can press Ctrl, Shift and Z instead."),
        on_click=whole(redo),
        disabled=not past.can_redo,
    )
