"""The network as a picture: a line for every weight, a circle for every neuron, live numbers."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from nn_core import History
from nn_core.network import neuron_names
from nn_core.validation import Array
from ui.figures.parts import Trace, plain_label, typed_array
from ui.palette import Palette

THINNEST, THICKEST = 1.0, 9.0
LABEL_SIZE = 14
LONG_NAME = 6
"""Class names of more letters end at the edge of the panel; shorter ones stand in the middle."""
FULL_THICKNESS_AT = 4.0
"""A weight of this size is drawn half as thick as the thickest line."""

Point = tuple[float, float]


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


def network_diagram(
    history: History,
    epochs: Sequence[int],
    inputs: Array,
    input_labels: Sequence[str],
    class_names: Sequence[str],
    node_size: int,
    palette: Palette,
) -> list[Trace]:
    """The traces of the diagram, moving through the given epochs.

    Args:
        history: the run.
        epochs: the keyframes.
        inputs: (inputs,) what the network sees of the person shown.
        input_labels: what each input measures.
        class_names: what an output below, and from, 0.5 stands for.
        node_size: pixels across a neuron.
        palette: the colours.
    """
    positions = node_positions(history.sizes)
    outputs = history.neuron_outputs(inputs[None, :], epochs)
    return [
        *_edges(history, epochs, positions, palette),
        _nodes(positions, inputs, outputs, node_size, palette),
        _parameter_labels(history, epochs, positions, palette),
        _input_labels(positions, input_labels, palette),
        _answer(positions[-1][0], outputs["o1"][:, 0], class_names, palette),
    ]


def _edge_ends(positions: list[list[Point]]) -> list[tuple[Point, Point]]:
    """Both ends of every edge, in the order of w1, w2, ..."""
    return [
        (start, end) for before, after in pairwise(positions) for end in after for start in before
    ]


def _edges(
    history: History, epochs: Sequence[int], positions: list[list[Point]], palette: Palette
) -> list[Trace]:
    ends = _edge_ends(positions)
    weights = history.parameters[list(epochs), : len(ends)]
    widths = np.round(line_thickness(weights), 1).tolist()
    positive = (weights >= 0).tolist()
    color = {True: palette.positive, False: palette.negative}
    return [
        Trace(
            {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "x": [x0, x1], "y": [y0, y1]},
            [
                {"line": {"width": width[edge], "color": color[sign[edge]]}}
                for width, sign in zip(widths, positive, strict=True)
            ],
        )
        for edge, ((x0, y0), (x1, y1)) in enumerate(ends)
    ]


def _nodes(
    positions: list[list[Point]],
    inputs: Array,
    outputs: dict[str, Array],
    size: int,
    palette: Palette,
) -> Trace:
    """Circles with the neuron's name and what it gives out for the person shown."""
    places = [place for layer in positions for place in layer]
    neurons = [name for layer in neuron_names(tuple(map(len, positions))) for name in layer]
    names = [f"x{number}" for number in range(1, len(positions[0]) + 1)] + neurons
    of_neurons = np.column_stack([outputs[name][:, 0] for name in neurons])
    values = np.column_stack([np.tile(inputs, (len(of_neurons), 1)), of_neurons])
    return Trace(
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": [x for x, _ in places],
            "y": [y for _, y in places],
            "marker": {
                "size": size,
                "color": palette.surface,
                "opacity": 1,
                "line": {"color": palette.quiet, "width": 1.5},
            },
            "text": names,
            "texttemplate": [
                *["%{text}<br><b>%{customdata:.3~g}</b>"] * len(positions[0]),
                *["%{text}<br><b>%{customdata:.3f}</b>"] * len(neurons),
            ],
            "textfont": {"color": palette.text},
            "hovertemplate": "%{text} = %{customdata}<extra></extra>",
            "cliponaxis": False,
        },
        [{"customdata": typed_array(row, "f8")} for row in values],
    )


