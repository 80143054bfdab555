"""Where everything of the network's picture stands: neurons, edges, and the words beside them."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from nn_core.validation import Array

FULL_THICKNESS_AT = 4.0
"""A weight of this size is drawn half as thick as the thickest line."""
THINNEST, THICKEST = 1.0, 9.0

Point = tuple[float, float]


@dataclass(frozen=True)
class Panel:
    """The diagram's panel in pixels, as far as is known, and how large things are drawn there.

    Attributes:
        width: of the panel.
        height: of the panel.
        node_size: the diameter of a neuron.
        label_size: of the words beside lines and neurons; those in neurons are a little larger.
    """

    width: int
    height: int
    node_size: int
    label_size: int = 14


def node_positions(sizes: tuple[int, ...]) -> list[list[Point]]:
    """Where the neurons stand: layers from left to right, neurons from top to bottom, in 0..1."""
    positions = []
    for depth, width in enumerate(sizes):
        x = 0.1 + 0.8 * depth / (len(sizes) - 1)
        positions.append([(x, 1.0 - (place + 0.5) / width) for place in range(width)])
    return positions


def line_thickness(weights: Array) -> Array:
    """Pixels for weights of any size: thin at 0, growing ever more slowly, never above a bound."""
    size = np.abs(weights)
    return THINNEST + (THICKEST - THINNEST) * size / (size + FULL_THICKNESS_AT)


def edge_ends(positions: list[list[Point]]) -> list[tuple[Point, Point]]:
    """Both ends of every edge, in the order of w1, w2, ..."""
    return [
        (start, end) for before, after in pairwise(positions) for end in after for start in before
    ]


def edge_rectangles(ends: Array, thickness: Array, panel: Panel) -> Array:
    """Thin rectangles (m, edges, 5, 2), each ended by a row of NaN, for edges (edges, 2, 2).

    Thickness is (m, edges) in pixels, everything else in the square 0..1 of the panel.
    """
    pixels = np.array([panel.width, panel.height])
    along = (ends[:, 1] - ends[:, 0]) * pixels
    across = np.stack([-along[:, 1], along[:, 0]], axis=1)
    across /= np.hypot(across[:, 0], across[:, 1])[:, None] * pixels
    half = thickness[:, :, None] / 2 * across
    start, end = ends[:, 0], ends[:, 1]
    gap = np.full(half.shape, np.nan)
    return np.stack([start + half, end + half, end - half, start - half, gap], axis=2)


def beside_edge(start: Point, end: Point, lines: int = 1) -> tuple[float, float, str]:
    """Where the label of an edge goes, and how it is anchored there.

    A level edge has it above (or, in the lower half, below) its middle. Edges that cross have it
    near their start, on the side away from the crossing, and a label of two lines a little
    further on, where there is room for it; edges that merely slope, outside.
    """
    (x0, y0), (x1, y1) = start, end
    upper = y0 + y1 > 1.0
    if y0 == y1:
        gap = 0.02 if upper else -0.02
        return (x0 + x1) / 2, y0 + gap, "top center" if upper else "bottom center"
    crosses = (y0 - 0.5) * (y1 - 0.5) < 0
    along = 0.2 if crosses and lines == 1 else 0.28
    x, y = x0 + along * (x1 - x0), y0 + along * (y1 - y0)
    if crosses:
        return x + 0.02, y + (0.015 if y0 > y1 else -0.015), "middle right"
    return x, y + (0.02 if upper else -0.02), "top right" if upper else "bottom right"


def by_neuron(place: Point) -> tuple[float, float, str]:
    """Where the label of a bias goes: above its neuron in the upper half, else below."""
    x, y = place
    return (x, y + 0.13, "top center") if y >= 0.5 else (x, y - 0.13, "bottom center")
