"""One row of a table: a name, two numbers in their units, and a class.

What cannot be used of it is answered by one sentence that says what, where and what to do.
"""

import math
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from nn_core import Feature
from ui.data.cells import NO_NUMBER, is_missing, quantity, same_unit, two_ways
from ui.data.own_headings import shown_heading
from ui.language.words import gettext as _
from ui.theme.text import grouped, one_line, quoted, short_number

LONGEST_NAME = 60
"""Letters that the name of a row, a column or a class may have."""
LARGEST = 1e9
Row: TypeAlias = tuple[object, ...]
"""The cells of a row as they were typed, in the order of the columns; who to predict has three."""


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


def person_of(number: int, row: Row, headings: Headings) -> Person:
    """A row of which everything can be used.

    Args:
        number: of the row on the screen, from 1.
        row: four cells to learn from, or three to predict.
        headings: of the columns.

    Raises:
        TableError: if a cell is empty or cannot be used.
    """
    name = _name(number, row[0], shown_heading(headings.name))
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
    where = _("{feature} of {name}").format(feature=shown_heading(feature.label), name=quoted(name))
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
            _("{where} is too large: type a number between -{largest} and {largest}.").format(
                where=where, largest=grouped(LARGEST)
            )
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
                class_column=shown_heading(headings.class_column),
                name=quoted(name),
                one=one,
                zero=zero,
            )
        )
    raise TableError(
        _("{class_column} of {name} is {cell}: it has to be {one} or {zero}.").format(
            class_column=shown_heading(headings.class_column),
            name=quoted(name),
            cell=quoted(cell),
            one=one,
            zero=zero,
        )
    )


def is_empty(cell: object) -> bool:
    """Whether nothing stands in a cell."""
    if isinstance(cell, str):
        return not cell.strip()
    return cell is None or (isinstance(cell, float) and math.isnan(cell))
