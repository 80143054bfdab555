"""The plane: the map agrees with the network, and the points with the data."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nn_core import Dataset, History
from nn_core.network import parameter_names
from nn_core.validation import Array
from tests.ui.drawn import drawn
from tests.ui.examples import (
    UNTIMED,
    cloud,
    example,
    moves,
    numbers,
    path,
    place,
    points,
    points_of,
    sample,
)
from tests.ui.polygons import distances, inside, windings
from ui.data.table import Asked
from ui.experiment.experiment import Experiment, run
from ui.figures.decision_boundary import (
    LEVELS,
    MOST_LABELS,
    SIDE,
    decision_boundary,
    plane,
)
from ui.figures.edges import AIR
from ui.figures.parts import Spec, Trace
from ui.figures.stage import View, stage
from ui.stage.pace import keyframe_epochs
from ui.theme.palette import DARK, LIGHT, Palette

CELL = 1 / 60
"""How closely the map follows the network, in parts of the panel's side."""
FEW = settings(UNTIMED, max_examples=30)
PROBES = np.random.default_rng(2).random((150, 2))
SQUARE = points((-1, -1), (1, -1), (-1, 1), (1, 1), (0.3, 0.2))
SIZES = st.sampled_from([(2, 2, 1), (2, 2, 1), (2, 7, 1)])
"""Two hidden neurons make strips and wedges at most; seven make islands and holes."""


def wild(sizes: tuple[int, ...], seed: int, scale: float = 4.0) -> History:
    """A run of no epochs with large random numbers."""
    count = len(parameter_names(sizes))
    numbers = np.random.default_rng(seed).normal(scale=scale, size=(1, count))
    return History(sizes, numbers, np.zeros(1), 0)


def at(history: History, epoch: int, places: Array, dataset: Dataset = SQUARE) -> Array:
    """What the network says at (..., 2) places in the square 0..1 of the plane."""
    low, high = np.array(plane(dataset.raw)).T
    inputs = dataset.shifted((low + places * (high - low)).reshape(-1, 2))
    outputs: Array = history.neuron_outputs(inputs, [epoch])["o1"][0]
    said: Array = outputs.reshape(places.shape[:-1])
    return said


def around(places: Array, radius: float, side: int = 11) -> Array:
    """(n, side * side, 2) places all around each of (n, 2), no farther than radius on an axis."""
    steps = np.linspace(-radius, radius, side)
    return places[:, None] + np.stack(np.meshgrid(steps, steps), axis=-1).reshape(1, -1, 2)


def in_data_units(places: Array, dataset: Dataset, asked: Sequence[Asked] = ()) -> Array:
    """Places (n, 2) in the square 0..1 as the data would have them."""
    everyone = np.vstack([dataset.raw, *([[x1, x2]] for _, x1, x2 in asked)])
    low, high = np.array(plane(everyone)).T
    values: Array = low + places * (high - low)
    return values


def size_of_a_step(dataset: Dataset, asked: Sequence[Asked] = ()) -> float:
    """How far it is, in the data's units, from one number on the bands' axes to the next."""
    corners = in_data_units(np.array([[0.0, 0.0], [1 / SIDE, 1 / SIDE]]), dataset, asked)
    return float((corners[1] - corners[0]).max())


def parted(change: Spec) -> tuple[Array, Array]:
    """The line at one half and the crosses, which no line reaches, in the square 0..1."""
    places, size = path(change) / SIDE, change["marker"]["size"]
    sizes = np.zeros(len(places)) if size == 0 else numbers(size)
    assert len(sizes) == len(places)
    crosses = sizes > 0
    gaps = np.pad(np.isnan(places).all(axis=1), 1, constant_values=True)
    assert (gaps[:-2] & gaps[2:])[crosses].all()
    return places[~crosses], places[crosses]


def traces(
    history: History,
    dataset: Dataset = SQUARE,
    asked: Sequence[Asked] = (),
    palette: Palette = LIGHT,
) -> dict[str, Trace]:
    """The traces of the plane by what they are."""
    found = decision_boundary(history, range(history.epochs + 1), dataset, asked, palette)
    return dict(
        zip([*map(str, LEVELS), "line and crosses", "points", "anchor"], found, strict=True)
    )


