"""The loss over the epochs: the whole run faint, the part so far strong, a dot that moves."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from nn_core import History
from nn_core.validation import Array
from ui.figures.parts import Trace, typed_array
from ui.figures.ranges import round_above, round_span
from ui.theme.palette import Palette

MOST_POINTS = 400
SMALLEST_ON_LOG = 1e-12
"""A loss of 0 has no place on a log axis; it is drawn at this value."""


def curve_epochs(loss: Array, keyframes: Sequence[int]) -> NDArray[np.intp]:
    """The epochs to draw: all of a short run; of a long one the keyframes and every extreme.

    The run is cut into equal pieces and the lowest and highest loss of each piece is kept, so that
    no jump is smoothed away.
    """
    if len(loss) <= MOST_POINTS:
        return np.arange(len(loss))
    edges = np.linspace(0, len(loss), MOST_POINTS // 2 + 1).astype(int)
    pieces = list(pairwise(edges.tolist()))
    lows = [start + int(loss[start:end].argmin()) for start, end in pieces]
    highs = [start + int(loss[start:end].argmax()) for start, end in pieces]
    return np.unique([*keyframes, *lows, *highs])


def loss_range(loss: Array, log: bool) -> tuple[float, float]:
    """What the loss axis shows, as Plotly wants it: on a log axis the exponents of ten."""
    if not log:
        return 0.0, round_above(1.1 * float(loss.max())) if loss.any() else 1.0
    visible = np.log10(np.maximum(loss, SMALLEST_ON_LOG))
    return round_span(float(visible.min()) - 0.1, float(visible.max()) + 0.2)


def loss_curve(history: History, epochs: Sequence[int], log: bool, palette: Palette) -> list[Trace]:
    """The traces of the curve, moving through the given epochs."""
    loss = np.maximum(history.loss, SMALLEST_ON_LOG) if log else history.loss
    shown = curve_epochs(loss, epochs)
    low, high = loss_range(history.loss, log)
    bottom, top = (10**low, 10**high) if log else (low, high)
    end = max(history.epochs, 1)
    return [
        Trace(
            {
                "type": "scatter",
                "xaxis": "x3",
                "yaxis": "y3",
                "mode": "lines",
                "x": typed_array(shown, "i2"),
                "y": typed_array(loss[shown], "f8"),
                "customdata": typed_array(history.loss[shown], "f8"),
                "line": {"width": 2.5, "color": palette.text},
                "hovertemplate": "epoch %{x}<br>loss %{customdata}<extra></extra>",
            }
        ),
        _now(epochs, loss[list(epochs)].tolist(), end, (bottom, top), palette),
    ]


def _now(
    epochs: Sequence[int],
    loss: Sequence[float],
    end: int,
    span: tuple[float, float],
    palette: Palette,
) -> Trace:
    """The dot at the present, with a veil over all that is still to come, in one trace.

    The dot is the one corner of the veil that is drawn.
    """
    bottom, top = span
    return Trace(
        {
            "type": "scatter",
            "xaxis": "x3",
            "yaxis": "y3",
            "mode": "lines+markers+text",
            "hoverinfo": "skip",
            "cliponaxis": False,
            "line": {"width": 0},
            "fill": "toself",
            "fillcolor": palette.veil,
            "marker": {
                "size": [11, 0, 0, 0, 0],
                "opacity": [1, 0, 0, 0, 0],
                "color": palette.text,
            },
            "texttemplate": ["%{y:.3g}", "", "", "", ""],
            "textfont": {"color": palette.text},
        },
        [
            {
                "x": [epoch, epoch, end, end, epoch],
                "y": [value, top, top, bottom, bottom],
                "textposition": "top right" if epoch < 0.6 * end else "top left",
            }
            for epoch, value in zip(epochs, loss, strict=True)
        ],
    )
