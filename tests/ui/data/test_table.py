"""Tables that people type: sound ones become data, all others one sentence."""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import Dataset, Feature, Shift
from tests.effort import tries
from tests.ui.examples import assert_one_sentence
from ui.data.person import LONGEST_NAME, Headings, TableError
from ui.data.table import MOST_ROWS, Asked, dataset_of, read_asked, read_dataset, sort_rows

HEADINGS = Headings(
    "Name", (Feature("Weight", "lb"), Feature("Height", "in")), "Gender", ("M", "F")
)
NAN, INF = float("nan"), float("inf")
ALICE, BOB = ("Alice", 133.0, 65.0, "F"), ("Bob", 160.0, 72.0, "M")

# Any: what is wrong with a cell is often its type.
Row = tuple[Any, Any, Any, Any]


def read(*rows: Row) -> Dataset:
    return read_dataset(rows, HEADINGS, Shift("fixed", (135.0, 66.0)))


def without_class(*rows: Row) -> list[tuple[Any, ...]]:
    return [row[:3] for row in rows]


def test_a_sound_table_becomes_data() -> None:
    dataset = read(ALICE, BOB)
    assert dataset == Dataset(
        names=("Alice", "Bob"),
        values=((133, 65), (160, 72)),
        labels=(1, 0),
        features=HEADINGS.features,
        class_names=("M", "F"),
        class_column="Gender",
        shift=Shift("fixed", (135, 66)),
    )


def test_numbers_typed_as_text_are_numbers() -> None:
    assert read(("A", " 133 ", "6.5e1", "F"), BOB).values[0] == (133.0, 65.0)
    assert read(("A", np.int64(133), np.float32(65), "F"), BOB).values[0] == (133.0, 65.0)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        *(("64,5", 64.5), ("133 lb", 133), ("133 lbs", 133), ("\uff11\uff13", 13)),
        *(("\N{MINUS SIGN}5", -5), ("1.234", 1.234), ("1.234,5", 1234.5), ("$12", None)),
    ],
)
def test_cells_are_as_kind_as_files(cell: str, number: float | None) -> None:
    if number is None:
        with pytest.raises(TableError, match="type it in lb"):
            read(("A", cell, 65, "F"), BOB)
    else:
        assert read(("A", cell, 65, "F"), BOB).values[0] == (number, 65)


def test_small_letters_and_spaces_make_no_other_class() -> None:
    assert read(("A", 1, 2, " f "), BOB).labels == (1, 0)


def test_rows_that_are_not_complete_are_left_out_and_counted() -> None:
    rows = [ALICE, ("Ann", None, 65, "F"), BLANK, BOB, (None, 1, 2, "M"), ("Bob", 1, 2, "M")]
    found = sort_rows(rows, HEADINGS)
    assert [person.name for person in found.complete] == ["Alice", "Bob"]
    assert found.left_out == {
        2: "Weight (lb) of Ann is empty: type a number.",
        5: "Name of row 5 is empty: type one, or delete the row.",
        6: "Bob is the name of row 4 and of row 6: give each its own.",
    }
    assert found.sentence == (
        "3 of 5 rows are left out, the first because Weight (lb) of Ann is empty: type a number."
    )
    assert dataset_of(found, HEADINGS, Shift()).names == ("Alice", "Bob")
    assert sort_rows([ALICE, BOB], HEADINGS).sentence is None


def test_rows_behind_the_limit_are_left_out() -> None:
    found = sort_rows(MANY, HEADINGS)
    assert len(found.complete) == 200
    assert found.sentence == (
        "The table has 201 rows and the limit is 200, so the first 200 are used."
    )


def test_if_no_row_is_complete_the_first_is_said() -> None:
    rows = sort_rows([("Ann", None, 65, "F")], HEADINGS)
    with pytest.raises(TableError, match=r"^No row can be used, the first because Weight"):
        dataset_of(rows, HEADINGS, Shift())
    rows = sort_rows([ALICE, ("Ann", None, 65, "M")], HEADINGS)
    with pytest.raises(TableError, match=r"^Everybody who can be used is F: add at least one M"):
        dataset_of(rows, HEADINGS, Shift())


def test_white_space_in_names_is_tidied() -> None:
    assert read((" Ann \n Lee ", 1, 2, "F"), BOB).names == ("Ann Lee", "Bob")


def test_names_are_data() -> None:
    names = ("<b>", "$x$", "[a](b)", "<script>", "=1+1", "花子")
    rows = [(name, number, 2, "FM"[number % 2]) for number, name in enumerate(names)]
    assert read(*rows).names == names