@FEW
@given(SIZES, st.integers(0, 10**6), st.sampled_from(LEVELS))
def test_a_region_is_where_the_output_is_so_high(
    sizes: tuple[int, ...], seed: int, level: float
) -> None:
    history = wild(sizes, seed)
    outline = path(traces(history)[str(level)].at_start) / SIDE
    # Which side is certain where the network is of one mind all around.
    above = at(history, 0, around(PROBES, 2 * CELL)) >= level
    high, low = above.all(axis=1), ~above.any(axis=1)
    assert (high | low).mean() > 0.1
    crossings, turns = windings(PROBES, outline)
    assert (crossings[high] % 2 == 1).all()
    assert (crossings[low] % 2 == 0).all()
    # Holes turn the other way, so both rules of filling agree.
    assert (turns[high] != 0).all()
    assert (turns[low] == 0).all()


@FEW
@given(SIZES, st.integers(0, 10**6))
def test_the_line_is_where_the_output_is_one_half(sizes: tuple[int, ...], seed: int) -> None:
    history = wild(sizes, seed, scale=2.0)
    line = parted(traces(history)["line and crosses"].at_start)[0]
    line = line[~np.isnan(line[:, 0])]
    line = line[(line >= 0).all(axis=1) & (line <= 1).all(axis=1)]
    if not len(line):
        return
    # Close to each point of the line there is more and less than one half; or nearly so, where
    # the surface only just touches it.
    near = at(history, 0, around(line, 0.01))
    assert ((near.min(axis=1) <= 0.51) & (near.max(axis=1) >= 0.49)).all()


@FEW
@given(SIZES, st.integers(0, 10**6))
def test_higher_regions_lie_within_lower_ones(sizes: tuple[int, ...], seed: int) -> None:
    history = wild(sizes, seed)
    found = traces(history)
    # A point that two thinned outlines nearly meet at may lie on the wrong side of one.
    values = at(history, 0, around(PROBES, 0.5 * CELL, side=3))
    steady = np.all(
        [(values > level).all(axis=1) | (values < level).all(axis=1) for level in LEVELS], axis=0
    )
    outlines = [path(found[str(level)].at_start) / SIDE for level in LEVELS]
    regions = [inside(PROBES[steady], outline) for outline in outlines]
    for lower, higher in pairwise(regions):
        assert (lower | ~higher).all()


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_bands_go_from_class_0_to_class_1(palette: Palette) -> None:
    found = traces(wild((2, 2, 1), 0), palette=palette)
    bands = [found[str(level)].at_start["fillcolor"] for level in LEVELS]
    assert bands == list(palette.bands[1:])
    assert list(LEVELS) == sorted(LEVELS)
    half = LEVELS.index(0.5)
    assert len(LEVELS[:half]) == len(LEVELS[half + 1 :])
    line = found["line and crosses"].at_start
    assert line["line"]["color"] == palette.text
    assert line["marker"]["line"]["color"] == palette.text
    colors = [palette.negative, palette.positive]
    expected = [colors[label] for label in SQUARE.labels]
    assert found["points"].at_start["marker"]["color"] == expected


@pytest.mark.parametrize(("dark", "palette"), [(False, LIGHT), (True, DARK)])
def test_the_lowest_band_lies_under_the_whole_plane(dark: bool, palette: Palette) -> None:
    (shape,) = drawn("people", dark=dark)["layout"]["shapes"]
    assert (shape["type"], shape["layer"]) == ("rect", "below")
    assert (shape["xref"], shape["yref"]) == ("paper", "paper")
    assert shape["fillcolor"] == palette.bands[0]
    layout = drawn("people", dark=dark)["layout"]
    for axis, ends in (("xaxis2", ("x0", "x1")), ("yaxis2", ("y0", "y1"))):
        assert [shape[end] for end in ends] == layout[axis]["domain"]


