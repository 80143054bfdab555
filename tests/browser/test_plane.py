"""The plane by its pixels: who is meant where, and the line where the network has it."""

from base64 import b64decode
from io import BytesIO
from itertools import product

import numpy as np
from PIL import Image

from nn_core import Network
from nn_core.validation import Array
from tests.browser.app import Stage
from tests.browser.conftest import Open
from tests.browser.plane_colours import FIELD, STEPS, colour_of
from tests.browser.playing import history_of, moved_to
from ui.data.samples import sample_dataset

LINE = """(stage) => stage.querySelector(".plane-line").toDataURL()"""
BOXES = """(stage) => ["field", "line"].map((name) =>
  stage.querySelector(`.plane-${name}`).getBoundingClientRect().toJSON())"""
SIDE = 96
EPOCHS = (0, 30, 1000)


def spans_of() -> Array:
    """What the plane shows of weight and height: everybody, and 16 % around them."""
    values = np.array([*sample_dataset("people").values, (128.0, 63.0), (155.0, 68.0)])
    low, high = values.min(axis=0), values.max(axis=0)
    air = 0.16 * (high - low)
    return np.array([low - air, high + air]).T


def output(network: Network, across: float, down: float) -> float:
    """What the network says at a place of the field, in shares of its sides from the top left."""
    (left, right), (low, high) = spans_of()
    raw = [left + (right - left) * across, high + (low - high) * down]
    dataset = sample_dataset("people")
    offset, scale = dataset.shift.fit(dataset.raw)
    return float(network.feedforward((np.array(raw) - offset) / scale))


def at_epoch(stage: Stage, epoch: int) -> Network:
    stage.slider.fill(str(epoch))
    moved_to(stage, epoch)
    return history_of().network_at(epoch)


def test_the_plane_has_the_colours_of_the_outputs_and_its_line(visit: Open) -> None:
    stage = visit()
    for epoch, dark in product(EPOCHS, (False, True)):
        network = at_epoch(stage, epoch)
        stage.dress(dark)
        pixels = np.array(stage.root.evaluate(FIELD), dtype=float).reshape(SIDE, SIDE, 4)
        for row in range(2, SIDE, 13):
            for column in range(2, SIDE, 13):
                said = output(network, (column + 0.5) / SIDE, (row + 0.5) / SIDE)
                off = np.abs(pixels[row, column, :3] - colour_of(said, dark)).max()
                assert off <= STEPS, (epoch, dark, row, column, said)
    assert_the_line_is_where_it_is_undecided(stage, network)


def assert_the_line_is_where_it_is_undecided(stage: Stage, network: Network) -> None:
    field, line = stage.root.evaluate(BOXES)
    address = stage.root.evaluate(LINE).partition(",")[2]
    with Image.open(BytesIO(b64decode(address))) as image:
        alpha = np.asarray(image.convert("RGBA"), dtype=float)[:, :, 3]
    ratio = alpha.shape[1] / line["width"]
    rows, columns = np.nonzero(alpha > 200)
    assert len(rows) > 100
    across = ((columns + 0.5) / ratio + line["left"] - field["left"]) / field["width"]
    down = ((rows + 0.5) / ratio + line["top"] - field["top"]) / field["height"]
    # Within three pixels of each painted one the network changes its mind.
    reach_x, reach_y = 3 / field["width"], 3 / field["height"]
    for x, y in list(zip(across, down, strict=True))[::40]:
        around = [
            output(network, x + dx * reach_x, y + dy * reach_y)
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
        ]
        assert min(around) < 0.5 < max(around), (x, y)
