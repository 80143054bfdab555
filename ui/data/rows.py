"""Rows of a table changed by name, as a hand on the plane changes them; all else stays as typed."""

from collections.abc import Container, Mapping, Sequence
from itertools import count

from ui.data.person import Row, is_empty
from ui.language.words import gettext as _
from ui.theme.text import one_line


def with_row(
    table: Sequence[Row], name: str, cells: Mapping[int, object], left_out: Container[int] = ()
) -> list[Row]:
    """The table with other cells, by their columns, in the row of this name.

    A table without the column, as that of those to predict has no class, stays as it is.

    Args:
        table: of any rows.
        name: of the row.
        cells: by their columns.
        left_out: the numbers of the rows that the network does not know: nobody on the plane is
            one of them, even if one has the same name.
    """
    return [
        tuple(cells.get(column, cell) for column, cell in enumerate(row))
        if _is_called(row, name) and number not in left_out
        else row
        for number, row in enumerate(table, start=1)
    ]


def without_row(table: Sequence[Row], name: str, left_out: Container[int] = ()) -> list[Row]:
    """The table without the row of this name; those left out, by their numbers, stay."""
    return [
        row
        for number, row in enumerate(table, start=1)
        if not _is_called(row, name) or number in left_out
    ]


def free_name(*tables: Sequence[Row]) -> str:
    """A name that no row of the tables has."""
    taken = {one_line(row[0]) for table in tables for row in table if not is_empty(row[0])}
    return next(
        name
        for number in count(1)
        if (name := _("New {number}").format(number=number)) not in taken
    )


def _is_called(row: Row, name: str) -> bool:
    return not is_empty(row[0]) and one_line(row[0]) == name
