"""Tables as teachers have them, in forms that spreadsheets really save: each with what it holds."""

from pathlib import Path
from typing import Any

import pytest

from ui.data.grid import grid_of_file
from ui.data.meaning import Meaning, guess, has_choice, with_decimal, with_group
from ui.data.person import TableError
from ui.data.reading import Reading, read_sheet
from ui.data.sheet import Sheet, sheet_of
from ui.data.table import sort_rows

FOLDER = Path(__file__).parent / "tables"
PEOPLE = [("Alice", 133, 65, "F"), ("Bob", 160, 72, "M"), ("Charlie", 152, 70, "M")]
FOUR = [*PEOPLE, ("Diana", 120, 60, "F")]
KILOS = [
    ("Alice", 60.3, 1.65, "F"),
    ("Bob", 72.6, 1.83, "M"),
    ("Charlie", 68.9, 1.78, "M"),
    ("Diana", 54.4, 1.52, "F"),
]
INCOMES = [(1234, 12500), (23456, 1000), (5600, 9870), (45000, 2100)]
GERMANS = [("Jürgen", 183, 80, "m"), ("Bärbel", 165, 60, "w"), ("Änne", 160, 55, "w")]
GAP = [("A", None, 5, "u"), ("B", 2, 6, "v"), ("C", 4, 7, "u")]


def incomes(one: str, zero: str) -> list[tuple[Any, ...]]:
    return [
        (name, *pair, answer)
        for name, pair, answer in zip("ABCD", INCOMES, [one, zero] * 2, strict=True)
    ]


def understood(content: bytes) -> tuple[Sheet, Meaning, Reading]:
    sheet = sheet_of(grid_of_file(content))
    meaning = guess(sheet)
    return sheet, meaning, read_sheet(sheet, meaning)


# The file, its rows, the headings of both features, and class 0 and class 1.
Case = tuple[str, list[tuple[Any, ...]], tuple[str, str], tuple[str, str]]
POUNDS, BARE = ("Weight (lb)", "Height (in)"), ("Weight", "Height")
CASES: list[Case] = [
    ("02_excel_de_cp1252", KILOS, ("Gewicht (kg)", "Größe (m)"), ("M", "F")),
    ("03_excel_de_utf8bom", KILOS, ("Gewicht (kg)", "Größe (m)"), ("M", "F")),
    ("07_utf16_le_bom_tab", FOUR, POUNDS, ("M", "F")),
    (
        "09_cp1252_umlaut_comma",
        [*GERMANS, ("Günther", 178, 77, "m")],
        ("Größe (cm)", "Gewicht (kg)"),
        ("w", "m"),
    ),
    ("10_macroman", GERMANS, ("Größe (cm)", "Gewicht (kg)"), ("w", "m")),
    ("14_title_line", FOUR, POUNDS, ("M", "F")),
    ("15_thousands_us_quoted", incomes("yes", "no"), ("Income ($)", "Debt ($)"), ("no", "yes")),
    (
        "16_thousands_de",
        [
            ("A", 1234.5, 12500, "ja"),
            ("B", 23456, 1000, "nein"),
            ("C", 5600.1, 9870, "ja"),
            ("D", 45000, 2100, "nein"),
        ],
        ("Einkommen", "Schulden"),
        ("nein", "ja"),
    ),
    ("17_thousands_de_nodec", incomes("ja", "nein"), ("Einkommen", "Schulden"), ("nein", "ja")),
    ("22_no_header", FOUR, ("x1", "x2"), ("M", "F")),
    ("25_units_in_cells", PEOPLE, POUNDS, ("M", "F")),
    ("26_extra_text", FOUR, BARE, ("M", "F")),
    ("27_index_first", FOUR, BARE, ("M", "F")),
    ("29_index_id_from0", FOUR, BARE, ("M", "F")),
    ("32_class_spaces", FOUR, BARE, ("M", "F")),
    ("32b_class_case", FOUR, BARE, ("M", "F")),
    (
        "34_three_classes",
        [("Alice", 133, 65, "a"), ("Bob", 160, 72, "b"), ("D", 120, 60, "a")],
        BARE,
        ("b", "a"),
    ),
    (
        "37_dup_columns",
        [("A", 1, 2, "u"), ("B", 2, 3, "v"), ("C", 4, 1, "u")],
        ("Value", "Value 2"),
        ("v", "u"),
    ),
    ("39_nan", GAP, BARE, ("v", "u")),
    ("41_empty_cell", GAP, BARE, ("v", "u")),
    ("42_NA", GAP, BARE, ("v", "u")),
    ("46_class_first", FOUR, BARE, ("M", "F")),
    (
        "48_height_two_values_class_first",
        [("1", 133, 65, "F"), ("2", 160, 72, "M"), ("3", 152, 72, "M"), ("4", 120, 65, "F")],
        BARE,
        ("M", "F"),
    ),
    (
        "57_currency",
        [("A", 10.5, 3, "u"), ("B", 7.2, 4, "v"), ("C", 3.1, 5, "u")],
        ("Price ($)", "Size"),
        ("v", "u"),
    ),
    (
        "60_mixed_decimal_comma_in_comma_csv",
        [("Alice", 133.5, 65.2, "F"), ("Bob", 160.1, 72, "M"), ("Charlie", 152.3, 70.4, "M")],
        BARE,
        ("M", "F"),
    ),
    ("62_space_pad", PEOPLE[:2], BARE, ("M", "F")),
    ("65_class_missing_cell", [PEOPLE[0], ("Bob", 160, 72, None), PEOPLE[2]], BARE, ("M", "F")),
    ("66_comment_line", FOUR, POUNDS, ("M", "F")),
    ("67_zero_width", [*PEOPLE[:2], ("C", 152, 70, "M")], BARE, ("M", "F")),
    ("70_summary_row", [*FOUR, ("Average", 141.25, 66.75, None)], POUNDS, ("M", "F")),
    (
        "85_de_integers_cp1252",
        [("A", 60, 165, "w"), ("B", 72, 183, "m"), ("C", 68, 178, "m")],
        ("Gewicht", "Größe"),
        ("m", "w"),
    ),
    (
        "86_de_two_value_decimals",
        [("A", 60.5, 165, "w"), ("B", 72.1, 183, "m")],
        ("Gewicht", "Groesse"),
        ("m", "w"),
    ),
    (
        "90_titanic_age_binary",
        [("1", 3, 7.25, "0"), ("2", 1, 71.28, "1"), ("3", 3, 7.92, "1"), ("4", 1, 8.05, "0")],
        ("Pclass", "Fare"),
        ("0", "1"),
    ),
]
OF_THEIR_OWN = ("36_201_rows", "54_xlsx_renamed")
ASKING = ("17", "26", "27", "29", "34", "46", "48", "90")
"""The files in which something could as well be meant otherwise: the form opens by itself."""
SAID = {
    "14": "The line above the headings, My class 2026, is skipped.",
    "17": "1.234 can be read two ways and is read as 1234.",
    "22": "There are no headings, so the features are called x1 and x2.",
    "32": "Spaces and capital letters make no other class, so F is one class.",
    "32b": "Spaces and capital letters make no other class, so F and M are one class each.",
    "34": "1 row of c is left out.",
    "37": "Some columns have the same heading, so further ones are called Value 2.",
    "66": "The line above the headings, # measured 2026, is skipped.",
}