BLANK = (None, NAN, None, "")


def test_rows_in_which_nothing_stands_yet_do_not_count() -> None:
    assert read(BLANK, ALICE, BLANK, BOB, BLANK) == read(ALICE, BOB)
    # In a sentence they do: it speaks of the row on the screen.
    with pytest.raises(TableError, match="Name of row 3 is empty"):
        read(ALICE, BLANK, (None, 1, 2, "M"))
    with pytest.raises(TableError, match="Alice is the name of row 2 and of row 4"):
        read(BLANK, ALICE, BLANK, ALICE)
    with pytest.raises(TableError, match="The table is empty"):
        read(BLANK, BLANK)
    assert read_asked(without_class(BLANK), HEADINGS, []) == ()


MANY = [(f"n{number}", number, number, "FM"[number % 2]) for number in range(MOST_ROWS + 1)]
CASES: dict[str, tuple[list[Row], str]] = {
    "no rows": ([], "The table is empty: add at least one F and one M, or reset it."),
    "201 rows": (MANY, "The table has 201 rows and the limit is 200: delete 1 of them."),
    "one class only": ([ALICE, ("Eve", 1, 2, "F")], "Everybody in the table is F: add .* one M"),
    "the other class only": ([BOB], "Everybody in the table is M: add at least one F to compare."),
    "no name": ([(None, 1, 2, "F"), BOB], "Name of row 1 is empty: type one, or delete the row."),
    "a blank name": ([ALICE, (" \t", 1, 2, "M")], "Name of row 2 is empty"),
    "NaN for a name": ([ALICE, (NAN, 1, 2, "M")], "Name of row 2 is empty"),
    "a name twice": ([ALICE, BOB, ALICE], "Alice is the name of row 1 and of row 3: give each"),
    "a name twice but for a blank": ([ALICE, ("Alice ", 1, 2, "M")], "Alice is the name of row 1"),
    "no number": ([("A", None, 2, "F"), BOB], r"Weight \(lb\) of A is empty: type a number."),
    "no second number": ([("A", 1, "", "F"), BOB], r"Height \(in\) of A is empty: type a number."),
    "NaN": ([("A", 1, NAN, "F"), BOB], r"Height \(in\) of A is empty"),
    "NaN as text": ([("A", 1, "nan", "F"), BOB], r"Height \(in\) of A is empty: type a number."),
    "text": ([ALICE, ("Bob", "heavy", 2, "M")], r"Weight \(lb\) of Bob is heavy: type a number."),
    "a number that can be read two ways": (
        [ALICE, ("Bob", "1,234", 2, "M")],
        "Bob is 1,234, which can be read two ways: type 1234 or 1.234.",
    ),
    "another unit": ([ALICE, ("Bob", "64 kg", 2, "M")], "Bob is 64 kg: type it in lb."),
    "infinity": (
        [ALICE, ("Bob", INF, 2, "M")],
        "Bob is too large: type a number between -1,",
    ),
    "minus infinity": ([ALICE, ("Bob", 1, -INF, "M")], "Bob is too large"),
    "infinity as text": ([ALICE, ("Bob", "inf", 2, "M")], "Bob is inf: type a number."),
    "a huge number": ([ALICE, ("Bob", 1.1e9, 2, "M")], "Bob is too large"),
    "a huge whole number": ([ALICE, ("Bob", 10**400, 2, "M")], r"Weight \(lb\) of Bob is 1000"),
    "no class": ([ALICE, ("Bob", 1, 2, None)], "Gender of Bob is empty: pick F or M."),
    "another class": ([ALICE, ("Bob", 1, 2, "X")], "Gender of Bob is X: it has to be F or M."),
    "complex": ([ALICE, ("Bob", 1j, 2, "M")], "type a number"),
    "a list": ([ALICE, ("Bob", [1], 2, "M")], "type a number"),
}


@pytest.mark.parametrize(("rows", "telling_part"), CASES.values(), ids=CASES.keys())
def test_what_cannot_be_used_is_said_in_one_sentence(rows: list[Row], telling_part: str) -> None:
    with pytest.raises(TableError, match=telling_part) as refusal:
        read(*rows)
    assert_one_sentence(str(refusal.value))


def test_the_largest_table_and_numbers_that_can_be_used() -> None:
    assert len(read(*MANY[:MOST_ROWS])) == 200
    assert read(("A", 1e9, -1e9, "F"), BOB).values[0] == (1e9, -1e9)


