"""The diagram: thickness is size, colour is sign, and every number is the run's."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nn_core import History, Network, train
from nn_core.validation import Array
from tests.ui.drawn import drawn
from tests.ui.examples import (
    RUNS,
    UNTIMED,
    edge_ends,
    edges_on_stage,
    example,
    numbers,
    path,
    rectangles,
    thickness,
)
from ui.experiment.experiment import PARAMETERS
from ui.figures.diagram_places import Panel, line_thickness, node_positions
from ui.figures.network_diagram import network_diagram
from ui.figures.parts import Spec, Trace
from ui.figures.stage import STACKED, WIDE
from ui.stage.pace import keyframe_epochs
from ui.theme.palette import DARK, LIGHT, Palette

WEIGHTS = st.floats(-1e6, 1e6)
PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK])
PANEL = Panel(500, 320, node_size=60)
NODES = ("x1", "x2", "h1", "h2", "o1")


def diagram(history: History, palette: Palette = LIGHT) -> list[Trace]:
    return network_diagram(
        history,
        range(history.epochs + 1),
        np.array([-2.0, -1.0]),
        ["Weight (lb)", "Height (in)"],
        ["M", "F"],
        PANEL,
        palette,
    )


def recorded(parameters: Array) -> History:
    """A History of these parameters, one row an epoch."""
    return History((2, 2, 1), parameters, np.zeros(len(parameters)), len(parameters) - 1)


def edges(traces: list[Trace]) -> list[Trace]:
    """The edges of positive weights, and those of negative ones."""
    return [trace for trace in traces if trace.spec["mode"] == "lines"]


def marks(traces: list[Trace]) -> Trace:
    """All that is a circle or a word."""
    (found,) = (trace for trace in traces if trace.spec["mode"] == "markers+text")
    return found


def told(trace: Trace) -> list[dict[str, float]]:
    """For each frame the live numbers by the names that stand beside them."""
    names = trace.spec["text"]
    every = [numbers(change["customdata"]).tolist() for change in trace.changes]
    for values in every:
        live = [number < len(values) for number in range(len(names))]
        assert ["%{customdata" in template for template in trace.spec["texttemplate"]] == live
    return [dict(zip(names[: len(values)], values, strict=True)) for values in every]


def check_edges(frame: list[Spec], weights: Array, sizes: tuple[int, ...], panel: Panel) -> None:
    """One frame's positive and negative edges: each in its place, and as thick as it should be."""
    ends = np.array(edge_ends(sizes))
    for change, mask in zip(frame, (weights >= 0, weights < 0), strict=True):
        assert set(change) == {"x", "y"}
        corners = rectangles(change)
        assert len(corners) == mask.sum()
        middles = (corners[:, [0, 1]] + corners[:, [3, 2]]) / 2
        np.testing.assert_allclose(middles, ends[mask], atol=1e-4)
        size = (panel.width, panel.height)
        pixels = thickness(corners, size)
        np.testing.assert_allclose(pixels, line_thickness(weights[mask]), atol=0.1)
        # Cut off at right angles, so that no corner sticks out.
        short = np.linalg.norm((corners[:, 0] - corners[:, 3]) * size, axis=1)
        np.testing.assert_allclose(short, pixels, atol=0.1)


@UNTIMED
@given(WEIGHTS, WEIGHTS)
def test_a_larger_weight_is_a_thicker_line(one: float, other: float) -> None:
    thin, thick = line_thickness(np.array(sorted((one, other), key=abs)))
    assert 1.0 <= thin <= thick <= 9.0
    if abs(abs(one) - abs(other)) > 1e-3 and max(abs(one), abs(other)) < 1e4:
        assert thin < thick
    assert np.array_equal(line_thickness(np.array([-one])), line_thickness(np.array([one])))


@PALETTES
def test_thickness_and_colour_of_every_edge_in_every_frame(palette: Palette) -> None:
    parameters = np.random.default_rng(0).normal(scale=4.0, size=(50, 9))
    parameters[0, 0] = 0.0
    parameters[1:3] = np.abs(parameters[1:3]) * [[1], [-1]]
    lines = edges(diagram(recorded(parameters), palette))
    assert [line.spec["fillcolor"] for line in lines] == [palette.positive, palette.negative]
    assert all((line.spec["fill"], line.spec["line"]) == ("toself", {"width": 0}) for line in lines)
    for weights, *frame in zip(parameters[:, :6], *(line.changes for line in lines), strict=True):
        check_edges(frame, weights, (2, 2, 1), PANEL)
    widths = line_thickness(parameters[:, :6])
    assert widths.min() < 1.2
    assert widths.max() > 5.0


