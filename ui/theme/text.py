"""Numbers and words as the app writes them."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from unicodedata import category

from ui.language.spoken import ENGLISH, language
from ui.language.words import gettext as _

ARTICLE = "[Machine Learning for Beginners](https://victorzhou.com/blog/intro-to-neural-networks/)"
"""The textbook of the lessons: their story, its people and its worked examples."""
LONGEST_QUOTE = 40
MOST_DIGITS = 6
NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"
LARGE = 1e6
"""From here on a number of the network is written as a power of ten."""
LEAST_PLAIN, MOST_PLAIN = 1e-6, 1e21
"""Between these JavaScript writes a number without a power of ten, and so do we."""
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
JOINERS = "\u200c\u200d"
"""Signs that do not show by themselves, but Persian words and many an emoji fall apart without."""


def one_line(typed: object) -> str:
    """What somebody typed, on one line and without signs that do not show.

    Marks that turn the direction of writing would turn what stands beside the text as well, and
    half a letter cannot be sent to a browser at all.
    """
    text = str(typed)
    if not text.isprintable():
        text = "".join(map(_shown, text))
    return " ".join(text.split()).strip(JOINERS + " ")


def _shown(letter: str) -> str:
    """A letter as it may stand on the screen: a space for what controls, nothing for a mark."""
    kind = category(letter)
    if kind == "Cc":
        return " "
    return "" if kind in ("Cf", "Cs") and letter not in JOINERS else letter


def quoted(typed: object) -> str:
    """What somebody typed, for a sentence: on one line, and cut if it is long."""
    text = one_line(typed)
    return text[:LONGEST_QUOTE] + "..." if len(text) > LONGEST_QUOTE else text or _("nothing")


def short_number(value: float) -> str:
    """A number in its own unit, without needless zeros: 133, 64.5, 1.2·10⁹."""
    return _digits(value, MOST_DIGITS)


def shortest(value: float) -> str:
    """The shortest text that is this very number when a link is read: 0.1, 1000, 3e-05."""
    return repr(float(value)).removesuffix(".0")


def in_full(value: float) -> str:
    """The same number for people, with a real minus sign: 0.00003; from seven zeros on 3e-07."""
    plain = LEAST_PLAIN <= abs(value) < MOST_PLAIN
    return _with_minus(f"{Decimal(shortest(value)):f}" if plain else shortest(value))


def grouped(value: float) -> str:
    """A whole number by thousands: 3,210. Where a comma is a decimal sign, they stand apart."""
    return f"{value:,.0f}".replace(",", "," if language() == ENGLISH else NARROW_SPACE)


def percent(share: float) -> str:
    """A share of one: 99.4 %."""
    return f"{100 * share:.1f}\N{NO-BREAK SPACE}%"


def three_decimals(value: float) -> str:
    """A number of the network as the diagram shows it: 0.947, 3.032; fewer where it is large."""
    size = abs(float(value))
    if not size < LARGE:
        return _digits(value, 2)
    places = sum(size < one for one in (100, 1000, 1e4))
    text = str(Decimal(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
    return _with_minus(text if float(text) else text.removeprefix("-"))


def listed(parts: Sequence[str]) -> str:
    """Words in a sentence: "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{several} and {last}").format(several=", ".join(parts[:-1]), last=parts[-1])


def three_digits(value: float) -> str:
    """A derivative, a loss: three significant digits, with a real minus sign."""
    return _digits(value, 3)


def four_digits(value: float) -> str:
    """A number in a lesson: four significant digits."""
    return _digits(value, 4)


def six_digits(value: float) -> str:
    """A number for those who want to know it closely: six significant digits."""
    return _digits(value, MOST_DIGITS)


def steady_digits(value: float) -> str:
    """A loss that is played: three significant digits, with the zeros at their end: 0.310."""
    mantissa, power = mantissa_and_power(value, 3)
    if power or not value or "inf" in mantissa or "nan" in mantissa:
        return _digits(value, 3)
    digits = mantissa.lstrip("-0.").replace(".", "")
    zeros = "0" * (3 - len(digits))
    return _with_minus(mantissa + ("." if zeros and "." not in mantissa else "") + zeros)


def mantissa_and_power(value: float, count: int) -> tuple[str, int]:
    """So many significant digits, and the power of ten that they are to be multiplied with.

    Halves are rounded away from 0, as in school and in `browser/numbers.js`. The power is 0 where
    a number is read as easily without one.
    """
    rounded = float(Context(prec=count, rounding=ROUND_HALF_UP).create_decimal_from_float(value))
    mantissa, _exponent, power = f"{rounded:.{MOST_DIGITS}g}".partition("e")
    return mantissa, int(power or 0)


def _digits(value: float, count: int) -> str:
    """So many significant digits as one reads them: 0.0215, 1230, 1.52·10⁻¹⁰, 10⁻⁷."""
    mantissa, power = mantissa_and_power(value, count)
    if not power:
        return _with_minus(mantissa)
    ten = f"10{str(power).translate(RAISED)}"
    return _with_minus({"1": ten, "-1": f"-{ten}"}.get(mantissa, f"{mantissa}·{ten}"))


def _with_minus(text: str) -> str:
    return text.replace("-", "\N{MINUS SIGN}")
