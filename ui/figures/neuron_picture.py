"""One neuron as a picture: its three steps, its activation, and what it says of the whole plane."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nn_core import ACTIVATIONS, Neuron
from ui.figures.panels import (
    FONT_SIZE,
    NOTHING_DRAWN,
    Domain,
    axis,
    base_layout,
    heading,
    lowest_band,
)
from ui.figures.parts import PreparedFigure, Spec, typed_array
from ui.figures.ranges import round_above
from ui.figures.surface import shades, straight_bands, surface
from ui.theme.palette import Palette
from ui.theme.text import four_digits

REACH = 10.0
"""The plane shows inputs from minus this to this."""
NODE, STEP_NODE = 54, 64


@dataclass(frozen=True)
class Places:
    """Where the panels stand: (left, right, bottom, top) in the figure, and the size in pixels."""

    height: int
    steps: Domain
    curve: Domain
    plane: Domain


WIDE = Places(660, (0.0, 1.0, 0.60, 1.0), (0.06, 0.44, 0.0, 0.43), (0.58, 0.96, 0.0, 0.43))
STACKED = Places(1000, (0.0, 1.0, 0.74, 1.0), (0.12, 1.0, 0.40, 0.62), (0.12, 1.0, 0.0, 0.28))


def neuron_picture(
    neuron: Neuron, inputs: tuple[float, float], stacked: bool, palette: Palette
) -> PreparedFigure:
    """The figure of a neuron with two inputs.

    Args:
        neuron: with its two weights, bias and activation.
        inputs: x1 and x2.
        stacked: panels under one another, for narrow screens.
        palette: the colours.
    """
    places = STACKED if stacked else WIDE
    reach = curve_reach(neuron.total(inputs))
    return PreparedFigure(
        {
            "data": [
                *_steps(neuron, inputs, stacked, palette),
                *_curve(neuron, inputs, reach, palette),
                *_plane(neuron, inputs, palette),
            ],
            "layout": _layout(neuron, reach, places, palette),
        }
    )


def _steps(neuron: Neuron, inputs: Sequence[float], stacked: bool, palette: Palette) -> list[Spec]:
    """Inputs, products, sum and output, joined by lines."""
    first, second = neuron.products(inputs)
    total, output = neuron.total(inputs), neuron.feedforward(inputs)
    x = [0.07, 0.07, 0.36, 0.36, 0.62, 0.62, 0.88]
    y = [0.74, 0.2, 0.74, 0.2, 0.88, 0.47, 0.47]
    values = [*inputs, first, second, neuron.bias, total, output]
    names = ["x1", "x2", "x1 · w1", "x2 · w2", "b", "sum", "output"]
    steps = [palette.multiply, palette.multiply, palette.text, palette.add, palette.activate]
    lines = [(0, 2), (1, 3), (2, 5), (3, 5), (4, 5), (5, 6)]
    gaps = [(x[start], x[end], None) for start, end in lines]
    rises = [(y[start], y[end], None) for start, end in lines]
    # On a narrow screen there is no room for both beside one another.
    between = "<br>" if stacked else " "
    weights = [
        f"w{number}{between}<b>{four_digits(weight)}</b>"
        for number, weight in enumerate(neuron.weights, start=1)
    ]
    shared = {"type": "scatter", "hoverinfo": "skip", "cliponaxis": False}
    return [
        shared
        | {"mode": "lines", "line": {"color": palette.quiet, "width": 1.5}}
        | {"x": sum(gaps, ()), "y": sum(rises, ())},
        shared
        | {
            "mode": "markers+text",
            "x": x,
            "y": y,
            "text": [
                f"{name}<br><b>{four_digits(value)}</b>"
                for name, value in zip(names, values, strict=True)
            ],
            "marker": {
                "size": [NODE, NODE, STEP_NODE, STEP_NODE, NODE, STEP_NODE, STEP_NODE],
                "symbol": ["circle", "circle", "square", "square", "circle", "square", "circle"],
                "color": palette.surface,
                "opacity": 1,
                "line": {"color": [palette.quiet, palette.quiet, *steps], "width": 2.5},
            },
        },
        shared
        | {
            "mode": "text",
            "x": [0.215, 0.215],
            "y": [0.74, 0.2],
            "text": weights,
            "textposition": "top center",
        },
    ]


def _curve(neuron: Neuron, inputs: Sequence[float], reach: float, palette: Palette) -> list[Spec]:
    """The activation function, its point at this sum, and its tangent there."""
    activation = ACTIVATIONS[neuron.activation]
    total, output = neuron.total(inputs), neuron.feedforward(inputs)
    sums = np.linspace(-reach, reach, 201)
    slope = neuron.slope(inputs)
    run = 0.18 * reach
    shared = {"type": "scatter", "xaxis": "x2", "yaxis": "y2"}
    return [
        shared
        | {"mode": "lines", "line": {"color": palette.quiet, "width": 2.5}}
        | {"x": typed_array(sums), "y": typed_array(np.asarray(activation.function(sums)))}
        | {"hovertemplate": "f(%{x:.3g}) = %{y:.4g}<extra></extra>"},
        shared
        | {"mode": "lines", "hoverinfo": "skip", "line": {"color": palette.activate, "width": 2.5}}
        | {"x": [total - run, total + run], "y": [output - slope * run, output + slope * run]},
        shared
        | {
            "mode": "markers",
            "x": [total],
            "y": [output],
            "marker": {"size": 13, "color": palette.activate, "opacity": 1},
            "hovertemplate": "f(%{x:.4g}) = %{y:.4g}<extra></extra>",
        },
    ]


def curve_reach(total: float) -> float:
    """How far to both sides of 0 the activation is drawn, so that this sum is in sight."""
    return round_above(max(8.0, 1.05 * abs(total)))


def output_range(activation: str, reach: float) -> tuple[float, float]:
    """What the axis of the outputs shows while the sums go that far to both sides of 0."""
    low, high = np.asarray(ACTIVATIONS[activation].function([-reach, reach])).tolist()
    air = 0.06 * (high - low)
    return low - air, high + air


def _plane(neuron: Neuron, inputs: Sequence[float], palette: Palette) -> list[Spec]:
    """The neuron's output everywhere, the line where its sum is 0, and the point of now."""
    return [
        *surface(*straight_bands(neuron, REACH), "3", palette),
        {
            "type": "scatter",
            "xaxis": "x3",
            "yaxis": "y3",
            "mode": "markers",
            "x": [inputs[0]],
            "y": [inputs[1]],
            "marker": {
                "size": 14,
                "color": palette.activate,
                "opacity": 1,
                "line": {"color": palette.background, "width": 2},
            },
            "hovertemplate": "x1 = %{x:.4g}, x2 = %{y:.4g}<extra></extra>",
        },
    ]


