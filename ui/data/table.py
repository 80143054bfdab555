"""From tables that people type or upload to data that the network can learn from.

What cannot be used is answered by one sentence that says what, where and what to do: a row that is
not complete is left out and said, and a `TableError` is for what leaves nothing to learn from.
Sentences are plain text; names in them are as typed.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from nn_core import Dataset, Feature, Shift
from ui.data.cells import NO_NUMBER, is_missing, quantity, same_unit, two_ways
from ui.theme.text import one_line, quoted, short_number

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


class Person(NamedTuple):
    """A row of which everything can be used; the label is None of those to predict."""

    name: str
    x1: float
    x2: float
    label: int | None = None


@dataclass(frozen=True)
class SortedRows:
    """The rows of a table in which something stands.

    Attributes:
        complete: those that can be used, at most `MOST_ROWS`.
        left_out: why each of the others cannot, by its number on the screen.
        behind: the numbers of those that stand behind the limit.
    """

    complete: tuple[Person, ...]
    left_out: Mapping[int, str]
    behind: tuple[int, ...] = ()

    @property
    def unused(self) -> frozenset[int]:
        """The numbers of all rows that are not used."""
        return frozenset((*self.left_out, *self.behind))

    @property
    def sentence(self) -> str | None:
        """How many rows are left out and why, in one sentence; None if all are used."""
        count = len(self.left_out)
        if self.behind:
            all_rows = MOST_ROWS + len(self.behind)
            return (
                f"The table has {all_rows} rows and the limit is {MOST_ROWS}, so the first "
                f"{MOST_ROWS} are used."
            )
        if not count:
            return None
        reason = next(iter(self.left_out.values()))
        total = count + len(self.complete)
        if count == 1:
            return f"1 of {total} rows is left out, because {reason}"
        return f"{count} of {total} rows are left out, the first because {reason}"


def sort_rows(table: Sequence[Row], headings: Headings, taken: Sequence[str] = ()) -> SortedRows:
    """The rows of a table that can be used, and what is wrong with the others.

    Args:
        table: rows of four cells to learn from, or of three to predict.
        headings: of its columns.
        taken: names that somebody else has.
    """
    begun = [
        (number, row) for number, row in enumerate(table, start=1) if not all(map(is_empty, row))
    ]
    complete: list[Person] = []
    left_out: dict[int, str] = {}
    numbers: dict[str, int] = {}
    for number, row in begun[:MOST_ROWS]:
        try:
            person = _person(number, row, headings)
            if person.name in taken:
                raise TableError(
                    f"{quoted(person.name)} is in both tables: give one of the two another name."
                )
            if person.name in numbers:
                raise TableError(
                    f"{quoted(person.name)} is the name of row {numbers[person.name]} and of row "
                    f"{number}: give each its own."
                )
        except TableError as reason:
            left_out[number] = str(reason)
        else:
            numbers[person.name] = number
            complete.append(person)
    behind = tuple(number for number, _ in begun[MOST_ROWS:])
    return SortedRows(tuple(complete), left_out, behind)


def dataset_of(rows: SortedRows, headings: Headings, shift: Shift) -> Dataset:
    """The complete rows as data.

    Raises:
        TableError: if there are none, or none of one class.
    """
    zero, one = map(quoted, headings.class_names)
    people = rows.complete
    if not people and rows.left_out:
        reason = next(iter(rows.left_out.values()))
        raise TableError(f"No row can be used, the first because {reason}")
    if not people:
        raise TableError(f"The table is empty: add at least one {one} and one {zero}, or reset it.")
    labels = [person.label or 0 for person in people]
    if len({*labels}) == 1:
        only, other = (one, zero) if labels[0] else (zero, one)
        whose = "in the table" if not rows.left_out else "who can be used"
        raise TableError(f"Everybody {whose} is {only}: add at least one {other} to compare.")
    return Dataset(
        names=tuple(person.name for person in people),
        values=tuple((person.x1, person.x2) for person in people),
        labels=tuple(labels),
        features=headings.features,
        class_names=headings.class_names,
        class_column=headings.class_column,
        shift=shift,
    )


def read_dataset(table: Sequence[Row], headings: Headings, shift: Shift) -> Dataset:
    """The dataset in a table of which every row has to be usable.

    Raises:
        TableError: if a cell is empty or not usable, names repeat, or a class is missing.
    """
    return dataset_of(_all_complete(sort_rows(table, headings)), headings, shift)


def read_asked(table: Sequence[Row], headings: Headings, taken: Sequence[str]) -> tuple[Asked, ...]:
    """Those to predict, in a table of which every row has to be usable; there may be none.

    Raises:
        TableError: if a cell is empty or not usable, or a name is already taken.
    """
    rows = _all_complete(sort_rows([row[:3] for row in table], headings, taken))
    return tuple(Asked(*person[:3]) for person in rows.complete)


def _all_complete(rows: SortedRows) -> SortedRows:
    if rows.behind:
        raise TableError(
            f"The table has {len(rows.behind) + MOST_ROWS} rows and the limit is {MOST_ROWS}: "
            f"delete {len(rows.behind)} of them."
        )
    for reason in rows.left_out.values():
        raise TableError(reason)
    return rows


def _person(number: int, row: Row, headings: Headings) -> Person:
    name = _name(number, row[0], headings.name)
    x1, x2 = (
        _number(cell, feature, name)
        for cell, feature in zip(row[1:3], headings.features, strict=True)
    )
    label = _label(row[3], headings, name) if len(row) > 3 else None
    return Person(name, x1, x2, label)


def _name(number: int, cell: object, heading: str) -> str:
    name = "" if is_empty(cell) else one_line(cell)
    if not name:
        raise TableError(f"{heading} of row {number} is empty: type one, or delete the row.")
    if len(name) > LONGEST_NAME:
        raise TableError(
            f"{heading} of row {number} has {len(name)} letters and the limit is {LONGEST_NAME}: "
            "shorten it."
        )
    return name


def _number(cell: object, feature: Feature, name: str) -> float:
    where = f"{feature.label} of {quoted(name)}"
    if is_missing(cell, NO_NUMBER):
        raise TableError(f"{where} is empty: type a number.")
    found = quantity(cell)
    if found is None:
        raise TableError(f"{where} is {quoted(cell)}: type a number.")
    if isinstance(cell, str) and "," in cell and (readings := two_ways(cell)):
        ways = " or ".join(map(short_number, readings))
        raise TableError(f"{where} is {quoted(cell)}, which can be read two ways: type {ways}.")
    if feature.unit and not same_unit(found.unit, feature.unit):
        raise TableError(f"{where} is {quoted(cell)}: type it in {quoted(feature.unit)}.")
    if not abs(found.value) <= LARGEST:
        raise TableError(f"{where} is too large: type a number between -1e9 and 1e9.")
    return found.value


def _label(cell: object, headings: Headings, name: str) -> int:
    names = headings.class_names
    typed = "" if is_empty(cell) else one_line(cell)
    if typed in names:
        return names.index(typed)
    alike = [label for label, known in enumerate(names) if known.casefold() == typed.casefold()]
    if len(alike) == 1:
        return alike[0]
    zero, one = map(quoted, names)
    if is_missing(cell):
        raise TableError(
            f"{headings.class_column} of {quoted(name)} is empty: pick {one} or {zero}."
        )
    raise TableError(
        f"{headings.class_column} of {quoted(name)} is {quoted(cell)}: it has to be {one} or "
        f"{zero}."
    )


def sendable(table: Sequence[Row]) -> list[Row]:
    """The table without half letters, as a paste can leave behind: no browser can be sent one."""
    return [
        tuple(_whole_letters(cell) if isinstance(cell, str) else cell for cell in row)
        for row in table
    ]


def _whole_letters(text: str) -> str:
    return text.encode("utf-8", errors="replace").decode("utf-8")


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
