"""One network at one moment: the same picture as on the stage, standing still."""

from collections.abc import Mapping, Sequence

import numpy as np

from nn_core import History, Network
from nn_core.network import parameter_names
from nn_core.validation import Array
from ui.figures.diagram_places import Panel, edge_ends, edge_rectangles, node_positions
from ui.figures.network_diagram import NO_NOTES, network_diagram
from ui.figures.parts import Spec, typed_array
from ui.theme.palette import Palette

GLOW = 14.0
"""How wide, in pixels, the band is that points out an edge."""


def still_diagram(
    network: Network,
    inputs: Array,
    input_labels: Sequence[str],
    class_names: Sequence[str],
    panel: Panel,
    palette: Palette,
    *,
    notes: Mapping[str, str] = NO_NOTES,
) -> list[Spec]:
    """The traces of the diagram of a network; arguments as in `network_diagram`."""
    moment = History(network.sizes, network.vector[None], np.zeros(1), 0)
    traces = network_diagram(
        moment, [0], inputs, input_labels, class_names, panel, palette, notes=notes
    )
    return [trace.at_start for trace in traces]


def glow(sizes: tuple[int, ...], weights: Sequence[str], color: str, panel: Panel) -> Spec:
    """A wide band behind the edges of some weights; put it before the traces of the diagram."""
    names = parameter_names(sizes)
    ends = edge_ends(node_positions(sizes))
    chosen = np.array([ends[names.index(name)] for name in weights]).reshape(-1, 2, 2)
    bands = edge_rectangles(chosen, np.full((1, len(chosen)), GLOW), panel).reshape(-1, 2)
    return {
        "type": "scatter",
        "mode": "lines",
        "hoverinfo": "skip",
        "fill": "toself",
        "line": {"width": 0},
        "fillcolor": color,
        "opacity": 0.45,
        "x": typed_array(bands[:, 0]),
        "y": typed_array(bands[:, 1]),
    }
