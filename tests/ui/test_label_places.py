"""Names beside points: they keep clear of the points and of one another while there is room."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nn_core.validation import Array
from tests.ui.examples import UNTIMED, asked, sample
from ui.figures.decision_boundary import plane
from ui.figures.label_places import BESIDE, LABEL_SIZE, POINT_SIZE, Size, label_places
from ui.figures.stage import LECTURE

UNIT = ((0.0, 1.0), (0.0, 1.0))
Box = tuple[float, float, float, float]


def boxes(
    points: Array,
    spans: tuple[tuple[float, float], tuple[float, float]],
    label_size: Size = LABEL_SIZE,
) -> list[Box]:
    """The boxes of all points and of all names, in the square 0..1: left, bottom, right, top."""
    low, high = np.array(spans).T
    width, height = label_size
    gap = POINT_SIZE / 2
    found = []
    places = label_places(points, spans, label_size)
    for (x, y), place in zip((points - low) / (high - low), places, strict=True):
        found.append((x - gap, y - gap, x + gap, y + gap))
        left, bottom = {
            "middle right": (x + gap, y - height / 2),
            "middle left": (x - gap - width, y - height / 2),
            "top center": (x - width / 2, y + gap),
            "bottom center": (x - width / 2, y - gap - height),
        }[place]
        found.append((left, bottom, left + width, bottom + height))
    return found


def overlaps(found: list[Box]) -> list[tuple[int, int]]:
    return [
        (first, second)
        for (first, one), (second, other) in combinations(enumerate(found), 2)
        if min(one[2], other[2]) - max(one[0], other[0]) > 1e-9
        and min(one[3], other[3]) - max(one[1], other[1]) > 1e-9
    ]


def outside(found: list[Box]) -> list[Box]:
    return [box for box in found if min(box) < 0.0 or max(box) > 1.0]


def everybody() -> Array:
    people = [*sample("people").values, *((x1, x2) for _, x1, x2 in asked("people"))]
    return np.array(people)


@pytest.mark.parametrize("label_size", [LABEL_SIZE, LECTURE.name_size])
def test_the_four_people_and_the_two_keep_clear_of_one_another(label_size: Size) -> None:
    found = boxes(everybody(), plane(everybody()), label_size)
    assert len(found) == 12
    assert overlaps(found) == []
    assert outside(found) == []


@pytest.mark.parametrize("row", range(6))
def test_one_may_be_missing(row: int) -> None:
    rest = np.delete(everybody(), row, axis=0)
    found = boxes(rest, plane(rest))
    assert overlaps(found) == []
    assert outside(found) == []


def test_the_corners_of_the_xor_problem_have_room() -> None:
    corners = sample("xor").raw
    assert overlaps(boxes(corners, plane(corners))) == []
    assert outside(boxes(corners, plane(corners))) == []


@UNTIMED
@given(arrays(np.float64, (6, 2), elements=st.floats(0, 1)))
def test_the_same_points_have_the_same_places(points: Array) -> None:
    places = label_places(points, UNIT)
    assert len(places) == 6
    assert set(places) <= set(BESIDE)
    assert label_places(points.copy(), UNIT) == places
    # Only where the points stand in the panel counts, not the unit.
    assert label_places(points * [128.0, 0.5], ((0.0, 128.0), (0.0, 0.5))) == places


@UNTIMED
@given(st.floats(0.03, 0.97), st.floats(0.08, 0.92))
def test_a_point_alone_has_its_name_inside_the_panel(x: float, y: float) -> None:
    assert outside(boxes(np.array([[x, y]]), UNIT)[1:]) == []


def test_a_name_goes_to_the_right_unless_something_is_there() -> None:
    assert label_places(np.array([[0.5, 0.5]]), UNIT) == ["middle right"]
    assert label_places(np.array([[0.95, 0.5]]), UNIT) == ["middle left"]
    two = np.array([[0.25, 0.5], [0.375, 0.5]])
    assert label_places(two, UNIT) == ["middle left", "middle right"]


def test_rounding_moves_no_name() -> None:
    alone = [label_places(np.array([[number / 100, 0.5]]), UNIT) for number in range(10, 80)]
    assert alone == [["middle right"]] * 70


def test_names_keep_clear_of_the_names_before_them() -> None:
    column = np.array([[0.25, 0.5], [0.25, 0.546875], [0.25, 0.59375]])
    assert label_places(column, UNIT) == ["middle right", "middle left", "middle right"]
    assert overlaps(boxes(column, UNIT)) == []


def test_no_points_have_no_places() -> None:
    assert label_places(np.empty((0, 2)), UNIT) == []
