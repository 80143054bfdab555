"""CSV files: which column is which is read from the file itself."""

import csv
import re
from collections.abc import Sequence
from io import StringIO

from nn_core import Feature
from ui.data.table import (
    LONGEST_NAME,
    MOST_ROWS,
    Headings,
    Row,
    TableError,
    as_number,
    is_empty,
    sendable,
)
from ui.theme.text import one_line, quoted

LARGEST_FILE = 1_000_000
MOST_COLUMNS = 100
MOST_LINES = 10_000
MOST_QUOTED = 6
SEPARATORS = ",;\t"
DECIMAL_COMMA = re.compile(r"[-+]?\d+,\d+")
UNIT = re.compile(r"^(?P<name>.*\S)\s+\((?P<unit>[^()]*)\)$")


def read_csv(content: bytes) -> tuple[list[Row], Headings]:
    """A table to learn from: two columns of numbers, one of two classes, and maybe one of names.

    The class column is the last one with exactly two different values. Class 1 is the larger of
    two numbers, else the class of the first row.

    Args:
        content: the bytes of the file, UTF-8, separated by commas, semicolons or tabs.

    Returns:
        The rows of the table, and what its columns are called.

    Raises:
        TableError: if it cannot be read so.
    """
    header, columns = _parsed(content)
    classes = _class_column(header, columns)
    rest = [place for place in range(len(header)) if place != classes]
    numeric = [place for place in rest if _is_numeric(columns[place])]
    if len(numeric) == 3:
        # Rows that are only numbered have their numbers for names.
        numeric = [place for place in numeric if not _numbers_the_rows(columns[place])]
    others = [place for place in rest if place not in numeric]
    if len(numeric) != 2 or len(others) > 1:
        raise TableError(_wrong_columns(header, columns, numeric, others))
    first, second = numeric
    count = len(columns[classes])
    names = columns[others[0]] if others else [str(row) for row in range(1, count + 1)]
    headings = Headings(
        name=header[others[0]] if others else "Name",
        features=(feature_of(header[first]), feature_of(header[second])),
        class_column=header[classes],
        class_names=_class_names(columns[classes]),
    )
    return _table(names, columns[first], columns[second], columns[classes]), headings


def read_asked_csv(content: bytes) -> list[Row]:
    """A table of those to predict: names, and two columns of numbers in the order of the features.

    Raises:
        TableError: if the file does not have a name and two columns of numbers.
    """
    header, columns = _parsed(content)
    numeric = [place for place in range(len(header)) if _is_numeric(columns[place])]
    others = [place for place in range(len(header)) if place not in numeric]
    if len(numeric) != 2 or len(others) != 1:
        raise TableError(
            "The file needs one column of names and two of numbers: "
            f"it has {len(others)} and {len(numeric)}."
        )
    first, second = numeric
    names = columns[others[0]]
    return _table(names, columns[first], columns[second])


def write_csv(table: Sequence[Row], headings: Headings) -> bytes:
    """The table as a CSV file that `read_csv`, or `read_asked_csv`, reads back."""
    labels = [headings.name, *(feature.label for feature in headings.features)]
    labels.append(headings.class_column)
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(labels[: max(map(len, table), default=len(labels))])
    for row in sendable(table):
        writer.writerow("" if is_empty(cell) else cell for cell in row)
    return text.getvalue().encode("utf-8")


def _parsed(content: bytes) -> tuple[list[str], list[list[str]]]:
    """The header and the columns of the file, all cells as trimmed text."""
    rows = _rows(content)
    if len(rows) < 2:
        raise TableError("The file has no rows under its header: add one row for each sample.")
    if len(rows) - 1 > MOST_ROWS:
        raise TableError(
            f"The file has {len(rows) - 1} rows and the limit is {MOST_ROWS}: shorten it."
        )
    if len(rows[0]) > MOST_COLUMNS:
        raise TableError(
            f"The file has {len(rows[0])} columns and the limit is {MOST_COLUMNS}: keep the names, "
            "two columns of numbers and the classes."
        )
    header = [heading_of(cell) for cell in rows[0]]
    for number, row in enumerate(rows[1:], start=1):
        if len(row) != len(header):
            raise TableError(
                f"Row {number} of the file has {len(row)} cells where the header has "
                f"{len(header)}: make them equal."
            )
    if any(as_number(cell) is not None for cell in header):
        raise TableError("The file has numbers in its first row: put the columns' names there.")
    if "" in header:
        raise TableError(f"Column {header.index('') + 1} of the file has no header: name it.")
    return header, [[one_line(cell) for cell in column] for column in zip(*rows[1:], strict=True)]


