"""Excel workbooks: a table in one is read, and nothing in one can harm the server."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.effort import tries
from tests.ui.examples import assert_one_sentence
from ui.data.csv_file import read_csv
from ui.data.grid import grid_of_file
from ui.data.person import TableError

pytestmark = pytest.mark.filterwarnings("ignore:Workbook contains no default style")
SHEET = "xl/worksheets/sheet1.xml"


def workbook(*rows: Sequence[object], empty_first: bool = False) -> bytes:
    book = Workbook()
    sheet = book.active
    if empty_first:
        sheet = book.create_sheet("Second")
    for row in rows:
        sheet.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


PEOPLE: list[list[object]] = [
    ["Name", "Weight (lb)", "Height (in)", "Gender"],
    ["Alice", 133, 65.5, "F"],
    ["Bob", "160", 72, "M"],
    ["Charlie", None, 70, "M"],
]


@pytest.mark.parametrize("empty_first", [False, True])
def test_the_table_on_the_first_filled_sheet_is_read(empty_first: bool) -> None:
    table, headings = read_csv(workbook(*PEOPLE, empty_first=empty_first))
    assert table == [("Alice", 133, 65.5, "F"), ("Bob", 160, 72, "M"), ("Charlie", None, 70, "M")]
    assert [feature.label for feature in headings.features] == ["Weight (lb)", "Height (in)"]


def test_a_sheet_of_notes_is_passed_over_and_which_one_is_read_is_said() -> None:
    book = Workbook()
    book.active.append(["What was measured in class 9b"])
    for title in ("First", "Second"):
        sheet = book.create_sheet(title)
        for row in PEOPLE:
            sheet.append(row)
    file = BytesIO()
    book.save(file)
    grid = grid_of_file(file.getvalue())
    assert grid.rows[1] == ("Alice", "133", "65.5", "F")
    assert grid.told == ("The workbook has several sheets, and First is read.",)


def test_a_title_and_a_margin_are_passed_over() -> None:
    rows: list[list[object]] = [[None, "My class"], [], *([None, *row] for row in PEOPLE)]
    assert read_csv(workbook(*rows))[0] == read_csv(workbook(*PEOPLE))[0]


def test_dates_and_truth_values_are_text() -> None:
    rows: list[list[object]] = [["Day", "a", "b", "Rain"]]
    rows += [[date(2026, 1, day), day, 2 * day, day > 1] for day in (1, 2)]
    table, _ = read_csv(workbook(*rows))
    assert table[0] == ("2026-01-01", 1, 2, "False")


def test_an_empty_workbook_is_one_sentence() -> None:
    with pytest.raises(TableError, match="The workbook is empty"):
        read_csv(workbook())


def with_cells(cells: str) -> bytes:
    """A workbook with these cells as XML."""
    file = BytesIO()
    with ZipFile(BytesIO(workbook([1]))) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr(SHEET, cells)
    return file.getvalue()


OPENING = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_small_file_cannot_ask_for_a_huge_sheet() -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData></worksheet>'
    with pytest.raises(TableError) as refusal:
        read_csv(with_cells(f'{OPENING}<row r="1"><c r="A1"><v>1</v></c></row>{far}'))
    assert_one_sentence(str(refusal.value))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_what_is_too_large_unpacked_is_refused_before_it_is() -> None:
    content = with_cells(OPENING + " " * 20_000_000)
    assert len(content) < 100_000
    with pytest.raises(TableError, match="The workbook is too large"):
        read_csv(content)


@tries(60)
@given(st.integers(0, 4000), st.binary(min_size=1, max_size=8))
def test_a_broken_workbook_is_read_or_answered(place: int, noise: bytes) -> None:
    sound = workbook(*PEOPLE)
    try:
        read_csv(sound[:place] + noise + sound[place + len(noise) :])
    except TableError as refusal:
        assert_one_sentence(str(refusal))
