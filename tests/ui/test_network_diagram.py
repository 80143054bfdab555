"""The diagram: thickness is size, colour is sign, and labels keep clear of one another."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nn_core import History, Network, train
from nn_core.validation import Array
from tests.ui.examples import RUNS, UNTIMED, drawn, example, moves, numbers, place
from ui.figures.network_diagram import line_thickness, network_diagram, node_positions
from ui.figures.parts import Spec, Trace
from ui.figures.stage import STACKED, WIDE, Frame
from ui.keyframes import keyframe_epochs
from ui.palette import DARK, LIGHT, Palette

WEIGHTS = st.floats(-1e6, 1e6)
PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK])
LABEL_WIDTH, LABEL_HEIGHT = 70, 17
"""Pixels that "w5 -12.345" takes at the size of the labels."""


def diagram(history: History, palette: Palette = LIGHT) -> list[Trace]:
    return network_diagram(
        history,
        range(history.epochs + 1),
        np.array([-2.0, -1.0]),
        ["Weight (lb)", "Height (in)"],
        ["M", "F"],
        60,
        palette,
    )


def recorded(parameters: Array) -> History:
    """A History of these parameters, one row an epoch."""
    return History((2, 2, 1), parameters, np.zeros(len(parameters)), len(parameters) - 1)


def edges(traces: list[Trace]) -> list[Trace]:
    return [trace for trace in traces if trace.spec["mode"] == "lines"]


def changes(traces: list[Trace], change: str) -> list[Spec]:
    """What happens to the one trace that changes this property."""
    (found,) = (trace for trace in traces if trace.changes and change in trace.changes[0])
    return list(found.changes)


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
    lines = edges(diagram(recorded(parameters), palette))
    assert len(lines) == 6
    drawn_lines = []
    for number, line in enumerate(lines):
        for weight, change in zip(parameters[:, number], line.changes, strict=True):
            color = palette.positive if weight >= 0 else palette.negative
            assert change["line"]["color"] == color
            drawn_lines.append((abs(weight), change["line"]["width"]))
    widths = [width for _, width in sorted(drawn_lines)]
    assert widths == sorted(widths)
    assert widths[0] < 1.2
    assert widths[-1] > 5.0


@pytest.mark.parametrize("name", RUNS)
def test_the_edges_on_the_stage_are_those_of_the_run(name: str) -> None:
    history = example(name)[0]
    spec = drawn(name)
    ends = [((x0, x1), (y0, y1)) for (x0, y0), (x1, y1) in edge_ends((2, 2, 1))]
    for number, (x, y) in enumerate(ends):
        line = place(spec, x=list(x), y=list(y), mode="lines")
        weights = history.parameters[keyframe_epochs(history), number]
        for weight, change in zip(weights, moves(spec, line), strict=True):
            color = LIGHT.positive if weight >= 0 else LIGHT.negative
            width = round(float(line_thickness(np.array([weight]))[0]), 1)
            assert change == {"line": {"width": width, "color": color}}


def edge_ends(sizes: tuple[int, ...]) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Both ends of w1, w2, ...: numbered neuron by neuron, input by input."""
    positions = node_positions(sizes)
    return [
        (start, end) for before, after in pairwise(positions) for end in after for start in before
    ]


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
    values = [numbers(change["customdata"]) for change in changes_of_length(diagram(history), 9)]
    assert np.array_equal(values, parameters)
    neurons = [numbers(change["customdata"]) for change in changes_of_length(diagram(history), 5)]
    for epoch, told in enumerate(neurons):
        assert told[:2].tolist() == [-2.0, -1.0]
        outputs = history.network_at(epoch).neuron_outputs([-2.0, -1.0])
        assert told[2:] == pytest.approx([*outputs.values()], rel=1e-12)


def changes_of_length(traces: list[Trace], length: int) -> list[Spec]:
    """The changes of the one trace that carries so many numbers."""
    (found,) = (
        list(trace.changes)
        for trace in traces
        if "texttemplate" in trace.spec and len(trace.spec["x"]) == length
    )
    return found


