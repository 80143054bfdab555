"""Whatever people and links bring, it works or is answered in one plain sentence."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import Dataset, Shift
from tests.effort import tries
from tests.ui.anything import SHIFTS, SOUND_HEADINGS, files, links, tables
from tests.ui.examples import assert_one_sentence
from tests.ui.stage.unpacking import unpacked
from ui.data.csv_file import read_asked_csv, read_csv, write_csv
from ui.data.person import LONGEST_NAME, Headings, Row, TableError
from ui.data.table import MOST_ROWS, Asked, read_asked, read_dataset
from ui.experiment.permalink import read_link, setup_fits, written_link
from ui.stage.score import View, score
from ui.theme.text import one_line

Tables = tuple[Dataset, tuple[Asked, ...], Headings]
SAYS_NO_NUMBER = re.compile(r"\b(nan|NaN|inf|Infinity)\b")


def assert_short_sentence(refusal: TableError) -> None:
    """One plain sentence, however much it answers."""
    assert_one_sentence(str(refusal))
    assert len(str(refusal)) < 400


def assert_fit_to_show(dataset: Dataset) -> None:
    """Its words are short and on one line, its numbers finite."""
    assert 2 <= len(dataset) <= MOST_ROWS
    assert len(set(dataset.names)) == len(dataset)
    assert np.isfinite(dataset.raw).all()
    assert np.isfinite(dataset.inputs).all()
    for word in (*dataset.names, *dataset.class_names, dataset.class_column):
        assert 0 < len(word) <= LONGEST_NAME
        assert one_line(word) == word


@tries(400)
@given(tables(), SHIFTS)
def test_any_table_is_used_or_answered(table: list[Row], shift: str) -> None:
    for read in (
        lambda: assert_fit_to_show(read_dataset(table, SOUND_HEADINGS, Shift(shift))),
        lambda: read_asked([row[:3] for row in table], SOUND_HEADINGS, ("n1",)),
    ):
        try:
            read()
        except TableError as refusal:
            assert_short_sentence(refusal)
    assert write_csv(table, SOUND_HEADINGS)


@tries(400)
@given(links())
def test_any_link_is_used_or_answered(link: Mapping[str, str]) -> None:
    setup, problems = read_link(link)
    for sentence in problems:
        assert_one_sentence(sentence)
        assert len(sentence) < 400
    assert_fit_to_show(setup.experiment.dataset)
    again, none = read_link(written_link(setup))
    assert none == []
    assert again == setup or not setup_fits(setup)


@tries(120)
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
    with pytest.raises(TableError) as refusal:
        read_csv(noise)
    assert_short_sentence(refusal.value)


def words_and_numbers(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """All texts and all numbers in nested plain data, by the names under which they stand."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from words_and_numbers(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from words_and_numbers(inner, key)
    else:
        yield key, value


@tries(40)
@given(links(), SHIFTS, st.booleans())
def test_any_link_is_shown_without_a_nan(
    link: Mapping[str, str], shift: str, log_loss: bool
) -> None:
    asked_for = read_link(link)[0].experiment
    experiment = replace(asked_for, dataset=replace(asked_for.dataset, shift=Shift(shift)))
    dataset = experiment.dataset
    view = View(link.get("show", dataset.names[0]), log_loss)
    told = unpacked(score(experiment, view))
    assert np.isfinite(told.parameters).all()
    assert np.isfinite(told.losses).all()
    own = " ".join(
        [*dataset.names, *dataset.class_names, view.shown, *(f.label for f in dataset.features)]
    )
    for key, value in words_and_numbers(told.head):
        if isinstance(value, str):
            assert SAYS_NO_NUMBER.search(own) or not SAYS_NO_NUMBER.search(value), (key, value)
        else:
            # JSON has no NaN: what is none would have come as null.
            assert value is not None or key in ("label", "watch", "qr", "diverged"), key
