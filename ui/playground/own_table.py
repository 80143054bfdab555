"""A table of one's own: upload a file, or paste what was copied from a spreadsheet."""

import streamlit as st

from ui.language.words import gettext as _
from ui.playground.paste import paste_listener
from ui.session.brought_table import (
    bring,
    brought_table,
    forget_problem,
    open_form,
    problem_of,
)
from ui.session.session import session
from ui.theme.notice import notice
from ui.widgets.dialog import put_away
from ui.widgets.popover import popover
from ui.widgets.refusal import refusal

UPLOAD, PASTE, KEYS = "upload_popover", "paste_popover", "paste_keys"
"""The two buttons, and Ctrl+V anywhere on the page."""
LARGEST_UPLOAD = 5
"""Megabytes. Of a file with more than one only the first is read, and that is said."""


def bring_buttons() -> None:
    """Draw the buttons; why something cannot be used stands beside the one that was pressed."""
    with popover(
        _("Upload a table"), icon=":material/upload:", key=UPLOAD, on_change=forget_problem
    ):
        st.file_uploader(
            _(
                "A CSV file or an Excel workbook: two columns of numbers, one with classes, "
                "and one with names if you like."
            ),
            max_upload_size=LARGEST_UPLOAD,
            key=_uploader(),
            on_change=_take_file,
        )
        _say(UPLOAD)
    with popover(
        _("Paste a table"), icon=":material/content_paste:", key=PASTE, on_change=forget_problem
    ):
        # In a form Ctrl+Enter does what the button does.
        with st.form("paste_form", border=False):
            st.text_area(
                _(
                    "Cells from any spreadsheet, with or without headings. Ctrl+V works "
                    "anywhere on the page too."
                ),
                height=180,
                key="pasted_text",
            )
            st.form_submit_button(_("Read the table"), type="primary", on_click=_take_text)
        _say(PASTE)
    if brought_table() is not None:
        st.button(_("Change what was read"), icon=":material/fact_check:", on_click=open_form)


def what_was_read() -> None:
    """Say what was left out, joined or read in one of two ways; nothing of a plain table."""
    paste_listener(_take_keys)
    if problem_of(KEYS) is not None:
        icon = ":material/content_paste_off:"
        put_away()  # Streamlit allows one dialog at a time
        st.dialog(_("What was pasted"), icon=icon, on_dismiss=forget_problem)(_not_pasted)()
    brought = brought_table()
    if brought is not None and brought.reading.told:
        notice(" ".join(brought.reading.told), "fact_check")


def _not_pasted() -> None:
    """Say why it cannot be used, wherever on the page the keys were pressed."""
    st.text(problem_of(KEYS) or "")
    if st.button(_("Close"), on_click=forget_problem):
        st.rerun()


def _say(by: str) -> None:
    refusal(problem_of(by), "error", by)


def _uploader() -> str:
    """The key of the uploader. A new one is empty: what was read, or refused, is not listed."""
    return f"uploaded_{session().uploads}"


def _take_file() -> None:
    file = st.session_state[_uploader()]
    if file is None:
        return
    session().uploads += 1
    if bring(file.getvalue(), UPLOAD):
        st.session_state[UPLOAD] = False


def _take_text() -> None:
    """Read what was pasted; if that does not go it stays, to be put right."""
    if bring(_encoded(st.session_state.pasted_text), PASTE):
        st.session_state.pasted_text = ""
        st.session_state[PASTE] = False


def _take_keys(text: str) -> None:
    bring(_encoded(text), KEYS)


def _encoded(text: str) -> bytes:
    """A text as a file has it; half letters, as a paste can leave behind, become question marks."""
    return text.encode("utf-8", errors="replace")
