"""The landscape: its numbers are the losses of networks, and its path is the run's."""

from dataclasses import FrozenInstanceError
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import (
    Landscape,
    Network,
    generate,
    loss_landscape,
    losses_of_one_answer,
    mse_loss,
    parameter_slice,
    principal_slice,
    random_slice,
    train,
)

pytestmark = pytest.mark.filterwarnings("error")

PEOPLE = [[-2, -1], [25, 6], [17, 4], [-15, -6]]
GENDERS = [1, 0, 0, 1]
HISTORY = train(Network.random(), PEOPLE, GENDERS)
TRAINED = HISTORY.network


@given(st.sampled_from(["parameters", "random", "principal"]), st.integers(2, 5), st.data())
def test_every_number_is_the_loss_of_a_network(kind: str, points: int, data: st.DataObject) -> None:
    cut = {
        "parameters": parameter_slice(TRAINED, "w1", "b3"),
        "random": random_slice(TRAINED),
        "principal": principal_slice(HISTORY),
    }[kind]
    found = loss_landscape(cut, PEOPLE, GENDERS, history=HISTORY, points=points)
    assert found.loss.shape == (points, points)
    row, column = (data.draw(st.integers(0, points - 1)) for _ in range(2))
    vector = cut.origin + found.x[column] * cut.directions[0] + found.y[row] * cut.directions[1]
    network = Network.from_vector(vector)
    expected = mse_loss(GENDERS, network.feedforward(PEOPLE))
    assert found.loss[row, column] == pytest.approx(expected, rel=1e-9, abs=1e-12)


def test_the_path_over_two_parameters_is_their_history() -> None:
    found = loss_landscape(parameter_slice(TRAINED, "w5", "b3"), PEOPLE, GENDERS, history=HISTORY)
    columns = [HISTORY.parameter_names.index(name) for name in ("w5", "b3")]
    np.testing.assert_allclose(found.path, HISTORY.parameters[:, columns], atol=1e-12)


def test_a_path_ends_where_the_slice_goes_through_and_is_in_sight() -> None:
    for cut in (random_slice(TRAINED), principal_slice(HISTORY)):
        found = loss_landscape(cut, PEOPLE, GENDERS, history=HISTORY)
        np.testing.assert_allclose(found.path[-1], 0.0, atol=1e-12)
        assert found.path.shape == (1001, 2)
        for along, axis in zip(found.path.T, (found.x, found.y), strict=True):
            width = np.ptp(along)
            assert axis[0] == pytest.approx(along.min() - width / 4)
            assert axis[-1] == pytest.approx(along.max() + width / 4)


def test_without_a_run_the_network_stands_in_the_middle() -> None:
    found = loss_landscape(random_slice(TRAINED), PEOPLE, GENDERS, points=21)
    np.testing.assert_allclose(found.path, [[0.0, 0.0]], atol=1e-12)
    assert found.x.tolist() == pytest.approx(np.linspace(-1, 1, 21).tolist())
    assert found.y.tolist() == found.x.tolist()
    assert found.loss[10, 10] == pytest.approx(HISTORY.loss[-1], rel=1e-9)


def test_the_lowest_place_is_the_least_number_on_the_grid() -> None:
    found = loss_landscape(
        principal_slice(HISTORY), PEOPLE, GENDERS, history=HISTORY, x=(-2, 3), y=(-1, 1), points=9
    )
    assert found.x.tolist() == pytest.approx(np.linspace(-2, 3, 9).tolist())
    assert found.y.tolist() == pytest.approx(np.linspace(-1, 1, 9).tolist())
    x, y, loss = found.minimum
    assert loss == found.loss.min()
    assert found.loss[found.y.tolist().index(y), found.x.tolist().index(x)] == loss
    assert repr(found) == (
        "Landscape(first principal direction x second principal direction, 9 x 9, "
        f"lowest {loss:.4g})"
    )


