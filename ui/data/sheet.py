"""A grid with its headings: where the table begins, and what is in each of its columns."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ui.data.cells import (
    NO_NUMBER,
    DecimalSign,
    Quantity,
    decimal_sign,
    is_missing,
    quantity,
    same_unit,
    two_ways,
)
from ui.data.grid import Grid
from ui.data.headings import heading_of
from ui.data.person import TableError
from ui.language.words import gettext as _
from ui.theme.text import listed, one_line, quoted

LONGEST_UNIT = 12
_NUMBERED = re.compile(r"(unnamed: ?\d+|#|id|idx|index|nr\.?|no\.?|row|lfd\.? ?nr\.?)?")


@dataclass(frozen=True)
class Column:
    """A column of a sheet.

    Attributes:
        heading: what stands over it; empty if nothing does.
        cells: what stands under it, as text.
    """

    heading: str
    cells: tuple[str, ...]

    @cached_property
    def quantities(self) -> tuple[Quantity | None, ...]:
        """What is a number in it, whichever way it is to be read."""
        return tuple(map(quantity, self.cells))

    @cached_property
    def filled(self) -> tuple[str, ...]:
        """Its cells with a value, the words for nothing left out."""
        return tuple(cell for cell in self.cells if not is_missing(cell, NO_NUMBER))

    @cached_property
    def unit(self) -> str:
        """The unit or currency that stands in most of its cells; empty if none does."""
        units = Counter(found.unit for found in self.quantities if found is not None)
        named = [unit for unit, _count in units.most_common() if unit]
        return named[0] if named and units[named[0]] * 2 >= units.total() else ""

    @cached_property
    def is_numeric(self) -> bool:
        """Whether most of it is numbers, and these are not of many units."""
        numbers = sum(
            found is not None and same_unit(found.unit, self.unit) for found in self.found
        )
        return numbers * 2 > len(self.filled)

    @property
    def found(self) -> tuple[Quantity, ...]:
        """The numbers in it."""
        return tuple(found for found in self.quantities if found is not None)

    @cached_property
    def numbers_rows(self) -> bool:
        """Whether it only counts the rows."""
        values = [found.value for found in self.found]
        counts = len(values) == len(self.cells) and all(
            value == values[0] + place for place, value in enumerate(values)
        )
        named = bool(_NUMBERED.fullmatch(self.heading.casefold()))
        return (counts and (named or values[0] in (0, 1))) or (named and bool(self.heading))

    @cached_property
    def decimal(self) -> DecimalSign | None:
        """The decimal sign that its numbers show; None if they show none, or both."""
        signs = {decimal_sign(cell) for cell in self.cells} - {None}
        return signs.pop() if len(signs) == 1 else None

    @cached_property
    def read_two_ways(self) -> str | None:
        """The first of its numbers that can be read two ways, if there is one."""
        return next((cell for cell in self.cells if two_ways(cell)), None)

    @cached_property
    def values(self) -> dict[str, int]:
        """Its different values and how often each occurs, `F` and ` f` as one, as most write it."""
        spellings: dict[str, Counter[str]] = {}
        for cell in self.cells:
            if not is_missing(cell):
                spellings.setdefault(value_key(cell), Counter())[one_line(cell)] += 1
        return {spelled.most_common(1)[0][0]: spelled.total() for spelled in spellings.values()}


@dataclass(frozen=True)
class Sheet:
    """A table as a file has it.

    Attributes:
        columns: of one length.
        has_header: whether the headings stand in the file.
        count: of its rows; more than the columns have if the file is a long one.
        separator: of its cells; None in a workbook.
        told: what was left out, a sentence each.
    """

    columns: tuple[Column, ...]
    has_header: bool
    count: int
    separator: str | None
    told: tuple[str, ...]

    def title(self, place: int) -> str:
        """What a column is called, even if nothing stands over it."""
        return self.columns[place].heading or _("Column {number}").format(number=place + 1)


def value_key(cell: str) -> str:
    """What two spellings of one value have in common."""
    return one_line(cell).casefold()


def sheet_of(grid: Grid, has_header: bool | None = None) -> Sheet:
    """The table in a grid, without the lines above it.

    Args:
        grid: of all cells.
        has_header: whether its first row has the headings; seen from the cells if it is None.

    Raises:
        TableError: if there are no rows.
    """
    top, header = _beginning(grid.rows)
    if has_header is not None and has_header != (header is not None):
        header = top if has_header else None
    body = list(grid.rows[top if header is None else header + 1 :])
    if not body:
        raise TableError(_("There are no rows under the headings: add one row for each sample."))
    headings = [heading_of(cell) for cell in grid.rows[header]] if header is not None else []
    if headings and headings[-1] == "" and "" not in headings[:-1] and _are_shifted(grid, body):
        # Some programs write row numbers, or names, and no heading over them.
        headings = ["", *headings[:-1]]
    told = [*grid.told, *_skipped(grid.rows[:top])]
    if header is not None:
        body = [row for row in body if row != grid.rows[header]] or body
        headings, body = _with_headings_below(headings, body)
        headings, body = _with_units(headings, body)
    body, notes = _without_notes(body)
    told += notes
    headings, told_apart = _told_apart(headings or [""] * len(body[0]))
    if header is None:
        told_apart = [_("There are no headings, so the features are called x1 and x2.")]
    columns = tuple(map(Column, headings, zip(*body, strict=True)))
    count = grid.count - (len(grid.rows) - len(body))
    return Sheet(columns, header is not None, count, grid.separator, (*told, *told_apart))


def _beginning(rows: Sequence[Sequence[str]]) -> tuple[int, int | None]:
    """The first row of the table, and the row of its headings if it has one.

    The headings are the fullest row above the first one with numbers. A title has fewer cells.
    """
    columns = [Column("", column) for column in zip(*rows, strict=True)]
    numeric = [
        column.quantities for column in columns if 2 * len(column.found) >= len(column.filled) > 0
    ]
    numeric = [numbers for numbers in numeric if any(found is not None for found in numbers)]
    first = 0
    for number in range(len(rows)):
        if 2 * sum(numbers[number] is not None for numbers in numeric) > len(numeric):
            first = number
            break
    if first == 0:
        above = [numbers[0] for numbers in numeric if numbers and numbers[0] is not None]
        return 0, None if above and not _are_years(above) else 0
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows[:first]]
    header = filled.index(max(filled))
    return header, header


def _are_years(numbers: Sequence[Quantity]) -> bool:
    """Whether these are years, as they stand over columns: each another one, and two at least."""
    values = {number.value for number in numbers}
    return len(values) == len(numbers) > 1 and all(
        value.is_integer() and 1900 <= value < 2100 for value in values
    )


def _are_shifted(grid: Grid, body: Sequence[Sequence[str]]) -> bool:
    """Whether there is a heading less than columns, and the first column has none."""
    first = Column("", tuple(row[0] for row in body))
    if first.numbers_rows and not Column("", tuple(row[-1] for row in body)).numbers_rows:
        return True
    return grid.separator == " " and not first.is_numeric


def _with_headings_below(
    headings: list[str], body: list[tuple[str, ...]]
) -> tuple[list[str], list[tuple[str, ...]]]:
    """Headings and rows, where a heading stands over several columns and theirs are below it."""
    first, *rest = body
    below = {place: cell for place, cell in enumerate(first) if cell.strip()}
    if not rest or all(headings[place] for place in below) or any(map(quantity, below.values())):
        return headings, body
    measured = [Column("", tuple(row[place] for row in rest)) for place in below]
    if not any(column.found and column.is_numeric for column in measured):
        return headings, body
    return [
        heading_of(below[place]) if place in below else heading
        for place, heading in enumerate(headings)
    ], rest


def _without_notes(body: list[tuple[str, ...]]) -> tuple[list[tuple[str, ...]], list[str]]:
    """The rows without the lines under the table, as on where it is from, and a sentence on them.

    A line has one cell in which something stands, and a table more: two features and a class.
    """
    notes: list[str] = []
    rows = [*body]
    while len(rows) > 1 and sum(bool(cell.strip()) for cell in rows[-1]) == 1:
        notes.insert(0, next(cell for cell in rows.pop() if cell.strip()))
    if not notes or len(body[0]) < 3:
        return body, []
    if len(notes) == 1:
        words = _("The line under the table, {line}, is skipped.")
    else:
        words = _("{count} lines under the table are skipped, the first is {line}.")
    return rows, [words.format(count=len(notes), line=quoted(notes[0]))]


def _with_units(
    headings: list[str], body: list[tuple[str, ...]]
) -> tuple[list[str], list[tuple[str, ...]]]:
    """Headings and rows, the units in a line of their own put into the headings they belong to."""
    first, *rest = body
    units = {place: cell.strip().strip("()[]") for place, cell in enumerate(first) if cell.strip()}
    if not rest or not all(map(_is_unit, units.values())):
        return headings, body
    measured = (Column("", tuple(row[place] for row in rest)) for place in units)
    if not all(column.found and column.is_numeric for column in measured):
        return headings, body
    return [
        heading_of(f"{heading} ({units[place]})") if place in units else heading
        for place, heading in enumerate(headings)
    ], rest


def _is_unit(cell: str) -> bool:
    return 0 < len(cell) <= LONGEST_UNIT and not is_missing(cell, NO_NUMBER) and not quantity(cell)


def _skipped(rows: Sequence[Sequence[str]]) -> list[str]:
    titles = [next(cell for cell in row if cell.strip()) for row in rows]
    if not titles:
        return []
    if len(titles) == 1:
        return [
            _("The line above the headings, {title}, is skipped.").format(title=quoted(titles[0]))
        ]
    return [
        _("{count} lines above the headings are skipped, the first is {title}.").format(
            count=len(titles), title=quoted(titles[0])
        )
    ]


def _told_apart(headings: Sequence[str]) -> tuple[list[str], list[str]]:
    """Headings without repetitions, and a sentence on those that repeated."""
    different: list[str] = []
    repeated = []
    for heading in headings:
        name, number = heading, 1
        while name and name in different:
            number += 1
            name = heading_of(f"{heading[:50]} {number}")
        if name != heading:
            repeated.append(f"{quoted(name)}")
        different.append(name)
    if not repeated:
        return different, []
    return different, [
        _("Some columns have the same heading, so further ones are called {names}.").format(
            names=listed(repeated[:3])
        )
    ]