def test_those_to_predict() -> None:
    rows = without_class(("Emily", 128, 63, ""), ("Frank", "155", 68, ""))
    assert read_asked(rows, HEADINGS, ["Alice"]) == (
        Asked("Emily", 128, 63),
        Asked("Frank", 155, 68),
    )
    assert read_asked([], HEADINGS, ["Alice"]) == ()


ASKED_CASES: dict[str, tuple[list[Row], str]] = {
    "taken": ([("Alice", 1, 2, "")], "Alice is in both tables: give one of the two another name."),
    "twice": (
        [("Emily", 1, 2, ""), ("Emily", 3, 4, "")],
        "Emily is the name of row 1 and of row 2",
    ),
    "no name": ([(None, 1, 2, "")], "Name of row 1 is empty"),
    "empty": ([("Emily", None, 2, "")], r"Weight \(lb\) of Emily is empty: type a number."),
    "text": ([("Emily", 1, "tall", "")], r"Height \(in\) of Emily is tall: type a number."),
    "infinity": ([("Emily", 1, INF, "")], "is too large"),
    "201 rows": (MANY, "The table has 201 rows"),
}


@pytest.mark.parametrize(("rows", "telling_part"), ASKED_CASES.values(), ids=ASKED_CASES.keys())
def test_whom_one_cannot_ask_about_is_said_in_one_sentence(
    rows: list[Row], telling_part: str
) -> None:
    with pytest.raises(TableError, match=telling_part) as refusal:
        read_asked(without_class(*rows), HEADINGS, ["Alice"])
    assert_one_sentence(str(refusal.value))


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=12)
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(),
    st.integers(),
    st.sampled_from([10**400, -(10**400), pd.NA, pd.NaT, np.nan, np.float32("inf"), np.int8(3)]),
    st.sampled_from(
        ["", " ", "nan", "inf", "-inf", "1e999", "1_0", "0x10", "٣", "½", "1,5", "<b>"]
    ),
    st.binary(max_size=6).map(str),
    WORDS,
)
NUMBERS = st.one_of(st.floats(-1e9, 1e9), st.integers(-(10**9), 10**9))
MIXED_ROWS = st.tuples(
    st.one_of(WORDS, JUNK),
    st.one_of(NUMBERS, NUMBERS, NUMBERS, JUNK),
    st.one_of(NUMBERS, NUMBERS, NUMBERS, JUNK),
    st.one_of(st.sampled_from("FM"), st.sampled_from("FM"), st.sampled_from("FM"), JUNK),
)


@tries(100)
@given(st.lists(MIXED_ROWS, max_size=4))
def test_any_table_is_data_or_one_sentence(rows: list[Row]) -> None:
    try:
        dataset = read(*rows)
        asked = read_asked(without_class(*rows), HEADINGS, ["Alice"])
    except TableError as refusal:
        assert_one_sentence(str(refusal))
        return
    assert len(asked) == len(dataset) <= len(rows)
    assert set(dataset.labels) == {0, 1}
    assert np.abs(dataset.raw).max() <= 1e9
    assert [one.name for one in asked] == list(dataset.names)
    assert np.isfinite(dataset.inputs).all()


@pytest.mark.parametrize("row", [("A", "x" * 5000, 2, "F"), ("A", 1, 2, "x" * 5000)])
def test_a_sentence_stays_short(row: Row) -> None:
    with pytest.raises(TableError) as refusal:
        read(row, BOB)
    assert len(str(refusal.value)) < 300


@pytest.mark.parametrize("row", [("A", "1\n2", 2, "F"), ("A", 1, 2, "F\nM")])
def test_a_sentence_is_one_line(row: Row) -> None:
    with pytest.raises(TableError) as refusal:
        read(row, BOB)
    assert_one_sentence(str(refusal.value))


@pytest.mark.parametrize(
    "typed", ["\u202eecilA", "Alice\u200f", "\u2067Alice\u2069", "Ali\ud83dce"]
)
def test_a_name_has_no_marks_that_nobody_sees(typed: str) -> None:
    (name, _) = read((typed, 133, 65, "F"), BOB).names
    assert name in ("ecilA", "Alice")
    with pytest.raises(TableError, match="is the name of row 1 and of row 2"):
        read((typed, 133, 65, "F"), (name, 1, 2, "M"))


def test_a_name_may_be_as_long_as_a_line() -> None:
    assert read(("x" * LONGEST_NAME, 1, 2, "F"), BOB).names[0] == "x" * LONGEST_NAME
    with pytest.raises(TableError) as refusal:
        read(BOB, ("x" * 10_000, 1, 2, "F"))
    assert str(refusal.value) == (
        "Name of row 2 has 10000 letters and the limit is 60: shorten it."
    )
