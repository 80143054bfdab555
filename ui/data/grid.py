"""A file or a paste as a grid of cells: which sign separates them is seen from the text itself."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from ui.data.file_text import text_of
from ui.data.person import TableError
from ui.data.workbook import is_workbook, read_workbook
from ui.language.words import gettext as _
from ui.theme.text import quoted

LARGEST_FILE = 1_000_000
MOST_COLUMNS = 100
MOST_LINES = 2000
"""Lines that are looked at; ten times as many as a table may have, as classes can be left out."""
_SEPARATORS = ",;\t|"
_BETWEEN_SPACES = (
    re.compile(r"\S+(?:\s\S+)*"),
    re.compile(r'"[^"]*"|\S+'),
)
"""Cells with two spaces between them, and with one, where quotation marks hold words together."""
_NAMED_SEPARATOR = re.compile(r"\s*\"?sep=(?P<sign>.)\"?\s*\n", re.IGNORECASE)
_MARK = "\ufeff"
_TAGS = "html|head|body|title|meta|link|style|script|table|thead|tr|div|span|p|center|form|section"
_MARKUP = re.compile(rf"\s*<(!doctype\b|!--|\?xml\b|({_TAGS})[\s>])", re.IGNORECASE)
"""How a web page begins, as course sites give them out under the name of a workbook."""
_RULED = re.compile(r"[-:=+]{2,}")
"""A cell of a line that is drawn under the headings."""


@dataclass(frozen=True)
class Grid:
    """Cells as texts, all rows of one length.

    Attributes:
        rows: in which something stands, as far as they are looked at.
        count: of all rows.
        separator: of the cells; None of a workbook's.
        told: what was left out, a sentence each.
    """

    rows: tuple[tuple[str, ...], ...]
    count: int
    separator: str | None = None
    told: tuple[str, ...] = ()


def grid_of_file(content: bytes) -> Grid:
    """The cells in a file, be it text or a workbook.

    Raises:
        TableError: if it is neither, or empty.
    """
    if is_workbook(content):
        if len(content) > LARGEST_FILE:
            raise TableError(_("The workbook is larger than 1 MB: save the sheet with your table."))
        rows, title = read_workbook(content, MOST_LINES, MOST_COLUMNS)
        return _evened(rows, None, told=[] if title is None else [_of_sheet(title)])
    told: tuple[str, ...] = ()
    if len(content) > LARGEST_FILE:
        content = content[: content.rfind(b"\n", 0, LARGEST_FILE) + 1]
        told = (_("That is more than 1 MB, so the first megabyte is read."),)
    return grid_of_text(text_of(content), told)


def _of_sheet(title: str) -> str:
    return _("The workbook has several sheets, and {title} is read.").format(title=quoted(title))


def grid_of_text(text: str, told: Sequence[str] = ()) -> Grid:
    """The cells in a text, as a file has it or a spreadsheet copies it.

    Raises:
        TableError: if nothing stands in it.
    """
    text = text.removeprefix(_MARK).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise TableError(_("There is nothing to read: bring a table with a row for each sample."))
    if _MARKUP.match(text):
        raise TableError(
            _(
                "The file is a web page, whatever its name is: open it in a spreadsheet and save "
                "it as CSV or as an Excel workbook."
            )
        )
    named = _NAMED_SEPARATOR.match(text)
    signs = named["sign"] if named else _SEPARATORS
    text = text[named.end() :] if named else text
    lines = text.split("\n")
    head = "\n".join(lines[:MOST_LINES])
    readings = [(rows, sign) for sign in signs if (rows := _separated(head, sign))]
    rows, separator = max(readings, key=lambda reading: _evenness(reading[0]), default=([], None))
    if _evenness(rows)[0] < 1 and not named:
        spaced = max((_split_at_spaces(head, cells) for cells in _BETWEEN_SPACES), key=_evenness)
        # Between commas there may stand as many words in all rows.
        if _evenness(rows) <= (0, 1) or (
            _evenness(spaced) >= (1, 3)
            and not any(cell[-1:] in _SEPARATORS for row in spaced for cell in row if cell)
        ):
            rows, separator = spaced, " "
    beyond = sum(bool(line.strip()) for line in lines[MOST_LINES:])
    return _evened(rows, separator, beyond, told)


def _evened(
    rows: Sequence[Sequence[str]],
    separator: str | None,
    beyond: int = 0,
    told: Sequence[str] = (),
) -> Grid:
    """Rows of one length, without the columns and rows in which nothing stands."""
    filled = [row for row in rows if any(cell.strip() for cell in row) and not _is_ruled(row)]
    if not filled:
        raise TableError(_("There is nothing to read: bring a table with a row for each sample."))
    widest = max(map(len, filled))
    if widest > MOST_COLUMNS:
        told = [
            *told,
            _("Of {widest} columns only the first {most} are looked at.").format(
                widest=widest, most=MOST_COLUMNS
            ),
        ]
    width = min(widest, MOST_COLUMNS)
    padded = [[*row[:width], *[""] * (width - len(row))] for row in filled]
    kept = [place for place in range(width) if any(row[place].strip() for row in padded)]
    cells = tuple(tuple(row[place] for place in kept) for row in padded)
    return Grid(tuple(row for row in cells if any(row)), len(cells) + beyond, separator, (*told,))


def _is_ruled(row: Sequence[str]) -> bool:
    """Whether a row is a line that is drawn, as under the headings of a table in plain text."""
    return all(not cell.strip() or _RULED.fullmatch(cell.strip()) for cell in row)


def _evenness(rows: Sequence[Sequence[str]]) -> tuple[float, int]:
    """How much this is a table: the share of rows as long as most of them, and how long they are.

    A row that is one cell is worth nothing, however many of them there are.
    """
    if not rows:
        return (0, 0)
    width, count = Counter(map(len, rows)).most_common(1)[0]
    return (count / len(rows) if width > 1 else 0, width)


def _separated(text: str, separator: str) -> list[list[str]]:
    """The rows in which something stands, if this is the separator.

    Some programs forget to close quotation marks, or put spaces around them: then they are nothing
    but signs to be left out.
    """
    for rows in _readings(text, separator):
        if rows:
            return rows
    return []


def _readings(text: str, separator: str) -> Iterator[list[list[str]]]:
    strict = _parsed(text, separator, strict=True)
    yield strict
    lenient = _parsed(text, separator, strict=False)
    yield [] if any("\n" in cell for row in lenient for cell in row) else lenient
    lines = [line.split(separator) for line in text.split("\n") if line.strip()]
    yield [[_unquoted(cell) for cell in line] for line in lines]


def _parsed(text: str, separator: str, *, strict: bool) -> list[list[str]]:
    reader = csv.reader(
        StringIO(text, newline=""), delimiter=separator, skipinitialspace=True, strict=strict
    )
    try:
        return [row for row in reader if any(cell.strip() for cell in row)]
    except csv.Error:
        return []


def _unquoted(cell: str) -> str:
    stripped = cell.strip()
    return stripped.strip('"') if '"' in (stripped[:1], stripped[-1:]) else cell


def _split_at_spaces(text: str, cells: re.Pattern[str]) -> list[list[str]]:
    lines = [cells.findall(line) for line in text.split("\n") if line.strip()]
    return [[_unquoted(cell) for cell in line] for line in lines]
