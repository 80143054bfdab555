"""Points in polygons, worked out in a few lines of NumPy."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from nn_core.validation import Array
from ui.figures.paths import Paths


def each(paths: Paths) -> list[Array]:
    """The points of each keyframe, without the row of NaN after its last path."""
    parts = np.split(paths.points, paths.starts()[1:-1])
    return [part[:-1] if len(part) and np.isnan(part[-1, 0]) else part for part in parts]


def rings(outline: Array) -> list[Array]:
    """Cut an (n, 2) outline at its rows of NaN."""
    gaps = np.flatnonzero(np.isnan(outline[:, 0]))
    return [ring[~np.isnan(ring[:, 0])] for ring in np.split(outline, gaps)]


def windings(points: Array, outline: Array) -> tuple[NDArray[np.int_], NDArray[np.int_]]:
    """How often a ray from each of (m, 2) points crosses an outline, and how often it is wound.

    By the even-odd rule a point is inside if the first is odd, by the non-zero rule if the second
    is not 0. Browsers fill by the latter unless told otherwise.
    """
    crossings = np.zeros(len(points), dtype=np.int_)
    turns = np.zeros(len(points), dtype=np.int_)
    x, y = points.T[:, :, None]
    for ring in rings(outline):
        if len(ring) < 3:
            continue
        (x0, y0), (x1, y1) = ring.T, np.roll(ring, -1, axis=0).T
        with np.errstate(divide="ignore", invalid="ignore"):
            right = x < x0 + (y - y0) / (y1 - y0) * (x1 - x0)
        up, down = right & (y0 <= y) & (y < y1), right & (y1 <= y) & (y < y0)
        crossings += (up | down).sum(axis=1)
        turns += up.sum(axis=1) - down.sum(axis=1)
    return crossings, turns


def inside(points: Array, outline: Array) -> NDArray[np.bool_]:
    """Which of (m, 2) points the outline encloses, by the even-odd rule."""
    odd: NDArray[np.bool_] = windings(points, outline)[0] % 2 == 1
    return odd


def distances(points: Array, line: Array) -> Array:
    """How far each of (m, 2) points is from an (n, 2) line that is cut at rows of NaN."""
    nearest = np.full(len(points), np.inf)
    for start, end in pairwise(line):
        if np.isnan([start, end]).any():
            continue
        along = end - start
        length = float(along @ along)
        share = (
            np.clip((points - start) @ along / length, 0, 1) if length else np.zeros(len(points))
        )
        off = points - start - share[:, None] * along
        nearest = np.minimum(nearest, np.hypot(off[:, 0], off[:, 1]))
    return nearest
