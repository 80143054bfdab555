"""Contours: what is drawn as high is high, holes and islands too, and few points say it."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from nn_core.validation import Array
from tests.ui.examples import UNTIMED
from tests.ui.polygons import distances, each, inside, rings, windings
from ui.figures import paths
from ui.figures.contours import Contours
from ui.figures.paths import PASSES, TOLERANCE

SIDE = 50
CELL = 1 / (SIDE - 1)
PROBES = np.random.default_rng(1).random((400, 2))
FEW = settings(UNTIMED, max_examples=40)


def waves(seed: int, points: Array) -> Array:
    """A smooth surface with hills and hollows, at (n, 2) points of the square 0..1."""
    generator = np.random.default_rng(seed)
    heights = np.zeros(len(points))
    for _ in range(6):
        direction = generator.normal(scale=6.0, size=2)
        heights += generator.normal() * np.sin(points @ direction + generator.uniform(0, 7))
    return heights


def grid() -> Array:
    """The points where a surface is measured, row by row, from the bottom."""
    side = np.linspace(0, 1, SIDE)
    return np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)


def surface(seed: int) -> Array:
    return waves(seed, grid()).reshape(1, SIDE, SIDE)


def clearly_above(heights: Array, level: float) -> NDArray[np.int_]:
    """For every probe 1 or -1 if all measured heights around it are above or below, else 0."""
    cells = np.floor(PROBES / CELL).astype(int)
    around = [
        heights[np.clip(cells[:, 1] + down, 0, SIDE - 1), np.clip(cells[:, 0] + right, 0, SIDE - 1)]
        for down in (-1, 0, 1, 2)
        for right in (-1, 0, 1, 2)
    ]
    low, high = np.min(around, axis=0), np.max(around, axis=0)
    return np.where(low > level, 1, np.where(high < level, -1, 0))


@FEW
@given(st.integers(0, 10**6), st.sampled_from([-1.0, 0.0, 0.5]))
def test_above_encloses_what_is_higher(seed: int, level: float) -> None:
    heights = surface(seed)
    (outline,) = each(Contours(heights).above(level))
    crossings, turns = windings(PROBES, outline)
    sides = clearly_above(heights[0], level)
    assert (sides != 0).mean() > 0.2
    assert (crossings[sides == 1] % 2 == 1).all()
    assert (crossings[sides == -1] % 2 == 0).all()
    # Holes turn the other way, so both rules of filling agree.
    assert (turns[sides == 1] != 0).all()
    assert (turns[sides == -1] == 0).all()


@FEW
@given(st.integers(0, 10**6))
def test_higher_regions_lie_within_lower_ones(seed: int) -> None:
    heights = surface(seed)
    found = Contours(heights)
    levels = [-1.0, 0.0, 1.0]
    sides = np.prod([clearly_above(heights[0], level) for level in levels], axis=0)
    regions = [inside(PROBES, each(found.above(level))[0])[sides != 0] for level in levels]
    for lower, higher in pairwise(regions):
        assert (lower | ~higher).all()


def test_a_ring_has_a_hole_and_an_island() -> None:
    radius = np.hypot(*(grid() - 0.5).T).reshape(1, SIDE, SIDE)
    # High in the middle, low around it, high in a ring, low outside.
    found = Contours(np.cos(radius * 4 * np.pi))
    (outline,) = each(found.above(0.0))
    assert len(rings(outline)) == 3
    probes = np.array([[0.5, 0.5], [0.75, 0.5], [0.98, 0.5], [0.5, 0.28], [0.01, 0.01]])
    assert inside(probes, outline).tolist() == [True, False, True, False, False]


@FEW
@given(st.integers(0, 10**6))
def test_along_runs_at_the_height(seed: int) -> None:
    (line,) = each(Contours(surface(seed)).along(0.3))
    points = line[~np.isnan(line[:, 0])]
    # The surface is measured at the corners of cells and bends in between.
    np.testing.assert_allclose(waves(seed, points), 0.3, atol=0.12)


def whole_and_thin(seed: int, method: str) -> tuple[Array, Array]:
    """A contour before and after thinning."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paths, "PASSES", 0)
        (whole,) = each(getattr(Contours(surface(seed)), method)(0.0))
    (thin,) = each(getattr(Contours(surface(seed)), method)(0.0))
    assert len(thin) <= len(whole)
    return whole, thin


@FEW
@given(st.integers(0, 10**6))
def test_a_thinned_line_stays_within_tolerance(seed: int) -> None:
    whole, thin = whole_and_thin(seed, "along")
    # No path is lost, and each begins and ends where it did.
    for full, few in zip(rings(whole), rings(thin), strict=True):
        assert np.array_equal(full[:1], few[:1])
        assert np.array_equal(full[-1:], few[-1:])
        assert (distances(full, few) <= PASSES * TOLERANCE).all()


@FEW
@given(st.integers(0, 10**6))
def test_a_thinned_outline_encloses_the_same(seed: int) -> None:
    whole, thin = whole_and_thin(seed, "above")
    assert len(rings(whole)) == len(rings(thin))
    differ = inside(PROBES, whole) != inside(PROBES, thin)
    assert (distances(PROBES[differ], whole) <= PASSES * TOLERANCE).all()


def test_thinning_drops_most_points() -> None:
    plane = grid() @ [1.0, 0.4] - 0.6
    (line,) = each(Contours(plane.reshape(1, SIDE, SIDE)).along(0.0))
    assert 2 <= len(line) <= 4
    bend = np.hypot(*(grid() - [0.1, 0.2]).T) - 0.6
    (line,) = each(Contours(bend.reshape(1, SIDE, SIDE)).along(0.0))
    assert len(line) < SIDE


def test_no_path_where_nothing_is_so_high() -> None:
    found = Contours(np.stack([np.full((5, 5), -1.0), np.full((5, 5), 1.0)]))
    below, above = each(found.above(0.0))
    assert below.shape == (0, 2)
    assert inside(PROBES, above).all()
    assert [len(path) for path in each(found.along(0.0))] == [0, 0]
    assert [len(path) for path in each(found.above(2.0))] == [0, 0]


def test_paths_lie_in_the_square() -> None:
    for seed in range(20):
        found = Contours(surface(seed))
        for outline in (*each(found.above(0.0)), *each(found.along(0.0))):
            points = outline[~np.isnan(outline[:, 0])]
            assert ((points >= 0.0) & (points <= 1.0)).all()


@pytest.mark.parametrize(("at", "count"), [(0.42, 5), (0.89, 3), (0.22, 10)])
def test_equal_surfaces_have_equal_paths(at: float, count: int) -> None:
    slope = np.broadcast_to(np.linspace(0, 1, 10) - at, (count, 10, 10))
    lengths = {len(path) for path in each(Contours(slope).above(0.0))}
    assert lengths == {5}


def test_many_surfaces_have_the_paths_that_each_has_alone() -> None:
    heights = np.concatenate([surface(seed) for seed in range(121)])
    together = Contours(heights)
    alone = [Contours(heights[number : number + 1]) for number in range(len(heights))]
    for level, method in product((-1.0, 0.0, 1.0), ("above", "along")):
        together_paths = each(getattr(together, method)(level))
        for found, own in zip(together_paths, alone, strict=True):
            (expected,) = each(getattr(own, method)(level))
            assert len(found) == len(expected)
            np.testing.assert_allclose(found, expected, atol=1e-9)


def test_what_is_exactly_as_high_is_enclosed() -> None:
    (outline,) = each(Contours(np.zeros((1, 5, 5))).above(0.0))
    assert inside(PROBES, outline).all()
