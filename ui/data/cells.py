"""What stands in one cell: numbers as people and spreadsheets write them, and words for nothing.

`1,5`, `1 234.50`, `$12`, `133 lb`, `5'10"`, full-width digits and a real minus are numbers. Only a
point or comma with three digits behind it, as in `1.234`, can be read two ways; whoever asks has to
say which sign is the decimal one.
"""

import math
import re
import unicodedata
from typing import Literal, NamedTuple, TypeAlias

from ui.theme.text import JOINERS, one_line

DecimalSign: TypeAlias = Literal[".", ","]
LONGEST_NUMBER = 60
_WORDS_FOR_NOTHING = """na n/a n.a. n.a nan null <na> k.a. ?
    #n/a #nv #div/0! #value! #wert! #ref! #bezug! #null! #num! #name?"""
MISSING = frozenset(_WORDS_FOR_NOTHING.split())
"""Words for a cell that is empty, in small letters."""
_DASHES = {"-", "--", "\N{EN DASH}", "\N{EM DASH}"}
NO_NUMBER = MISSING | _DASHES | {".", "..", "none", "nil", "missing"}
"""What people write where a number is missing. As classes, though, + and - are two."""

_ORDINARY = str.maketrans(
    {
        "\N{MINUS SIGN}": "-",
        "\N{EN DASH}": "-",
        "\N{FULLWIDTH HYPHEN-MINUS}": "-",
        "\N{SMALL HYPHEN-MINUS}": "-",
        "\N{FULLWIDTH PLUS SIGN}": "+",
        "\N{FULLWIDTH COMMA}": ",",
        "\N{FULLWIDTH FULL STOP}": ".",
        "\N{ARABIC DECIMAL SEPARATOR}": ".",
        "\N{FULLWIDTH PERCENT SIGN}": "%",
        "\N{FULLWIDTH DOLLAR SIGN}": "$",
        "\N{FULLWIDTH YEN SIGN}": "\N{YEN SIGN}",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{PRIME}": "'",
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{DOUBLE PRIME}": '"',
        **dict.fromkeys(JOINERS, None),
    }
)
_QUANTITY = re.compile(
    r"(?P<sign>[-+]?)\s*(?P<before>[A-Z]{0,3}[^\w\s.,+\-'\"(]|[A-Z]{2,3}\s)?\s*(?P<minus>-?)"
    r"(?P<digits>\d[\d.,']*(?:\ \d{3}(?!\d))*(?:[.,]\d*)?|[.,]\d+)(?P<exponent>[eE][-+]?\d+)?"
    r"\s*(?P<after>[^\d\s.,;:+\-][^\d,;:]{0,11}|[cdkm]?m[23])?"
)
_FEET = re.compile(
    r"(?P<feet>\d)\s*(?:'|(?:'|ft\.?|feet)\s*(?P<inches>\d{1,2}(?:\.\d+)?)"
    r"\s*(?:\"|''|in\.?|inches)?)"
)
_FRACTION = re.compile(
    r"(?<![\d/.,])(?:(?P<whole>\d{1,6}) (?P<part>\d{1,2})/(?P<of>\d{1,2})"
    r"|(?P<odd>\d?[13579])/(?P<marks>2|4|8|16|32|64))(?![\d/])"
)
"""5 1/2, and by itself what a ruler has, as 3/4: 12/31 is a day."""
_BEHIND = re.compile(r"(?P<number>\d[\d.,' ]*)-")
"""How some programs of accountants write a negative number."""
_IN_BRACKETS = re.compile(r"\((?P<inside>[^()]*\d[^()]*)\)")
"""How accountants write a negative number."""
_GROUPED = {
    mark: re.compile(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{2,3}})*{re.escape(mark)}\d{{3}}")
    for mark in ",.' "
}
_TWO_WAYS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_UNIT_SIGNS = "%\N{PER MILLE SIGN}\N{DEGREE SIGN}'\"\N{PRIME}\N{DOUBLE PRIME}"


class Quantity(NamedTuple):
    """A number, and the unit or currency that stands beside it."""

    value: float
    unit: str = ""


def quantity(typed: object, decimal: DecimalSign = ".") -> Quantity | None:
    """The number in a cell; None if there is none.

    Args:
        typed: a number, or a text as somebody wrote it.
        decimal: which sign a number that can be read two ways has its decimals behind.
    """
    if not isinstance(typed, str):
        return _of_number(typed)
    feet = _FEET.fullmatch(_plain(typed))
    if feet is not None:
        return Quantity(12 * float(feet["feet"]) + float(feet["inches"] or 0), "in")
    match = _matched(typed)
    if match is None:
        return None
    if match["exponent"]:
        # Nobody writes groups of thousands before a power of ten.
        decimal = "," if "," in match["digits"] else "."
    digits = _with_point(match["digits"], decimal)
    if digits is None:
        return None
    value = float(digits + (match["exponent"] or ""))
    negative = (match["sign"] == "-") != (match["minus"] == "-")
    unit = (match["before"] or match["after"] or "").strip()
    return Quantity(-value if negative else value, unit)