@pytest.mark.parametrize(("file", "rows", "features", "classes"), CASES, ids=lambda case: case[0])
def test_a_table_is_read_as_its_teacher_means_it(
    file: str, rows: list[tuple[Any, ...]], features: tuple[str, str], classes: tuple[str, str]
) -> None:
    sheet, meaning, reading = understood((FOLDER / f"{file}.csv").read_bytes())
    assert list(reading.table) == rows
    assert tuple(feature.label for feature in reading.headings.features) == features
    assert reading.headings.class_names == classes
    number = file.partition("_")[0]
    assert has_choice(sheet, meaning) == (number in ASKING)
    assert list(reading.told) == ([SAID[number]] if number in SAID else [])


def test_no_table_is_forgotten() -> None:
    assert {*OF_THEIR_OWN, *(file for file, *_ in CASES)} == {
        path.stem for path in FOLDER.glob("*.csv")
    }


def test_of_201_rows_the_first_200_are_taken() -> None:
    _, _, reading = understood((FOLDER / "36_201_rows.csv").read_bytes())
    assert [row[0] for row in reading.table] == [f"P{number}" for number in range(200)]
    assert reading.table[0] == ("P0", 1.864, -1.234, "v")
    assert reading.told == ("There are 201 rows and the limit is 200, so the first 200 are taken.",)


def test_a_workbook_under_another_name_that_cannot_be_opened() -> None:
    with pytest.raises(TableError, match=r"begins like an Excel workbook .* save it again as"):
        understood((FOLDER / "54_xlsx_renamed.csv").read_bytes())


def test_one_click_reads_the_thousands_the_other_way() -> None:
    sheet, meaning, _ = understood((FOLDER / "17_thousands_de_nodec.csv").read_bytes())
    reading = read_sheet(sheet, with_decimal(meaning, "."))
    assert reading.table[0] == ("A", 1.234, 12.5, "ja")
    assert reading.told == ("1.234 can be read two ways and is read as 1.234.",)


def test_several_classes_are_joined_into_two_groups() -> None:
    sheet, meaning, _ = understood((FOLDER / "34_three_classes.csv").read_bytes())
    reading = read_sheet(sheet, with_group(meaning, 0, ["b", "c"]))
    assert reading.headings.class_names == ("b or c", "a")
    assert [row[3] for row in reading.table] == ["a", "b or c", "b or c", "a"]
    with pytest.raises(TableError, match="Class 0 has no value of Class: pick at least one"):
        read_sheet(sheet, with_group(meaning, 1, ["a", "b"]))


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("39_nan", "Weight of A is empty: type a number."),
        ("41_empty_cell", "Weight of A is empty: type a number."),
        ("42_NA", "Weight of A is empty: type a number."),
        ("65_class_missing_cell", "Gender of Bob is empty: pick F or M."),
        ("70_summary_row", "Gender of Average is empty: pick F or M."),
    ],
)
def test_rows_that_are_not_complete_are_counted_and_the_others_learned_from(
    file: str, why: str
) -> None:
    _, _, reading = understood((FOLDER / f"{file}.csv").read_bytes())
    rows = sort_rows(reading.table, reading.headings)
    assert len(rows.complete) == len(reading.table) - 1
    total = len(reading.table)
    assert rows.sentence == f"1 of {total} rows is left out, because {why}"
