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
from ui.language.words import gettext as _
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
            return _(
                "The table has {count} rows and the limit is {most}, so the first {most} are used."
            ).format(count=all_rows, most=MOST_ROWS)
        if not count:
            return None
        reason = next(iter(self.left_out.values()))
        total = count + len(self.complete)
        if count == 1:
            words = _("1 of {total} rows is left out, because {reason}")
        else:
            words = _("{count} of {total} rows are left out, the first because {reason}")
        return words.format(count=count, total=total, reason=reason)


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
                    _("{name} is in both tables: give one of the two another name.").format(
                        name=quoted(person.name)
                    )
                )
            if person.name in numbers:
                raise TableError(
                    _(
                        "{name} is the name of row {first} and of row {number}: give each its own."
                    ).format(name=quoted(person.name), first=numbers[person.name], number=number)
                )
        except TableError as reason:
            left_out[number] = str(reason)
        else:
            numbers[person.name] = number
            complete.append(person)
    behind = tuple(number for number, _row in begun[MOST_ROWS:])
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
        raise TableError(_("No row can be used, the first because {reason}").format(reason=reason))
    if not people:
        raise TableError(
            _("The table is empty: add at least one {one} and one {zero}, or reset it.").format(
                one=one, zero=zero
            )
        )
    labels = [person.label or 0 for person in people]
    if len({*labels}) == 1:
        only, other = (one, zero) if labels[0] else (zero, one)
        words = _("Everybody who can be used is {only}: add at least one {other} to compare.")
        if not rows.left_out:
            words = _("Everybody in the table is {only}: add at least one {other} to compare.")
        raise TableError(words.format(only=only, other=other))
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
            _(
                "The table has {count} rows and the limit is {most}: delete {behind} of them."
            ).format(count=len(rows.behind) + MOST_ROWS, most=MOST_ROWS, behind=len(rows.behind))
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
        raise TableError(
            _("{heading} of row {number} is empty: type one, or delete the row.").format(
                heading=heading, number=number
            )
        )
    if len(name) > LONGEST_NAME:
        raise TableError(
            _(
                "{heading} of row {number} has {count} letters and the limit is {most}: shorten it."
            ).format(heading=heading, number=number, count=len(name), most=LONGEST_NAME)
        )
    return name


def _number(cell: object, feature: Feature, name: str) -> float:
    where = _("{feature} of {name}").format(feature=feature.label, name=quoted(name))
    if is_missing(cell, NO_NUMBER):
        raise TableError(_("{where} is empty: type a number.").format(where=where))
    found = quantity(cell)
    if found is None:
        raise TableError(
            _("{where} is {cell}: type a number.").format(where=where, cell=quoted(cell))
        )
    if isinstance(cell, str) and "," in cell and (readings := two_ways(cell)):
        ways = _("{one} or {other}").format(
            one=short_number(readings[0]), other=short_number(readings[1])
        )
        raise TableError(
            _("{where} is {cell}, which can be read two ways: type {ways}.").format(
                where=where, cell=quoted(cell), ways=ways
            )
        )
    if feature.unit and not same_unit(found.unit, feature.unit):
        raise TableError(
            _("{where} is {cell}: type it in {unit}.").format(
                where=where, cell=quoted(cell), unit=quoted(feature.unit)
            )
        )
    if not abs(found.value) <= LARGEST:
        raise TableError(
            _("{where} is too large: type a number between -1e9 and 1e9.").format(where=where)
        )
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
            _("{class_column} of {name} is empty: pick {one} or {zero}.").format(
                class_column=headings.class_column, name=quoted(name), one=one, zero=zero
            )
        )
    raise TableError(
        _("{class_column} of {name} is {cell}: it has to be {one} or {zero}.").format(
            class_column=headings.class_column,
            name=quoted(name),
            cell=quoted(cell),
            one=one,
            zero=zero,
        )
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
