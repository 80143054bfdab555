"""Where the name of each point goes, so that names keep clear of points and of one another."""

from collections.abc import Iterator

import numpy as np

from nn_core.validation import Array

BESIDE = ("middle right", "middle left", "top center", "bottom center")
Size = tuple[float, float]
LABEL_SIZE: Size = (0.15, 0.05)
"""How much of the panel a name takes, roughly, in width and height."""
POINT_SIZE = 0.035
Box = tuple[float, float, float, float]


def label_places(
    points: Array,
    spans: tuple[tuple[float, float], tuple[float, float]],
    label_size: Size = LABEL_SIZE,
) -> list[str]:
    """Plotly's textposition for each of (n, 2) points within the spans shown of both axes.

    Point after point takes the first of four places that overlaps least with the points, the names
    already placed, and the edge of the panel.
    """
    low = np.array([span[0] for span in spans])
    size = np.array([span[1] - span[0] for span in spans])
    spots = [(float(x), float(y)) for x, y in (points - low) / size]
    taken = [_box(x - POINT_SIZE / 2, y - POINT_SIZE / 2, POINT_SIZE, POINT_SIZE) for x, y in spots]
    places = []
    for spot in spots:
        candidates = dict(zip(BESIDE, _label_boxes(spot, label_size), strict=True))
        costs = {
            place: _outside(box) + sum(_overlap(box, other) for other in taken)
            for place, box in candidates.items()
        }
        best = min(costs, key=lambda place: round(costs[place], 9))
        places.append(best)
        taken.append(candidates[best])
    return places


def _label_boxes(spot: tuple[float, float], label_size: Size) -> Iterator[Box]:
    """The box of the label in each of the places, in the order of BESIDE."""
    (x, y), (width, height), gap = spot, label_size, POINT_SIZE / 2
    yield _box(x + gap, y - height / 2, width, height)
    yield _box(x - gap - width, y - height / 2, width, height)
    yield _box(x - width / 2, y + gap, width, height)
    yield _box(x - width / 2, y - gap - height, width, height)


def _box(left: float, bottom: float, width: float, height: float) -> Box:
    return left, bottom, left + width, bottom + height


def _overlap(one: Box, other: Box) -> float:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return max(0.0, width) * max(0.0, height)


def _outside(box: Box) -> float:
    """The area of the box that lies outside the panel."""
    return _overlap(box, box) - _overlap(box, (0.0, 0.0, 1.0, 1.0))
