"""Whatever people and links bring, it works or is answered in one plain sentence."""

import json
import os
import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NoReturn

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nn_core import Dataset, Shift
from tests.ui.anything import SHIFTS, SOUND_HEADINGS, files, links, tables
from tests.ui.examples import UNTIMED, assert_one_sentence
from ui.csv_file import read_asked_csv, read_csv, write_csv
from ui.experiment import Asked, Experiment, run
from ui.figures.stage import View, stage
from ui.palette import DARK, LIGHT
from ui.samples import SAMPLES, sample_dataset
from ui.settings import (
    EPOCHS,
    HAND,
    LEARNING_RATE,
    ORDER,
    SEED,
    START,
    Number,
    link_problems,
)
from ui.table import LONGEST_NAME, MOST_ROWS, Headings, TableError, read_asked, read_dataset
from ui.table_link import read_tables, written_tables
from ui.text import one_line

Tables = tuple[Dataset, tuple[Asked, ...], Headings]
SAYS_NO_NUMBER = re.compile(r"\b(nan|NaN|inf|Infinity)\b")


def assert_short_sentence(refusal: TableError) -> None:
    """One plain sentence, however much it answers."""
    assert_one_sentence(str(refusal))
    assert len(str(refusal)) < 400


def linked_tables(link: Mapping[str, str]) -> Tables | None:
    """What the tables of a link hold; None if a sentence answers them, or there are none."""
    if "people" not in link:
        return None
    try:
        table, asked, headings = read_tables(link)
        dataset = read_dataset(table, headings, Shift("mean"))
        to_predict = read_asked(asked, headings, dataset.names)
    except TableError as refusal:
        assert_short_sentence(refusal)
        return None
    return dataset, to_predict, headings


def assert_fit_to_show(dataset: Dataset) -> None:
    """Its words are short and on one line, its numbers finite."""
    assert 2 <= len(dataset) <= MOST_ROWS
    assert len(set(dataset.names)) == len(dataset)
    assert np.isfinite(dataset.raw).all()
    assert np.isfinite(dataset.inputs).all()
    for word in (*dataset.names, *dataset.class_names, dataset.class_column):
        assert 0 < len(word) <= LONGEST_NAME
        assert one_line(word) == word


@settings(UNTIMED, max_examples=2000)
@given(tables(), SHIFTS)
def test_any_table_is_used_or_answered(table: pd.DataFrame, shift: str) -> None:
    for read in (
        lambda: assert_fit_to_show(read_dataset(table, SOUND_HEADINGS, Shift(shift))),
        lambda: read_asked(table.drop(columns="class"), SOUND_HEADINGS, ("n1",)),
    ):
        try:
            read()
        except TableError as refusal:
            assert_short_sentence(refusal)
    assert write_csv(table, SOUND_HEADINGS)


@settings(UNTIMED, max_examples=2000)
@given(links())
def test_any_link_is_used_or_answered(link: Mapping[str, str]) -> None:
    for sentence in link_problems(link):
        assert_one_sentence(sentence)
        assert len(sentence) < 300
    linked = linked_tables(link)
    if linked is not None:
        assert_fit_to_show(linked[0])
        again = written_tables(*linked)
        assert again is None or linked_tables(again) == linked


@settings(UNTIMED, max_examples=500)
@given(files())
def test_any_saved_file_is_used_or_answered(content: bytes) -> None:
    try:
        table, headings = read_csv(content)
        assert_fit_to_show(read_dataset(table, headings, Shift("standard")))
    except TableError as refusal:
        assert_short_sentence(refusal)
    try:
        read_asked_csv(content)
    except TableError as refusal:
        assert_short_sentence(refusal)


@pytest.mark.parametrize("noise", [os.urandom(10_000_000), b"\x20\x0a,;" * 2_500_000])
def test_ten_megabytes_of_noise_are_answered(noise: bytes) -> None:
    with pytest.raises(TableError, match="larger than 1 MB"):
        read_csv(noise)


def experiment_of(link: Mapping[str, str]) -> Experiment:
    """The experiment that the Playground makes of a link."""

    def number(setting: Number) -> float:
        read = setting.read(link.get(setting.key, ""))
        return setting.default if read is None else read

    linked = linked_tables(link)
    named = link.get("data", "people")
    dataset, to_predict, _ = linked or (
        sample_dataset(named if named in SAMPLES else "people"),
        (),
        None,
    )
    start = link.get(START.key)
    by_hand = tuple(number(setting) for setting in HAND.values())
    return Experiment(
        dataset,
        to_predict,
        by_hand if start == "hand" else "ones" if start == "ones" else "random",
        int(number(SEED)),
        number(LEARNING_RATE),
        int(number(EPOCHS)),
        "shuffled" if link.get(ORDER.key) == "shuffled" else "table",
    )


def no_constant(name: str) -> NoReturn:
    raise AssertionError(f"{name} in the figure")


def words_and_numbers(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """All texts and all arrays in a figure, by the names under which they stand."""
    if isinstance(value, dict) and "bdata" in value:
        yield key, np.frombuffer(b64decode(value["bdata"]), dtype=f"<{value['dtype']}")
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from words_and_numbers(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from words_and_numbers(inner, key)
    elif isinstance(value, str):
        yield key, value


@settings(UNTIMED, max_examples=150)
@given(links(), SHIFTS, st.booleans(), st.booleans(), st.booleans())
def test_any_link_is_drawn_without_a_nan(
    link: Mapping[str, str], shift: str, log_loss: bool, stacked: bool, dark: bool
) -> None:
    asked_for = experiment_of(link)
    experiment = replace(asked_for, dataset=replace(asked_for.dataset, shift=Shift(shift)))
    history = run(experiment)
    assert np.isfinite(history.parameters).all()
    assert np.isfinite(history.loss).all()
    dataset = experiment.dataset
    view = View(link.get("show", dataset.names[0]), log_loss, stacked, dark)
    palette = DARK if dark else LIGHT
    figure = stage(history, dataset, experiment.to_predict, view, palette)
    spec = json.loads(json.dumps(figure.spec, allow_nan=False), parse_constant=no_constant)
    own = " ".join(
        [*dataset.names, *dataset.class_names, view.shown, *(f.label for f in dataset.features)]
    )
    for key, value in words_and_numbers(spec):
        if isinstance(value, np.ndarray):
            # Only between the paths of a drawing there are NaN, which Plotly takes for a gap.
            assert not np.isinf(value).any(), key
            assert key in ("x", "y") or not np.isnan(value).any(), key
        elif not SAYS_NO_NUMBER.search(own):
            assert not SAYS_NO_NUMBER.search(value), (key, value)