def two_ways(typed: object) -> tuple[float, float] | None:
    """The number in a cell with a decimal point and with a decimal comma, if the two differ."""
    match = _matched(typed) if isinstance(typed, str) else None
    if match is None or match["exponent"] or not _TWO_WAYS.fullmatch(match["digits"]):
        return None
    point, comma = quantity(typed, "."), quantity(typed, ",")
    return (point.value, comma.value) if point and comma else None


def decimal_sign(typed: str) -> DecimalSign | None:
    """The sign that a number certainly has its decimals behind; None if it does not tell."""
    match = _matched(typed)
    if match is None or match["exponent"] or _TWO_WAYS.fullmatch(match["digits"]):
        return None
    digits = match["digits"]
    as_written = _with_point(digits, ".")
    if as_written is None:
        return None
    if "." in as_written:
        return "." if digits.rfind(".") > digits.rfind(",") else ","
    # Thousands tell as much: in 1.234.567 the point is no decimal sign.
    return "," if "." in digits else "." if "," in digits else None


def is_missing(typed: object, words: frozenset[str] = MISSING) -> bool:
    """Whether nothing stands in a cell, or a word for nothing."""
    if isinstance(typed, str):
        text = one_line(typed).casefold()
        return not text or text in words
    return typed is None or (isinstance(typed, float) and math.isnan(typed))


def same_unit(unit: str, other: str) -> bool:
    """Whether a number with this unit may stand among those of another; it may have none."""
    return not unit or _bare_unit(unit) == _bare_unit(other)


def _bare_unit(unit: str) -> str:
    text = unit.casefold().rstrip(".")
    return text.removesuffix("s") if len(text) > 2 else text


def _of_number(typed: object) -> Quantity | None:
    try:
        value = float(typed)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return None
    return None if math.isnan(value) else Quantity(value)


def _matched(typed: str) -> re.Match[str] | None:
    """The parts of a number in a text; None if it is none."""
    text = _plain(typed)
    inside = _IN_BRACKETS.fullmatch(text)
    match = _QUANTITY.fullmatch(f"-{inside['inside']}" if inside else text)
    if match is None or (match["sign"] and match["minus"]) or (match["before"] and match["after"]):
        return None
    before, after = match["before"] or "", match["after"] or ""
    if before.strip() and not before[-1].isspace() and unicodedata.category(before[-1]) != "Sc":
        return None
    return match if not after or _is_unit(after) else None


def _plain(typed: str) -> str:
    """A text with the signs that most keyboards have; empty if it is too long for a number."""
    if len(typed) > 4 * LONGEST_NUMBER:
        return ""
    text = "".join(map(_ordinary_digit, one_line(typed))).translate(_ORDINARY).strip()
    # In a spreadsheet an apostrophe before a number says that it is to be text.
    text = text.strip("'") if text.startswith("'") else text
    # A star tells of a note under the table.
    text = text.rstrip("* ")
    behind = _BEHIND.fullmatch(text)
    text = f"-{behind['number']}" if behind else text
    return _FRACTION.sub(_with_decimals, text) if len(text) <= LONGEST_NUMBER else ""


def _with_decimals(match: re.Match[str]) -> str:
    """A fraction as a number with decimals; as it stands if it is none of a measure."""
    part, of = int(match["part"] or match["odd"]), int(match["of"] or match["marks"])
    if part >= of:
        return match[0]
    return f"{int(match['whole'] or 0) + part / of:.12g}"


def _is_unit(text: str) -> bool:
    first = text[0]
    return first.isalpha() or first in _UNIT_SIGNS or unicodedata.category(first) == "Sc"


def _ordinary_digit(letter: str) -> str:
    """A digit of any script as 0 to 9, a fraction such as ½ as 1/2; a superscript is none."""
    if unicodedata.decomposition(letter).startswith("<fraction>"):
        return " " + unicodedata.normalize("NFKC", letter).replace("\N{FRACTION SLASH}", "/")
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else letter


def _with_point(digits: str, decimal: DecimalSign) -> str | None:
    """Digits as `float` reads them; None if their points and commas make no number."""
    for mark in "' ":
        if mark in digits:
            whole, sign, rest = _split_off_decimals(digits)
            groups = mark not in rest and _GROUPED[mark].fullmatch(whole)
            return whole.replace(mark, "") + sign.replace(",", ".") + rest if groups else None
    if "," in digits and "." in digits:
        return _without_groups(digits, "." if digits.rfind(".") > digits.rfind(",") else ",")
    sign = "," if "," in digits else "."
    if digits.count(sign) > 1:
        return digits.replace(sign, "") if _GROUPED[sign].fullmatch(digits) else None
    grouped = sign != decimal and _TWO_WAYS.fullmatch(digits)
    return digits.replace(sign, "" if grouped else ".")


def _split_off_decimals(digits: str) -> tuple[str, str, str]:
    """What stands before the only point or comma, that sign, and what stands behind it."""
    place = max(digits.rfind("."), digits.rfind(","))
    return (digits, "", "") if place < 0 else (digits[:place], digits[place], digits[place + 1 :])


def _without_groups(digits: str, decimal: DecimalSign) -> str | None:
    """Digits with both signs: the last is the decimal one, the other makes groups of thousands."""
    group = "," if decimal == "." else "."
    whole, _, rest = digits.rpartition(decimal)
    if group in rest or not _GROUPED[group].fullmatch(whole):
        return None
    return f"{whole.replace(group, '')}.{rest}"
