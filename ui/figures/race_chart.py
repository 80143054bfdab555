"""The losses of several runs in one chart, to zoom into, with all values of an epoch on hover."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nn_core.validation import Array
from ui.figures.chart import QUIET, Figure, axis, layout, log_ticks
from ui.language.words import gettext as _

MOST_POINTS = 1200
"""Of a line: more than a chart has pixels."""
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot", "solid", "dash")
"""Beside the colours, for those who cannot tell these apart."""
FLOOR = 1e-12
"""No logarithm of a loss of 0."""


@dataclass(frozen=True, eq=False)
class Curve:
    """A run in the chart: its name, its colour, and its loss after each epoch (epochs + 1,)."""

    name: str
    colour: str
    loss: Array


def race_chart(curves: Sequence[Curve], bound: float | None, first: Sequence[int]) -> Figure:
    """The chart.

    Args:
        curves: the runs.
        bound: the loss below which a run has learned: a dotted line; None draws none.
        first: which of the curves are below it first.
    """
    most = max(len(curve.loss) for curve in curves)
    every = -(-most // MOST_POINTS)
    lines = []
    for place, curve in enumerate(curves):
        epochs = np.arange(0, len(curve.loss), every)
        if epochs[-1] != len(curve.loss) - 1:
            epochs = np.append(epochs, len(curve.loss) - 1)
        lines.append(
            {
                "type": "scatter",
                "mode": "lines",
                "name": curve.name,
                "x": epochs,
                "y": np.maximum(curve.loss[epochs], FLOOR),
                "line": {"color": curve.colour, "width": 2.2, "dash": DASHES[place]},
                "hovertemplate": "%{y:.4g}",
            }
        )
    marks = [] if bound is None else [_mark(curves[place], bound) for place in first]
    losses = np.maximum(np.concatenate([curve.loss for curve in curves]), FLOOR)
    return {
        "data": [*lines, *marks],
        "layout": layout(
            axis(
                _("Epoch"),
                range=[0, max(1, most - 1)],
                unifiedhovertitle={"text": _("Epoch {epoch}").format(epoch="%{x}")},
            ),
            axis(_("Loss"), log=True, **log_ticks(losses.min(), losses.max())),
            height=380,
            hovermode="x unified",
            legend={"orientation": "h", "y": -0.2, "yanchor": "top", "x": 0, "xanchor": "left"},
            shapes=[] if bound is None else [_across(bound)],
            uirevision="race",
        ),
    }


def _mark(curve: Curve, bound: float) -> Figure:
    """A triangle where a curve comes below the bound."""
    epoch = int(np.flatnonzero(curve.loss < bound)[0])
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [epoch],
        "y": [max(float(curve.loss[epoch]), FLOOR)],
        "marker": {"color": curve.colour, "size": 12, "symbol": "triangle-up"},
        "showlegend": False,
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _across(loss: float) -> Figure:
    """A dotted line at a loss, over all epochs."""
    line = {"color": QUIET, "width": 1.5, "dash": "dot"}
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": loss,
        "y1": loss,
        "line": line,
    }
