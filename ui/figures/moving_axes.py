"""Axes whose numbers are traces: they move with the values, and the figure need not be drawn anew.

For panels that show another stretch at every step. What Plotly calls axes goes from 0 to 1 there.
"""

from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from numpy.typing import ArrayLike

from nn_core.validation import Array
from ui.figures.panels import SMALLEST_TEXT
from ui.figures.parts import Spec
from ui.figures.ranges import round_step
from ui.theme.palette import Palette


@dataclass(frozen=True)
class MovingAxis:
    """An axis from `low` to `high`, with lines at round numbers; `whole` if only integers are."""

    low: float
    high: float
    whole: bool = False

    @property
    def ticks(self) -> list[float]:
        """The round numbers."""
        step = max(round_step(self.low, self.high), 1.0 if self.whole else 0.0)
        numbers = range(ceil(self.low / step - 1e-9), floor(self.high / step + 1e-9) + 1)
        return [float(f"{number * step:.12g}") for number in numbers]

    def places(self, values: ArrayLike) -> Array:
        """Where values lie, from 0 to 1."""
        return (np.asarray(values, dtype=np.float64) - self.low) / (self.high - self.low)


def moving_axes(
    x: MovingAxis, y: MovingAxis, title: str, axes: str, palette: Palette
) -> list[Spec]:
    """The lines and the numbers of both axes; put them before what they measure.

    Args:
        x: from left to right.
        y: from bottom to top.
        title: what x measures.
        axes: the number of the axes that stand for them.
        palette: the colours.
    """
    across, up = x.places(x.ticks).tolist(), y.places(y.ticks).tolist()
    lines_x = [place for at in across for place in (at, at, None)] + [0, 1, None] * len(up)
    lines_y = [0, 1, None] * len(across) + [place for at in up for place in (at, at, None)]
    shared = {
        "type": "scatter",
        "hoverinfo": "skip",
        "cliponaxis": False,
        "xaxis": f"x{axes}",
        "yaxis": f"y{axes}",
    }
    return [
        shared
        | {
            "mode": "lines",
            "line": {"width": 1, "color": palette.grid},
            "x": lines_x,
            "y": lines_y,
        },
        shared
        | {
            "mode": "text",
            "x": [*across, *[0] * len(up), 0.5],
            "y": [*[0] * len(across), *up, 0],
            "text": [f"{tick:g}" for tick in (*x.ticks, *y.ticks)] + [f"<br>{title}"],
            "textposition": [
                *["bottom center"] * len(across),
                *["middle left"] * len(up),
                "bottom center",
            ],
            "textfont": {"color": palette.quiet, "size": SMALLEST_TEXT},
        },
    ]
