"""What one neuron sees of a square of inputs: everything on one side of a straight edge."""

from collections.abc import Sequence
from typing import TypeAlias

Outline: TypeAlias = list[tuple[float, float] | tuple[None, None]]
"""The points of a path; None between its parts."""


def corners(reach: float) -> list[tuple[float, float]]:
    """The corners of the square, once around."""
    return [(-reach, -reach), (reach, -reach), (reach, reach), (-reach, reach)]


def half_plane(sums: Sequence[float], least_sum: float, reach: float) -> tuple[Outline, Outline]:
    """The outline of all inputs at which a neuron's sum is at least so much, and the edge in it.

    Args:
        sums: of the neuron at the corners of the square, as `corners` has them.
        least_sum: any number, or -infinity for everything.
        reach: both inputs go from minus this to this.

    Returns:
        The outline, closed, and the ends of the edge; both are empty where there is none.
    """
    square = corners(reach)
    outline: Outline = []
    edge: Outline = []
    for place, (x, y) in enumerate(square):
        after = (place + 1) % len(square)
        above, above_after = sums[place] - least_sum, sums[after] - least_sum
        if above >= 0:
            outline.append((x, y))
        if (above >= 0) != (above_after >= 0):
            share = above / (above - above_after)
            x_after, y_after = square[after]
            edge.append((x + share * (x_after - x), y + share * (y_after - y)))
            outline.append(edge[-1])
    return [*outline, *outline[:1]], edge
