"""A sheet as a table to learn from, once it is said what its columns mean."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from nn_core import Feature
from ui.data.cells import NO_NUMBER, DecimalSign, is_missing, quantity, same_unit
from ui.data.headings import feature_of
from ui.data.meaning import Meaning, asks_for_decimal
from ui.data.person import LONGEST_NAME, Headings, Row, TableError
from ui.data.sheet import Column, Sheet, value_key
from ui.data.table import MOST_ROWS
from ui.language.words import gettext as _
from ui.language.words import ngettext
from ui.theme.text import listed, one_line, quoted, short_number

MOST_NAMED = 3
"""Of values and names in a sentence."""


@dataclass(frozen=True)
class Reading:
    """A table to learn from, as it was understood.

    Attributes:
        table: its rows; what is no number stays as it was typed.
        headings: of its columns.
        told: what was left out, joined or read in one of two ways, a sentence each.
    """

    table: tuple[Row, ...]
    headings: Headings
    told: tuple[str, ...]


def read_sheet(sheet: Sheet, meaning: Meaning) -> Reading:
    """The table in a sheet.

    Raises:
        TableError: if one of the two classes has no value.
    """
    headings = _headings(sheet, meaning)
    classes, said_of_classes = _classes(sheet, meaning, headings)
    rows = [row for row, name in enumerate(classes) if name != ""]
    taken = _taken(rows, classes, headings)
    names, said_of_names = _names(sheet, meaning, taken)
    first, second = (
        _numbers(sheet.columns[place], feature, meaning.decimal)
        for place, feature in zip(meaning.features, headings.features, strict=True)
    )
    table = [
        (name, first[row], second[row], classes[row])
        for name, row in zip(names, taken, strict=True)
    ]
    told = [
        *sheet.told,
        *said_of_classes,
        *_said_of_limit(sheet, rows, taken),
        *said_of_names,
        *said_of_decimal(sheet, meaning),
    ]
    return Reading(tuple(table), headings, tuple(told))


def _headings(sheet: Sheet, meaning: Meaning) -> Headings:
    first, second = (
        _feature(sheet, place, f"x{number}")
        for number, place in enumerate(meaning.features, start=1)
    )
    name = sheet.columns[meaning.name].heading if meaning.name is not None else ""
    zero, one = (f" {_('or')} ".join(group)[:LONGEST_NAME].strip() for group in meaning.groups)
    if not zero or not one:
        raise TableError(
            _("Class {number} has no value of {column}: pick at least one for each class.").format(
                number=0 if not zero else 1, column=quoted(sheet.title(meaning.classes))
            )
        )
    if zero == one:
        raise TableError(
            _("The two classes both begin with {zero}: shorten one of them.").format(
                zero=quoted(zero)
            )
        )
    column = sheet.columns[meaning.classes].heading or _("Class")
    return Headings(name or _("Name"), (first, second), column, (zero, one))


def _feature(sheet: Sheet, place: int, unnamed: str) -> Feature:
    """What a column measures; the unit of its numbers is that of the cells, or of the heading."""
    column = sheet.columns[place]
    feature = feature_of(column.heading or unnamed)
    if not column.unit or same_unit(column.unit, feature.unit):
        return feature
    return Feature(feature.name, column.unit)


def _numbers(column: Column, feature: Feature, decimal: DecimalSign) -> list[object]:
    """The cells of a feature: numbers, None where nothing stands, else what was typed."""
    sign = column.decimal or decimal
    cells: list[object] = []
    for cell in column.cells:
        found = quantity(cell, sign)
        if found is not None and same_unit(found.unit, feature.unit):
            cells.append(found.value)
        else:
            cells.append(None if is_missing(cell, NO_NUMBER) else one_line(cell))
    return cells


def _classes(
    sheet: Sheet, meaning: Meaning, headings: Headings
) -> tuple[list[str | None], list[str]]:
    """The class of each row, None where nothing stands and "" where its value is left out."""
    column = sheet.columns[meaning.classes]
    class_of = {
        value_key(value): name
        for name, group in zip(headings.class_names, meaning.groups, strict=True)
        for value in group
    }
    classes = [
        None if is_missing(cell) else class_of.get(value_key(cell), "") for cell in column.cells
    ]
    told = []
    spelled = {cell for cell in column.cells if not is_missing(cell)}
    joined = [value for value in column.values if len(_spellings(value, spelled)) > 1]
    if joined:
        words = ngettext(
            "Spaces and capital letters make no other class, so {values} is one class.",
            "Spaces and capital letters make no other class, so {values} are one class each.",
            len(joined),
        )
        if len(joined) > MOST_NAMED:
            words = _(
                "Spaces and capital letters make no other class, so {values} and so on are one "
                "class each."
            )
        told.append(words.format(values=listed(list(map(quoted, joined[:MOST_NAMED])))))
    left_out = [value for value in column.values if value_key(value) not in class_of]
    if left_out:
        rows = sum(column.values[value] for value in left_out)
        words = ngettext(
            "{count} row of {values} is left out.", "{count} rows of {values} are left out.", rows
        )
        if len(left_out) > MOST_NAMED:
            words = _("{count} rows of {values} and others are left out.")
        values = listed(list(map(quoted, left_out[:MOST_NAMED])))
        told.append(words.format(count=rows, values=values))
    return classes, told


def _spellings(value: str, cells: set[str]) -> set[str]:
    return {cell for cell in cells if value_key(cell) == value_key(value)}


def _taken(rows: Sequence[int], classes: Sequence[str | None], headings: Headings) -> Sequence[int]:
    """The rows that are taken: the first ones, or as many of each class if it is sorted by them."""
    first = rows[:MOST_ROWS]
    if len(rows) == len(first) or {*headings.class_names} <= {classes[row] for row in first}:
        return first
    halves = ([row for row in rows if classes[row] == name] for name in headings.class_names)
    return sorted(row for half in halves for row in half[: MOST_ROWS // 2])


def _names(sheet: Sheet, meaning: Meaning, rows: Sequence[int]) -> tuple[list[object], list[str]]:
    """The names of the rows, each another one."""
    if meaning.name is None:
        return [str(number) for number in range(1, len(rows) + 1)], []
    cells = sheet.columns[meaning.name].cells
    names = [one_line(cells[row])[:LONGEST_NAME].strip() for row in rows]
    taken, counts, repeated = {*names}, Counter[str](), []
    different: list[object] = []
    for name in names:
        counts[name] += 1
        own = name
        while name and counts[name] > 1 and own in taken:
            own = f"{name[: LONGEST_NAME - 5]} {counts[name]}"
            counts[name] += own in taken
        if own != name:
            repeated.append(own)
            taken.add(own)
        different.append(own or None)
    if not repeated:
        return different, []
    words = ngettext(
        "Some names repeat, so that {name} got a number.",
        "Some names repeat, so that {name} and so on got a number.",
        len(repeated),
    )
    return different, [words.format(name=quoted(repeated[0]))]


def _said_of_limit(sheet: Sheet, rows: Sequence[int], taken: Sequence[int]) -> list[str]:
    if len(taken) == len(rows) and len(sheet.columns[0].cells) == sheet.count:
        return []
    if taken == rows[: len(taken)]:
        words = _("There are {count} rows and the limit is {most}, so the first {taken} are taken.")
    else:
        words = _(
            "There are {count} rows and the limit is {most}, so of each class the first, in all "
            "{taken} are taken."
        )
    return [words.format(count=sheet.count, most=MOST_ROWS, taken=len(taken))]


def said_of_decimal(sheet: Sheet, meaning: Meaning) -> list[str]:
    """A sentence on a number that can be read two ways, if there is one."""
    cell = asks_for_decimal(sheet, meaning)
    found = quantity(cell, meaning.decimal) if cell is not None else None
    if cell is None or found is None:
        return []
    return [
        _("{cell} can be read two ways and is read as {number}.").format(
            cell=quoted(cell), number=short_number(found.value)
        )
    ]
