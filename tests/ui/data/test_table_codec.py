"""The tables in a link: what goes in comes out, and what cannot be read is one sentence."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import Feature
from tests.ui.examples import assert_one_sentence
from ui.data.headings import feature_of
from ui.data.person import Headings, TableError
from ui.data.table import MOST_ROWS
from ui.data.table_codec import Row, Rows
from ui.experiment.fields import ASK, COLUMNS, PEOPLE
from ui.theme.text import one_line

NAMES = st.text(max_size=12).map(one_line)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
HEADERS = st.text(string.ascii_letters + "%,;/", min_size=1, max_size=12)


@given(st.lists(st.builds(Row, NAMES, NUMBERS, NUMBERS, st.integers(0, 1)), max_size=9))
def test_rows_that_go_into_a_link_come_out(rows: list[Row]) -> None:
    assert PEOPLE.read(PEOPLE.written(rows)) == rows
    asked = [row._replace(label=None) for row in rows]
    assert ASK.read(ASK.written(asked)) == asked


@given(st.lists(HEADERS, min_size=6, max_size=6, unique=True))
def test_headings_that_go_into_a_link_come_out(cells: list[str]) -> None:
    name, first, second, column, zero, one = cells
    headings = Headings(name, (Feature(first, "lb"), Feature(second)), column, (zero, one))
    assert COLUMNS.read(COLUMNS.written(headings)) == headings


def test_signs_of_the_link_within_names_are_written_otherwise() -> None:
    rows = [Row("A,B", 1.5, -2.0, 1), Row("100%", 3e-05, 1e16, 0), Row("%3B;", -0.0, 4.0, 0)]
    text = "A%2CB,1.5,-2,1;100%25,3e-05,1e+16,0;%253B%3B,-0,4,0"
    assert PEOPLE.written(rows) == text
    assert PEOPLE.read(text) == rows
    assert str(PEOPLE.read(text)[2].x1) == "-0.0"


def test_headings_are_read_with_their_units_and_without_needless_space() -> None:
    headings = COLUMNS.read(" Who ,Weight (lb),x2,Kind  of it,no,yes")
    assert headings.name == "Who"
    assert headings.features == (feature_of("Weight (lb)"), Feature("x2"))
    assert headings.class_column == "Kind of it"


@pytest.mark.parametrize(
    ("field", "text", "reason"),
    [
        (PEOPLE, "Alice,133,65,1;Bob,133,65", "Row 2 is Bob,133,65, which cannot be read."),
        (PEOPLE, "Alice,133,65,1,9", "Row 1 is Alice,133,65,1,9, which cannot be read."),
        (PEOPLE, "Alice,heavy,65,1", "Row 1 is Alice,heavy,65,1, which cannot be read."),
        (PEOPLE, "Alice,nan,65,1", "Row 1 is Alice,nan,65,1, which cannot be read."),
        (PEOPLE, "Alice,133,65,2", "Row 1 is Alice,133,65,2, which cannot be read."),
        (PEOPLE, ";".join(["P,1,2,1"] * 201), f"There are 201 rows and the limit is {MOST_ROWS}."),
        (ASK, "Emily,128", "Row 1 is Emily,128, which cannot be read."),
        (ASK, "Emily,128,63,1", "Row 1 is Emily,128,63,1, which cannot be read."),
    ],
)
def test_rows_that_cannot_be_read_say_which(field: Rows, text: str, reason: str) -> None:
    with pytest.raises(TableError) as caught:
        field.read(text)
    assert str(caught.value) == reason


@pytest.mark.parametrize("text", ["", "a,b,c", "Name,x1,x2,Kind,same,same", "Name,x1,x2, ,no,yes"])
def test_headings_that_cannot_be_read_are_one_sentence(text: str) -> None:
    with pytest.raises(TableError) as caught:
        COLUMNS.read(text)
    assert_one_sentence(str(caught.value))
