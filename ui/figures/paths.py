"""Paths on the square 0..1 for many keyframes at once, in one long list of points."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nn_core.validation import Array
from ui.figures.parts import Spec

Owners = NDArray[np.intp]
Marks = NDArray[np.bool_]

TOLERANCE = 0.001
"""How far a dropped point may lie off its neighbours' line, in a square of side 1."""
PASSES = 6


class Paths(NamedTuple):
    """The paths of many keyframes, one keyframe after another.

    Attributes:
        points: (n, 2), with rows of NaN between the paths of a keyframe.
        owners: (n,) the keyframe of each point, in rising order.
        keyframes: how many there are; some may have no path.
    """

    points: Array
    owners: Owners
    keyframes: int

    def starts(self) -> list[int]:
        """Where each keyframe's points begin, and at last where all of them end."""
        starts: list[int] = np.searchsorted(self.owners, np.arange(self.keyframes + 1)).tolist()
        return starts

    def as_changes(self, side: int = 1) -> list[Spec]:
        """What each keyframe changes in a trace whose axes go from 0 to `side`.

        Numbers are cut to a ten thousandth of a side: in JSON a few short numbers are fewer
        letters than the raw bytes of as many floats. Where there is no path a speck out of sight
        stands for it: Plotly would forget an empty trace.
        """
        gaps = np.isnan(self.points[:, 0])
        rounded = np.round(side * np.where(gaps[:, None], 0.0, self.points), 0 if side > 1 else 4)
        x, y = (rounded.astype(int) if side > 1 else rounded).T.tolist()
        for gap in np.flatnonzero(gaps).tolist():
            x[gap] = y[gap] = None
        speck = {"x": [-side] * 3, "y": [-side] * 3}
        return [
            {"x": x[start:end], "y": y[start:end]} if end > start else speck
            for start, end in pairwise(self.starts())
        ]


def thinned(points: Array, owners: Owners, fixed: Marks) -> Marks:
    """Which points to keep: those that lie on the line between their neighbours can go.

    Every second point is looked at in one pass; then again with those that are left. Rows of NaN
    stay, and so do the ends of the paths beside them.

    Args:
        points: (n, 2).
        owners: (n,) the path or keyframe of each point, in rising order.
        fixed: (n,) those to keep in any case.
    """
    left = np.arange(len(points))
    for number in range(PASSES):
        places = np.arange(len(left)) - np.searchsorted(owners[left], owners[left])
        at = np.flatnonzero(places[1:-1] % 2 == number % 2) + 1
        at = at[~fixed[left[at]]]
        before, here, after = points[left[at - 1]], points[left[at]], points[left[at + 1]]
        along, across = after - before, here - before
        length = np.hypot(along[:, 0], along[:, 1])
        off = np.abs(along[:, 0] * across[:, 1] - along[:, 1] * across[:, 0])
        left = np.delete(left, at[off < TOLERANCE * length])
    keep = np.zeros(len(points), dtype=bool)
    keep[left] = True
    return keep