def _layout(neuron: Neuron, reach: float, places: Places, palette: Palette) -> Spec:
    plane = {"range": [-REACH, REACH], "showgrid": False}
    left, right, bottom, top = places.steps
    titles = [
        heading(text, below, panel[0], panel[3], FONT_SIZE)
        for text, below, panel in (
            ("One neuron", _key(palette), places.steps),
            (f"The activation: {neuron.activation}", "and its slope at this sum", places.curve),
            ("Its output everywhere", "the line is where the sum is 0", places.plane),
        )
    ]
    margin = {"l": 4, "r": 8, "t": 60, "b": 48}
    return base_layout(places.height, margin, FONT_SIZE, palette) | {
        "xaxis": NOTHING_DRAWN | {"domain": [left, right], "anchor": "y"},
        "yaxis": NOTHING_DRAWN | {"domain": [bottom, top], "anchor": "x"},
        "xaxis2": axis(palette, places.curve[:2], "y2", "sum") | {"range": [-reach, reach]},
        "yaxis2": axis(palette, places.curve[2:], "x2", "output")
        | {"range": [*output_range(neuron.activation, reach)]},
        "xaxis3": axis(palette, places.plane[:2], "y3", "x1") | plane,
        "yaxis3": axis(palette, places.plane[2:], "x3", "x2") | plane,
        "shapes": [lowest_band(shades(palette)[0], places.plane)],
        "annotations": titles,
    }


def _key(palette: Palette) -> str:
    """The three steps by name, each in its colour."""
    steps = (
        (palette.multiply, "1 multiply"),
        (palette.add, "2 add"),
        (palette.activate, "3 activate"),
    )
    return "   ".join(f'<span style="color:{color}">■ {word}</span>' for color, word in steps)