@pytest.mark.parametrize("stacked", [False, True])
@pytest.mark.parametrize("name", RUNS)
def test_the_edges_on_the_stage_are_those_of_the_run(name: str, stacked: bool) -> None:
    history = example(name)[0]
    spec = drawn(name, stacked=stacked)
    panel = (STACKED if stacked else WIDE).panel
    weights = history.parameters[keyframe_epochs(history), :6]
    for row, *frame in zip(weights, *edges_on_stage(spec), strict=True):
        check_edges(frame, row, (2, 2, 1), panel)


@pytest.mark.parametrize("sizes", [(2, 2, 1), (2, 3, 1), (2, 4, 4, 1), (3, 1)])
def test_layers_stand_from_left_to_right(sizes: tuple[int, ...]) -> None:
    positions = node_positions(sizes)
    assert [len(layer) for layer in positions] == list(sizes)
    across = [{x for x, _ in layer} for layer in positions]
    assert [len(places) for places in across] == [1] * len(sizes)
    assert [*map(min, across)] == sorted(map(min, across))
    for layer in positions:
        heights = [y for _, y in layer]
        assert heights == sorted(heights, reverse=True)
        assert len(set(heights)) == len(heights)
        assert all(0.0 < number < 1.0 for point in layer for number in point)


@UNTIMED
@given(arrays(np.float64, (4, 9), elements=st.floats(-20, 20)))
def test_every_number_is_the_one_after_that_epoch(parameters: Array) -> None:
    history = recorded(parameters)
    every = told(marks(diagram(history)))
    assert len(every) == len(parameters)
    for epoch, values in enumerate(every):
        assert tuple(values) == (*NODES, *PARAMETERS)
        assert [values[name] for name in PARAMETERS] == parameters[epoch].tolist()
        assert (values["x1"], values["x2"]) == (-2.0, -1.0)
        outputs = history.network_at(epoch).neuron_outputs([-2.0, -1.0])
        said = [values[name] for name in ("h1", "h2", "o1")]
        assert said == pytest.approx([*outputs.values()], rel=1e-12)


def test_the_hidden_numbers_of_alice() -> None:
    # The worked example: all weights 1, all biases 0.
    history = recorded(np.array([[1.0] * 6 + [0.0] * 3]))
    (values,) = told(marks(diagram(history)))
    assert [values[name] for name in NODES] == pytest.approx(
        [-2, -1, 0.04742587317756678, 0.04742587317756678, 0.5236951740839997], rel=1e-14
    )


def test_every_name_stands_by_its_own_circle_or_word() -> None:
    spec = marks(diagram(recorded(np.zeros((1, 9))))).at_start
    labels = ["Weight (lb)", "Height (in)", "says <b>M</b>", "says <b>F</b>"]
    assert spec["text"] == [*NODES, *PARAMETERS, *labels]
    spots = [spot for layer in node_positions((2, 2, 1)) for spot in layer]
    np.testing.assert_allclose(path(spec)[:5], spots, atol=1e-6)
    # Circles are the neurons and nothing else.
    assert spec["marker"]["size"] == [PANEL.node_size] * 5 + [0] * 13
    assert spec["marker"]["opacity"] == [1] * 5 + [0] * 13
    assert spec["texttemplate"][14:] == ["%{text}"] * 4


@PALETTES
def test_the_answer_is_the_class_in_its_colour(palette: Palette) -> None:
    # With all weights 0 the output is the sigmoid of the last bias: from 0.5 up it is class 1.
    parameters = np.zeros((3, 9))
    parameters[:, 8] = [-0.001, 0.0, 3.0]
    trace = marks(diagram(recorded(parameters), palette))
    answers = ["says <b>M</b>", "says <b>F</b>"]
    assert trace.spec["text"][-2:] == answers
    assert trace.spec["textfont"]["color"][-2:] == [palette.negative, palette.positive]
    visible = []
    for change in trace.changes:
        assert set(change) == {"customdata", "x"}
        x = numbers(change["x"])
        assert ((x[:-2] > 0.0) & (x[:-2] < 1.0)).all()
        # The other one is panels away, not just over the edge.
        assert sorted(x[-2:] < -5.0) == [False, True]
        assert x[-2:].max() == pytest.approx(node_positions((2, 2, 1))[-1][0][0], abs=1e-6)
        visible.append(answers[int(x[-2:].argmax())])
    assert visible == ["says <b>M</b>", "says <b>F</b>", "says <b>F</b>"]


def test_a_larger_network_can_be_drawn_too() -> None:
    sizes = (2, 3, 2, 1)
    history = train(Network.random(sizes), [[1, 2], [3, 4]], [0, 1], epochs=2)
    traces = diagram(history)
    weights = history.parameters[:, : 6 + 6 + 2]
    for row, *frame in zip(weights, *(line.changes for line in edges(traces)), strict=True):
        check_edges(frame, row, sizes, PANEL)
    for values, row in zip(told(marks(traces)), history.parameters, strict=True):
        assert [values[name] for name in history.parameter_names] == row.tolist()
