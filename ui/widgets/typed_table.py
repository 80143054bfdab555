"""A table to type into: the one place that has Streamlit's editor.

All cells are text, as they were typed, and whoever asks for the table reads them. What stands in
it, sound or not, is for the session to keep. The editor keeps its edits against the table that it
began with. When it appears anew, after another page, it begins with what stood in it last.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from ui.data.frames import as_frame, as_rows
from ui.data.person import Row
from ui.data.table import sendable
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.session.session import session
from ui.widgets.refusal import refusal

Read = TypeVar("Read")
EMPTY = N_("empty")
"""What stands in a cell that is to be filled."""


def typed_table(
    name: str,
    version: object,
    rows: Sequence[Row],
    columns: Mapping[str, ColumnConfig],
    read: Callable[[list[Row]], tuple[Read, str | None]],
    *,
    title: str,
    caption: str | None = None,
    fixed: Sequence[str] = (),
) -> Read:
    """Draw a table, keep what is typed, and say what of it cannot be used.

    What is said stands below: the editor's tools come and go above it at the right.

    Args:
        name: of the table among those of the session.
        version: of what it holds: with another one its edits are forgotten.
        rows: what stands in it when it begins.
        columns: how each of its columns is shown, by its name.
        read: takes the rows as they stand; gives what they mean, and a sentence on what of them
            cannot be used.
        title: for those who listen.
        caption: what can be done with it.
        fixed: the columns that nobody types into. Without any, rows can be added and taken away.
    """
    key, begun = _key(name, version), session().begun_tables
    if key not in st.session_state or begun[name][0] != key:
        begun[name] = key, as_frame(sendable(rows), list(columns))
    edited = st.data_editor(
        begun[name][1],
        key=key,
        num_rows="fixed" if fixed else "dynamic",
        hide_index=True,
        disabled=fixed,
        placeholder=_(EMPTY),
        column_config=columns,
        alt=title,
    )
    meant, problem = read(as_rows(edited))
    if caption is not None:
        st.caption(caption)
    refusal(problem, "edit_note", name)
    return meant


def rows_added(name: str, version: object) -> int:
    """How many rows were added in a table that grows, and not yet drawn.

    Streamlit puts row after row into the table, on every rerun: thousands take minutes.
    """
    edits = st.session_state.get(_key(name, version))
    return 0 if edits is None else len(edits["added_rows"])


def _key(name: str, version: object) -> str:
    return f"{name}_editor_{version}"