def _rows(content: bytes) -> list[list[str]]:
    if len(content) > LARGEST_FILE:
        raise TableError("The file is larger than 1 MB: upload a table of at most 200 rows.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if not text.strip():
        raise TableError("The file is empty: upload a CSV file with a header and a row for each.")
    if "\0" in text:
        raise TableError("The file is not text: save your table as CSV in UTF-8 and try again.")
    lines = len(text.splitlines())
    if lines > MOST_LINES:
        raise TableError(
            f"The file has {lines} lines and the limit is {MOST_ROWS} rows: shorten it."
        )
    readings = [rows for separator in SEPARATORS if (rows := _separated(text, separator))]
    if not readings:
        raise TableError(
            "The file is not a CSV table: look for quotation marks that are not closed."
        )
    return max(readings, key=lambda rows: (_is_even(rows), len(rows[0])))


def _is_even(rows: Sequence[Sequence[str]]) -> bool:
    """Whether this is a table: several columns, and all rows as long as the header."""
    return len(rows[0]) > 1 and all(len(row) == len(rows[0]) for row in rows)


def _separated(text: str, separator: str) -> list[list[str]]:
    """The rows in which something stands, if this is the separator; none if it cannot be."""
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        return []
    return [row for row in rows if any(cell.strip() for cell in row)]


def _class_column(header: Sequence[str], columns: Sequence[Sequence[str]]) -> int:
    candidates = [place for place, column in enumerate(columns) if len({*column} - {""}) == 2]
    if not candidates:
        raise TableError(
            f"No column of the file has exactly two different values (it has {_quoted(header)}): "
            "add one with the two classes."
        )
    return candidates[-1]


def _wrong_columns(
    header: Sequence[str],
    columns: Sequence[Sequence[str]],
    numeric: Sequence[int],
    others: Sequence[int],
) -> str:
    """The sentence for a file without exactly two columns of numbers and at most one of names."""
    for place in others:
        for row, cell in enumerate(columns[place], start=1):
            if DECIMAL_COMMA.fullmatch(cell):
                where = f"{header[place]} in row {row} of the file"
                return f"{where} is {quoted(cell)}: write decimals with a point."
        strange = [cell for cell in columns[place] if cell and as_number(cell) is None]
        if strange and 2 * len(strange) < len(columns[place]):
            row = columns[place].index(strange[0]) + 1
            where = f"{header[place]} in row {row} of the file"
            return f"{where} is {quoted(strange[0])}: make it a number."
    if len(numeric) != 2:
        found = f" ({_quoted([header[place] for place in numeric])})" if numeric else ""
        return (
            "Beside the classes the file needs two columns of numbers, and it has "
            f"{len(numeric)}{found}."
        )
    texts = _quoted([header[place] for place in others])
    return f"The file has several columns of text, {texts}: keep one, with the names."


def _quoted(headers: Sequence[str]) -> str:
    """The first few headers, for the middle of a sentence."""
    few = [quoted(header) for header in headers[:MOST_QUOTED]]
    return ", ".join([*few, "..."] if len(headers) > MOST_QUOTED else few)


def _is_numeric(column: Sequence[str]) -> bool:
    filled = [cell for cell in column if cell]
    return bool(filled) and all(as_number(cell) is not None for cell in filled)


def _numbers_the_rows(column: Sequence[str]) -> bool:
    return list(column) == [str(row) for row in range(1, len(column) + 1)]


def _class_names(column: Sequence[str]) -> tuple[str, str]:
    one, zero = dict.fromkeys(cell for cell in column if cell)
    for name in (one, zero):
        if len(name) > LONGEST_NAME:
            raise TableError(
                f"The class {quoted(name)} has {len(name)} letters and the limit is "
                f"{LONGEST_NAME}: shorten it."
            )
    if _is_numeric([one, zero]) and float(one) < float(zero):
        one, zero = zero, one
    return zero, one


def heading_of(cell: str) -> str:
    """What a column is called, from the cell over it."""
    return one_line(cell)[:LONGEST_NAME].strip()


def feature_of(header: str) -> Feature:
    """What a column measures, from its header: "Weight (lb)" has a name and a unit."""
    match = UNIT.match(header)
    return Feature(match["name"], match["unit"].strip()) if match else Feature(header)


def _table(
    names: Sequence[str], x1: Sequence[str], x2: Sequence[str], classes: Sequence[str] | None = None
) -> list[Row]:
    numbers = ([as_number(cell) if cell else None for cell in column] for column in (x1, x2))
    columns = [names, *numbers]
    if classes is not None:
        columns.append([cell or None for cell in classes])
    return list(zip(*columns, strict=True))