def test_the_hidden_numbers_of_alice() -> None:
    # The worked example: all weights 1, all biases 0.
    history = recorded(np.array([[1.0] * 6 + [0.0] * 3]))
    (change,) = changes_of_length(diagram(history), 5)
    assert numbers(change["customdata"]) == pytest.approx(
        [-2, -1, 0.04742587317756678, 0.04742587317756678, 0.5236951740839997], rel=1e-14
    )


@PALETTES
def test_the_answer_is_the_class_in_its_colour(palette: Palette) -> None:
    # With all weights 0 the output is the sigmoid of the last bias: from 0.5 up it is class 1.
    parameters = np.zeros((3, 9))
    parameters[:, 8] = [-0.001, 0.0, 3.0]
    answers = changes(diagram(recorded(parameters), palette), "text")
    assert [change["text"] for change in answers] == [
        ["says <b>M</b>"],
        ["says <b>F</b>"],
        ["says <b>F</b>"],
    ]
    colors = [change["textfont"]["color"] for change in answers]
    assert colors == [palette.negative, palette.positive, palette.positive]


def test_a_larger_network_can_be_drawn_too() -> None:
    sizes = (2, 3, 2, 1)
    history = train(Network.random(sizes), [[1, 2], [3, 4]], [0, 1], epochs=2)
    traces = diagram(history)
    assert len(edges(traces)) == 6 + 6 + 2
    labels = changes_of_length(traces, len(history.parameter_names))
    values = [numbers(change["customdata"]) for change in labels]
    assert np.array_equal(values, history.parameters)


Box = tuple[float, float, float, float]


def label_boxes(panel: tuple[float, float]) -> dict[str, Box]:
    """For each of the nine labels (left, bottom, right, top) in pixels."""
    history = recorded(np.zeros((1, 9)))
    (labels,) = (trace.spec for trace in diagram(history) if len(trace.spec["x"]) == 9)
    boxes = {}
    spots = zip(labels["text"], labels["x"], labels["y"], labels["textposition"], strict=True)
    for name, x, y, position in spots:
        vertical, horizontal = position.split()
        left = x * panel[0] - LABEL_WIDTH * {"left": 1, "center": 0.5, "right": 0}[horizontal]
        bottom = y * panel[1] - LABEL_HEIGHT * {"bottom": 1, "middle": 0.5, "top": 0}[vertical]
        boxes[name] = (left, bottom, left + LABEL_WIDTH, bottom + LABEL_HEIGHT)
    return boxes


def panel_size(frame: Frame, width: float) -> tuple[float, float]:
    left, right, bottom, top = frame.network
    margin = frame.margin
    return (
        (right - left) * (width - margin["l"] - margin["r"]),
        (top - bottom) * (frame.height - margin["t"] - margin["b"]),
    )


def overlap(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    upwards = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0 and upwards > 0


# Widths of the figure on a screen of 1440 pixels, on a smaller one, and on a phone of 390.
SCREENS = pytest.mark.parametrize(("frame", "width"), [(WIDE, 1360), (WIDE, 1100), (STACKED, 358)])


@SCREENS
def test_labels_lie_on_no_neuron(frame: Frame, width: float) -> None:
    panel = panel_size(frame, width)
    half = frame.node_size / 2
    for layer in node_positions((2, 2, 1)):
        for x, y in layer:
            middle = (x * panel[0], y * panel[1])
            node = (middle[0] - half, middle[1] - half, middle[0] + half, middle[1] + half)
            assert not [name for name, box in label_boxes(panel).items() if overlap(box, node)]


@SCREENS
def test_a_label_lies_on_no_other_and_not_on_its_own_line(frame: Frame, width: float) -> None:
    panel = panel_size(frame, width)
    boxes = label_boxes(panel)
    touching = {pair for pair in combinations(boxes, 2) if overlap(*(boxes[name] for name in pair))}
    # On a phone the corners of two boxes meet; the words in them do not.
    assert touching <= ({("w5", "b3")} if frame is STACKED else set())
    for number, (start, end) in enumerate(edge_ends((2, 2, 1)), start=1):
        left, bottom, right, top = boxes[f"w{number}"]
        for along in np.linspace(0, 1, 300):
            x, y = (np.array(start) + along * np.subtract(end, start)) * panel
            assert not (left < x < right and bottom < y < top)
