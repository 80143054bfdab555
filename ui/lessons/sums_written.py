"""The sum of one neuron in numbers, a product a line, so that it fits on a phone."""

from collections.abc import Sequence

from ui.theme.palette import Palette
from ui.widgets.formula import as_factor, as_summand, colored, written


def sum_written(
    palette: Palette, products: Sequence[tuple[float, float]], bias: float, total: float
) -> list[str]:
    """Lines of a formula: f of all that is multiplied and added, and f of what it comes to.

    Args:
        palette: the colours.
        products: an input and its weight, each.
        bias: what is added.
        total: what it all comes to.
    """
    factors = [rf"{as_factor(value)} \cdot {as_factor(weight)}" for value, weight in products]
    first, *others = factors
    return [
        rf"&= f\big(\, {colored(palette.multiply, first)}",
        *(rf"&\quad\;\; {colored(palette.multiply, f'{{}} + {other}')}" for other in others),
        rf"&\quad\;\; {colored(palette.add, f'{{}} {as_summand(bias)}')} \,\big)",
        rf"&= f({colored(palette.add, written(total))})",
    ]
