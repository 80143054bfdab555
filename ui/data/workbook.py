"""Workbooks of Excel, as LibreOffice, Numbers and Sheets save them too: the first sheet of a table.

The library reads row by row. Faster ones make room for the whole sheet first, and a file of one
kilobyte that says it has 16,384 columns and a million rows ends the server.
"""

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from zipfile import ZipFile

from ui.data.person import TableError
from ui.language.words import gettext as _
from ui.theme.text import shortest

ZIP, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_UNPACKED = 10_000_000
"""Bytes. A table of a thousand rows has a hundredth of them; a small file can be packed so that it
fills the memory."""
MOST_PARTS = 1000
"""Files within a workbook."""
CONTENTS, OPEN_DOCUMENT, NUMBERS = "xl/workbook.xml", "content.xml", ".iwa"
"""What tells a workbook of Excel, one of LibreOffice and one of Numbers by the files within."""


def is_workbook(content: bytes) -> bool:
    """Whether a file says of itself that it is a workbook, whatever its name is."""
    return content.startswith((ZIP, OLD_EXCEL))


def read_workbook(
    content: bytes, most_rows: int, most_columns: int
) -> tuple[list[list[str]], str | None]:
    """The cells of its first sheet with a table, as text; and which it is, of several filled ones.

    A sheet with a few words on the table, as stands before many, is none.

    Raises:
        TableError: if it cannot be opened.
    """
    if content.startswith(OLD_EXCEL):
        raise TableError(
            _("The file is an Excel workbook of the old kind: save it as .xlsx or CSV.")
        )
    _see_what_is_packed(content)
    # Only those who bring a workbook need it.
    from openpyxl import load_workbook  # noqa: PLC0415

    try:
        workbook = load_workbook(BytesIO(content), read_only=True, data_only=True)
        filled: list[tuple[str, list[list[str]]]] = []
        for sheet in workbook.worksheets:
            cells = sheet.iter_rows(max_row=most_rows, max_col=most_columns, values_only=True)
            rows = [[_text(cell) for cell in row] for row in cells]
            if any(any(row) for row in rows):
                filled.append((sheet.title, rows))
    except Exception as fault:
        # What is wrong inside a broken workbook comes as errors of many kinds.
        raise _not_opened() from fault
    if not filled:
        raise TableError(_("The workbook is empty: put your table on its first sheet."))
    title, rows = next((sheet for sheet in filled if _is_table(sheet[1])), filled[0])
    return rows, title if len(filled) > 1 else None


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Whether there are at least headings and a row, of two features and a class."""
    return sum(sum(map(bool, row)) >= 3 for row in rows) >= 2


def _see_what_is_packed(content: bytes) -> None:
    """Refuse other archives, and what is larger unpacked than any table or than it says."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            names = packed.namelist()
            sizes = sum(entry.file_size for entry in packed.infolist())
            fits = len(names) <= MOST_PARTS and sizes <= MOST_UNPACKED
            sound = fits and packed.testzip() is None
    except Exception as fault:
        # A packed file can be broken in more ways than its library has errors of its own.
        raise _not_opened() from fault
    if OPEN_DOCUMENT in names:
        raise TableError(_("The file is an OpenDocument workbook: save it as .xlsx or as CSV."))
    if any(name.endswith(NUMBERS) for name in names):
        raise TableError(_("The file is a document of Numbers: export it as Excel or as CSV."))
    if CONTENTS not in names:
        raise TableError(_("The file is a packed archive and no workbook: unpack it first."))
    if not fits:
        raise TableError(_("The workbook is too large: save the sheet with your table as CSV."))
    if not sound:
        raise _not_opened()


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime) and cell.time() == time():
        return str(cell.date())
    return shortest(cell) if isinstance(cell, float) else str(cell)


def _not_opened() -> TableError:
    return TableError(
        _(
            "The file begins like an Excel workbook and cannot be opened as one: save it again as "
            ".xlsx or as CSV."
        )
    )
