"""Where axes end: at round numbers, so that they stay while the values move a little.

A steady axis is easier to read, and costs nothing: Plotly draws axes anew only when they change.
"""

from math import ceil, floor, log10

ROUND = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
STEPS = (1.0, 2.0, 5.0)
FEWEST_STEPS = 3
TINIEST = 1e-300
"""Closer than this floats have no round numbers between them."""


def round_above(value: float) -> float:
    """The first round number that is no smaller than a positive value."""
    power = floor(log10(value))
    return next(
        reach for number in ROUND if (reach := float(f"{number}e{power}")) >= value * (1 - 1e-12)
    )


def round_step(low: float, high: float) -> float:
    """A round distance that fits at least three times, and seldom much more often, in between.

    Raises:
        ValueError: if low is not below high.
    """
    if not low < high:
        raise ValueError("low must be below high.")
    rough = max((high - low) / FEWEST_STEPS * (1 + 1e-12), TINIEST)
    steps = [float(f"{number}e{floor(log10(rough))}") for number in STEPS]
    return max(step for step in steps if step <= rough)


def round_span(low: float, high: float) -> tuple[float, float]:
    """From a round number below to one above, not much further apart than low and high are.

    Raises:
        ValueError: if low is not below high.
    """
    step = round_step(low, high)
    below, above = floor(low / step) * step, ceil(high / step) * step
    return float(f"{below:.12g}"), float(f"{above:.12g}")
