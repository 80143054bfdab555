"""What a neuron gives out over the plane of two inputs, in ten bands from amber to blue.

Bands move with a slider where a picture of the same would have to be drawn anew; and their edges
are exact.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np

from nn_core import ACTIVATIONS, Neuron
from ui.figures.half_plane import Outline, corners, half_plane
from ui.figures.parts import Spec
from ui.theme.palette import Palette

LEVELS = tuple(tenths / 10 for tenths in range(1, 10))
"""Where a new band begins, as parts of the way from the lowest output to the highest."""
DIGITS = 4
NOWHERE: Outline = [(1e6, 1e6)] * 3
"""Stands for an outline that is empty: Plotly would forget its trace."""


def surface(regions: Sequence[Outline], edge: Outline, axes: str, palette: Palette) -> list[Spec]:
    """The traces of a plane: bands over the lowest one, and a strong line.

    Args:
        regions: for each of the levels the outline of all that is above; None between its parts.
        edge: the points of the line, likewise.
        axes: the number of the axes that it lies on.
        palette: the colours.
    """
    shared = {
        "type": "scatter",
        "mode": "lines",
        "hoverinfo": "skip",
        "xaxis": f"x{axes}",
        "yaxis": f"y{axes}",
    }
    filled = shared | {"line": {"width": 0}, "fill": "toself"}
    return [
        *(
            filled | {"fillcolor": color} | _path(region)
            for color, region in zip(shades(palette)[1:], regions, strict=True)
        ),
        shared | {"line": {"width": 2.5, "color": palette.text}} | _path(edge),
    ]


def straight_bands(neuron: Neuron, reach: float) -> tuple[list[Outline], Outline]:
    """The regions of one neuron, whose edges are straight, and the line where its sum is 0."""
    sums = [neuron.total(corner) for corner in corners(reach)]
    regions = [half_plane(sums, least_sum, reach)[0] for least_sum in _least_sums(neuron, reach)]
    return regions, half_plane(sums, 0.0, reach)[1]


@cache
def shades(palette: Palette) -> list[str]:
    """The colours of the ten bands: those of the decision boundary, and more of the same between.

    Below the middle all are amber, and above it blue.
    """
    bands = np.array([[int(band[at : at + 2], 16) for at in (1, 3, 5)] for band in palette.bands])
    part = np.linspace(0, 1, 5)[:, None]
    halves = [start + part * (end - start) for start, end in (bands[:2], bands[2:])]
    return [f"#{r:02x}{g:02x}{b:02x}" for r, g, b in np.rint(np.concatenate(halves)).astype(int)]


def _least_sums(neuron: Neuron, reach: float) -> list[float]:
    """From which sum on each band begins.

    The sigmoid and tanh have a lowest and a highest output; of others it is what they reach here.
    """
    activation = ACTIVATIONS[neuron.activation]
    most = float(np.abs(neuron.outputs(corners(reach))).max()) or 1.0
    low, high = {"sigmoid": (0.0, 1.0), "tanh": (-1.0, 1.0)}.get(activation.name, (-most, most))
    return [float(activation.inverse(low + level * (high - low))) for level in LEVELS]


def _path(points: Outline) -> Spec:
    x, y = zip(*(points or NOWHERE), strict=True)
    return {
        name: [None if place is None else round(place, DIGITS) for place in places]
        for name, places in (("x", x), ("y", y))
    }