def test_over_the_output_bias_alone_the_loss_is_that_of_one_answer() -> None:
    # Nothing but b3 matters where w5 is 0: everybody gets the same answer.
    cut = parameter_slice(Network.from_vector(np.zeros(9)), "w5", "b3")
    found = loss_landscape(cut, PEOPLE, GENDERS, points=3, x=(-1, 1), y=(-4, 4))
    answers = 1 / (1 + np.exp(-found.y))
    # Hidden neurons give 1/2 each, so w5 moves the answer as half as much bias would.
    np.testing.assert_allclose(found.loss[:, 1], losses_of_one_answer(GENDERS, answers), rtol=1e-12)
    assert found.minimum == pytest.approx((0.0, 0.0, 0.25), abs=1e-12)


@pytest.mark.parametrize(
    ("name", "classes", "activations", "loss"),
    [
        ("spirals", 3, ("tanh", "softmax"), "cross-entropy"),
        ("moons", 2, ("ReLU", "sigmoid"), "cross-entropy"),
        ("hills", None, ("softplus", "linear"), "mse"),
    ],
)
def test_any_network_has_a_landscape_of_the_loss_that_it_made_small(
    name: str, classes: int | None, activations: tuple[str, str], loss: str
) -> None:
    samples = generate(name, 30, classes=classes)
    table = samples.features, samples.targets
    network = Network.random((2, 4, 3 if classes == 3 else 1), activations=activations)
    history = train(network, *table, loss=loss, epochs=20, learning_rate=0.01)
    cut = random_slice(history.network)
    found = loss_landscape(cut, *table, history=history, x=(-1, 1), y=(-1, 1), points=3)
    assert found.loss[1, 1] == pytest.approx(history.loss[-1], rel=1e-9)
    again = loss_landscape(cut, *table, loss, x=(-1, 1), y=(-1, 1), points=3)
    assert np.array_equal(found.loss, again.loss)


def test_where_the_loss_leaves_the_floats_it_is_infinite() -> None:
    network = Network.from_vector([1.0, 0.0], (1, 1), activations="linear")
    cut = parameter_slice(network, "w1", "b1")
    found = loss_landscape(cut, [[1.0]], [0.0], x=(-1e200, 1e200), y=(-1, 1), points=3)
    assert found.loss.tolist() == [[np.inf, 1, np.inf], [np.inf, 0, np.inf], [np.inf, 1, np.inf]]
    assert found.minimum == (0.0, 0.0, 0.0)


def test_a_landscape_never_changes() -> None:
    found = loss_landscape(random_slice(TRAINED), PEOPLE, GENDERS, points=2)
    with pytest.raises(FrozenInstanceError):
        found.loss = found.x  # type: ignore[misc]
    for numbers in (found.x, found.y, found.loss, found.path):
        with pytest.raises(ValueError, match="read-only"):
            numbers[0] = 0.0
    assert isinstance(found, Landscape)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"features": [[1, 2, 3]]}, "features must have one row of 2 numbers"),
        ({"loss": "hinge"}, "loss must be one of mse, .*, not 'hinge'"),
        ({"targets": [0, 1]}, "there are 4 samples but 2"),
        ({"points": 1}, "points must be a whole number of at least 2"),
        ({"points": 202}, "points must be at most 201, not 202"),
        ({"x": (1, 1)}, "x must be two numbers, the smaller one first"),
        ({"y": (0, 1, 2)}, "y must be two numbers, the smaller one first"),
        ({"y": (0, float("nan"))}, "y must be finite"),
        (
            {"history": train(Network.random((2, 1)), PEOPLE, GENDERS, epochs=1)},
            "the run is of another shape than the slice: give the run",
        ),
    ],
)
def test_a_bad_argument_is_told_in_one_sentence(changes: dict[str, Any], sentence: str) -> None:
    arguments: dict[str, Any] = {"features": PEOPLE, "targets": GENDERS, **changes}
    with pytest.raises(ValueError, match=rf"^{sentence}.*\.$"):
        loss_landscape(random_slice(TRAINED), **arguments)
