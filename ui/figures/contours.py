"""Contours of many surfaces at once, for networks of any shape.

A run has a hundred surfaces, one for each keyframe, and each call of a contouring routine has its
price. So the surfaces are laid above one another in one tall sheet, with a row of NaN between them,
and every level is traced in a single call.
"""

from typing import Any

import numpy as np
from contourpy import FillType, LineType, contour_generator

from nn_core.validation import Array
from ui.figures.paths import Paths, thinned

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

    def above(self, level: float) -> Paths:
        """For each surface the outlines of all that is at least this high."""
        return self._by_surface(*self._generator.filled(np.nextafter(level, -np.inf), np.inf))

    def along(self, level: float) -> Paths:
        """For each surface the lines at exactly this height."""
        return self._by_surface(*self._generator.lines(level))

    def _by_surface(self, chunk_points: list[Any], chunk_offsets: list[Any]) -> Paths:
        """Take the sheet's paths apart again, surface by surface."""
        (points,), (offsets,) = chunk_points, chunk_offsets
        if points is None:
            return Paths(np.empty((0, 2)), np.empty(0, dtype=np.intp), self._count)
        ends = offsets.astype(np.intp)
        # Half a gap of grace: a path along the bottom may lie below it by a rounding.
        owners = ((points[ends[:-1], 1] + (PITCH - 1) / 2) // PITCH).astype(np.intp)
        row_owners = np.repeat(owners, np.diff(ends) + 1)
        spaced = np.insert(points, ends[1:], np.nan, axis=0)
        spaced[:, 1] -= PITCH * row_owners
        order = np.argsort(row_owners, kind="stable")
        points, row_owners = spaced[order], row_owners[order]
        keep = thinned(points, row_owners, np.zeros(len(points), dtype=bool))
        return Paths(points[keep], row_owners[keep], self._count)
