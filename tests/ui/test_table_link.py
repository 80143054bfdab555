"""Tables in a link: what goes in comes out, and what cannot be read is one sentence."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import Dataset, Feature, Shift
from tests.ui.examples import UNTIMED, asked, sample
from ui.csv_file import feature_of
from ui.experiment import Asked
from ui.samples import load_sample
from ui.table import Headings, TableError, read_asked, read_dataset
from ui.table_link import MOST_LETTERS, read_tables, written_tables

NAMES = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)
NUMBERS = st.floats(-1e9, 1e9)
HEADERS = st.text(string.ascii_letters + "%,;/", min_size=1, max_size=12)
FOUR = dict(written_tables(sample("people"), asked("people"), load_sample("people")[2]) or {})


@st.composite
def tables(draw: st.DrawFn) -> tuple[Dataset, tuple[Asked, ...], Headings]:
    """Tables as people make them, with names that could be taken for the link's own signs."""
    names = draw(st.lists(NAMES, min_size=3, max_size=9, unique=True))
    first, second, column, zero, one = draw(st.lists(HEADERS, min_size=5, max_size=5, unique=True))
    features = (Feature(first, "lb"), Feature(second))
    known, unknown = names[:-1], names[-1:]
    dataset = Dataset(
        names=tuple(known),
        values=tuple((draw(NUMBERS), draw(NUMBERS)) for _ in known),
        labels=(0, 1, *(draw(st.integers(0, 1)) for _ in known[2:])),
        features=features,
        class_names=(zero, one),
        class_column=column,
    )
    to_predict = tuple(Asked(name, draw(NUMBERS), draw(NUMBERS)) for name in unknown)
    return dataset, to_predict, Headings("Name", features, column, (zero, one))


@UNTIMED
@given(tables())
def test_what_goes_into_a_link_comes_out(
    made: tuple[Dataset, tuple[Asked, ...], Headings],
) -> None:
    dataset, to_predict, headings = made
    link = written_tables(dataset, to_predict, headings)
    assert link is not None
    table, asked_table, read_headings = read_tables(link)
    assert read_headings == headings
    assert read_dataset(table, headings, Shift()) == dataset
    assert read_asked(asked_table, headings, dataset.names) == to_predict


def test_a_person_can_read_it() -> None:
    assert FOUR == {
        "people": "Alice,133,65,1;Bob,160,72,0;Charlie,152,70,0;Diana,120,60,1",
        "ask": "Emily,128,63;Frank,155,68",
        "columns": "Name,Weight (lb),Height (in),Gender,M,F",
    }


def test_links_of_today_open_for_ever() -> None:
    """Frozen: whoever changes the format has to read this one all the same."""
    link = {
        "people": "A%2CB,1.5,-2,1;100%25,3e-05,4,0",
        "ask": "C%3BD,1e+16,0",
        "columns": "Who,Weight (lb),x2,Kind,no,yes",
    }
    table, asked_table, headings = read_tables(link)
    assert table.values.tolist() == [["A,B", 1.5, -2.0, "yes"], ["100%", 3e-05, 4.0, "no"]]
    assert asked_table.values.tolist() == [["C;D", 1e16, 0.0]]
    assert headings.features == (feature_of("Weight (lb)"), Feature("x2"))


def test_two_hundred_rows_fit() -> None:
    rows = [(f"Person {n}", 100 + n / 8, 60 + n / 16) for n in range(200)]
    dataset = Dataset(
        names=tuple(name for name, _, _ in rows),
        values=tuple((x1, x2) for _, x1, x2 in rows),
        labels=tuple(n % 2 for n in range(200)),
    )
    headings = Headings("Name", dataset.features, "Class", ("no", "yes"))
    assert written_tables(dataset, (), headings) is not None


def test_what_does_not_fit_is_left_out_whole() -> None:
    names = tuple(f"{'ø' * 30}{n}" for n in range(200))
    dataset = Dataset(names=names, values=((1.0, 2.0),) * 200, labels=(0, 1) * 100)
    headings = Headings("Name", dataset.features, "Class", ("no", "yes"))
    assert written_tables(dataset, (), headings) is None
    assert MOST_LETTERS < 8000


@pytest.mark.parametrize(
    "broken",
    [
        {"columns": ""},
        {"columns": "Name,x1,x2,Kind,same,same"},
        {"columns": "a,b,c"},
        {"people": "Alice,133,65"},
        {"people": "Alice,133,65,1,9"},
        {"people": "Alice,heavy,65,1"},
        {"people": "Alice,nan,65,1"},
        {"people": "Alice,133,65,2"},
        {"people": ";".join(f"P{n},1,2,1" for n in range(201))},
        {"ask": "Emily,128"},
    ],
)
def test_what_cannot_be_read_is_one_sentence(broken: dict[str, str]) -> None:
    with pytest.raises(TableError) as caught:
        read_tables(FOUR | broken)
    sentence = str(caught.value)
    assert sentence.startswith(("The link", "Row"))
    assert sentence.endswith(".")
