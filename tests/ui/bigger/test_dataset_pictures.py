"""Pictures of the datasets: each has the points that its dataset has, and all are there."""

import json
import struct
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from ui.bigger.dataset_pictures import POINTS, STEPS, pictures
from ui.experiment.bigger_fields import DATA, OWN
from ui.experiment.task import Drawn, task


def told(chosen: str) -> tuple[dict[str, Any], dict[str, NDArray[np.uint8]]]:
    """The head, and the points (n, 3) of each dataset."""
    data = pictures(chosen)
    (length,) = struct.unpack_from("<I", data)
    head = json.loads(data[4 : 4 + length])
    numbers = np.frombuffer(data[4 + length :], dtype=np.uint8)
    points, begin = {}, 0
    for one in head["sets"]:
        end = begin + 3 * one["count"]
        points[one["key"]] = numbers[begin:end].reshape(-1, 3)
        begin = end
    assert head["arrays"] == [["points", "u1", begin]]
    return head, points


def test_every_dataset_has_one_but_the_visitors_table() -> None:
    head, points = told("moons")
    assert [*points] == [key for key in DATA.options if key != OWN]
    assert [one["words"] for one in head["sets"]] == [DATA.words(key) for key in points]
    assert head["chosen"] == "moons"
    # They come with every answer of the server.
    assert len(pictures("moons")) < 10_000


@pytest.mark.parametrize("key", ["spirals", "hills"])
def test_its_points_are_those_of_the_dataset(key: str) -> None:
    head, points = told("circles")
    samples = task(Drawn(key, count=POINTS), 0)
    own = points[key].astype(float)
    for axis in (0, 1):
        feature = samples.features[:, axis]
        seen = feature.min() + own[:, axis] / STEPS * np.ptp(feature)
        assert np.abs(seen - feature).max() <= np.ptp(feature) / STEPS
    (is_number,) = [one["isNumber"] for one in head["sets"] if one["key"] == key]
    assert is_number == (key == "hills")
    if not is_number:
        assert np.array_equal(own[:, 2], samples.targets)
    else:
        assert np.array_equal(own[:, 2].argsort(kind="stable")[-1:], [samples.targets.argmax()])
