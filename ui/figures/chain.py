"""Backpropagation as a picture: the way back from the loss, all derivatives, and a nudge."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nn_core import Dataset, Gradient, Network, losses_along
from nn_core.network import parameter_names
from nn_core.validation import Array
from ui.figures.diagram_places import Panel, beside_edge, by_neuron, edge_ends, node_positions
from ui.figures.panels import FONT_SIZE, NOTHING_DRAWN, Domain, axis, base_layout, heading
from ui.figures.parts import PreparedFigure, Spec, plain_label, typed_array
from ui.figures.ranges import round_above, round_span
from ui.figures.still_diagram import glow, still_diagram
from ui.figures.targets import targets
from ui.theme.palette import Palette
from ui.theme.text import three_digits

REACH = 4.0
"""How far to both sides of the parameter's value its curve is drawn."""
TARGET_SIZE = 34
LABEL_ROOM = 0.3
"""What the numbers beside the bars take, as a part of what the bars take."""


@dataclass(frozen=True)
class Nudge:
    """What is asked: one parameter of a network on one sample, and by how much it is moved."""

    network: Network
    x: Array
    y_true: float
    parameter: str
    by: float

    @property
    def value(self) -> float:
        """Where the parameter stands."""
        return self.network.parameters[self.parameter]

    def loss(self, values: Sequence[float]) -> Array:
        """The loss on the sample with the parameter at these values."""
        return losses_along(self.network, self.parameter, values, self.x, self.y_true)


@dataclass(frozen=True)
class Curve:
    """The loss over a parameter: (161,) values and losses; two rows, x and y, for all else.

    Attributes:
        values: of the parameter.
        losses: there.
        tangent: the ends of the tangent at the parameter's value.
        points: where it is now, what the tangent promises of the nudge, and what really happens.
    """

    values: Array
    losses: Array
    tangent: Array
    points: Array

    @classmethod
    def of(cls, nudge: Nudge, slope: float) -> "Curve":
        """The curve around the value of now, where it has this slope."""
        value, by = nudge.value, nudge.by
        values = np.linspace(value - REACH, value + REACH, 161)
        here, there = nudge.loss([value, value + by]).tolist()
        ends = np.array([-0.55 * REACH, 0.55 * REACH])
        return cls(
            values,
            nudge.loss(values.tolist()),
            np.array([value + ends, here + slope * ends]),
            np.array([[value, value + by, value + by], [here, here + slope * by, there]]),
        )

    @property
    def span(self) -> tuple[float, float]:
        """What the axis of the loss shows: 0, and all of the curve."""
        heights = np.concatenate([self.losses, self.tangent[1], self.points[1]])
        low, high = min(0.0, float(heights.min())), max(0.0, float(heights.max()))
        air = 0.03 * (high - low)
        return round_span(low - air if low else 0.0, (high + air) or 1.0)


@dataclass(frozen=True)
class Places:
    """Where the panels stand: (left, right, bottom, top) in the figure, and sizes in pixels."""

    height: int
    diagram: Domain
    bars: Domain
    curve: Domain
    panel: Panel


WIDE = Places(
    770,
    (0.0, 1.0, 0.54, 1.0),
    (0.05, 0.44, 0.0, 0.40),
    (0.56, 0.98, 0.0, 0.40),
    Panel(770, 300, node_size=62),
)
STACKED = Places(
    1150,
    (0.0, 1.0, 0.76, 1.0),
    (0.1, 0.94, 0.38, 0.66),
    (0.14, 1.0, 0.0, 0.27),
    Panel(366, 250, node_size=54),
)


def chain(
    nudge: Nudge,
    gradient: Gradient,
    path: tuple[Sequence[str], Sequence[str]],
    dataset: Dataset,
    stacked: bool,
    palette: Palette,
) -> PreparedFigure:
    """The figure of one parameter and its derivative.

    Args:
        nudge: the network, the sample and the parameter.
        gradient: of the loss on that sample.
        path: the weights and the neurons between the loss and the parameter.
        dataset: what the inputs and the classes are called.
        stacked: panels under one another, for narrow screens.
        palette: the colours.
    """
    places = STACKED if stacked else WIDE
    labels = [feature.label for feature in dataset.features]
    diagram = still_diagram(
        nudge.network, nudge.x, labels, dataset.class_names, places.panel, palette
    )
    weights, neurons = path
    curve = Curve.of(nudge, gradient[nudge.parameter])
    return PreparedFigure(
        {
            "data": [
                glow(nudge.network.sizes, weights, palette.accent, places.panel),
                _rings(nudge.network.sizes, neurons, places.panel, palette),
                *(trace | {"hoverinfo": "skip", "hovertemplate": ""} for trace in diagram),
                targets(_parameter_places(nudge.network.sizes), TARGET_SIZE, palette),
                _bars(gradient, nudge.parameter, palette),
                *_curve(curve, nudge.parameter, palette),
            ],
            "layout": _layout(nudge, gradient, curve, places, palette),
        }
    )


def _rings(sizes: tuple[int, ...], neurons: Sequence[str], panel: Panel, palette: Palette) -> Spec:
    """A ring around each neuron on the way."""
    spots = {"h1": (1, 0), "h2": (1, 1), "o1": (2, 0)}
    positions = node_positions(sizes)
    places = [positions[spots[name][0]][spots[name][1]] for name in neurons]
    return {
        "type": "scatter",
        "mode": "markers",
        "hoverinfo": "skip",
        "cliponaxis": False,
        "x": [x for x, _ in places],
        "y": [y for _, y in places],
        "marker": {"size": panel.node_size + 14, "color": palette.accent, "opacity": 0.45},
    }


