"""One step of training as a picture: the network with its gradients, the losses around it."""

from dataclasses import dataclass

import numpy as np

from nn_core import Dataset, Step
from nn_core.validation import Array
from ui.figures.diagram_places import Panel
from ui.figures.panels import FONT_SIZE, NOTHING_DRAWN, OVER, Domain, axis, base_layout, heading
from ui.figures.parts import PreparedFigure, Spec, plain_label, typed_array
from ui.figures.still_diagram import still_diagram
from ui.palette import Palette
from ui.text import four_digits, three_digits

GROUP = 3.4
"""How far the bars of the one are from those of everybody, in thicknesses of a bar."""


@dataclass(frozen=True)
class Places:
    """Where the panels stand: (left, right, bottom, top) in the figure, and sizes in pixels."""

    height: int
    network: Domain
    trace: Domain
    bars: Domain
    panel: Panel


WIDE = Places(
    720,
    (0.0, 1.0, 0.48, 1.0),
    (0.09, 0.62, 0.0, 0.32),
    (0.70, 1.0, 0.0, 0.32),
    Panel(770, 318, node_size=64),
)
STACKED = Places(
    1010,
    (0.0, 1.0, 0.66, 1.0),
    (0.16, 1.0, 0.32, 0.54),
    (0.0, 1.0, 0.0, 0.19),
    Panel(358, 306, node_size=54),
)


def step_picture(
    step: Step, first: int, loss: Array, dataset: Dataset, stacked: bool, palette: Palette
) -> PreparedFigure:
    """The figure of one step.

    Args:
        step: the step.
        first: the step that `loss` begins after, 0 for the start of the run.
        loss: over all samples, after that step and those that follow; this step is one of them.
        dataset: what the network learns from.
        stacked: panels under one another, for narrow screens.
        palette: the colours.
    """
    places = STACKED if stacked else WIDE
    name = plain_label(dataset.names[step.row])
    return PreparedFigure(
        {
            "data": [
                *_network(step, dataset, places.panel, palette),
                *_trace(step, first, loss, palette),
                *_bars(step, name, palette),
            ],
            "layout": _layout(step, first, loss, name, places, palette),
        }
    )


def _network(step: Step, dataset: Dataset, panel: Panel, palette: Palette) -> list[Spec]:
    """The network before the step, with the derivative beside every parameter."""
    notes = {
        name: f'<span style="color:{palette.quiet}">∂ {three_digits(derivative)}</span>'
        for name, derivative in step.gradient.items()
    }
    return still_diagram(
        step.before,
        dataset.inputs[step.row],
        [feature.label for feature in dataset.features],
        dataset.class_names,
        panel,
        palette,
        notes=notes,
    )


def _trace(step: Step, first: int, loss: Array, palette: Palette) -> list[Spec]:
    """The loss on everybody: strong up to this step, faint after it, with a dot between."""
    numbers = np.arange(first, first + len(loss))
    now = step.number - first
    shared = {"type": "scatter", "xaxis": "x2", "yaxis": "y2"}
    line = shared | {"mode": "lines", "hovertemplate": "after step %{x}<br>%{y}<extra></extra>"}
    parts = (
        (slice(now, None), {"width": 1.5, "color": palette.quiet}),
        (slice(None, now + 1), {"width": 2.5, "color": palette.text}),
    )
    return [
        *(
            line
            | {"x": typed_array(numbers[part], "i4"), "y": typed_array(loss[part], "f8")}
            | {"line": drawn}
            for part, drawn in parts
        ),
        shared
        | {
            "mode": "markers",
            "cliponaxis": False,
            "x": [step.number - 1, step.number],
            "y": [*step.loss],
            "marker": {
                "size": [9, 12],
                "opacity": 1,
                "color": [palette.background, palette.text],
                "line": {"width": 2, "color": [palette.quiet, palette.background]},
            },
            "text": ["before", "after"],
            "hovertemplate": "%{text} this step<br>%{y}<extra></extra>",
        },
    ]


def _bars(step: Step, name: str, palette: Palette) -> list[Spec]:
    """The loss before and after the step: on the sample that it takes, and on everybody."""
    losses = [*step.sample_loss, *step.loss]
    shared = {"xaxis": "x3", "yaxis": "y3", "cliponaxis": False}
    return [
        shared
        | {
            "type": "bar",
            "orientation": "h",
            "x": losses,
            "y": [GROUP + 1, GROUP, 1, 0],
            "width": 0.82,
            "marker": {
                "color": [palette.background, palette.text] * 2,
                "line": {"width": 2, "color": [palette.quiet, palette.text] * 2},
            },
            "text": [four_digits(loss) for loss in losses],
            "textposition": "outside",
            "textangle": 0,
            "hovertemplate": "%{x}<extra></extra>",
        },
        shared
        | {
            "type": "scatter",
            "mode": "text",
            "x": [0, 0],
            "y": [GROUP + 1.95, 1.95],
            "text": [f"on {name}", "on everybody"],
            "textposition": "middle right",
            "hoverinfo": "skip",
        },
    ]


def loss_span(loss: Array) -> tuple[float, float]:
    """What the axis of the trace shows: just the losses there, so that single steps are seen."""
    low, high = float(loss.min()), float(loss.max())
    room = 0.1 * (high - low) or 0.1 * high or 1.0
    return low - room, high + room


def _layout(
    step: Step, first: int, loss: Array, name: str, places: Places, palette: Palette
) -> Spec:
    margin = {"l": 4, "r": 8, "t": 60, "b": 48}
    left, right, bottom, top = places.network
    last = first + len(loss) - 1
    edge = 0.02 * (last - first)
    longest = max(*step.sample_loss, *step.loss) or 1.0
    return base_layout(places.height, margin, FONT_SIZE, palette) | {
        "xaxis": NOTHING_DRAWN | {"domain": [left, right], "anchor": "y"},
        "yaxis": NOTHING_DRAWN | {"domain": [bottom, top], "anchor": "x"},
        "xaxis2": axis(palette, places.trace[:2], "y2", "step")
        | {"range": [first - edge, last + edge], "tickformat": "d"},
        "yaxis2": axis(palette, places.trace[2:], "x2") | {"range": list(loss_span(loss))},
        "xaxis3": OVER
        | {"domain": list(places.bars[:2]), "anchor": "y3", "range": [0, 1.4 * longest]},
        "yaxis3": OVER
        | {"domain": list(places.bars[2:]), "anchor": "x3", "range": [-0.6, GROUP + 2.5]},
        "annotations": _headings(step, name, places, palette),
    }


def _headings(step: Step, name: str, places: Places, palette: Palette) -> list[Spec]:
    """A heading over each panel, and under it what its marks mean."""
    before, after = (four_digits(loss) for loss in step.loss)
    derivative = f'<span style="color:{palette.quiet}">∂ derivative of the loss</span>'
    bars = (
        f'<span style="color:{palette.quiet}">□ before</span>   '
        f'<span style="color:{palette.text}">■ after</span>'
    )
    return [
        heading(text, below, panel[0], panel[3], FONT_SIZE)
        for text, below, panel in (
            (
                f"Before step {step.number}, for {name}",
                f"<b>value</b>   {derivative}",
                places.network,
            ),
            ("Loss on everybody", f"in this step {before} → {after}", places.trace),
            ("Before and after", bars, places.bars),
        )
    ]
