"""Walks over two parameters: each step as PyTorch takes it, and an end before numbers end."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from nn_core import (
    SGD,
    Adam,
    Network,
    NetworkGround,
    Optimizer,
    RMSprop,
    Valley,
    gradient,
    mse_loss,
    parameter_slice,
    walk,
)
from nn_core.walks import Ground, corrected
from tests.ui.examples import sample

torch = pytest.importorskip("torch")

OPTIMIZERS: dict[str, tuple[Optimizer, Callable[[Any], Any]]] = {
    "SGD": (SGD(0.038), lambda leaves: torch.optim.SGD(leaves, lr=0.038)),
    "Momentum": (SGD(0.02, 0.9), lambda leaves: torch.optim.SGD(leaves, lr=0.02, momentum=0.9)),
    "RMSprop": (RMSprop(0.2, 0.9), lambda leaves: torch.optim.RMSprop(leaves, lr=0.2, alpha=0.9)),
    "Adam": (Adam(0.4), lambda leaves: torch.optim.Adam(leaves, lr=0.4)),
}
every_optimizer = pytest.mark.parametrize("name", OPTIMIZERS)


def people_ground() -> NetworkGround:
    people = sample("people")
    cut = parameter_slice(Network.random(seed=0), "w1", "b1")
    return NetworkGround.over(cut, people.inputs, people.y_true)


def valley_by_pytorch(leaf: Any) -> Any:
    return (leaf[0] ** 2 + 50.0 * leaf[1] ** 2) / 2


def people_by_pytorch(leaf: Any) -> Any:
    """The 2-2-1 network of seed 0, with w1 and b1 from the leaf."""
    numbers = {name: torch.tensor(v, dtype=torch.float64) for name, v in start_numbers().items()}
    numbers |= {"w1": leaf[0], "b1": leaf[1]}
    people = sample("people")
    x1, x2 = torch.tensor(people.inputs.T.copy())
    h1 = torch.sigmoid(numbers["w1"] * x1 + numbers["w2"] * x2 + numbers["b1"])
    h2 = torch.sigmoid(numbers["w3"] * x1 + numbers["w4"] * x2 + numbers["b2"])
    said = torch.sigmoid(numbers["w5"] * h1 + numbers["w6"] * h2 + numbers["b3"])
    return torch.nn.MSELoss()(said, torch.tensor(people.y_true))


def start_numbers() -> dict[str, float]:
    return Network.random(seed=0).parameters


@every_optimizer
@pytest.mark.parametrize(
    ("ground", "loss_by_pytorch", "start"),
    [
        (Valley(50.0), valley_by_pytorch, (-9.0, 1.8)),
        (people_ground(), people_by_pytorch, (-0.3, 2.0)),
    ],
    ids=["valley", "people"],
)
def test_each_step_is_that_of_pytorch(
    name: str,
    ground: Ground,
    loss_by_pytorch: Callable[[Any], Any],
    start: tuple[float, float],
) -> None:
    optimizer, theirs = OPTIMIZERS[name]
    walked = walk(ground, optimizer, start, 40)
    leaf = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    judge = theirs([leaf])
    places, losses, slopes = [leaf.detach().numpy().copy()], [], []
    for _ in range(40):
        judge.zero_grad()
        loss = loss_by_pytorch(leaf)
        loss.backward()
        losses.append(loss.item())
        slopes.append(leaf.grad.numpy().copy())
        judge.step()
        places.append(leaf.detach().numpy().copy())
    assert len(walked) == 40
    assert walked.places == pytest.approx(np.array(places), rel=1e-9, abs=1e-9)
    assert walked.gradients == pytest.approx(np.array(slopes), rel=1e-8, abs=1e-9)
    assert walked.loss[:-1] == pytest.approx(np.array(losses), rel=1e-8, abs=1e-12)


def test_the_ground_of_a_network_is_its_loss_and_its_gradient() -> None:
    ground, people = people_ground(), sample("people")
    network = Network.from_parameters(start_numbers() | {"w1": 0.7, "b1": -0.2})
    place = np.array([0.7, -0.2])
    said = network.feedforward(people.inputs)
    assert ground.loss(place[None])[0] == pytest.approx(mse_loss(people.y_true, said))
    slopes = dict(
        zip(network.parameters, gradient(network, people.inputs, people.labels), strict=True)
    )
    assert ground.gradient(place) == pytest.approx([slopes["w1"], slopes["b1"]])
    assert ground.names == ("w1", "b1")


@every_optimizer
def test_a_walk_ends_before_its_numbers_do(name: str) -> None:
    optimizer = replace(OPTIMIZERS[name][0], learning_rate=10.0)
    walked = walk(Valley(100.0), optimizer, (-9.0, 1.8), 200)
    assert np.isfinite(walked.places).all()
    assert np.isfinite(walked.loss).all()
    assert len(walked.states) == len(walked.loss) == len(walked) + 1
    assert (len(walked) < 200) == (name in {"SGD", "Momentum"})


def test_sgd_leaves_a_valley_above_two_over_its_steepness() -> None:
    below, above = (walk(Valley(50.0), SGD(rate), (-9.0, 1.8), 60) for rate in (0.0399, 0.0401))
    assert below.loss[-1] < below.loss[0]
    assert abs(above.places[-1, 1]) > abs(above.places[0, 1])


def test_those_that_divide_do_not_mind_how_steep_a_valley_is() -> None:
    for name in ("RMSprop", "Adam"):
        optimizer = OPTIMIZERS[name][0]
        one, other = (walk(Valley(steep), optimizer, (-9.0, 1.8), 60) for steep in (5.0, 80.0))
        assert one.places == pytest.approx(other.places, abs=1e-5)


def test_a_first_mean_without_its_bias_is_the_first_gradient() -> None:
    optimizer = Adam(0.4)
    walked = walk(Valley(50.0), optimizer, (-9.0, 1.8), 1)
    mean, square = corrected(optimizer, walked.states[1])
    assert mean == pytest.approx(walked.gradients[0])
    assert square == pytest.approx(walked.gradients[0] ** 2)


@pytest.mark.parametrize("steepness", [0.0, -1.0, float("nan")])
def test_what_is_no_valley_is_refused(steepness: float) -> None:
    with pytest.raises(ValueError, match="steepness"):
        Valley(steepness)


@pytest.mark.parametrize("start", [(1.0,), (1.0, float("nan")), (1e200, 1e200)])
def test_a_start_that_is_none_is_refused(start: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="start"):
        walk(Valley(1.0), SGD(0.1), start, 1)
