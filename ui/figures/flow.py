"""Feedforward as a picture: numbers run along the edges, one layer after another."""

import numpy as np

from nn_core import Network
from nn_core.network import neuron_names
from nn_core.validation import Array
from ui.figures.diagram_places import Panel, edge_ends, node_positions
from ui.figures.panels import FONT_SIZE, NOTHING_DRAWN, base_layout, heading
from ui.figures.parts import PreparedFigure, Spec, Trace, frames, short_hash, typed_array
from ui.figures.playable import playable
from ui.figures.still_diagram import still_diagram
from ui.figures.targets import targets
from ui.theme.palette import Palette

FRAMES_A_LAYER = 30
"""How many keyframes the numbers take from one layer to the next."""
OUT_OF_SIGHT = -9.0
NAMES = ("h1", "h2", "o1")


WIDE = Panel(770, 308, node_size=64)
STACKED = Panel(366, 250, node_size=54)


def flow(
    network: Network, inputs: Array, picked: str, stacked: bool, palette: Palette
) -> PreparedFigure:
    """The figure of a 2-2-1 network at work.

    Args:
        network: whose numbers run.
        inputs: (2,) x1 and x2.
        picked: the neuron that is looked at, h1, h2 or o1.
        stacked: panels under one another, for narrow screens.
        palette: the colours.
    """
    panel = STACKED if stacked else WIDE
    diagram = still_diagram(network, inputs, ("", ""), ("", ""), panel, palette)
    traces = [
        Trace(_ring(network, picked, panel, palette)),
        *(Trace(trace | {"hoverinfo": "skip", "hovertemplate": ""}) for trace in diagram),
        Trace(targets(_neuron_places(network), panel.node_size, palette)),
        _covers(network, panel, palette),
        _pulses(network, palette),
    ]
    run = short_hash(network.vector.tolist(), inputs.tolist())
    moments = list(range(2 * FRAMES_A_LAYER + 1))
    words = ["inputs", *["to h1, h2"] * FRAMES_A_LAYER, *["to o1"] * FRAMES_A_LAYER]
    words[FRAMES_A_LAYER], words[-1] = "h1, h2", "o1"
    margin = {"l": 4, "r": 8, "t": 60, "b": 12}
    layout = base_layout(panel.height + 72, margin, FONT_SIZE, palette) | {
        "xaxis": NOTHING_DRAWN,
        "yaxis": NOTHING_DRAWN,
        "annotations": [
            heading("The network", "click h1, h2 or o1 to see its sum", 0.0, 1.0, FONT_SIZE)
        ],
    }
    layout |= playable(
        run, short_hash(run, picked, stacked, palette), moments, words, start=moments[-1]
    )
    return PreparedFigure(
        {
            "data": [trace.spec | (trace.changes[-1] if trace.changes else {}) for trace in traces],
            "layout": layout,
            "frames": frames(traces, [f"{run}-{moment}" for moment in moments]),
        }
    )


def _neuron_places(network: Network) -> dict[str, list[tuple[float, float]]]:
    layers = zip(neuron_names(network.sizes), node_positions(network.sizes)[1:], strict=True)
    return {
        name: [spot] for names, spots in layers for name, spot in zip(names, spots, strict=True)
    }


def _ring(network: Network, picked: str, panel: Panel, palette: Palette) -> Spec:
    """A ring around the neuron that is looked at."""
    ((x, y),) = _neuron_places(network)[picked]
    return {
        "type": "scatter",
        "mode": "markers",
        "hoverinfo": "skip",
        "cliponaxis": False,
        "x": [x],
        "y": [y],
        "marker": {"size": panel.node_size + 14, "color": palette.accent, "opacity": 0.55},
    }


def _covers(network: Network, panel: Panel, palette: Palette) -> Trace:
    """Neurons that the numbers have not reached yet: they lie over those that show an answer."""
    spots = _neuron_places(network)
    x = np.array([spots[name][0][0] for name in NAMES])
    arrivals = np.array([FRAMES_A_LAYER, FRAMES_A_LAYER, 2 * FRAMES_A_LAYER])
    return Trace(
        {
            "type": "scatter",
            "mode": "markers+text",
            "hoverinfo": "skip",
            "cliponaxis": False,
            "y": [spots[name][0][1] for name in NAMES],
            "text": [f"{name}<br>?" for name in NAMES],
            "textfont": {"color": palette.quiet, "size": FONT_SIZE},
            "marker": {
                "size": panel.node_size,
                "opacity": 1,
                "color": palette.surface,
                "line": {"color": palette.quiet, "width": 1.5},
            },
        },
        [
            {"x": np.where(moment < arrivals, x, OUT_OF_SIGHT).tolist()}
            for moment in range(2 * FRAMES_A_LAYER + 1)
        ],
    )


def _pulses(network: Network, palette: Palette) -> Trace:
    """A dot on every edge of the layer that the numbers are in, on its way to the next."""
    ends = np.array(edge_ends(node_positions(network.sizes)))
    hidden = 4
    changes = []
    for moment in range(2 * FRAMES_A_LAYER + 1):
        layer, way = divmod(moment, FRAMES_A_LAYER)
        spots = np.full((len(ends), 2), OUT_OF_SIGHT)
        if way:
            now = slice(None, hidden) if layer == 0 else slice(hidden, None)
            start, end = ends[now, 0], ends[now, 1]
            spots[now] = start + (end - start) * way / FRAMES_A_LAYER
        changes.append({"x": typed_array(spots[:, 0]), "y": typed_array(spots[:, 1])})
    return Trace(
        {
            "type": "scatter",
            "mode": "markers",
            "hoverinfo": "skip",
            "marker": {"size": 13, "color": palette.accent, "opacity": 1},
        },
        changes,
    )
