"""From tables that people type or upload to data that the network can learn from.

What cannot be used is answered by a `TableError`: one sentence that says what, where and what to
do. Sentences are plain text; names in them are as typed.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from nn_core import Dataset, Feature, Shift
from ui.theme.text import one_line, quoted

MOST_ROWS = 200
LONGEST_NAME = 60
"""Letters that the name of a row, a column or a class may have."""
LARGEST = 1e9
COLUMNS = ("name", "x1", "x2", "class")
"""The columns of every table in the app; `Headings` say what they are called on the screen."""
Row: TypeAlias = tuple[object, ...]
"""The cells of a row as they were typed, in the order of the columns; who to predict has three."""


class Asked(NamedTuple):
    """Somebody to predict: a name, and both features in their own units."""

    name: str
    x1: float
    x2: float


class TableError(ValueError):
    """Why a table cannot be used, in one sentence for the person who made it."""


@dataclass(frozen=True)
class Headings:
    """What the columns of a table are called, and the two classes.

    Attributes:
        name: of the column of names.
        features: of the two columns of numbers, with their units.
        class_column: of the column of classes.
        class_names: of class 0 and class 1.
    """

    name: str
    features: tuple[Feature, Feature]
    class_column: str
    class_names: tuple[str, str]


def read_dataset(table: Sequence[Row], headings: Headings, shift: Shift) -> Dataset:
    """The dataset in a table.

    Raises:
        TableError: if a cell is empty or not usable, names repeat, or a class is missing.
    """
    zero, one = map(quoted, headings.class_names)
    rows = _begun_rows(table)
    if not rows:
        raise TableError(f"The table is empty: add at least one {one} and one {zero}, or reset it.")
    names = _names(rows)
    values = _values(rows, names, headings.features)
    labels = []
    for name, (_, _, _, cell) in zip(names, rows.values(), strict=True):
        if is_empty(cell):
            raise TableError(
                f"{headings.class_column} of {quoted(name)} is empty: pick {one} or {zero}."
            )
        if one_line(cell) not in headings.class_names:
            raise TableError(
                f"{headings.class_column} of {quoted(name)} is {quoted(cell)}: "
                f"it has to be {one} or {zero}."
            )
        labels.append(headings.class_names.index(one_line(cell)))
    if len(set(labels)) == 1:
        only, other = (one, zero) if labels[0] else (zero, one)
        raise TableError(f"Everybody in the table is {only}: add at least one {other} to compare.")
    return Dataset(
        names=tuple(names),
        values=tuple(values),
        labels=tuple(labels),
        features=headings.features,
        class_names=headings.class_names,
        class_column=headings.class_column,
        shift=shift,
    )


def read_asked(table: Sequence[Row], headings: Headings, taken: Sequence[str]) -> tuple[Asked, ...]:
    """Those to predict, in a table; there may be none.

    Raises:
        TableError: if a cell is empty or not usable, or a name is already taken.
    """
    rows = _begun_rows(table)
    names = _names(rows)
    for name in names:
        if name in taken:
            raise TableError(f"{quoted(name)} is in both tables: give one of the two another name.")
    values = _values(rows, names, headings.features)
    return tuple(Asked(name, *pair) for name, pair in zip(names, values, strict=True))


def sendable(table: Sequence[Row]) -> list[Row]:
    """The table without half letters, as a paste can leave behind: no browser can be sent one."""
    return [
        tuple(_whole_letters(cell) if isinstance(cell, str) else cell for cell in row)
        for row in table
    ]


def _whole_letters(text: str) -> str:
    return text.encode("utf-8", errors="replace").decode("utf-8")


def _begun_rows(table: Sequence[Row]) -> dict[int, Row]:
    """The rows in which something stands, by their numbers on the screen."""
    begun = {
        number: row for number, row in enumerate(table, start=1) if not all(map(is_empty, row))
    }
    if len(begun) > MOST_ROWS:
        raise TableError(
            f"The table has {len(begun)} rows and the limit is {MOST_ROWS}: "
            f"delete {len(begun) - MOST_ROWS} of them."
        )
    return begun


def _names(rows: Mapping[int, Row]) -> list[str]:
    numbers: dict[str, int] = {}
    for number, (cell, *_) in rows.items():
        name = "" if is_empty(cell) else one_line(cell)
        if not name:
            raise TableError(f"Row {number} has no name: type one, or delete the row.")
        if len(name) > LONGEST_NAME:
            raise TableError(
                f"The name in row {number} has {len(name)} letters and the limit is "
                f"{LONGEST_NAME}: shorten it."
            )
        if name in numbers:
            raise TableError(
                f"{quoted(name)} is the name of row {numbers[name]} and of row {number}: "
                "give each its own."
            )
        numbers[name] = number
    return list(numbers)


def _values(
    rows: Mapping[int, Row], names: Sequence[str], features: tuple[Feature, Feature]
) -> list[tuple[float, float]]:
    columns = [
        [_number(row[place], feature, name) for row, name in zip(rows.values(), names, strict=True)]
        for place, feature in enumerate(features, start=1)
    ]
    return list(zip(*columns, strict=True))


def _number(cell: object, feature: Feature, name: str) -> float:
    where = f"{feature.label} of {quoted(name)}"
    if is_empty(cell):
        raise TableError(f"{where} is empty: type a number.")
    number = as_number(cell)
    if number is None:
        raise TableError(f"{where} is {quoted(cell)}: type a number.")
    if not abs(number) <= LARGEST:
        raise TableError(f"{where} is too large: type a number between -1e9 and 1e9.")
    return number


def is_empty(cell: object) -> bool:
    """Whether nothing stands in a cell."""
    if isinstance(cell, str):
        return not cell.strip()
    return cell is None or (isinstance(cell, float) and math.isnan(cell))


def as_number(cell: object) -> float | None:
    """The number in a cell, infinities included; None if it is not a number."""
    try:
        number = float(cell)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return None
    return None if math.isnan(number) else number
