"""The text in a file, in whatever encoding a program saved it."""

from ui.data.table import TableError

BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
SPREADSHEETS = ["cp1252", "mac_roman"]
"""What Excel saves on Windows and on a Mac. A few umlauts in a small table are too little for a
guess among all encodings, so these two go first."""
MOST_CONTROLS = 0.01
"""The share of control characters that a text may have before it is none."""


def text_of(content: bytes) -> str:
    """The text in a file.

    Raises:
        TableError: if the bytes are no text.
    """
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return _sound(content.decode(encoding, errors="replace"))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _sound(_guessed(content))
    # UTF-16 of plain letters is valid UTF-8 too, with a NUL beside every letter.
    return _sound(_guessed(content) if "\0" in text else text)


def _guessed(content: bytes) -> str:
    # A table in UTF-8, as nearly all are, does without it.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    found = None if b"\0" in content else from_bytes(content, cp_isolation=SPREADSHEETS).best()
    found = found or from_bytes(content).best()
    if found is None:
        raise _no_text()
    return str(found)


def _sound(text: str) -> str:
    """The text, if it is one."""
    controls = sum(not letter.isprintable() and letter not in "\t\r\n\x0b\x0c" for letter in text)
    marks = sum(letter in "\u200b\u200c\u200d\u200e\u200f\ufeff\u00a0\u202f" for letter in text)
    if "\0" in text or controls - marks > MOST_CONTROLS * len(text) + 2:
        raise _no_text()
    return text


def _no_text() -> TableError:
    return TableError("The file is not text: save your table as CSV or as an Excel workbook.")
