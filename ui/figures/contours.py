"""Contours of many surfaces at once, as few points as will do.

A run has a hundred surfaces, one for each keyframe, and each call of a contouring routine has its
price. So the surfaces are laid above one another in one tall sheet, with a row of NaN between them,
and every level is traced in a single call.
"""

from typing import Any

import numpy as np
from contourpy import FillType, LineType, contour_generator
from numpy.typing import NDArray

from nn_core.validation import Array

TOLERANCE = 0.0006
"""How far a dropped point may lie off its neighbours' line, in a square of side 1."""
PASSES = 6
PITCH = 2.0
"""From the bottom of one surface on the sheet to the bottom of the next; a surface is 1 high."""


class Contours:
    """Paths through (m, rows, columns) heights, in a square of side 1 with row 0 at the bottom."""

    def __init__(self, heights: Array) -> None:
        self._count, rows, columns = heights.shape
        sheet = np.full((self._count, rows + 1, columns), np.nan)
        sheet[:, :rows] = heights
        bottoms = PITCH * np.arange(self._count)[:, None]
        self._generator = contour_generator(
            np.linspace(0, 1, columns),
            (bottoms + np.append(np.linspace(0, 1, rows), (1 + PITCH) / 2)).ravel(),
            sheet.reshape(-1, columns),
            corner_mask=False,
            fill_type=FillType.ChunkCombinedOffset,
            line_type=LineType.ChunkCombinedOffset,
        )

    def above(self, level: float) -> list[Array]:
        """For each surface the outlines of all that is at least this high: (n, 2), NaN between."""
        return self._by_surface(*self._generator.filled(np.nextafter(level, -np.inf), np.inf))

    def along(self, level: float) -> list[Array]:
        """For each surface the lines at exactly this height: (n, 2), NaN rows between them."""
        return self._by_surface(*self._generator.lines(level))

    def _by_surface(self, chunk_points: list[Any], chunk_offsets: list[Any]) -> list[Array]:
        """Cut the sheet's paths up again: one (n, 2) array a surface, empty where it has none."""
        (points,), (offsets,) = chunk_points, chunk_offsets
        if points is None:
            return [np.empty((0, 2))] * self._count
        ends = offsets.astype(np.intp)
        # Half a gap of grace: a path along the bottom may lie below it by a rounding.
        owners = ((points[ends[:-1], 1] + (PITCH - 1) / 2) // PITCH).astype(np.intp)
        row_owners = np.repeat(owners, np.diff(ends) + 1)
        spaced = np.insert(points, ends[1:], np.nan, axis=0)
        spaced[:, 1] -= PITCH * row_owners
        order = np.argsort(row_owners, kind="stable")
        kept, kept_owners = _thinned(spaced[order], row_owners[order])
        paths = np.split(kept, np.searchsorted(kept_owners, np.arange(1, self._count)))
        return [path[:-1] for path in paths]


def _thinned(points: Array, owners: NDArray[np.intp]) -> tuple[Array, NDArray[np.intp]]:
    """Drop points that lie on the straight line between their neighbours.

    Every second point of each path is looked at in one pass; then again with those that are left.
    Rows of NaN stay, and so do the ends of the paths beside them.
    """
    for number in range(PASSES):
        places = np.arange(len(points)) - np.searchsorted(owners, owners)
        at = np.flatnonzero(places[1:-1] % 2 == number % 2) + 1
        along = points[at + 1] - points[at - 1]
        across = points[at] - points[at - 1]
        length = np.hypot(along[:, 0], along[:, 1])
        off = np.abs(along[:, 0] * across[:, 1] - along[:, 1] * across[:, 0])
        keep = np.ones(len(points), dtype=bool)
        keep[at[off < TOLERANCE * length]] = False
        points, owners = points[keep], owners[keep]
    return points, owners
