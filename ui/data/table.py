"""From tables that people type or upload to data that the network can learn from.

What cannot be used is answered by one sentence that says what, where and what to do: a row that is
not complete is left out and said, and a `TableError` is for what leaves nothing to learn from.
Sentences are plain text; names in them are as typed.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from nn_core import Dataset, Shift
from ui.data.person import Headings, Person, Row, TableError, is_empty, person_of
from ui.language.words import gettext as _
from ui.theme.text import quoted

MOST_ROWS = 200
COLUMNS = ("name", "x1", "x2", "class")
"""The columns of every table in the app; `Headings` say what they are called on the screen."""


class Asked(NamedTuple):
    """Somebody to predict: a name, and both features in their own units."""

    name: str
    x1: float
    x2: float


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
            person = person_of(number, row, headings)
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


def sendable(table: Sequence[Row]) -> list[Row]:
    """The table without half letters, as a paste can leave behind: no browser can be sent one."""
    return [
        tuple(_whole_letters(cell) if isinstance(cell, str) else cell for cell in row)
        for row in table
    ]


def _whole_letters(text: str) -> str:
    return text.encode("utf-8", errors="replace").decode("utf-8")


def as_number(cell: object) -> float | None:
    """The number in a cell, infinities included; None if it is not a number."""
    try:
        number = float(cell)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return None
    return None if math.isnan(number) else number
