"""Numbers and words as the app writes them."""

from collections.abc import Sequence

LONGEST_QUOTE = 40


def quoted(typed: object) -> str:
    """What somebody typed, for a sentence: on one line, and cut if it is long."""
    text = " ".join(str(typed).split())
    return text[:LONGEST_QUOTE] + "..." if len(text) > LONGEST_QUOTE else text or "nothing"


def short_number(value: float) -> str:
    """A number in its own unit, without needless zeros: 133, 64.5, 1.2e+09."""
    return f"{value:.6g}"


def three_decimals(value: float) -> str:
    """A number of the network as the diagram shows it: 0.947, -3.032."""
    return f"{value:.3f}".replace("-", "\N{MINUS SIGN}")


def listed(parts: Sequence[str]) -> str:
    """Words in a sentence: "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def four_digits(value: float) -> str:
    """A number in a lesson: four significant digits, with a real minus sign."""
    return f"{value:.4g}".replace("-", "\N{MINUS SIGN}")


def three_digits(value: float) -> str:
    """A derivative: three significant digits, with a real minus sign."""
    return f"{value:.3g}".replace("-", "\N{MINUS SIGN}")
