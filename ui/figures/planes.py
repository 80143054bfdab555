"""Three small pictures: what h1, h2 and o1 each give out over the plane of inputs.

Two straight edges make one bent one.
"""

import numpy as np

from nn_core import Network
from nn_core.validation import Array
from ui.figures.panels import FONT_SIZE, axis, base_layout, heading
from ui.figures.parts import PreparedFigure, Spec
from ui.figures.surface import edge_line, surface
from ui.palette import Palette

REACH = 10.0
"""The pictures show inputs from minus this to this, or further if need be."""
GRID = 41
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
    margin = {"l": 4, "r": 8, "t": 60, "b": 48}
    layout = base_layout(STACKED if stacked else WIDE, margin, FONT_SIZE, palette)
    annotations = []
    for place, (name, below) in enumerate(BELOW.items()):
        across, up = _domains(place, stacked)
        number = str(place + 1)
        layout[f"xaxis{number}"] = axis(palette, across, f"y{number}", "x1")
        layout[f"yaxis{number}"] = axis(palette, up, f"x{number}", "x2")
        annotations.append(heading(f"What {name} sees", below, across[0], up[1], FONT_SIZE))
    return PreparedFigure(
        {
            "data": _surfaces(network, inputs, palette),
            "layout": layout | {"annotations": annotations},
        }
    )


def _domains(place: int, stacked: bool) -> tuple[tuple[float, float], tuple[float, float]]:
    """The parts of the figure, across and up, that the picture in this place takes."""
    if stacked:
        top = 1.0 - 0.375 * place
        return (0.12, 1.0), (top - 0.25, top)
    left = 0.06 + 0.345 * place
    return (left, left + 0.25), (0.0, 1.0)


def _surfaces(network: Network, inputs: Array, palette: Palette) -> list[Spec]:
    """What each neuron gives out everywhere, with the line at one half, and the point of now."""
    reach = max(REACH, 1.2 * float(np.abs(inputs).max()))
    steps = np.linspace(-reach, reach, GRID)
    grid = np.stack(np.meshgrid(steps, steps), axis=-1).reshape(-1, 2)
    outputs = network.neuron_outputs(grid)
    traces: list[Spec] = []
    for number, name in enumerate(BELOW, start=1):
        heights = np.asarray(outputs[name]).reshape(GRID, GRID)
        traces += [
            surface(heights, reach, str(number), "sigmoid", palette),
            edge_line(heights, reach, str(number), palette, level=0.5),
            {
                "type": "scatter",
                "xaxis": f"x{number}",
                "yaxis": f"y{number}",
                "mode": "markers",
                "hoverinfo": "skip",
                "x": [float(inputs[0])],
                "y": [float(inputs[1])],
                "marker": {
                    "size": 12,
                    "color": palette.text,
                    "opacity": 1,
                    "line": {"color": palette.background, "width": 2},
                },
            },
        ]
    return traces
