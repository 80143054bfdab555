"""The edges of a 2-2-1 network: the outlines hold what the network says, however odd it is."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from nn_core import History
from nn_core.validation import Array
from tests.ui.examples import UNTIMED
from tests.ui.polygons import distances, each, inside, rings, windings
from ui.figures.edges import AIR, edges
from ui.figures.paths import PASSES, TOLERANCE

LEVELS = np.array([-1.5, 0.0, 1.5])
CORNERS = np.array([[-2.0, -3.0], [2.0, -3.0], [-2.0, 3.0]])
PROBES = np.random.default_rng(3).random((300, 2))
OFF = (PASSES + 1) * TOLERANCE
"""How far an outline may lie off: the thinning, and the bends between two samples."""
MANY = settings(UNTIMED, max_examples=150)

numbers = st.lists(st.floats(-30, 30), min_size=9, max_size=9).map(np.array)


def sums(parameters: Array, places: Array) -> Array:
    """The output neuron's sum, from nn_core's answer, at (n, 2) places in the picture."""
    inputs = CORNERS[0] + places * (CORNERS[[1, 2], [0, 1]] - CORNERS[0])
    history = History((2, 2, 1), parameters[None], np.zeros(1), 0)
    hidden = history.neuron_outputs(inputs, [0])
    pulls, bias = parameters[4:6], parameters[8]
    found: Array = hidden["h1"][0] * pulls[0] + hidden["h2"][0] * pulls[1] + bias
    return found


def clear_sides(parameters: Array, level: float) -> Array:
    """1 or -1 for each probe that is above or below the level with all that is near it, else 0."""
    steps = np.linspace(-OFF, OFF, 5)
    near = PROBES[:, None] + np.stack(np.meshgrid(steps, steps), axis=-1).reshape(1, -1, 2)
    values = sums(parameters, near.reshape(-1, 2)).reshape(len(PROBES), -1)
    high, low = (values >= level + 1e-4).all(axis=1), (values < level - 1e-4).all(axis=1)
    return high.astype(int) - low.astype(int)


def check(parameters: Array) -> None:
    regions, lines = edges(parameters[None], CORNERS, LEVELS)
    for level, region, line in zip(LEVELS.tolist(), regions, lines, strict=True):
        (outline,), (path,) = each(region), each(line)
        assert np.isfinite(outline).all()
        assert (outline >= -AIR - 1e-6).all()
        assert (outline <= 1 + AIR + 1e-6).all()
        sides = clear_sides(parameters, level)
        _, turns = windings(PROBES, outline)
        assert (turns[sides == 1] != 0).all()
        assert (turns[sides == -1] == 0).all()
        for part in rings(path):
            if len(part):
                assert distances(part, np.concatenate([outline, outline[:1]])).max() < 1e-9


@MANY
@given(numbers)
def test_outlines_hold_what_is_above(parameters: Array) -> None:
    check(parameters)


@MANY
@given(numbers, st.floats(-2, 2), st.sampled_from([0.0, 1e-12, 1e-7, 1e-3]))
def test_so_do_those_of_twins(parameters: Array, factor: float, difference: float) -> None:
    # The scales of h1 and h2 are the same, or nearly, or one is a multiple of the other.
    parameters[2:4] = factor * parameters[:2] + [0.0, difference]
    check(parameters)


@MANY
@given(numbers, st.sets(st.integers(0, 8), min_size=1))
def test_so_do_those_with_numbers_that_are_zero(parameters: Array, zeros: set[int]) -> None:
    parameters[list(zeros)] = 0.0
    assume(np.abs(sums(parameters, PROBES)[:, None] - LEVELS).min() > 1e-6)
    check(parameters)


@pytest.mark.parametrize("size", [1e-9, 1e3, 1e6, 1e300])
def test_sums_of_any_size(size: float) -> None:
    generator = np.random.default_rng(4)
    for _ in range(20):
        parameters = generator.normal(size=9)
        parameters[:4] *= size
        parameters[6:8] *= size
        regions, _ = edges(parameters[None], CORNERS, LEVELS)
        for level, region in zip(LEVELS.tolist(), regions, strict=True):
            if size < 1e100:
                sides = clear_sides(parameters, level)
                found = inside(PROBES, each(region)[0])
                assert found[sides == 1].all()
                assert not found[sides == -1].any()
            assert np.isfinite(each(region)[0]).all()


def test_an_edge_is_as_sharp_as_the_network_has_it() -> None:
    # h1 and h2 are steps, and the output is high where both are: a corner at the middle.
    parameters = np.array([500.0, 0.0, 0.0, 500.0, 10.0, 10.0, 0.0, 0.0, -15.0])
    _, lines = edges(parameters[None], CORNERS, np.array([0.0]))
    (line,) = each(lines[0])
    corner = np.array([[0.5, 1.0], [0.5, 0.5], [1.0, 0.5]])
    assert distances(line[(line <= 1).all(axis=1)], corner).max() < 0.005
    assert distances(corner, line).max() < 0.005


def test_no_line_where_the_network_is_of_one_mind() -> None:
    sure, unsure = np.zeros((2, 9))
    sure[8], unsure[8] = 5.0, -5.0
    regions, lines = edges(np.stack([sure, unsure, sure]), CORNERS, np.array([0.0]))
    everything, nothing, again = each(regions[0])
    assert inside(PROBES, everything).all()
    assert inside(PROBES, again).all()
    assert len(nothing) == 0
    assert [len(line) for line in each(lines[0])] == [0, 0, 0]


def test_exactly_at_the_level_counts_as_above() -> None:
    (region,), _ = edges(np.zeros((1, 9)), CORNERS, np.array([0.0]))
    assert inside(PROBES, each(region)[0]).all()


def test_many_keyframes_have_the_outlines_that_each_has_alone() -> None:
    parameters = np.random.default_rng(5).normal(scale=6.0, size=(80, 9))
    together = edges(parameters, CORNERS, LEVELS)
    alone = [edges(row[None], CORNERS, LEVELS) for row in parameters]
    for kind in (0, 1):
        for level, paths in enumerate(together[kind]):
            for found, own in zip(each(paths), alone, strict=True):
                (expected,) = each(own[kind][level])
                np.testing.assert_allclose(found, expected, atol=1e-9)
