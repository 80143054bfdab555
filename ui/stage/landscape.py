"""The landscape from above as the browser paints it for a room: played, and walked by keys."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from nn_core.validation import Array
from ui.stage.packing import Kind
from ui.stage.scene import Scene, draw_view, packed_with_key

LEVELS = 14
"""Lines of equal loss."""


@dataclass(frozen=True, eq=False)
class Terrace:
    """A slice of the loss from above.

    Attributes:
        x: (m,) across.
        y: (m,) upwards.
        heights: (m, m) the loss, or its logarithm, row by row from the lowest y.
        names: of both axes.
        lowest: x and y of the lowest place.
        log: whether the heights are logarithms.
    """

    x: Array
    y: Array
    heights: Array
    names: tuple[str, str]
    lowest: tuple[float, float]
    log: bool


@dataclass(frozen=True, eq=False)
class Walk:
    """A run on it: its name, some of its epochs (k,), where it is then (k, 2), and every loss."""

    name: str
    epochs: Array
    spots: Array
    losses: Array


def landscape_score(terrace: Terrace, walks: Sequence[Walk], epoch: int, scene: Scene) -> bytes:
    """What the browser is told; the epoch is that of the page."""
    heights = np.where(np.isfinite(terrace.heights), terrace.heights, np.nanmax(terrace.heights))
    levels = np.linspace(heights.min(), heights.max(), LEVELS + 2)[1:]
    # The outermost places lie just beyond the axes, as `browser/ground.js` wants it.
    spans = [
        (float(at[0] + at[1]) / 2, float(at[-2] + at[-1]) / 2) for at in (terrace.x, terrace.y)
    ]
    head = {
        "side": len(terrace.x),
        "levels": (levels - heights.min()).tolist(),
        "lossesThere": (10**levels if terrace.log else levels).tolist(),
        "spans": spans,
        "names": terrace.names,
        "lowest": terrace.lowest,
        "walks": [
            {"name": walk.name, "stops": len(walk.epochs), "losses": len(walk.losses)}
            for walk in walks
        ],
        "epoch": epoch,
    }
    arrays: dict[str, tuple[Kind, ArrayLike]] = {
        "heights": ("<f4", (heights - heights.min())[::-1]),
        "epochs": ("<f8", np.concatenate([walk.epochs for walk in walks])),
        "spots": ("<f8", np.concatenate([walk.spots for walk in walks])),
        "losses": ("<f8", np.concatenate([walk.losses for walk in walks])),
    }
    return packed_with_key(head, arrays, scene)


def landscape_picture(key: str, data: bytes, on_present: Callable[[object], None]) -> None:
    """Draw it.

    Args:
        key: of the picture on its page.
        data: from `landscape_score`.
        on_present: called with what the browser says of the presentation.
    """
    draw_view("landscape", key, data, on_present)
