"""The tables of a session: what was loaded, what was typed since, and the last that was usable."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from nn_core import Dataset, Shift
from ui.data.csv_file import read_csv
from ui.data.samples import SAMPLES, load_sample
from ui.data.table import Asked, Headings, Row, TableError, read_asked, read_dataset
from ui.experiment.fields import DATASET, SHIFT
from ui.experiment.permalink import Setup, kind_of, sample_of, shift_of
from ui.session.session import session
from ui.session.settings import set_control

UPLOAD = "upload"


def open_tables(setup: Setup) -> None:
    """Begin with the tables and the shift of a setup."""
    dataset = setup.experiment.dataset
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


def load(key: str) -> None:
    """Put one of the app's own datasets into the tables."""
    table, asked, headings = load_sample(key)
    _fill(key, table, asked, headings, SAMPLES[key].shift)


def upload(content: bytes) -> None:
    """Put an uploaded file into the tables, or remember in a sentence why that does not go."""
    try:
        table, headings = read_csv(content)
    except TableError as problem:
        session().upload_problem = str(problem)
        return
    _fill(UPLOAD, table, [], headings, Shift("standard"))


def _fill(
    key: str, table: Sequence[Row], asked: Sequence[Row], headings: Headings, shift: Shift
) -> None:
    """Begin with new tables; under a new version the editors forget the edits of the old ones."""
    state = session()
    state.source, state.headings, state.own_shift = key, headings, shift
    state.tables = {"learn": table, "asked": asked}
    state.version += 1
    set_control(SHIFT, shift.kind)
    state.upload_problem = None


def current_tables() -> tuple[Sequence[Row], Sequence[Row]]:
    """The rows to learn from and those to predict, as they stand, sound or not."""
    tables = session().tables
    return tables["learn"], tables["asked"]


def change_tables(table: Sequence[Row], asked: Sequence[Row]) -> None:
    """Put changed rows into the tables that are open."""
    state, kind = session(), st.session_state[SHIFT.key]
    _fill(state.source, table, asked, state.headings, state.own_shift)
    set_control(SHIFT, kind)


def current_shift() -> Shift:
    """The shift that is picked."""
    return shift_of(st.session_state[SHIFT.key], session().own_shift)


def usable_dataset(table: Sequence[Row]) -> tuple[Dataset, str | None]:
    """The table as data, or the last one that was usable and a sentence on what is wrong."""
    state = session()
    try:
        state.good_dataset = read_dataset(table, state.headings, current_shift())
    except TableError as error:
        if state.good_version == state.version:
            return replace(state.good_dataset, shift=current_shift()), str(error)
        return state.good_dataset, str(error)
    state.good_version = state.version
    return state.good_dataset, None


def usable_asked(table: Sequence[Row], dataset: Dataset) -> tuple[tuple[Asked, ...], str | None]:
    """The table of those to predict, or the last that was usable and what is wrong with it.

    While the data are still those of the tables before, so are those to predict.
    """
    state = session()
    problem = None
    if state.good_version == state.version:
        try:
            state.good_asked = read_asked(table, state.headings, dataset.names)
        except TableError as error:
            problem = str(error)
    return tuple(asked for asked in state.good_asked if asked.name not in dataset.names), problem
