"""The tables of a session: what was loaded, what was typed since, and the last that was usable."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from nn_core import Dataset, Shift
from ui.data.frames import as_texts
from ui.data.person import Headings, Row, TableError, is_empty
from ui.data.samples import SAMPLES, load_sample
from ui.data.table import Asked, SortedRows, dataset_of, sort_rows
from ui.experiment.fields import DATASET, SHIFT
from ui.experiment.permalink import Setup, kind_of, sample_of, shift_of
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.session.past import Opened, Tables
from ui.session.session import session
from ui.session.settings import set_control
from ui.theme.text import one_line

UPLOAD = "upload"
STILL_SHOWN = N_("Until then the stage shows the last table that could be used.")


def open_tables(setup: Setup) -> None:
    """Begin with the tables and the shift of a setup; those that show it already stay as typed."""
    dataset = setup.experiment.dataset
    if _are_open(setup):
        set_control(SHIFT, kind_of(dataset.shift))
        return
    sample = sample_of(setup)
    if sample is not None:
        load(sample)
    else:
        headings = Headings(
            setup.name_column, dataset.features, dataset.class_column, dataset.class_names
        )
        table = [
            (name, *values, dataset.class_names[label])
            for name, values, label in zip(
                dataset.names, dataset.values, dataset.labels, strict=True
            )
        ]
        _fill(UPLOAD, table, setup.experiment.to_predict, headings, SAMPLES[DATASET.default].shift)
    set_control(SHIFT, kind_of(dataset.shift))


def _are_open(setup: Setup) -> bool:
    """Whether what can be used of the tables that are open is what a setup has."""
    state, dataset = session(), setup.experiment.dataset
    learn, asked = current_tables()
    learned = sort_rows(learn, state.headings)
    try:
        is_same = dataset_of(learned, state.headings, dataset.shift) == dataset
    except TableError:
        return False
    people = sort_rows([row[:3] for row in asked], state.headings, dataset.names).complete
    return (
        is_same
        and tuple(Asked(*person[:3]) for person in people) == setup.experiment.to_predict
        and state.headings.name == setup.name_column
        and shift_of(kind_of(dataset.shift), state.own_shift) == dataset.shift
    )


def which_tables() -> object:
    """What tells the tables that are open, and their shift, from those of before.

    What is typed does not count: whoever types into a table draws the whole page again.
    """
    state = session()
    return state.version, state.own_shift, st.session_state[SHIFT.key]


def load(key: str) -> None:
    """Put one of the app's own datasets into the tables."""
    table, asked, headings = load_sample(key)
    _fill(key, table, asked, headings, SAMPLES[key].shift)


def put_own(table: Sequence[Row], headings: Headings) -> None:
    """Put a table of the visitor's own in the place of those that are open."""
    _fill(UPLOAD, table, [], headings, Shift("standard"))


def _fill(
    key: str,
    table: Sequence[Row],
    asked: Sequence[Row],
    headings: Headings,
    shift: Shift,
    picked: str | None = None,
) -> None:
    """Begin with new tables; under a new version the editors forget the edits of the old ones.

    Args:
        key: the sample that they come from, or that they are the visitor's own.
        table: the rows to learn from.
        asked: the rows to predict.
        headings: of their columns.
        shift: that suits them.
        picked: the kind of shift that is set; as it suits them without it.
    """
    state = session()
    set_control(SHIFT, shift.kind if picked is None else picked)
    state.source, state.headings, state.own_shift = key, headings, shift
    state.tables = {"learn": table, "asked": asked}
    state.version += 1
    state.brought = None


def current_tables() -> tuple[Sequence[Row], Sequence[Row]]:
    """The rows to learn from and those to predict, as they stand, sound or not."""
    tables = session().tables
    return tables["learn"], tables["asked"]


def change_tables(table: Sequence[Row], asked: Sequence[Row]) -> None:
    """Put changed rows into the tables that are open; they stay the same tables."""
    state, kind = session(), st.session_state[SHIFT.key]
    brought = state.brought
    _fill(state.source, table, asked, state.headings, state.own_shift, kind)
    state.brought = brought


def tables_as_they_stand() -> Tables:
    """The tables that are open, without the rows in which nothing stands."""
    state = session()
    learn, asked = (tuple(row for row in as_texts(table) if any(row)) for table in current_tables())
    return Tables(state.source, state.headings, state.own_shift, learn, asked, state.brought)


def put_back(opened: Opened) -> None:
    """Open tables as somebody left them, with the rows that are not complete."""
    state, (setup, tables) = session(), opened
    kind = kind_of(setup.experiment.dataset.shift)
    _fill(tables.source, tables.learn, tables.asked, tables.headings, tables.own_shift, kind)
    state.brought = tables.brought
    # If nothing can be learned from them, these are the last data that could be used.
    state.good_version, state.good_dataset = state.version, setup.experiment.dataset
    state.good_asked = setup.experiment.to_predict


def current_shift() -> Shift:
    """The shift that is picked."""
    return shift_of(st.session_state[SHIFT.key], session().own_shift)


def usable_dataset(table: Sequence[Row]) -> tuple[Dataset, str | None]:
    """The table as data, or the last one that was usable; and a sentence on what is left out.

    A row that is not complete keeps nobody else from learning.
    """
    state = session()
    rows = sort_rows(table, state.headings)
    state.left_out = ()
    try:
        state.good_dataset = dataset_of(rows, state.headings, current_shift())
    except TableError as error:
        if state.good_version == state.version:
            return replace(state.good_dataset, shift=current_shift()), _still_shown(error)
        return state.good_dataset, _still_shown(error)
    state.good_version = state.version
    state.left_out = tuple(rows.left_out)
    return state.good_dataset, rows.sentence


def _still_shown(error: TableError) -> str:
    return f"{error} {_(STILL_SHOWN)}"


def usable_asked(table: Sequence[Row], dataset: Dataset) -> tuple[tuple[Asked, ...], str | None]:
    """Those to predict whose rows are complete, and a sentence on what is left out.

    While the data are still those of the tables before, so are those to predict.
    """
    state = session()
    sentence = None
    if state.good_version == state.version:
        rows: SortedRows = sort_rows([row[:3] for row in table], state.headings, dataset.names)
        state.good_asked = tuple(Asked(*person[:3]) for person in rows.complete)
        sentence = rows.sentence
    return tuple(asked for asked in state.good_asked if asked.name not in dataset.names), sentence


def names_left_out() -> list[str]:
    """The names, or else the numbers, of the rows to learn from that are not complete."""
    table, _asked = current_tables()
    return [
        _("Row {number}").format(number=number)
        if is_empty(name := table[number - 1][0])
        else one_line(name)
        for number in session().left_out
    ]
