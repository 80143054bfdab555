"""CSV files: which column is which is read from the file itself."""

import csv
from collections.abc import Sequence
from io import StringIO

from ui.data.cells import quantity
from ui.data.grid import grid_of_file
from ui.data.meaning import guess
from ui.data.person import Headings, Row, TableError, is_empty
from ui.data.reading import read_sheet
from ui.data.sheet import sheet_of
from ui.data.table import sendable
from ui.language.words import gettext as _
from ui.theme.text import one_line, shortest


def read_csv(content: bytes) -> tuple[list[Row], Headings]:
    """A table to learn from, with its columns meaning what they most likely mean.

    Returns:
        The rows of the table, and what its columns are called.

    Raises:
        TableError: if there is no such table in it.
    """
    sheet = sheet_of(grid_of_file(content))
    reading = read_sheet(sheet, guess(sheet))
    return list(reading.table), reading.headings


def read_asked_csv(content: bytes) -> list[Row]:
    """A table of those to predict: names, and two columns of numbers in the order of the features.

    Raises:
        TableError: if the file does not have a name and two columns of numbers.
    """
    columns = sheet_of(grid_of_file(content)).columns
    numeric = [column for column in columns if column.is_numeric]
    others = [column for column in columns if not column.is_numeric]
    if len(numeric) != 2 or len(others) != 1:
        raise TableError(
            _(
                "The file needs one column of names and two of numbers: it has {others} and "
                "{numeric}."
            ).format(others=len(others), numeric=len(numeric))
        )
    names = [one_line(name) or None for name in others[0].cells]
    x1, x2 = ([number and number.value for number in column.quantities] for column in numeric)
    return list(zip(names, x1, x2, strict=True))


def write_csv(table: Sequence[Row], headings: Headings) -> bytes:
    """The table as a CSV file that `read_csv`, or `read_asked_csv`, reads back."""
    labels = [headings.name, *(feature.label for feature in headings.features)]
    labels.append(headings.class_column)
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(labels[: max(map(len, table), default=len(labels))])
    for name, *numbers, label in ((*row, None)[:4] for row in sendable(table)):
        cells = [name, *map(_written, numbers), label]
        writer.writerow("" if is_empty(cell) else cell for cell in cells[: len(table[0])])
    return text.getvalue().encode("utf-8")


def _written(cell: object) -> object:
    """A number as every program reads it, whichever way it was typed."""
    found = quantity(cell)
    return cell if found is None else shortest(found.value)
