"""The table that a visitor brought, by a file or a paste: as it came, and as it is understood.

It stays beside the tables that one types into, so that what its columns mean can still be changed.
"""

from collections.abc import Callable
from dataclasses import dataclass

from ui.data.grid import Grid, grid_of_file
from ui.data.meaning import Meaning, guess, has_choice
from ui.data.person import TableError
from ui.data.reading import Reading, read_sheet
from ui.data.sheet import Sheet, sheet_of
from ui.session.session import session
from ui.session.tables_state import put_own


@dataclass(frozen=True)
class BroughtTable:
    """A table that came from outside.

    Attributes:
        grid: all its cells.
        sheet: the part of them that is the table.
        meaning: what its columns are used for.
        reading: the table to learn from that this makes.
    """

    grid: Grid
    sheet: Sheet
    meaning: Meaning
    reading: Reading


def bring(content: bytes, by: str) -> bool:
    """Put a file, or a text that was pasted, into the tables; whether that went.

    Else a sentence says why not, and everything stays.

    Args:
        content: what was brought.
        by: the button that was pressed, beside which the sentence is to stand.
    """
    try:
        grid = grid_of_file(content)
        sheet = sheet_of(grid)
        meaning = guess(sheet)
        _put(grid, sheet, meaning)
    except TableError as problem:
        session().brought_problem = by, str(problem)
        return False
    session().form_is_open = has_choice(sheet, meaning)
    return True


def problem_of(by: str) -> str | None:
    """Why what was brought by this button cannot be used."""
    button, problem = session().brought_problem or ("", "")
    return problem if button == by else None


def forget_problem() -> None:
    """Take the sentence away."""
    session().brought_problem = None


def brought_table() -> BroughtTable | None:
    """The table that is open, if somebody brought it."""
    return session().brought


def change_meaning(change: Callable[[Sheet, Meaning], Meaning], by: str) -> None:
    """Use the columns in another way, or say by a sentence why that does not go."""
    brought = brought_table()
    if brought is None:
        return
    try:
        _put(brought.grid, brought.sheet, change(brought.sheet, brought.meaning))
    except TableError as problem:
        session().brought_problem = by, str(problem)


def change_header(has_header: bool, by: str) -> None:
    """Read the first row as headings, or as data; or say by a sentence why that does not go."""
    brought = brought_table()
    if brought is None:
        return
    try:
        sheet = sheet_of(brought.grid, has_header)
        _put(brought.grid, sheet, guess(sheet))
    except TableError as problem:
        session().brought_problem = by, str(problem)


def form_is_open() -> bool:
    """Whether the form shows what was understood."""
    return session().form_is_open and brought_table() is not None


def open_form(is_open: bool = True) -> None:
    """Open the form, or close it."""
    session().form_is_open = is_open
    forget_problem()


def _put(grid: Grid, sheet: Sheet, meaning: Meaning) -> None:
    reading = read_sheet(sheet, meaning)
    put_own(reading.table, reading.headings)
    session().brought = BroughtTable(grid, sheet, meaning, reading)
    forget_problem()
