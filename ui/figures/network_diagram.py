"""The network as a picture: a line for every weight, a circle for every neuron, live numbers.

All of it is three traces, because the browser pays for each trace in each frame: the lines of
positive weights, the lines of negative ones, and everything that is a circle or a word.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from nn_core import History
from nn_core.network import neuron_names
from nn_core.validation import Array
from ui.figures.diagram_places import (
    Panel,
    Point,
    beside_edge,
    by_neuron,
    edge_ends,
    edge_rectangles,
    line_thickness,
    node_positions,
)
from ui.figures.parts import Trace, plain_label, typed_array
from ui.figures.paths import Paths
from ui.theme.palette import Palette

LONG_NAME = 6
"""Class names of more letters end at the edge of the panel; shorter ones stand in the middle."""
OUT_OF_SIGHT = -9.0
NO_NOTES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Mark:
    """A circle or a word of the diagram: where it stands and how it is written.

    `value` is true for those that show a live number, which come first.
    """

    spot: Point
    text: str
    template: str
    color: str
    anchor: str = "middle center"
    value: bool = False
    circle: bool = False


def network_diagram(
    history: History,
    epochs: Sequence[int],
    inputs: Array,
    input_labels: Sequence[str],
    class_names: Sequence[str],
    panel: Panel,
    palette: Palette,
    *,
    notes: Mapping[str, str] = NO_NOTES,
) -> list[Trace]:
    """The traces of the diagram, moving through the given epochs.

    Args:
        history: the run.
        epochs: the keyframes.
        inputs: (inputs,) what the network sees of the person shown.
        input_labels: what each input measures.
        class_names: what an output below, and from, 0.5 stands for; empty ones are not written.
        panel: how large it is drawn.
        palette: the colours.
        notes: more to say beside parameters, in our own words.
    """
    positions = node_positions(history.sizes)
    outputs = history.neuron_outputs(inputs[None, :], epochs)
    neurons = [name for layer in neuron_names(history.sizes) for name in layer]
    parameters = history.parameters[list(epochs)]
    shown = np.column_stack(
        [
            np.tile(inputs, (len(epochs), 1)),
            *(outputs[name][:, 0] for name in neurons),
            parameters,
        ]
    )
    marks = [
        *_node_marks(positions, neurons, palette),
        *_parameter_marks(positions, history.parameter_names, notes, palette),
        *_input_marks(positions, input_labels, palette),
        *_answer_marks(positions[-1][0], class_names, palette),
    ]
    says = (outputs["o1"][:, 0] >= 0.5).astype(int).tolist()
    return [
        *_edges(parameters, positions, panel, palette),
        _marks(marks, shown, says, panel, palette),
    ]


def _edges(
    parameters: Array, positions: list[list[Point]], panel: Panel, palette: Palette
) -> list[Trace]:
    """The edges as thin rectangles: those of positive weights, and those of negative ones."""
    ends = np.array(edge_ends(positions))
    weights = parameters[:, : len(ends)]
    rectangles = edge_rectangles(ends, line_thickness(weights), panel)
    drawn = {"type": "scatter", "mode": "lines", "fill": "toself", "line": {"width": 0}}
    traces = []
    for color, masks in ((palette.positive, weights >= 0), (palette.negative, weights < 0)):
        owners = np.repeat(np.nonzero(masks)[0], rectangles.shape[2])
        paths = Paths(rectangles[masks].reshape(-1, 2), owners, len(parameters))
        traces.append(Trace(drawn | {"hoverinfo": "skip", "fillcolor": color}, paths.as_changes()))
    return traces


def _node_marks(
    positions: list[list[Point]], neurons: Sequence[str], palette: Palette
) -> list[Mark]:
    """The neurons, with their names and what they give out; inputs without needless zeros."""
    inputs = [f"x{number}" for number in range(1, len(positions[0]) + 1)]
    digits = [".3~g"] * len(inputs) + [".3f"] * len(neurons)
    spots = [spot for layer in positions for spot in layer]
    return [
        Mark(
            spot,
            name,
            f"%{{text}}<br><b>%{{customdata:{written}}}</b>",
            palette.text,
            value=True,
            circle=True,
        )
        for spot, name, written in zip(spots, [*inputs, *neurons], digits, strict=True)
    ]


def _parameter_marks(
    positions: list[list[Point]],
    names: Sequence[str],
    notes: Mapping[str, str],
    palette: Palette,
) -> list[Mark]:
    """The name and number of every weight beside its line, and of every bias by its neuron."""
    places = [
        beside_edge(start, end, 2 if name in notes else 1)
        for name, (start, end) in zip(names, edge_ends(positions), strict=False)
    ]
    places += [by_neuron(spot) for layer in positions[1:] for spot in layer]
    template = "%{text} <b>%{customdata:.3f}</b>"
    marks = []
    for (x, y, anchor), name in zip(places, names, strict=True):
        written = template
        if name in notes:
            written = f"{template}<br>{notes[name]}"
            # Two lines beside a line that crosses another would touch it.
            anchor = anchor.replace("middle", "top" if y > 0.5 else "bottom")  # noqa: PLW2901
        marks.append(Mark((x, y), name, written, palette.text, anchor, value=True))
    return marks


def _input_marks(
    positions: list[list[Point]], labels: Sequence[str], palette: Palette
) -> list[Mark]:
    """What each input measures, from the left edge of the panel."""
    marks = []
    for spot, label in zip(positions[0], labels, strict=True):
        _, y, anchor = by_neuron(spot)
        text = plain_label(label)
        marks.append(
            Mark((0.02, y), text, "%{text}", palette.quiet, anchor.replace("center", "right"))
        )
    return marks


def _answer_marks(output: Point, class_names: Sequence[str], palette: Palette) -> list[Mark]:
    """Both answers under the output neuron; the one that does not count is kept out of sight."""
    long = max(map(len, class_names)) > LONG_NAME
    x, y = (1.0 if long else output[0]), output[1] - 0.13
    anchor = "bottom left" if long else "bottom center"
    return [
        Mark((x, y), f"says <b>{plain_label(name)}</b>" if name else "", "%{text}", color, anchor)
        for name, color in zip(class_names, (palette.negative, palette.positive), strict=True)
    ]


def _marks(
    marks: Sequence[Mark], shown: Array, says: Sequence[int], panel: Panel, palette: Palette
) -> Trace:
    """The circles and words as one trace: (m, values) live numbers, and which answer counts."""
    circles = [mark.circle for mark in marks]
    x = np.array([mark.spot[0] for mark in marks])
    hidden = {0: x.copy(), 1: x.copy()}
    hidden[0][-1] = hidden[1][-2] = OUT_OF_SIGHT
    x_of_answer = {answer: places.round(4).tolist() for answer, places in hidden.items()}
    value_hover = "%{text} = %{customdata}<extra></extra>"
    return Trace(
        {
            "type": "scatter",
            "mode": "markers+text",
            "cliponaxis": False,
            "y": [mark.spot[1] for mark in marks],
            "marker": {
                "size": [panel.node_size if circle else 0 for circle in circles],
                "opacity": [int(circle) for circle in circles],
                "color": palette.surface,
                "line": {"color": palette.quiet, "width": 1.5},
            },
            "text": [mark.text for mark in marks],
            "texttemplate": [mark.template for mark in marks],
            "textposition": [mark.anchor for mark in marks],
            "textfont": {
                "color": [mark.color for mark in marks],
                "size": [panel.label_size + int(circle) for circle in circles],
                "shadow": halo(palette),
            },
            "hoverinfo": ["all" if mark.value else "skip" for mark in marks],
            "hovertemplate": [value_hover if mark.value else "" for mark in marks],
        },
        [
            {"customdata": typed_array(values, "f8"), "x": x_of_answer[answer]}
            for values, answer in zip(shown, says, strict=True)
        ],
    )


def halo(palette: Palette) -> str:
    """A soft edge in the colour of the page, so that a label stays legible over a line."""
    return ", ".join([f"0 0 3px {palette.background}"] * 4)
