"""Where a 2-2-1 network is of two minds, exactly, for a hundred keyframes at once.

The output reaches a level where w5 h1 + w6 h2 + b3 does: on a straight line through the square of
all (h1, h2). Each point there belongs to one point of the plane, because the sums of h1 and h2 are
two straight scales over it. So a square is cut along a line, carried over to the plane, and cut
once more where the picture ends. No grid is searched, and an edge is as sharp as the network
has it.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from nn_core import sigmoid
from nn_core.validation import Array
from ui.figures.paths import Marks, Owners, Paths, thinned

FAR = np.linspace(-14.0, 14.0, 22)
"""Where to look for what of a line is in sight: at the sigmoids of these, dense at its ends."""
SAMPLES = 25
"""So many points of what is in sight."""
FLATTEST = 1e-6
"""The least that a sum changes over the picture, and by which part twins are turned apart."""
LARGEST = 1e50
"""Runs that diverge end with larger numbers, but nothing looks different beyond."""
AIR = 0.02
"""Outlines go on this far beyond the picture, where its axes cut them off."""
SQUARE = np.array([[0, 0], [1, 0], [1, 1], [0, 1]])


class Scales(NamedTuple):
    """The sums of h1 and h2 over the picture, and what they do to the output's.

    Attributes:
        starts: (m, 2) both sums at the picture's lower left corner.
        slopes: (m, 2, 2) how much they change from there to the right and to the top.
        pulls: (m, 2) w5 and w6.
        bias: (m,) b3.
    """

    starts: Array
    slopes: Array
    pulls: Array
    bias: Array


class Rings(NamedTuple):
    """Outlines in one long list of points.

    Attributes:
        points: (n, 2) places in the picture, which is the square 0..1.
        owners: (n,) the ring of each point, in rising order.
        on_edge: (n,) whether the way from it to the next one runs along the level.
    """

    points: Array
    owners: Owners
    on_edge: Marks

    def only(self, which: Marks | slice) -> "Rings":
        """Some of the points."""
        return Rings(self.points[which], self.owners[which], self.on_edge[which])


def edges(
    parameters: Array, corners: Array, levels: Array, air: float = AIR
) -> tuple[list[Paths], list[Paths]]:
    """For each level the outlines of all that is at least so high, and the lines at its height.

    Args:
        parameters: (m, 9) of a 2-2-1 network at m keyframes.
        corners: (3, 2) what the network sees at the picture's places (0, 0), (1, 0) and (0, 1).
        levels: (levels,) of the output neuron's sum.
        air: how far outlines go on beyond the picture; 0 where nothing else cuts them off.
    """
    count = len(parameters)
    rings = _rings(_scales(parameters, corners), levels)
    for axis, low in ((0, True), (0, False), (1, True), (1, False)):
        rings = _cut(rings, axis, low, air)
    before, after = np.roll(rings.owners, 1), np.roll(rings.owners, -1)
    ends = (rings.owners != before) | (rings.owners != after)
    bends = rings.on_edge != np.roll(rings.on_edge, 1)
    keep = thinned(rings.points, rings.owners, ends | bends)
    rings = rings.only(keep)
    regions, lines = [], []
    for first in range(0, count * len(levels), count):
        found = rings.only(slice(*np.searchsorted(rings.owners, [first, first + count])))
        regions.append(Paths(found.points, found.owners - first, count))
        lines.append(_lines(found, first, count))
    return regions, lines


def _scales(parameters: Array, corners: Array) -> Scales:
    """Two scales that are never the same one, nor flat."""
    parameters = np.clip(parameters, -LARGEST, LARGEST)
    weights, biases = parameters[:, :4].reshape(-1, 2, 2), parameters[:, 6:8]
    sums = weights @ corners.T + biases[:, :, None]
    starts, slopes = sums[:, :, 0], sums[:, :, 1:] - sums[:, :, :1]
    # A neuron that says the same everywhere only adds to the bias.
    still = ~slopes.any(axis=2)
    pulls, bias = parameters[:, 4:6], parameters[:, 8]
    bias = bias + np.where(still, pulls * sigmoid(starts), 0.0).sum(axis=1)
    pulls = np.where(still, 0.0, pulls)

    first, second = slopes[:, 0], slopes[:, 1]
    first = np.where(_length(first) < FLATTEST, FLATTEST * _across(second), first)
    across = _across(first)
    apart = (second * across).sum(axis=1, keepdims=True)
    least = FLATTEST * np.maximum(_length(second), 1.0)
    missing = np.copysign(np.maximum(least - np.abs(apart), 0.0), apart)
    return Scales(starts, np.stack([first, second + missing * across], axis=1), pulls, bias)


def _length(steps: Array) -> Array:
    return np.hypot(steps[:, :1], steps[:, 1:])


def _across(steps: Array) -> Array:
    """The direction at a right angle to each of (m, 2) steps; any, if there is none."""
    turned = np.stack([-steps[:, 1], steps[:, 0]], axis=1)
    length = _length(turned)
    return np.where(length > 0, turned / np.where(length > 0, length, 1.0), [1.0, 0.0])


def _rings(scales: Scales, levels: Array) -> Rings:
    """The outlines over a part of the plane that has the whole picture in it."""
    starts, slopes, pulls, bias = scales
    low = starts + np.minimum(slopes, 0.0).sum(axis=2)
    high = starts + np.maximum(slopes, 0.0).sum(axis=2)
    low, high = low - 0.1 * (high - low), high + 0.1 * (high - low)
    box = np.where(SQUARE[:, None], high, low).swapaxes(0, 1)
    # (levels, m, 4): how far each corner of the square of h1 and h2 lies above the level.
    hidden, rest = np.asarray(sigmoid(box)), np.asarray(sigmoid(-box))
    above = (hidden @ pulls[:, :, None])[:, :, 0] + bias[:, None] - levels[:, None, None]
    inside: Marks = above >= 0
    inside_next = np.roll(inside, -1, axis=2)
    whole: Marks = np.asarray(inside.all(axis=2))
    crossed: Marks = inside.any(axis=2) & ~whole
    left = (inside & ~inside_next).argmax(axis=2)
    entered = (~inside & inside_next).argmax(axis=2)

    chord = Chord(
        *(_on_side(left, above, values) for values in (hidden, rest, box)),
        *(_on_side(entered, above, values) for values in (hidden, rest, box)),
    )
    to_places = np.linalg.inv(slopes).swapaxes(1, 2)

    def along(parts: Array) -> Array:
        sums = np.clip(chord.sums(parts), low[:, None], high[:, None])
        return (sums - starts[:, None]) @ to_places

    line = along(_parts_in_sight(along))
    # After the line come the corners that are inside, from where the outline enters again.
    further = np.minimum(np.arange(3), (left - entered - 1)[:, :, None] % 4)
    corners = (box - starts[:, None]) @ to_places
    around = (entered[:, :, None] + 1 + further) % 4
    places = np.concatenate([line, corners[np.arange(len(box))[:, None], around]], axis=2)
    places[:, :, :4] = np.where(whole[:, :, None, None], corners, places[:, :, :4])

    numbers = np.arange(places.shape[2])
    drawn = crossed[:, :, None] | (whole[:, :, None] & (numbers < 4))
    owners = np.broadcast_to(np.arange(crossed.size).reshape(*crossed.shape, 1), drawn.shape)
    on_edge = np.broadcast_to(crossed[:, :, None] & (numbers < line.shape[2] - 1), drawn.shape)
    return Rings(places[drawn], owners[drawn], on_edge[drawn])


class Chord(NamedTuple):
    """A level's line through the square of h1 and h2: (levels, m, 2) where it ends.

    What h1 and h2 lack to 1 is kept beside them, so that nothing is lost close to 1; and so are
    the sums they come from, for those that are exactly 0 or 1. Where there is no line, there may
    be anything.
    """

    hidden_out: Array
    rest_out: Array
    sums_out: Array
    hidden_in: Array
    rest_in: Array
    sums_in: Array

    def sums(self, parts: Array) -> Array:
        """The sums (levels, m, n, 2) of h1 and h2 at (..., n) parts of the way from out to in."""
        part = parts[..., None]
        hidden, rest, straight = (
            start[:, :, None] * (1 - part) + end[:, :, None] * part
            for start, end in zip(self[:3], self[3:], strict=True)
        )
        with np.errstate(divide="ignore", invalid="ignore"):
            found: Array = np.log(hidden) - np.log(rest)
        return np.where(np.isfinite(found), found, straight)


def _on_side(side: Owners, above: Array, values: Array) -> Array:
    """The values where a side of the square meets the level."""
    numbers = np.arange(len(values))
    start, end = side, (side + 1) % 4
    high, low = (np.take_along_axis(above, at[:, :, None], axis=2) for at in (start, end))
    share = high / np.where(high != low, high - low, 1.0)
    met: Array = values[numbers, start] + share * (values[numbers, end] - values[numbers, start])
    return met


def _parts_in_sight(along: Callable[[Array], Array]) -> Array:
    """Parts (levels, m, n) at which to sample lines: everywhere a few, many within the picture."""
    anywhere = np.concatenate([[0.0], sigmoid(FAR), [1.0]])
    places = along(anywhere[1:-1])
    low = np.minimum(places[:, :, 1:], places[:, :, :-1])
    high = np.maximum(places[:, :, 1:], places[:, :, :-1])
    near: Marks = np.asarray(((low < 1 + AIR) & (high > -AIR)).all(axis=3))
    seen: Marks = np.asarray(near.any(axis=2))
    steps = near.shape[2]
    first = np.where(seen, near.argmax(axis=2) - 1, 0).clip(0)
    last = np.where(seen, steps - near[:, :, ::-1].argmax(axis=2) + 1, steps).clip(max=steps)
    inner = np.asarray(sigmoid(np.linspace(FAR[first], FAR[last], SAMPLES, axis=2)))
    outer = np.broadcast_to(anywhere, (*seen.shape, len(anywhere)))
    return np.sort(np.concatenate([outer, inner], axis=2), axis=2)


def _cut(rings: Rings, axis: int, low: bool, air: float) -> Rings:
    """What of the rings lies on the inner side of one side of the picture.

    This is the method of Sutherland and Hodgman, for all rings at once: each point inside stays,
    and a new one comes where the way to the next point leaves or enters.
    """
    points, owners, on_edge = rings
    after = np.arange(1, len(points) + 1)
    lasts = np.flatnonzero(np.diff(owners, append=-1))
    after[lasts] = np.concatenate([[0], lasts[:-1] + 1])
    depth = points[:, axis] + air if low else 1 + air - points[:, axis]
    inside = depth >= 0
    crosses = inside != inside[after]
    count = inside.astype(np.intp) + crosses
    first = np.cumsum(count) - count
    cut, cut_on_edge = np.empty((int(count.sum()), 2)), np.zeros(int(count.sum()), dtype=bool)
    cut[first[inside]], cut_on_edge[first[inside]] = points[inside], on_edge[inside]
    ways = np.flatnonzero(crosses)
    share = depth[ways] / (depth[ways] - depth[after[ways]])
    meeting = points[ways] + share[:, None] * (points[after[ways]] - points[ways])
    at = first[ways] + inside[ways]
    # Whoever leaves goes on along the side of the picture, whoever enters along the level.
    cut[at], cut_on_edge[at] = meeting, on_edge[ways] & ~inside[ways]
    return Rings(cut, np.repeat(owners, count), cut_on_edge)


def _lines(rings: Rings, first: int, count: int) -> Paths:
    """The parts of the rings that run along the level, with a row of NaN after each."""
    points, owners, on_edge = rings
    reached = np.roll(on_edge, 1)
    ends = reached & ~on_edge
    copies = (on_edge | reached).astype(np.intp) + ends
    line, of = np.repeat(points, copies, axis=0), np.repeat(owners - first, copies)
    line[np.cumsum(copies)[ends] - 1] = np.nan
    return Paths(line, of, count)
