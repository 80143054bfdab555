"""The tables of a session: what was loaded, what was typed since, and the last that was usable."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from nn_core import Dataset, Shift
from ui.csv_file import read_csv
from ui.experiment import Asked
from ui.link import write_link
from ui.samples import SAMPLES, load_sample
from ui.settings import DATASET, SHIFT
from ui.table import Headings, TableError, read_asked, read_dataset
from ui.table_link import KEYS, PEOPLE, read_tables, written_tables

UPLOAD = "upload"


def open_tables() -> None:
    """On a session's first run, load what the link has or names, or the four people."""
    if "headings" not in st.session_state:
        load_from_link(st.query_params.to_dict())


def load_from_link(link: Mapping[str, str]) -> None:
    """Load the tables that a link has or names, or the four people, and the shift."""
    named = link.get(DATASET.key)
    load(named if named is not None and named in SAMPLES else DATASET.default)
    own_shift: Shift = st.session_state.own_shift
    if PEOPLE in link:
        try:
            table, asked, headings = read_tables(link)
            read_asked(asked, headings, read_dataset(table, headings, own_shift).names)
        except TableError as problem:
            st.session_state.setdefault("link_problems", []).append(
                f"{problem} So the {SAMPLES[st.session_state.data].title.lower()} are used."
            )
        else:
            _fill(UPLOAD, table, asked, headings, own_shift)
    shift = link.get(SHIFT.key)
    if shift in SHIFT.options and (shift != "fixed" or own_shift.kind == "fixed"):
        st.session_state.shift = shift


def write_tables(dataset: Dataset, to_predict: Sequence[Asked]) -> bool:
    """Put tables and shift into the link where they are not the app's own; whether they fit."""
    state = st.session_state
    base = DATASET.default if state.data == UPLOAD else state.data
    write_link(DATASET.key, base, DATASET.default)
    write_link(SHIFT.key, state.shift, SAMPLES[base].shift.kind)
    table, asked, headings = load_sample(base)
    own = read_dataset(table, headings, dataset.shift)
    if (dataset, (*to_predict,)) == (own, read_asked(asked, headings, own.names)):
        link: Mapping[str, str] | None = {}
    else:
        link = written_tables(dataset, to_predict, state.headings)
    for key in KEYS:
        write_link(key, (link or {}).get(key, ""), "")
    return link is not None


def load(key: str) -> None:
    """Put one of the app's own datasets into the tables."""
    table, asked, headings = load_sample(key)
    _fill(key, table, asked, headings, SAMPLES[key].shift)


def upload(content: bytes) -> None:
    """Put an uploaded file into the tables, or remember in a sentence why that does not go."""
    try:
        table, headings = read_csv(content)
    except TableError as problem:
        st.session_state.upload_problem = str(problem)
        return
    _fill(UPLOAD, table, table.head(0).drop(columns="class"), headings, Shift("standard"))


def _fill(
    key: str, table: pd.DataFrame, asked: pd.DataFrame, headings: Headings, shift: Shift
) -> None:
    """Begin with new tables; under a new version the editors forget the edits of the old ones."""
    state = st.session_state
    state.data, state.headings, state.own_shift, state.shift = key, headings, shift, shift.kind
    state.learn_table, state.asked_table = table, asked
    state.version = state.get("version", 0) + 1
    state.upload_problem = None


def current_shift() -> Shift:
    """The shift that is picked: "fixed" is the dataset's own, "none" leaves the features alone."""
    kind = st.session_state.shift
    if kind == "fixed":
        own: Shift = st.session_state.own_shift
        return own
    return Shift() if kind == "mean" else Shift("fixed" if kind == "none" else kind)


def usable_dataset(table: pd.DataFrame) -> tuple[Dataset, str | None]:
    """The table as data, or the last one that was usable and a sentence on what is wrong."""
    state = st.session_state
    try:
        state.good_dataset = read_dataset(table, state.headings, current_shift())
    except TableError as error:
        if state.good_version == state.version:
            return replace(state.good_dataset, shift=current_shift()), str(error)
        return state.good_dataset, str(error)
    state.good_version = state.version
    return state.good_dataset, None


def usable_asked(table: pd.DataFrame, dataset: Dataset) -> tuple[tuple[Asked, ...], str | None]:
    """The table of those to predict, or the last that was usable and what is wrong with it.

    While the data are still those of the tables before, so are those to predict.
    """
    state = st.session_state
    problem = None
    if state.good_version == state.version:
        try:
            state.good_asked = read_asked(table, state.headings, dataset.names)
        except TableError as error:
            problem = str(error)
    return tuple(asked for asked in state.good_asked if asked.name not in dataset.names), problem
