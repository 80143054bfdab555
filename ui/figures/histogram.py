"""A histogram of losses on a logarithmic axis, in groups that are stacked on one another."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from nn_core.validation import Array
from ui.figures.chart import Figure, axis, layout, log_ticks
from ui.theme.text import three_digits

BINS = 40
FLOOR = 1e-12
"""No logarithm of a loss of 0."""


@dataclass(frozen=True, eq=False)
class Stack:
    """Losses (n,) that are counted together: what they are called, and their colour."""

    name: str
    colour: str
    losses: Array


def edges_of(stacks: Sequence[Stack]) -> Array:
    """(bins + 1,) where the bars begin and end: equally far apart as logarithms."""
    losses = np.log10(np.maximum(np.concatenate([stack.losses for stack in stacks]), FLOOR))
    low, high = float(losses.min()), float(losses.max())
    # Bars that are narrower than a fiftieth of a power of ten tell nothing apart.
    wide = max((high - low) / BINS, 0.02)
    middle, half = (low + high) / 2, wide * BINS / 2
    edges: Array = 10.0 ** np.linspace(middle - half, middle + half, BINS + 1)
    return edges


def bins_of(losses: Array, edges: Array) -> NDArray[np.intp]:
    """(n,) which bar each loss is in."""
    places = np.searchsorted(edges, np.maximum(losses, FLOOR), side="right") - 1
    return places.clip(0, len(edges) - 2)


def histogram(stacks: Sequence[Stack]) -> Figure:
    """The chart: a trace for each stack, with a bar for each bin."""
    edges = edges_of(stacks)
    middles, widths = np.sqrt(edges[:-1] * edges[1:]), np.diff(edges)
    spans = [f"{three_digits(low)} to {three_digits(high)}" for low, high in pairwise(edges)]
    bars = []
    for stack in stacks:
        counts = np.bincount(bins_of(stack.losses, edges), minlength=len(middles))
        bars.append(
            {
                "type": "bar",
                "name": stack.name,
                "x": middles,
                "y": counts,
                "width": widths,
                "customdata": spans,
                "marker": {"color": stack.colour},
                "hovertemplate": "%{y} with a loss of %{customdata}",
                "unselected": {"marker": {"opacity": 0.45}},
            }
        )
    return {
        "data": bars,
        "layout": layout(
            axis("Loss at the end", log=True, **log_ticks(float(edges[0]), float(edges[-1]))),
            axis("Starts"),
            height=320,
            barmode="stack",
            bargap=0,
            hovermode="closest",
            clickmode="event+select",
            showlegend=True,
            legend={
                "orientation": "h",
                "traceorder": "normal",
                "y": 1.02,
                "yanchor": "bottom",
                "x": 0,
                "xanchor": "left",
            },
            uirevision="starts",
        ),
    }
