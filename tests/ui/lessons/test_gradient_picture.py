"""Backpropagation as pictures: the way back, the loss over one parameter, all derivatives."""

import json
from typing import Any

import numpy as np
import pytest

from nn_core import Gradient, Network, backpropagate
from tests.ui.examples import sample
from ui.lessons.chain_rule import path_of
from ui.lessons.gradient_picture import Nudge, gradient_picture
from ui.theme.text import three_digits

PEOPLE = sample("people")
NETWORKS = {
    "ones": Network.from_vector([1.0] * 6 + [0.0] * 3),
    "random": Network.random(seed=0),
    "zeros": Network.from_vector([0.0] * 9),
    "saturated": Network.from_vector([60.0] * 9),
}


def pictures(
    network: Network, parameter: str, by: float = 1.0
) -> tuple[Nudge, Gradient, list[dict[str, Any]]]:
    """What is asked of Alice, her gradient, and the panels as the browser gets them."""
    nudge = Nudge(network, PEOPLE.inputs[0], float(PEOPLE.labels[0]), parameter, by)
    gradient = backpropagate(network, nudge.x, nudge.y_true)
    told = gradient_picture(nudge, gradient, path_of(parameter), PEOPLE, "Alice")
    return nudge, gradient, json.loads(json.dumps(told, allow_nan=False))


@pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS)
@pytest.mark.parametrize("parameter", ["w1", "w4", "w5", "b2", "b3"])
def test_the_bars_are_all_derivatives(network: Network, parameter: str) -> None:
    _, gradient, (*_, chart) = pictures(network, parameter)
    bars, written = chart["layers"]
    assert bars["to"] == [*gradient.values()]
    assert written["words"] == [three_digits(slope) for slope in gradient.values()]
    assert [tick["words"] for tick in chart["y"]["ticks"]] == list(gradient)
    assert list(gradient)[bars["strong"]] == parameter
    low, high = chart["x"]["span"]
    assert low < min(0.0, *bars["to"])
    # The column of numbers is beside all bars.
    assert written["x"] == [high] * 9
    assert high - max(0.0, *bars["to"]) >= 0.3 * (high - low)


@pytest.mark.parametrize(
    ("parameter", "lit"),
    [
        ("w1", {"w5", "w1", "o1", "h1"}),
        ("w4", {"w6", "w4", "o1", "h2"}),
        ("w6", {"w6", "o1"}),
        ("b1", {"w5", "b1", "o1", "h1"}),
        ("b3", {"b3", "o1"}),
    ],
)
def test_the_way_back_is_lit(parameter: str, lit: set[str]) -> None:
    _, _, (network, *_) = pictures(NETWORKS["ones"], parameter)
    assert set(network["lit"]) == lit
    assert list(network["pick"]) == [*NETWORKS["ones"].parameters]
    assert network["pick"]["b1"] == "Follow b1, 0"


@pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS)
@pytest.mark.parametrize("by", [-4.0, 0.0, 1.0])
def test_the_loss_its_tangent_and_what_was_promised(network: Network, by: float) -> None:
    nudge, gradient, (_, chart, _) = pictures(network, "w1", by)
    curve, tangent, now, promised, really = chart["layers"]
    assert curve["y"] == nudge.loss(curve["x"]).tolist()
    (left, right), (low, high) = tangent["x"], tangent["y"]
    slope = gradient["w1"]
    assert (high - low) / (right - left) == pytest.approx(slope, rel=1e-9, abs=1e-15)
    here, there = nudge.loss([nudge.value, nudge.value + by]).tolist()
    assert (now["x"], now["y"]) == ([nudge.value], [here])
    assert (promised["x"], promised["y"]) == ([nudge.value + by], [here + by * slope])
    assert (really["x"], really["y"]) == ([nudge.value + by], [there])
    bottom, top = chart["y"]["span"]
    heights = np.concatenate([layer["y"] for layer in chart["layers"]])
    assert bottom <= heights.min() <= heights.max() <= top