def _parameter_labels(
    history: History, epochs: Sequence[int], positions: list[list[Point]], palette: Palette
) -> Trace:
    """The name and number of every weight beside its line, and of every bias by its neuron."""
    spots = [_beside_edge(start, end) for start, end in _edge_ends(positions)]
    spots += [_by_neuron(place) for layer in positions[1:] for place in layer]
    return Trace(
        {
            "type": "scatter",
            "mode": "text",
            "x": [x for x, _, _ in spots],
            "y": [y for _, y, _ in spots],
            "textposition": [anchor for _, _, anchor in spots],
            "text": list(history.parameter_names),
            "texttemplate": "%{text} <b>%{customdata:.3f}</b>",
            "textfont": {"color": palette.text, "shadow": halo(palette), "size": LABEL_SIZE},
            "hovertemplate": "%{text} = %{customdata}<extra></extra>",
            "cliponaxis": False,
        },
        [{"customdata": typed_array(row, "f8")} for row in history.parameters[list(epochs)]],
    )


def halo(palette: Palette) -> str:
    """A soft edge in the colour of the page, so that a label stays legible over a line."""
    return ", ".join([f"0 0 3px {palette.background}"] * 4)


def _beside_edge(start: Point, end: Point) -> tuple[float, float, str]:
    """Where the label of an edge goes, and how it is anchored there.

    A level edge has it above (or, in the lower half, below) its middle. Edges that cross have it
    near their start, on the side away from the crossing; edges that merely slope, outside.
    """
    (x0, y0), (x1, y1) = start, end
    upper = y0 + y1 > 1.0
    if y0 == y1:
        gap = 0.02 if upper else -0.02
        return (x0 + x1) / 2, y0 + gap, "top center" if upper else "bottom center"
    crosses = (y0 - 0.5) * (y1 - 0.5) < 0
    along = 0.2 if crosses else 0.28
    x, y = x0 + along * (x1 - x0), y0 + along * (y1 - y0)
    if crosses:
        return x + 0.02, y + (0.015 if y0 > y1 else -0.015), "middle right"
    return x, y + (0.02 if upper else -0.02), "top right" if upper else "bottom right"


def _by_neuron(place: Point) -> tuple[float, float, str]:
    """Where the label of a bias goes: above its neuron in the upper half, else below."""
    x, y = place
    return (x, y + 0.13, "top center") if y >= 0.5 else (x, y - 0.13, "bottom center")


def _input_labels(positions: list[list[Point]], labels: Sequence[str], palette: Palette) -> Trace:
    spots = [(0.02, *_by_neuron(place)[1:]) for place in positions[0]]
    return Trace(
        {
            "type": "scatter",
            "mode": "text",
            "hoverinfo": "skip",
            "x": [x for x, _, _ in spots],
            "y": [y for _, y, _ in spots],
            "textposition": [anchor.replace("center", "right") for _, _, anchor in spots],
            "text": [plain_label(label) for label in labels],
            "textfont": {"color": palette.quiet},
            "cliponaxis": False,
        }
    )


def _answer(
    place: Point, predictions: Array, class_names: Sequence[str], palette: Palette
) -> Trace:
    """Which class the output stands for, under the output neuron."""
    x, y = place
    long = max(map(len, class_names)) > LONG_NAME
    colors = (palette.negative, palette.positive)
    names = [f"<b>{plain_label(name)}</b>" for name in class_names]
    return Trace(
        {
            "type": "scatter",
            "mode": "text",
            "hoverinfo": "skip",
            "x": [1.0 if long else x],
            "y": [y - 0.13],
            "textposition": "bottom left" if long else "bottom center",
            "cliponaxis": False,
        },
        [
            {"text": [f"says {names[says]}"], "textfont": {"color": colors[says]}}
            for says in (predictions >= 0.5).astype(int).tolist()
        ],
    )