def _parameter_places(sizes: tuple[int, ...]) -> dict[str, list[tuple[float, float]]]:
    """Where each parameter can be clicked: at its label, and along its line."""
    positions = node_positions(sizes)
    names = parameter_names(sizes)
    places = {}
    for name, (start, end) in zip(names, edge_ends(positions), strict=False):
        x, y, anchor = beside_edge(start, end)
        (x0, y0), (x1, y1) = start, end
        label = (x + (0.06 if "right" in anchor else 0.0), y)
        along = [(x0 + t * (x1 - x0), y0 + t * (y1 - y0)) for t in (0.35, 0.65)]
        places[name] = [label, *along]
    neurons = [spot for layer in positions[1:] for spot in layer]
    for name, spot in zip(names[len(places) :], neurons, strict=True):
        x, y, _ = by_neuron(spot)
        places[name] = [(x, y)]
    return places


def _bars(gradient: Gradient, picked: str, palette: Palette) -> Spec:
    """All derivatives, signed; the one that is looked at has an outline."""
    names = list(gradient)
    values = [gradient[name] for name in names]
    return {
        "type": "bar",
        "orientation": "h",
        "xaxis": "x2",
        "yaxis": "y2",
        "x": values,
        "y": names,
        "text": [three_digits(value) for value in values],
        "textposition": "outside",
        "cliponaxis": False,
        "textfont": {"size": 13},
        "marker": {
            "color": [palette.positive if value >= 0 else palette.negative for value in values],
            "line": {
                "width": [3 if name == picked else 0 for name in names],
                "color": palette.text,
            },
        },
        "hovertemplate": "dL/d%{y} = %{x}<extra></extra>",
    }


def _with_room_for_labels(values: Sequence[float]) -> list[float]:
    """The range of the bars, with room for the numbers at their ends."""
    low, high = min(0.0, *values), max(0.0, *values)
    room = LABEL_ROOM * ((high - low) or 1.0)
    below, above = room - low if low else room / 4, high + room if high else room / 4
    return [-round_above(below), round_above(above)]


def _curve(curve: Curve, parameter: str, palette: Palette) -> list[Spec]:
    """The loss over the parameter, its tangent, what that promises and what really happens."""
    shared = {"type": "scatter", "xaxis": "x3", "yaxis": "y3"}
    point = {"size": 13, "opacity": 1}
    return [
        shared
        | {"mode": "lines", "line": {"color": palette.quiet, "width": 2.5}}
        | {"x": typed_array(curve.values, "f8"), "y": typed_array(curve.losses, "f8")}
        | {"hovertemplate": f"{parameter} = %{{x:.3g}}<br>L = %{{y:.4g}}<extra></extra>"},
        shared
        | {"mode": "lines", "hoverinfo": "skip", "line": {"color": palette.accent, "width": 2}}
        | {"x": curve.tangent[0].tolist(), "y": curve.tangent[1].tolist()},
        shared
        | {
            "mode": "markers",
            "cliponaxis": False,
            "x": curve.points[0].tolist(),
            "y": curve.points[1].tolist(),
            "text": ["now", "promised", "really"],
            "marker": point
            | {
                "symbol": ["circle", "diamond-open", "diamond"],
                "color": [palette.text, palette.accent, palette.accent],
                "line": {"width": 2, "color": palette.accent},
            },
            "hovertemplate": "%{text}: L = %{y}<extra></extra>",
        },
    ]


def _layout(
    nudge: Nudge, gradient: Gradient, curve: Curve, places: Places, palette: Palette
) -> Spec:
    margin = {"l": 4, "r": 8, "t": 60, "b": 48}
    left, right, bottom, top = places.diagram
    name = plain_label(nudge.parameter)
    bars, loss = places.bars, places.curve
    ends = [nudge.value - REACH, nudge.value + REACH]
    marks = f"● now   <span style='color:{palette.accent}'>━ tangent   ◇ promised   ◆ really</span>"
    keys = [
        heading("The way back", "click a number to follow it", left, top, FONT_SIZE),
        heading("All nine derivatives", "dL/d..., on this sample", bars[0], bars[3], FONT_SIZE),
        heading(f"The loss over {name}", marks, loss[0], loss[3], FONT_SIZE),
    ]
    return base_layout(places.height, margin, FONT_SIZE, palette) | {
        "xaxis": NOTHING_DRAWN | {"domain": [left, right], "anchor": "y"},
        "yaxis": NOTHING_DRAWN | {"domain": [bottom, top], "anchor": "x"},
        "xaxis2": axis(palette, bars[:2], "y2")
        | {"zeroline": True, "zerolinecolor": palette.quiet}
        | {"range": _with_room_for_labels([*gradient.values()])},
        "yaxis2": axis(palette, bars[2:], "x2")
        | {"autorange": "reversed", "nticks": 9, "showgrid": False},
        "xaxis3": axis(palette, loss[:2], "y3", name) | {"range": ends},
        "yaxis3": axis(palette, loss[2:], "x3", "L") | {"range": [*curve.span]},
        "bargap": 0.35,
        "annotations": keys,
    }
