"""CSV files at random: each is read or answered in one sentence, and what is written is read."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nn_core import Dataset, Feature, Shift
from tests.effort import tries
from tests.ui.examples import assert_one_sentence
from ui.data.cells import NO_NUMBER, is_missing, quantity
from ui.data.csv_file import read_asked_csv, read_csv, write_csv
from ui.data.person import Headings, Row, TableError
from ui.data.table import read_dataset
from ui.experiment.experiment import Experiment
from ui.stage.score import View, score

BOM = "\ufeff".encode()
CELLS = st.sampled_from(
    ["a", "b", "F", "M", "1", "2.5", "-3e2", "1e999", "nan", "", " ", '"', '""', "<b>", "é", "1,5"]
)
MESSY_CELLS = st.one_of(CELLS, CELLS, st.text(max_size=5))
SEPARATORS = st.sampled_from([",", ";", "\t", "|", ",,"])
NEW_LINES = st.sampled_from(["\n", "\r\n", "\r", "\n\n"])
ENCODINGS = st.sampled_from(["utf-8", "utf-8", "utf-8", "utf-8-sig", "latin-1", "utf-16"])


@st.composite
def messy_files(draw: st.DrawFn) -> bytes:
    """Something like a table, with rows of any length and cells of any kind."""
    width = draw(st.integers(1, 5))
    row = st.lists(MESSY_CELLS, min_size=width, max_size=width)
    rows: list[list[str]] = draw(st.lists(row, max_size=5))
    if rows and draw(st.integers(0, 3)) == 0:
        rows[-1] = rows[-1][1:]
    text = draw(NEW_LINES).join(draw(SEPARATORS).join(row) for row in rows)
    return text.encode(draw(ENCODINGS), errors="replace")


@st.composite
def nearly_sound_files(draw: st.DrawFn) -> bytes:
    """A table to learn from, but for a cell here and there."""
    numbers = st.one_of(st.floats(-1e10, 1e10).map(str), st.just("7"), MESSY_CELLS)
    good = st.one_of(st.floats(-1e9, 1e9).map(str), st.integers(-5, 5).map(str))
    cells = good if draw(st.integers(0, 2)) else numbers
    count = draw(st.integers(2, 5))
    rows = [
        ["n" + str(row), draw(cells), draw(cells), draw(st.sampled_from(["x", "y", "x", "y", ""]))]
        for row in range(count)
    ]
    separator = draw(SEPARATORS)
    return "\n".join(separator.join(row) for row in [["N", "a", "b (m)", "c"], *rows]).encode()


FILES = st.one_of(
    st.binary(max_size=60),
    st.text(max_size=60).map(str.encode),
    messy_files(),
    nearly_sound_files(),
    st.tuples(st.just(b"PK\x03\x04"), st.binary(max_size=40)).map(b"".join),
)


def answer(content: bytes) -> list[Row] | str:
    """The table to learn from in a file, or why it cannot be used."""
    try:
        table, headings = read_csv(content)
        dataset = read_dataset(table, headings, Shift("standard"))
    except TableError as refusal:
        return str(refusal)
    assert isinstance(dataset, Dataset)
    assert set(dataset.labels) == {0, 1}
    assert len(dataset) == len(table)
    return table


@tries(120)
@given(FILES)
@example(BOM)
@example(BOM + b"\n")
@example(b"\n;a;b;c\n1;2;3;4\n")
@example(b'"a\nb",c,d\n1,2,x\n3,4,y\n')
@example(b"a,b,c\n" + b"9" * 5000 + b",2,x\n3,4,y\n")
@example(b"a,b,c\n" + b"z" * 200_000 + b",2,x\n3,4,y\n")
def test_any_file_is_read_or_answered(content: bytes) -> None:
    found = answer(content)
    if isinstance(found, str):
        assert found.endswith(".")
    else:
        assert {len(row) for row in found} == {4}
        assert len(found) <= 200


@tries(60)
@given(FILES)
def test_any_file_to_predict_is_read_or_answered(content: bytes) -> None:
    try:
        table = read_asked_csv(content)
    except TableError:
        return
    assert {len(row) for row in table} == {3}


def test_a_byte_order_mark_alone_is_an_empty_file() -> None:
    with pytest.raises(TableError) as refusal:
        read_csv(BOM)
    assert_one_sentence(str(refusal.value))


def test_a_column_of_empty_cells_is_answered() -> None:
    with pytest.raises(TableError) as refusal:
        read_csv(b"Name,Weight,Height,Gender\nAlice,133,,F\nBob,160,,M\n")
    assert_one_sentence(str(refusal.value))


def is_word(text: str) -> bool:
    return quantity(text) is None and not is_missing(text, NO_NUMBER)


LETTERS = st.characters(codec="utf-8", exclude_categories=("C", "Z"))
SPACED = st.one_of(LETTERS, st.sampled_from(' ,"'))
WORDS = st.text(SPACED, min_size=1, max_size=15).map(lambda text: " ".join(text.split()))
WORDS = WORDS.filter(is_word)
# Semicolons in a header have a test of their own; brackets would be read as a unit.
HEADERS = st.text(LETTERS, min_size=1, max_size=15).map(lambda text: re.sub("[;()]", "x", text))
HEADERS = HEADERS.filter(is_word)


@st.composite
def sound_tables(draw: st.DrawFn) -> tuple[list[Row], Headings]:
    """A table that can be learned from, class 1 first as in a file."""
    count = draw(st.integers(2, 6))
    names = draw(st.lists(WORDS, min_size=count, max_size=count, unique=True))
    numbers = st.lists(st.floats(-1e9, 1e9), min_size=count, max_size=count)
    one, zero = draw(st.lists(WORDS, min_size=2, max_size=2, unique_by=str.casefold))
    rest = draw(st.lists(st.sampled_from([one, zero]), min_size=count - 2, max_size=count - 2))
    table: list[Row] = [*zip(names, draw(numbers), draw(numbers), [one, zero, *rest], strict=True)]
    # Headings that are the same are told apart; names of classes and names have tests of their own.
    name, first, second, column = (
        f"{place} {draw(HEADERS)}" for place in ("who", "one", "two", "kind")
    )
    units = st.one_of(st.just(""), HEADERS)
    features = (Feature(first, draw(units)), Feature(second, draw(units)))
    headings = Headings(name, features, column, (zero, one))
    return table, headings


@tries(80)
@given(sound_tables())
def test_what_is_written_is_read_back(sound: tuple[list[Row], Headings]) -> None:
    table, headings = sound
    read_table, read_headings = read_csv(write_csv(table, headings))
    assert read_headings == headings
    assert read_table == table
    once = read_dataset(table, headings, Shift())
    assert read_dataset(read_table, read_headings, Shift()) == once


@tries(15)
@given(sound_tables(), st.sampled_from(["fixed", "mean", "standard"]))
def test_whatever_can_be_read_can_be_drawn(sound: tuple[list[Row], Headings], shift: str) -> None:
    dataset = read_dataset(*sound, Shift(shift))
    experiment = Experiment(dataset, epochs=2, learning_rate=10.0)
    assert score(experiment, View(dataset.names[-1], log=True))


def test_those_to_predict_are_written_and_read_too() -> None:
    table: list[Row] = [("Emily", 128.0, 63.0), ('Fr"a,nk', 155.5, 68.0)]
    headings = Headings("Who", (Feature("Weight", "lb"), Feature("x")), "Gender", ("M", "F"))
    content = write_csv(table, headings)
    assert content.splitlines()[0] == b"Who,Weight (lb),x"
    assert read_asked_csv(content) == table


NUMBERED = b"x,y,c\n1,2,a\n3,4,b\n5,6,a\n"


def test_a_file_without_names_can_be_written_and_read() -> None:
    table, headings = read_csv(NUMBERED)
    again, _ = read_csv(write_csv(table, headings))
    assert again == table


def test_semicolons_in_a_header_are_no_separators() -> None:
    table, _ = read_csv(b'N,"a; b; c; d; e",x,c\np,1,2,u\nq,3,4,v\n')
    assert [row[1] for row in table] == [1.0, 3.0]


@pytest.mark.parametrize(
    "text", ["\nN;a;b;c\np;1;2;u\nq;3;4;v\n", '"N\n(full)";a;b;c\np;1;2;u\nq;3;4;v\n']
)
def test_the_separator_is_found_after_a_first_line_break(text: str) -> None:
    table, _ = read_csv(text.encode())
    assert [row[1] for row in table] == [1.0, 3.0]
