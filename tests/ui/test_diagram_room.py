"""Room in the diagram: the labels keep clear of lines, neurons and each other on every screen."""

from itertools import chain, combinations

import numpy as np
import pytest

from tests.ui.drawn import drawn
from tests.ui.examples import edge_ends, edges_on_stage, path, rectangles, thickness
from tests.ui.test_network_diagram import diagram, marks, recorded
from ui.experiment.experiment import PARAMETERS
from ui.figures.diagram_places import node_positions
from ui.figures.stage import LARGE_LECTURE, LECTURE, STACKED, WIDE, Frame

LABEL_WIDTH, LABEL_HEIGHT = 5.0, 1.2
"""What "w5 -12.345" takes, in units of the size of the labels."""
Box = tuple[float, float, float, float]


def label_boxes(panel: tuple[float, float], frame: Frame) -> dict[str, Box]:
    """For each of the nine labels (left, bottom, right, top) in pixels."""
    width, height = (frame.panel.label_size * size for size in (LABEL_WIDTH, LABEL_HEIGHT))
    labels = marks(diagram(recorded(np.zeros((1, 9))))).at_start
    boxes = {}
    spots = zip(labels["text"], path(labels).tolist(), labels["textposition"], strict=True)
    for name, (x, y), position in spots:
        if name not in PARAMETERS:
            continue
        vertical, horizontal = position.split()
        left = x * panel[0] - width * {"left": 1, "center": 0.5, "right": 0}[horizontal]
        bottom = y * panel[1] - height * {"bottom": 1, "middle": 0.5, "top": 0}[vertical]
        boxes[name] = (left, bottom, left + width, bottom + height)
    assert len(boxes) == 9
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
SCREENS = [(WIDE, 1360), (WIDE, 1100), (STACKED, 358)]
EVERY_SCREEN = pytest.mark.parametrize(("frame", "width"), SCREENS)
# And of the lecture on a screen of 1280 pixels, and of 1920.
LECTURES = [(LECTURE, 1248), (LARGE_LECTURE, 1872)]
EVERY_LECTURE = pytest.mark.parametrize(("frame", "width"), LECTURES)
EVERYWHERE = pytest.mark.parametrize(("frame", "width"), SCREENS + LECTURES)


@EVERY_SCREEN
def test_lines_are_about_as_thick_on_every_screen(frame: Frame, width: float) -> None:
    panel = panel_size(frame, width)
    assert frame.panel.height == pytest.approx(panel[1], abs=1)
    spec = drawn("people", stacked=frame is STACKED)
    for change in chain(*edges_on_stage(spec)):
        corners = rectangles(change)
        meant = thickness(corners, (frame.panel.width, frame.panel.height))
        assert (np.abs(thickness(corners, panel) / meant - 1) < 0.1).all()


@EVERYWHERE
def test_labels_lie_on_no_neuron(frame: Frame, width: float) -> None:
    panel = panel_size(frame, width)
    half = frame.panel.node_size / 2
    for layer in node_positions((2, 2, 1)):
        for x, y in layer:
            middle = (x * panel[0], y * panel[1])
            node = (middle[0] - half, middle[1] - half, middle[0] + half, middle[1] + half)
            boxes = label_boxes(panel, frame)
            assert not [name for name, box in boxes.items() if overlap(box, node)]


@EVERYWHERE
def test_a_label_lies_on_no_other_and_not_on_its_own_line(frame: Frame, width: float) -> None:
    panel = panel_size(frame, width)
    boxes = label_boxes(panel, frame)
    touching = {pair for pair in combinations(boxes, 2) if overlap(*(boxes[name] for name in pair))}
    # On a phone the corners of two boxes meet; the words in them do not.
    assert touching <= ({("w5", "b3")} if frame is STACKED else set())
    for number, (start, end) in enumerate(edge_ends((2, 2, 1)), start=1):
        left, bottom, right, top = boxes[f"w{number}"]
        for along in np.linspace(0, 1, 300):
            x, y = (np.array(start) + along * np.subtract(end, start)) * panel
            assert not (left < x < right and bottom < y < top)


@EVERY_LECTURE
def test_in_a_lecture_a_label_lies_on_no_line_at_all(frame: Frame, width: float) -> None:
    panel = panel_size(frame, width)
    for left, bottom, right, top in label_boxes(panel, frame).values():
        for start, end in edge_ends((2, 2, 1)):
            along = np.linspace(start, end, 300) * panel
            inside = (along > (left, bottom)) & (along < (right, top))
            assert not inside.all(axis=1).any()