@pytest.mark.parametrize("name", ["people", "xor", "iris", "200 rows", "twins", "large steps"])
def test_a_cross_marks_exactly_those_who_are_misclassified(name: str) -> None:
    history, dataset, asked = example(name)
    spec = drawn(name)
    number = place(spec, xaxis="x2", mode="lines+markers")
    trace = spec["data"][number]
    assert trace["marker"]["symbol"] == "x-thin"
    assert not trace.get("connectgaps")
    everybody = points_of(spec)
    some_wrong = 0
    for epoch, change in zip(keyframe_epochs(history), moves(spec, number), strict=True):
        _, crosses = parted(change)
        sizes = np.atleast_1d(numbers(change["marker"]["size"]))
        assert (sizes[sizes > 0] > everybody["marker"]["size"]).all()
        says = history.neuron_outputs(dataset.inputs, [epoch])["o1"][0] >= 0.5
        wrong = dataset.raw[says != (dataset.y_true == 1)]
        some_wrong += len(wrong)
        found = in_data_units(crosses, dataset, asked)
        np.testing.assert_allclose(found, wrong, atol=size_of_a_step(dataset, asked))
    assert some_wrong


def test_an_output_of_exactly_one_half_is_class_1() -> None:
    history = History((2, 2, 1), np.zeros((1, 9)), np.zeros(1), 0)
    (change,) = traces(history)["line and crosses"].changes
    wrong = SQUARE.raw[SQUARE.y_true == 0]
    found = in_data_units(parted(change)[1], SQUARE)
    np.testing.assert_allclose(found, wrong, atol=size_of_a_step(SQUARE))


def test_names_stand_beside_the_points_until_there_are_too_many() -> None:
    for count, mode in ((MOST_LABELS, "markers+text"), (MOST_LABELS + 1, "markers")):
        trace = traces(wild((2, 2, 1), 0), cloud(count))["points"].at_start
        assert trace["mode"] == mode
        # The name is there all the same, for whoever points at it.
        assert len(trace["text"]) == len(trace["x"]) == count


def test_the_line_of_the_twins_after_training() -> None:
    # Equal twins make a network of one direction: its line is straight.
    history, dataset, asked = example("twins")
    spec = drawn("twins")
    *_, last = moves(spec, place(spec, xaxis="x2", mode="lines+markers"))
    line = in_data_units(parted(last)[0], dataset, asked)
    line = line[~np.isnan(line[:, 0])]
    assert history.network.feedforward(dataset.shifted(line)) == pytest.approx(0.5, abs=0.01)
    ends = line[[0, -1]]
    assert np.hypot(*(ends[1] - ends[0])) > 15
    assert distances(line, ends).max() < 0.05


def test_where_the_output_is_exactly_one_half_the_map_says_class_1() -> None:
    history = History((2, 2, 1), np.zeros((1, 9)), np.zeros(1), 0)
    assert inside(PROBES, path(traces(history)["0.5"].at_start) / SIDE).all()


def test_a_cross_meets_its_point_far_from_zero() -> None:
    far = replace(points((1e8, 1), (1e8 + 2, 2), (1e8 + 4, 3)), labels=(0, 0, 1))
    ones = History((2, 2, 1), np.array([[0.0] * 8 + [1.0]]), np.zeros(1), 0)
    (change,) = traces(ones, far)["line and crosses"].changes
    found = in_data_units(parted(change)[1], far)
    np.testing.assert_allclose(found - far.raw[:2], 0.0, atol=size_of_a_step(far))


def test_the_line_of_the_four_people_stays_close_to_the_picture() -> None:
    people = sample("people")
    experiment = Experiment(people)
    spec = stage(run(experiment), people, (), View("Alice"), LIGHT).spec
    number = place(spec, xaxis="x2", mode="lines+markers")
    lines = [parted(change)[0] for change in moves(spec, number)]
    drawn_lines = [line[~np.isnan(line[:, 0])] for line in lines]
    assert np.mean([len(line) > 1 for line in drawn_lines]) > 0.7
    for line in drawn_lines:
        assert (line >= -AIR - 1 / SIDE).all()
        assert (line <= 1 + AIR + 1 / SIDE).all()
