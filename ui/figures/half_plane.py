"""What one neuron sees of a square of inputs: everything on one side of a straight edge."""

from itertools import pairwise
from typing import TypeAlias

from nn_core import Neuron

Outline: TypeAlias = list[tuple[float, float] | tuple[None, None]]
"""The points of a path; None between its parts."""


def half_plane(neuron: Neuron, least_sum: float, reach: float) -> tuple[Outline, Outline]:
    """The outline of all inputs at which a neuron's sum is at least so much, and the edge in it.

    Args:
        neuron: with two weights.
        least_sum: any number, or -infinity for everything.
        reach: both inputs go from minus this to this.

    Returns:
        The outline, closed, and the ends of the edge; both are empty where there is none.
    """
    square = [(-reach, -reach), (reach, -reach), (reach, reach), (-reach, reach), (-reach, -reach)]
    outline: Outline = []
    edge: Outline = []
    for start, end in pairwise(square):
        above, above_next = (neuron.total(corner) - least_sum for corner in (start, end))
        if above >= 0:
            outline.append(start)
        if (above >= 0) != (above_next >= 0):
            share = above / (above - above_next)
            meeting = tuple(a + share * (b - a) for a, b in zip(start, end, strict=True))
            outline.append((meeting[0], meeting[1]))
            edge.append((meeting[0], meeting[1]))
    return [*outline, *outline[:1]], edge
