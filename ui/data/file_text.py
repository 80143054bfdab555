"""The text in a file, in whatever encoding a program saved it."""

import re

from ui.data.person import TableError
from ui.language.words import gettext as _

BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
SPREADSHEETS = ("cp1252", "mac_roman")
"""What Excel saves on Windows and on a Mac, in the west of Europe and in both Americas."""
_SMALL, _CAPITALS, _RARE = "ß-öø-ýœšž", "À-ÖØ-ÞŒŠŽ", "œšžŒŠŽ"
_MARKS, _SIGNS = "°µ«»\u2018\u2019\u201c-\u201e\u00a0", "€£¥±-³¹¼-¾\u00d7§ªº\u2013\u2014…"
_AT_HOME = re.compile(
    rf"[{_SMALL}{_MARKS}]"
    rf"|(?<![^\W\d_])[{_CAPITALS}]"  # begins a word,
    rf"|(?<=[A-Z{_CAPITALS}])[{_CAPITALS}](?![a-z{_SMALL}])"  # or stands among capitals
    rf"|[{_SIGNS}](?![^\W\d_])"
)
"""The letters of western languages where they can stand, and signs that begin no word: in the wrong
encoding they become capitals within words and signs between letters."""
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
    """The text in a file of an encoding of old.

    A few umlauts in a small table are too little for a guess among all encodings, so the two of
    spreadsheets go first, if the text looks like one of theirs.
    """
    western = None if b"\0" in content else _western(content)
    if western is not None:
        return western
    # A table in UTF-8, as nearly all are, does without it.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    found = from_bytes(content).best()
    if found is None:
        raise _no_text()
    return str(found)


def _western(content: bytes) -> str | None:
    """The text, if it looks right in one of the encodings of western spreadsheets."""
    # A rare letter tells of the other encoding, unless the ends of the lines tell of Windows.
    rare = re.compile("(?!)" if b"\r\n" in content else f"[{_RARE}]")
    found: list[tuple[int, int, str]] = []
    for encoding in SPREADSHEETS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        foreign = [letter for letter in text if not letter.isascii()]
        letters = sum(letter.isalpha() for letter in text)
        if 2 * sum(letter.isalpha() for letter in foreign) > letters:
            continue
        strange = sum(not letter.isascii() for letter in _AT_HOME.sub("", text))
        if 20 * strange <= len(foreign):
            found.append((strange, len(rare.findall(text)), text))
    return min(found, key=lambda one: one[:2])[2] if found else None


def _sound(text: str) -> str:
    """The text, if it is one."""
    controls = sum(not letter.isprintable() and letter not in "\t\r\n\x0b\x0c" for letter in text)
    marks = sum(letter in "\u200b\u200c\u200d\u200e\u200f\ufeff\u00a0\u202f" for letter in text)
    if "\0" in text or controls - marks > MOST_CONTROLS * len(text) + 2:
        raise _no_text()
    return text


def _no_text() -> TableError:
    return TableError(_("The file is not text: save your table as CSV or as an Excel workbook."))
