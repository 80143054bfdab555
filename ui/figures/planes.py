"""Three small pictures: what h1, h2 and o1 each give out over the plane of inputs.

Two straight edges make one bent one.
"""

from collections.abc import Sequence

import numpy as np

from nn_core import Network, Neuron, sigmoid_inverse
from nn_core.validation import Array
from ui.figures.edges import edges
from ui.figures.half_plane import Outline
from ui.figures.panels import (
    FONT_SIZE,
    NOTHING_DRAWN,
    Domain,
    axis,
    base_layout,
    heading,
    lowest_band,
)
from ui.figures.parts import PreparedFigure, Spec
from ui.figures.ranges import round_above
from ui.figures.surface import LEVELS, shades, straight_bands, surface
from ui.theme.palette import Palette

REACH = 10.0
"""The pictures show inputs from minus this to this, or further if need be."""
WIDE, STACKED = 300, 960
"""Pixels high."""
BELOW = {"h1": "one straight edge", "h2": "another one", "o1": "both make one bent edge"}


def planes(network: Network, inputs: Array, stacked: bool, palette: Palette) -> PreparedFigure:
    """The figure of what each neuron of a 2-2-1 network sees.

    Args:
        network: whose neurons.
        inputs: (2,) the point of now.
        stacked: under one another, for narrow screens.
        palette: the colours.
    """
    reach = plane_reach(inputs)
    domains = [_domain(place, stacked) for place in range(len(BELOW))]
    return PreparedFigure(
        {
            "data": [
                *_surfaces(network, reach, domains, palette),
                *(_point(inputs, f"{place + 2}", palette) for place in range(len(BELOW))),
            ],
            "layout": _layout(reach, domains, stacked, palette),
        }
    )


def _layout(reach: float, domains: Sequence[Domain], stacked: bool, palette: Palette) -> Spec:
    """All bands are on the first axes, over the whole figure; each picture's own lie over them."""
    margin = {"l": 4, "r": 8, "t": 60, "b": 48}
    layout = base_layout(STACKED if stacked else WIDE, margin, FONT_SIZE, palette)
    layout |= {"xaxis": NOTHING_DRAWN, "yaxis": NOTHING_DRAWN, "plot_bgcolor": "rgba(0, 0, 0, 0)"}
    ends = {"range": [-reach, reach], "showgrid": False}
    headings, lowest = [], []
    for number, (domain, (name, below)) in enumerate(
        zip(domains, BELOW.items(), strict=True), start=2
    ):
        left, _, _, top = domain
        layout[f"xaxis{number}"] = axis(palette, domain[:2], f"y{number}", "x1") | ends
        layout[f"yaxis{number}"] = axis(palette, domain[2:], f"x{number}", "x2") | ends
        headings.append(heading(f"What {name} sees", below, left, top, FONT_SIZE))
        lowest.append(lowest_band(shades(palette)[0], domain))
    return layout | {"annotations": headings, "shapes": lowest}


def _domain(place: int, stacked: bool) -> Domain:
    """The part of the figure that the picture in this place takes."""
    if stacked:
        top = 1.0 - 0.375 * place
        return 0.12, 1.0, top - 0.25, top
    left = 0.06 + 0.345 * place
    return left, left + 0.25, 0.0, 1.0


def plane_reach(inputs: Array) -> float:
    """How far the pictures go to both sides of 0, so that the point of now is in sight."""
    return round_above(max(REACH, 1.02 * float(np.abs(inputs).max())))


def _surfaces(
    network: Network, reach: float, domains: Sequence[Domain], palette: Palette
) -> list[Spec]:
    """What each neuron gives out everywhere, with the line at one half.

    All pictures are one, as the browser pays for each trace and not for what is in it.
    """
    hidden = network.layers[0]
    pictures = [
        straight_bands(Neuron(weights, bias), reach)
        for weights, bias in zip(hidden.weights.tolist(), hidden.biases.tolist(), strict=True)
    ]
    pictures.append(_bent_bands(network, reach))
    bands = [
        _side_by_side([regions[level] for regions, _ in pictures], reach, domains)
        for level in range(len(LEVELS))
    ]
    return surface(
        bands, _side_by_side([edge for _, edge in pictures], reach, domains), "", palette
    )


def _bent_bands(network: Network, reach: float) -> tuple[list[Outline], Outline]:
    """The regions of the output neuron of a 2-2-1 network, and its line at one half."""
    corners = np.array([(-reach, -reach), (reach, -reach), (-reach, reach)])
    regions, lines = edges(
        network.vector[None], corners, np.asarray(sigmoid_inverse(LEVELS)), air=0.0
    )
    found = [
        [(None, None) if np.isnan(x) else (x, y) for x, y in (reach * (2 * points - 1)).tolist()]
        for points in (path.points for path in (*regions, lines[LEVELS.index(0.5)]))
    ]
    return found[:-1], found[-1]


def _side_by_side(outlines: Sequence[Outline], reach: float, domains: Sequence[Domain]) -> Outline:
    """Outlines of inputs, each in its own picture, as places in the figure."""
    placed: Outline = []
    for outline, (left, right, bottom, top) in zip(outlines, domains, strict=True):
        for x, y in outline:
            if x is None or y is None:
                placed.append((None, None))
            else:
                across, up = (0.5 + place / (2 * reach) for place in (x, y))
                placed.append((left + (right - left) * across, bottom + (top - bottom) * up))
        placed.append((None, None))
    return placed


def _point(inputs: Array, axes: str, palette: Palette) -> Spec:
    return {
        "type": "scatter",
        "xaxis": f"x{axes}",
        "yaxis": f"y{axes}",
        "mode": "markers",
        "hovertemplate": "x1 = %{x:.4g}, x2 = %{y:.4g}<extra></extra>",
        "x": [float(inputs[0])],
        "y": [float(inputs[1])],
        "marker": {
            "size": 12,
            "color": palette.text,
            "opacity": 1,
            "line": {"color": palette.background, "width": 2},
        },
    }
