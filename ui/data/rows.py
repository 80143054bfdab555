"""Rows of a table changed by name, as a hand on the plane changes them; all else stays as typed."""

from collections.abc import Mapping, Sequence
from itertools import count

from ui.data.table import Row, is_empty
from ui.theme.text import one_line


def with_row(table: Sequence[Row], name: str, cells: Mapping[int, object]) -> list[Row]:
    """The table with other cells, by their columns, in the row of this name.

    A table without the column, as that of those to predict has no class, stays as it is.
    """
    return [
        tuple(cells.get(column, cell) for column, cell in enumerate(row))
        if _is_called(row, name)
        else row
        for row in table
    ]


def without_row(table: Sequence[Row], name: str) -> list[Row]:
    """The table without the row of this name."""
    return [row for row in table if not _is_called(row, name)]


def free_name(*tables: Sequence[Row]) -> str:
    """A name that no row of the tables has."""
    taken = {one_line(row[0]) for table in tables for row in table if not is_empty(row[0])}
    return next(name for number in count(1) if (name := f"New {number}") not in taken)


def _is_called(row: Row, name: str) -> bool:
    return not is_empty(row[0]) and one_line(row[0]) == name
