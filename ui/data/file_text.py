"""The text in a file, in whatever encoding a program saved it."""

import re
from collections.abc import Sequence

from ui.data.person import TableError
from ui.language.words import N_
from ui.language.words import gettext as _

BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
OTHER_FILES = {
    b"%PDF": N_("a PDF document"),
    b"\x89PNG": N_("a picture"),
    b"GIF8": N_("a picture"),
    b"\xff\xd8\xff": N_("a picture"),
    b"{\\rtf": N_("a document of a word processor"),
    b"[{": N_("JSON"),
    b'{"': N_("JSON"),
}
"""What begins so is no table."""
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
_A_SIGN_IN_A_WORD = re.compile(rf"(?![{_MARKS}])[^\x00-\x7f](?<![^\W\d_])(?=[^\W\d_])")
WEST: tuple[str, ...] = (
    "äöüß",
    "àâæçéèêëîïôœùûüÿ",
    "áéíñóúü",
    "àáâãçéêíóôõú",
    "àèéìíîòóùú",
    "æøåéäöü",
)
WEST += ("åäöéü", "áéíóúýðþæö", "àçéèíïóòúü", "éèëïóöüáê", "áéíóúàèìòù", "âêîôûŵŷäëïöü")
"""The letters of German, French, Spanish, Portuguese, Italian, Danish; Swedish, Icelandic, Catalan,
Dutch, Irish and Scots, Welsh."""
MIDDLE = ("áčďéěíňóřšťúůýž", "ąćęłńóśźż", "áéíóöőúüű", "áäčďéíĺľňóôŕšťúýž", "čćđšž", "ăâîşţ")
"""Of Czech, Polish, Hungarian, Slovak, Croatian with Slovene, and Romanian."""
OTHER_ALPHABETS = {
    "cp1250": MIDDLE,
    "iso8859_2": MIDDLE,
    "cp1254": ("çğıİöşüâî",),
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž"),
}
"""What Windows saves elsewhere, and Unix once did, with the letters of the languages there: of the
middle of Europe, Turkish, Lithuanian, Latvian and Estonian."""
LEAST_ZEROS = 0.1
"""The share of zeros among the bytes of UTF-16, if any: digits and commas have one each."""
MOST_CONTROLS = 0.01
"""The share of control characters that a text may have before it is none."""


def text_of(content: bytes) -> str:
    """The text in a file.

    Raises:
        TableError: if the bytes are no text, or that of another program.
    """
    for begins, kind in OTHER_FILES.items():
        if content.lstrip().startswith(begins):
            raise TableError(
                _("This is {kind} and no table: save yours as CSV or as an Excel workbook.").format(
                    kind=_(kind)
                )
            )
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return _sound(content.decode(encoding, errors="replace"))
    if 0 < content.count(0) < LEAST_ZEROS * len(content):
        raise _no_text()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _sound(_guessed(content))
    # UTF-16 of plain letters is valid UTF-8 too, with a NUL beside every letter.
    return _sound(_guessed(content) if "\0" in text else text)


def _guessed(content: bytes) -> str:
    """The text in a file of an encoding of old.

    A few umlauts in a small table are too little for a guess among all encodings, so those of
    spreadsheets go first, if the text looks like one of theirs.
    """
    text = None if b"\0" in content else _in_one_language(content, _western(content))
    if text is not None:
        return text
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


def _in_one_language(content: bytes, western: str | None) -> str | None:
    """The western reading, or another one with letters that stand together in a language.

    `Jiøí Štìpán` is made of western letters, but no western language has them all.
    """
    best, fewest = western, 1 if western is None else _misfits(western, WEST)
    for encoding, alphabets in OTHER_ALPHABETS.items():
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        misfits = _misfits(text, alphabets)
        if misfits < fewest:
            best, fewest = text, misfits
    return best


def _misfits(text: str, alphabets: Sequence[str]) -> int:
    """How many letters are not of the language that fits best, and signs stand before letters."""
    foreign = [letter for letter in text if letter.isalpha() and not letter.isascii()]
    outside = (
        sum(not {letter, letter.lower()} & {*alphabet} for letter in foreign)
        for alphabet in alphabets
    )
    return min(outside) + len(_A_SIGN_IN_A_WORD.findall(text))


def _sound(text: str) -> str:
    """The text, if it is one."""
    controls = sum(not letter.isprintable() and letter not in "\t\r\n\x0b\x0c" for letter in text)
    marks = sum(letter in "\u200b\u200c\u200d\u200e\u200f\ufeff\u00a0\u202f" for letter in text)
    if "\0" in text or controls - marks > MOST_CONTROLS * len(text) + 2:
        raise _no_text()
    return text


def _no_text() -> TableError:
    return TableError(_("The file is not text: save your table as CSV or as an Excel workbook."))
