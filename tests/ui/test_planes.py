"""The bands over the plane of inputs are what `nn_core` says of each place, edge and all."""

import numpy as np
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import ACTIVATIONS, Network, Neuron
from nn_core.validation import Array
from tests.ui.examples import UNTIMED, numbers
from tests.ui.polygons import inside
from ui.figures.half_plane import corners, half_plane
from ui.figures.neuron_picture import curve_reach, neuron_picture, output_range
from ui.figures.parts import Spec
from ui.figures.paths import Marks
from ui.figures.planes import plane_reach, planes
from ui.figures.surface import LEVELS, shades
from ui.theme.palette import DARK, LIGHT, Palette

REACH = 10.0
WEIGHT = st.floats(-10, 10)
NEURONS = st.builds(lambda w1, w2, b: Neuron([w1, w2], b), WEIGHT, WEIGHT, WEIGHT)
GRID = np.stack(np.meshgrid(np.linspace(-9.7, 9.7, 14), np.linspace(-9.7, 9.7, 14)), -1)
PLACES = GRID.reshape(-1, 2)
CLOSE = 1e-3


def band_of(traces: list[Spec], places: Array) -> Array:
    """The number of the band that each place lies in: how many regions hold it."""
    regions = [np.column_stack([numbers(trace["x"]), numbers(trace["y"])]) for trace in traces]
    count: Array = np.array([inside(places, region) for region in regions]).sum(axis=0)
    return count


def sums_at_corners(neuron: Neuron) -> list[float]:
    return [neuron.total(corner) for corner in corners(REACH)]


def assert_bands(found: Array, outputs: Array) -> None:
    expected = (outputs[:, None] >= np.array(LEVELS)).sum(axis=1)
    clear = np.abs(outputs[:, None] - np.array(LEVELS)).min(axis=1) > CLOSE
    assert found[clear].tolist() == expected[clear].tolist()


@UNTIMED
@given(NEURONS, st.floats(-20, 20))
def test_a_half_plane_is_where_the_sum_is_large_enough(neuron: Neuron, least: float) -> None:
    outline, edge = half_plane(sums_at_corners(neuron), least, REACH)
    sums = np.array([neuron.total(place) for place in PLACES])
    held = inside(PLACES, np.array(outline, dtype=np.float64).reshape(-1, 2))
    clear = np.abs(sums - least) > CLOSE
    assert (held == (sums >= least))[clear].all()
    for place in np.array(edge, dtype=np.float64).reshape(-1, 2):
        assert neuron.total(place) == pytest.approx(least, abs=1e-6)
    assert len(edge) in (0, 2)


def test_nothing_and_everything_are_half_planes_too() -> None:
    still = sums_at_corners(Neuron([0.0, 0.0], 1.0))
    assert half_plane(still, 2.0, REACH) == ([], [])
    assert half_plane(still, float("-inf"), REACH) == half_plane(still, 0.0, REACH)
    assert len(half_plane(still, 0.0, REACH)[0]) == 5


@pytest.mark.parametrize("activation", list(ACTIVATIONS))
@pytest.mark.parametrize("weights", [(0.0, 1.0, 4.0), (-0.7, 2.5, -3.0), (0.0, 0.0, 0.0)])
def test_the_bands_of_a_neuron_are_its_outputs(
    activation: str, weights: tuple[float, float, float]
) -> None:
    neuron = Neuron(weights[:2], weights[2], activation)
    spec = neuron_picture(neuron, (2.0, 3.0), False, LIGHT).spec
    go.Figure(spec)
    bands = [trace for trace in spec["data"] if trace.get("fill") == "toself"]
    outputs = neuron.outputs(PLACES)
    most = float(np.abs(neuron.outputs(corners(REACH))).max()) or 1.0
    low, high = {"sigmoid": (0, 1), "tanh": (-1, 1)}.get(activation, (-most, most))
    assert_bands(band_of(bands, PLACES), (outputs - low) / (high - low))


@UNTIMED
@given(st.lists(WEIGHT, min_size=9, max_size=9))
def test_three_pictures_are_what_three_neurons_say(parameters: list[float]) -> None:
    network = Network.from_vector(np.array(parameters))
    spec = planes(network, np.array([2.0, 3.0]), False, LIGHT).spec
    outputs = network.neuron_outputs(PLACES)
    bands = [trace for trace in spec["data"] if trace.get("fill") == "toself"]
    for number, name in enumerate(("h1", "h2", "o1"), start=2):
        (left, right), (bottom, top) = (
            spec["layout"][f"{axis}axis{number}"]["domain"] for axis in "xy"
        )
        part = 0.5 + PLACES / (2 * REACH)
        placed = [left, bottom] + part * np.array([right - left, top - bottom])
        found = band_of(bands, placed)
        heights = np.asarray(outputs[name])
        # Edges of the whole network are thinned, so places close to them do not count.
        slack = 0.02 if name == "o1" else CLOSE
        clear = np.abs(heights[:, None] - np.array(LEVELS)).min(axis=1) > slack
        expected = (heights[:, None] >= np.array(LEVELS)).sum(axis=1)
        clear &= ~_near_an_edge(network, name, expected)
        assert found[clear].tolist() == expected[clear].tolist()


def _near_an_edge(network: Network, name: str, expected: Array) -> Marks:
    """Places from which a tiny way leads into another band."""
    near = np.zeros(len(PLACES), dtype=bool)
    for step in ((0.05, 0), (-0.05, 0), (0, 0.05), (0, -0.05)):
        moved = np.asarray(network.neuron_outputs(PLACES + step)[name])
        near |= (moved[:, None] >= np.array(LEVELS)).sum(axis=1) != expected
    return near


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_amber_lies_below_the_middle_and_blue_above(palette: Palette) -> None:
    colors = shades(palette)
    assert len(colors) == len(set(colors)) == len(LEVELS) + 1
    assert [colors[0], colors[4], colors[5], colors[9]] == list(palette.bands)
    for number, color in enumerate(colors):
        red, blue = int(color[1:3], 16), int(color[5:], 16)
        assert (red > blue) == (number < 5)


@UNTIMED
@given(WEIGHT, WEIGHT)
def test_the_point_is_in_sight(x1: float, x2: float) -> None:
    assert plane_reach(np.array([x1, x2])) >= max(abs(x1), abs(x2), REACH)


@UNTIMED
@given(st.floats(-300, 300), st.sampled_from(list(ACTIVATIONS)))
def test_the_point_on_the_activation_is_in_sight(total: float, activation: str) -> None:
    reach = curve_reach(total)
    low, high = output_range(activation, reach)
    output = ACTIVATIONS[activation].function(total)
    assert -reach < total < reach
    assert low < output < high
