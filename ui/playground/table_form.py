"""What was understood of a table that somebody brought, to be changed where it is not meant so.

Each change is at once in the tables behind the form, so that closing it changes nothing. What the
file holds is shown as plain text only: in a table, and in the options of select boxes.
"""

from functools import partial

import streamlit as st

from ui.data.cells import DecimalSign, two_ways
from ui.data.frames import as_texts
from ui.data.meaning import (
    asks_for_decimal,
    class_columns,
    numeric_columns,
    with_class,
    with_decimal,
    with_feature,
    with_group,
    with_name,
)
from ui.data.reading import said_of_decimal
from ui.data.table import sort_rows
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.session.brought_table import (
    BroughtTable,
    brought_table,
    change_header,
    change_meaning,
    open_form,
    problem_of,
)
from ui.session.session import session
from ui.theme.notice import notice
from ui.theme.text import one_line, short_number
from ui.widgets.dialog import put_away
from ui.widgets.table_view import table_view

FORM = "table_form"
FIRST_ROWS = 5
HALF_A_PHONE = 145
"""Pixels of a select box, of which two stand side by side even there."""
NOT_USED = N_("not used")
NUMBERED = -1
"""Stands for no column: the rows get numbers for names."""


def _close() -> None:
    open_form(False)


def table_form() -> None:
    """Draw the form, in a dialog."""
    icon = ":material/fact_check:"
    put_away()  # Streamlit allows one dialog at a time
    st.dialog(_("What was read"), width="large", icon=icon, on_dismiss=_close)(_draw)()


def _draw() -> None:
    brought = brought_table()
    if brought is None:
        return
    _first_rows(brought)
    _decimal(brought)
    _columns(brought)
    _groups(brought)
    st.checkbox(
        _("The headings are in the table"),
        value=brought.sheet.has_header,
        key=_key("header"),
        on_change=_read_header,
        args=(not brought.sheet.has_header,),
    )
    problem = problem_of(FORM)
    if problem is not None:
        notice(problem, "error")
    asked_above = said_of_decimal(brought.sheet, brought.meaning)
    for sentence in brought.reading.told:
        if sentence not in asked_above:
            st.text(sentence)
    left_out = sort_rows(brought.reading.table, brought.reading.headings).sentence
    if left_out is not None:
        st.text(left_out)
    if _is_edited(brought):
        st.text(_("A change here replaces what was typed into the table since."))
    if st.button(_("Done"), type="primary", on_click=_close):
        st.rerun()


def _key(name: str) -> str:
    """A control begins anew with what is understood now, also if a change was refused."""
    refused = problem_of(FORM) is not None
    return f"{FORM}_{name}_{session().version}_{refused}"


def _first_rows(brought: BroughtTable) -> None:
    """The rows as the file has them, with what each column is used for over it."""
    sheet, roles = brought.sheet, brought.meaning.roles
    places = sorted(range(len(sheet.columns)), key=lambda place: place not in roles)
    table_view(
        "first_rows",
        _("The first rows as they came"),
        [
            f"{sheet.title(place)} \N{RIGHTWARDS ARROW} {_(roles.get(place, NOT_USED))}"
            for place in places
        ],
        [
            [one_line(sheet.columns[place].cells[row]) for place in places]
            for row in range(min(FIRST_ROWS, len(sheet.columns[0].cells)))
        ],
        words=[
            number for number, place in enumerate(places) if not sheet.columns[place].is_numeric
        ],
    )


def _columns(brought: BroughtTable) -> None:
    sheet, meaning = brought.sheet, brought.meaning
    first, second = meaning.features
    used = {first, second, meaning.classes}
    names = [NUMBERED, *(place for place in range(len(sheet.columns)) if place not in used)]
    picks = [
        ("x1", _("First feature, x1"), numeric_columns(sheet), first),
        ("x2", _("Second feature, x2"), numeric_columns(sheet), second),
        ("class", _("Class"), sorted(class_columns(sheet)), meaning.classes),
        ("name", _("Name"), names, NUMBERED if meaning.name is None else meaning.name),
    ]
    with st.container(horizontal=True):
        for name, label, options, picked in picks:
            st.selectbox(
                label,
                options,
                index=options.index(picked),
                format_func=partial(_title, brought),
                key=_key(name),
                on_change=_read_column,
                args=(name, _key(name)),
                width=HALF_A_PHONE,
            )


def _title(brought: BroughtTable, place: int) -> str:
    return _("Number the rows") if place == NUMBERED else brought.sheet.title(place)


def _read_column(name: str, key: str) -> None:
    place: int = st.session_state[key]
    match name:
        case "class":
            change_meaning(lambda sheet, meaning: with_class(sheet, place, meaning), FORM)
        case "name":
            chosen = None if place == NUMBERED else place
            change_meaning(lambda _sheet, meaning: with_name(meaning, chosen), FORM)
        case _:
            which = 0 if name == "x1" else 1
            change_meaning(lambda sheet, meaning: with_feature(sheet, meaning, which, place), FORM)


def _groups(brought: BroughtTable) -> None:
    """Which values are class 1 and which are class 0; each can be several, joined into one."""
    values = list(brought.sheet.columns[brought.meaning.classes].values)
    with st.container(horizontal=True):
        for which, label in ((1, _("Class 1, y_true = 1")), (0, _("Class 0, y_true = 0"))):
            key = _key(f"group{which}")
            st.multiselect(
                label,
                values,
                default=list(brought.meaning.groups[which]),
                key=key,
                on_change=_read_group,
                args=(which, key),
                width=340,
            )


def _read_group(which: int, key: str) -> None:
    values: list[str] = st.session_state[key]
    change_meaning(lambda _sheet, meaning: with_group(meaning, which, values), FORM)


def _decimal(brought: BroughtTable) -> None:
    """Ask for a number that can be read two ways, by what it would be."""
    cell = asks_for_decimal(brought.sheet, brought.meaning)
    ways = two_ways(cell) if cell is not None else None
    if cell is None or ways is None:
        return
    key = _key("decimal")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(
            _("{cell} can be read two ways. It is").format(cell=one_line(cell)), width="content"
        )
        st.segmented_control(
            _("The number that is meant"),
            [".", ","],
            default=brought.meaning.decimal,
            format_func=dict(zip((".", ","), map(short_number, ways), strict=True)).__getitem__,
            key=key,
            on_change=_read_decimal,
            args=("," if brought.meaning.decimal == "." else ".",),
            label_visibility="collapsed",
        )


def _read_decimal(sign: DecimalSign) -> None:
    change_meaning(lambda _sheet, meaning: with_decimal(meaning, sign), FORM)


def _read_header(has_header: bool) -> None:
    change_header(has_header, FORM)


def _is_edited(brought: BroughtTable) -> bool:
    return as_texts(session().tables["learn"]) != as_texts(brought.reading.table)
