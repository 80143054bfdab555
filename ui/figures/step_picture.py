"""One step of training as a picture: the network with its gradients, the losses around it."""

from dataclasses import dataclass

import numpy as np

from nn_core import Dataset, Step
from nn_core.validation import Array
from ui.figures.diagram_places import Panel
from ui.figures.moving_axes import MovingAxis, moving_axes
from ui.figures.panels import (
    FONT_SIZE,
    NOTHING_DRAWN,
    OVER,
    Domain,
    base_layout,
    heading,
    moving_heading,
)
from ui.figures.parts import PreparedFigure, Spec, plain_label, typed_array
from ui.figures.ranges import round_above, round_span
from ui.figures.still_diagram import still_diagram
from ui.theme.palette import Palette
from ui.theme.text import four_digits, three_digits

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
                # On top of the network, for the uppermost trace is drawn again in any case.
                _heading_of_step(step, name, palette),
                *_trace(step, first, loss, palette),
                *_bars(step, name, palette),
            ],
            "layout": _layout(places, palette),
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
    last = first + len(loss) - 1
    edge = 0.02 * (last - first)
    x, y = MovingAxis(first - edge, last + edge, whole=True), MovingAxis(*loss_span(loss))
    numbers, now = np.arange(first, last + 1), step.number - first
    shared = {"type": "scatter", "xaxis": "x2", "yaxis": "y2"}
    line = shared | {
        "mode": "lines",
        "hovertemplate": "after step %{customdata[0]}<br>%{customdata[1]}<extra></extra>",
    }
    parts = (
        (slice(now, None), {"width": 1.5, "color": palette.quiet}),
        (slice(None, now + 1), {"width": 2.5, "color": palette.text}),
    )
    return [
        *moving_axes(x, y, "step", "2", palette),
        *(
            line
            | {"x": typed_array(x.places(numbers[part])), "y": typed_array(y.places(loss[part]))}
            | {"customdata": list(zip(numbers[part].tolist(), loss[part].tolist(), strict=True))}
            | {"line": drawn}
            for part, drawn in parts
        ),
        shared
        | {
            "mode": "markers",
            "cliponaxis": False,
            "x": x.places([step.number - 1, step.number]).tolist(),
            "y": y.places(step.loss).tolist(),
            "marker": {
                "size": [9, 12],
                "opacity": 1,
                "color": [palette.background, palette.text],
                "line": {"width": 2, "color": [palette.quiet, palette.background]},
            },
            "text": ["before", "after"],
            "customdata": [*step.loss],
            "hovertemplate": "%{text} this step<br>%{customdata}<extra></extra>",
        },
    ]


def _bars(step: Step, name: str, palette: Palette) -> list[Spec]:
    """The loss before and after the step: on the sample that it takes, and on everybody."""
    losses = [*step.sample_loss, *step.loss]
    scale = round_above(1.3 * max(losses) or 1.0)
    shared = {"xaxis": "x3", "yaxis": "y3", "cliponaxis": False}
    return [
        shared
        | {
            "type": "bar",
            "orientation": "h",
            "x": [loss / scale for loss in losses],
            "customdata": losses,
            "y": [GROUP + 1, GROUP, 1, 0],
            "width": 0.82,
            "marker": {
                "color": [palette.background, palette.text] * 2,
                "line": {"width": 2, "color": [palette.quiet, palette.text] * 2},
            },
            "text": [four_digits(loss) for loss in losses],
            "textposition": "outside",
            "textangle": 0,
            "hovertemplate": "%{customdata}<extra></extra>",
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
    room = 0.05 * (high - low) or 0.1 * high or 1.0
    return round_span(low - room, high + room)


def _layout(places: Places, palette: Palette) -> Spec:
    margin = {"l": 4, "r": 8, "t": 60, "b": 48}
    left, right, bottom, top = places.network
    return base_layout(places.height, margin, FONT_SIZE, palette) | {
        "xaxis": NOTHING_DRAWN | {"domain": [left, right], "anchor": "y"},
        "yaxis": NOTHING_DRAWN | {"domain": [bottom, top], "anchor": "x"},
        "xaxis2": NOTHING_DRAWN | {"domain": list(places.trace[:2]), "anchor": "y2"},
        "yaxis2": NOTHING_DRAWN | {"domain": list(places.trace[2:]), "anchor": "x2"},
        "xaxis3": NOTHING_DRAWN | {"domain": list(places.bars[:2]), "anchor": "y3"},
        "yaxis3": OVER
        | {"domain": list(places.bars[2:]), "anchor": "x3", "range": [-0.6, GROUP + 2.5]},
        "annotations": _headings(places, palette),
    }


def _heading_of_step(step: Step, name: str, palette: Palette) -> Spec:
    """Over the network: which step this is, and what its numbers are."""
    derivative = f'<span style="color:{palette.quiet}">∂ derivative of the loss</span>'
    return moving_heading(
        f"Before step {step.number}, for {name}", f"<b>value</b>   {derivative}", FONT_SIZE
    )


def _headings(places: Places, palette: Palette) -> list[Spec]:
    """A heading over each of the other panels, and under it what its marks mean."""
    bars = (
        f'<span style="color:{palette.quiet}">□ before</span>   '
        f'<span style="color:{palette.text}">■ after</span>'
    )
    return [
        heading(text, below, panel[0], panel[3], FONT_SIZE)
        for text, below, panel in (
            ("Loss on everybody", "● after this step", places.trace),
            ("Before and after", bars, places.bars),
        )
    ]
