"""Rows changed by name: the one that is meant changes, and all else stays as it was typed."""

from collections.abc import Sequence

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.anything import tables
from ui.data.person import Row
from ui.data.rows import free_name, with_row, without_row

LEARN: list[Row] = [
    ("Alice", 133.0, 65.0, "F"),
    ("  Bob ", "160", None, "M"),
    (None, 1.0, 2.0, "F"),
    ("New 1", 1.0, 2.0, "F"),
]
ASKED: list[Row] = [("Emily", 128.0, 63.0), ("New 2", 1.0, 2.0)]


def test_the_row_of_the_name_gets_the_cells() -> None:
    assert with_row(LEARN, "Alice", {1: 140, 2: 66.5}) == [("Alice", 140, 66.5, "F"), *LEARN[1:]]
    assert with_row(LEARN, "Alice", {3: "M"}) == [("Alice", 133.0, 65.0, "M"), *LEARN[1:]]


def test_a_name_is_found_as_it_is_shown_and_stays_as_it_was_typed() -> None:
    changed = with_row(LEARN, "Bob", {1: 150.0})
    assert changed == [LEARN[0], ("  Bob ", 150.0, None, "M"), *LEARN[2:]]
    assert without_row(LEARN, "Bob") == [LEARN[0], *LEARN[2:]]


def test_a_row_that_is_left_out_stays_even_if_it_has_the_name() -> None:
    twice: list[Row] = [("Alice", None, 65.0, "F"), *LEARN, ("Alice", 1.0, 2.0, "M")]
    changed = with_row(twice, "Alice", {1: 140}, left_out={1, 6})
    assert changed == [twice[0], ("Alice", 140, 65.0, "F"), *twice[2:]]
    assert without_row(twice, "Alice", left_out={1, 6}) == [twice[0], *twice[2:]]


def test_a_table_without_the_column_stays_as_it_is() -> None:
    assert with_row(ASKED, "Emily", {3: "F"}) == ASKED


@pytest.mark.parametrize("name", ["Nobody", "", "alice", "None", "nan"])
def test_nobody_of_the_name_is_no_change(name: str) -> None:
    table = [*LEARN, (float("nan"), 1.0, 2.0, "F"), ("", None, None, None)]
    assert with_row(table, name, {1: 0.0}) == table
    assert without_row(table, name) == table


def test_a_free_name_is_the_first_that_no_table_has() -> None:
    assert free_name(LEARN[:3]) == "New 1"
    assert free_name(LEARN) == "New 2"
    assert free_name(LEARN, ASKED) == "New 3"
    assert free_name([(" New  1 ", 1, 2)], [(pd.NA, 1, 2)]) == "New 2"


@given(tables(), tables())
def test_a_free_name_is_free_in_any_tables(learn: Sequence[Row], asked: Sequence[Row]) -> None:
    name = free_name(learn, asked)
    for table in (learn, asked):
        assert without_row(table, name) == [*table]


@given(tables(), st.integers(0, 5))
def test_a_changed_row_is_the_only_one_that_changes(table: Sequence[Row], place: int) -> None:
    name = free_name(table)
    whole = [*table[:place], (name, 1.0, 2.0, "F"), *table[place:]]
    changed = with_row(whole, name, {1: -5.0, 3: "M"})
    assert changed == [*table[:place], (name, -5.0, 2.0, "M"), *table[place:]]
    assert without_row(changed, name) == [*table]
