"""Side by side every network comes to what it comes to by itself, to 1e-12."""

import re
from collections.abc import Sequence
from dataclasses import FrozenInstanceError
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nn_core import (
    L2,
    ORDERS,
    SGD,
    Adam,
    Network,
    Optimizer,
    Runs,
    loss,
    train,
    train_many,
)
from nn_core.network import layer_outputs
from nn_core.two_two_one import train_two_two_one
from nn_core.validation import Array
from tests.kernel import uncompiled

# Numbers out of bounds end a run; they never warn.
pytestmark = pytest.mark.filterwarnings("error")

PEOPLE = np.array([[-2.0, -1.0], [25.0, 6.0], [17.0, 4.0], [-15.0, -6.0]])
GENDERS = np.array([1.0, 0.0, 0.0, 1.0])
ALL_ONES = Network.from_vector([1, 1, 1, 1, 1, 1, 0, 0, 0])
SEVERAL = [Network.random(seed=seed) for seed in range(7)]


@st.composite
def tables(draw: st.DrawFn) -> tuple[Array, Array]:
    count = draw(st.integers(1, 6))
    features = draw(arrays(np.float64, (count, 2), elements=st.floats(-4.0, 4.0)))
    labels = draw(arrays(np.float64, count, elements=st.sampled_from([0.0, 1.0])))
    return features, labels


def assert_as_one_by_one(
    networks: list[Network], features: Any, labels: Any, **settings: Any
) -> Runs:
    """Train side by side and one by one, and compare all that the Runs say."""
    runs = train_many(networks, features, labels, **settings)
    histories = [train(network, features, labels, **settings) for network in networks]
    assert runs.parameters.shape == (len(runs), len(networks[0].vector))
    assert len(runs) == len(networks)
    ends = [history.parameters[-1] for history in histories]
    np.testing.assert_allclose(runs.parameters, ends, rtol=1e-12, atol=1e-12)
    losses = [history.loss[-1] for history in histories]
    np.testing.assert_allclose(runs.loss, losses, rtol=1e-12, atol=1e-12)
    assert runs.epochs.tolist() == [history.epochs for history in histories]
    assert runs.diverged.tolist() == [history.diverged for history in histories]
    assert {history.epochs_asked for history in histories} == {runs.epochs_asked}
    return runs


def test_the_check_values_after_1000_epochs_among_others() -> None:
    networks = [*SEVERAL, ALL_ONES, *SEVERAL]
    runs = train_many(networks, PEOPLE, GENDERS, learning_rate=0.1, epochs=1000)
    trained = runs.network(7)
    found = {
        "loss": runs.loss[7],
        **{name: trained.parameters[name] for name in ("w1", "w5", "b3")},
        "Emily": trained.feedforward((-7.0, -3.0)),
        "Frank": trained.feedforward((20.0, 2.0)),
    }
    expected = {
        "loss": 0.0023927078180747594,
        "w1": 1.289637872141036,
        "w5": -3.0315868209241117,
        "b3": 2.87881930420695,
        "Emily": 0.9467883893414601,
        "Frank": 0.0397587604865392,
    }
    assert found == pytest.approx(expected, rel=1e-12, abs=0.0)
    assert np.array_equal(runs.parameters[:7], runs.parameters[8:])


@pytest.mark.parametrize("order", ORDERS)
def test_1000_epochs_come_to_what_they_come_to_one_by_one(order: str) -> None:
    runs = assert_as_one_by_one(SEVERAL, PEOPLE, GENDERS, order=order, seed=5)
    assert repr(runs).startswith("Runs(7 networks, 0 diverged, median loss 0.00")


@given(
    st.lists(st.builds(Network.random, seed=st.integers(0, 10**6)), min_size=1, max_size=5),
    tables(),
    st.floats(0.001, 1.0),
    st.integers(0, 12),
    st.sampled_from(ORDERS),
    st.integers(0, 100),
)
def test_side_by_side_is_one_by_one_on_random_data(
    networks: list[Network],
    table: tuple[Array, Array],
    rate: float,
    epochs: int,
    order: str,
    seed: int,
) -> None:
    assert_as_one_by_one(
        networks, *table, learning_rate=rate, epochs=epochs, order=order, seed=seed
    )


def test_networks_that_diverge_stop_and_the_others_go_on() -> None:
    # Whose output weights are equal and opposite giants is torn apart by Alice.
    torn = Network.from_vector([0, 0, 0, 0, 1.7e308, -1.7e308, 0, 0, 0])
    networks = [torn, *SEVERAL[:3], torn, *SEVERAL[3:]]
    runs = assert_as_one_by_one(networks, PEOPLE, GENDERS, learning_rate=10.0, epochs=30)
    assert runs.epochs.tolist() == [0, 30, 30, 30, 0, 30, 30, 30, 30]
    assert np.array_equal(runs.parameters[[0, 4]], [torn.vector, torn.vector])
    assert "9 networks, 2 diverged" in repr(runs)


def test_each_network_stops_in_its_own_epoch() -> None:
    # Without output weights only the output neuron moves in the first epoch; with 1 at w5 the
    # hidden neuron moves at once, by more than 1 times the huge feature. A sure network never does.
    in_the_second, sure, in_the_first = (
        Network.from_vector([0, 0, 0, 0, w5, 0, 0, 0, b3])
        for w5, b3 in ((0, -4.5), (0, 1000), (1, 0))
    )
    networks = [in_the_second, sure, in_the_first, in_the_second]
    table = [[1.7e308, 0.0]], [1]
    runs = assert_as_one_by_one(networks, *table, learning_rate=100.0, epochs=20)
    assert runs.epochs.tolist() == [1, 20, 0, 1]
    assert runs.diverged.tolist() == [True, False, True, True]
    # And when none is left, nobody waits for the last epoch.
    runs = assert_as_one_by_one(networks[2:], *table, learning_rate=100.0, epochs=20)
    assert runs.epochs.tolist() == [0, 1]


def test_a_loss_that_is_no_number_ends_a_run_whose_parameters_are_finite(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The second sample pulls w1 and w2 apart, and then the first has a sum of infinities. Whether
    # that is NaN depends on how the machine multiplies and adds, so it is put in by hand.
    def nan_when_apart(
        sizes: tuple[int, ...], parameters: Array, features: Array, activations: Sequence[str]
    ) -> list[Array]:
        outputs = layer_outputs(sizes, parameters, features, activations)
        outputs[-1][parameters[:, 0] > 2] = np.nan
        return outputs

    monkeypatch.setattr(loss, "layer_outputs", nan_when_apart)
    table = np.array([[1e308, 1e308], [1e308, -1e308]]), np.array([0.0, 1.0])
    network = Network.from_vector([0, 0, 1e-306, 1e-306, 1, -2000, 0, 0, 1000])
    record = train_two_two_one(network.vector, *table, 1e-306, [range(2)])
    assert np.isfinite(record).all()
    assert record[9] > 2
    runs = assert_as_one_by_one([network, network], *table, learning_rate=1e-306, epochs=3)
    assert runs.epochs.tolist() == [0, 0]


@given(tables(), st.integers(-5, 307), st.integers(-5, 306))
def test_no_scale_brings_a_number_that_is_not_finite(
    table: tuple[Array, Array], rate_exponent: int, feature_exponent: int
) -> None:
    features, labels = table
    features = features * 10.0**feature_exponent
    runs = train_many(SEVERAL, features, labels, learning_rate=10.0**rate_exponent, epochs=3)
    assert np.isfinite(runs.parameters).all()
    assert np.isfinite(runs.loss).all()


def test_one_first_loss_that_is_not_finite_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    # As in the tests of `train`, the NaN is put in by hand.
    def one_nan(
        _: tuple[int, ...], parameters: Array, features: Array, __: Sequence[str]
    ) -> list[Array]:
        outputs = np.zeros((len(parameters), len(features), 1))
        outputs[1] = np.nan
        return [outputs]

    monkeypatch.setattr(loss, "layer_outputs", one_nan)
    with pytest.raises(ValueError, match="first loss is not a finite number: use smaller"):
        train_many(SEVERAL, PEOPLE, GENDERS, epochs=3)


def test_training_changes_none_of_its_arguments() -> None:
    features, labels = PEOPLE.copy(), GENDERS.copy()
    before = [network.vector for network in SEVERAL]
    train_many(SEVERAL, features, labels, epochs=3)
    assert np.array_equal([network.vector for network in SEVERAL], before)
    assert np.array_equal(features, PEOPLE)
    assert np.array_equal(labels, GENDERS)


def test_runs_give_back_networks_and_never_change() -> None:
    runs = train_many(SEVERAL, PEOPLE, GENDERS, epochs=3)
    assert np.array_equal(runs.network(6).vector, runs.parameters[6])
    for number in (7, -1):
        with pytest.raises(ValueError, match=r"there is no 7|at least 0"):
            runs.network(number)
    with pytest.raises(FrozenInstanceError):
        runs.epochs_asked = 9  # type: ignore[misc]
    for numbers in (runs.parameters, runs.loss, runs.epochs):
        with pytest.raises(ValueError, match="read-only"):
            numbers[0] = 0


@pytest.mark.parametrize(
    "changes",
    [
        {"features": []},
        {"features": [[1, 2, 3]]},
        {"features": [[1, float("nan")]]},
        {"labels": [0, 2, 0, 1]},
        {"labels": [0, 1]},
        {"learning_rate": 0},
        {"learning_rate": float("inf")},
        {"epochs": -1},
        {"epochs": 0.5},
        {"order": "random"},
        {"order": "shuffled", "seed": -1},
    ],
)
def test_a_bad_argument_is_refused_in_the_words_of_train(changes: dict[str, Any]) -> None:
    arguments: dict[str, Any] = {"features": PEOPLE, "labels": GENDERS, **changes}
    with pytest.raises(ValueError, match=r"\.$") as by_train:
        train(ALL_ONES, **arguments)
    with pytest.raises(ValueError, match=f"^{re.escape(str(by_train.value))}$"):
        train_many(SEVERAL, **arguments)


def test_only_networks_of_the_one_shape_go_side_by_side() -> None:
    with pytest.raises(ValueError, match=r"^networks is empty: give at least one network\.$"):
        train_many([], PEOPLE, GENDERS)
    with pytest.raises(ValueError, match=r"^train_many takes 2-2-1 .*: train the 2-3-1 by itself"):
        train_many([ALL_ONES, Network.random((2, 3, 1))], PEOPLE, GENDERS)


@pytest.mark.parametrize(
    "optimizer", [None, SGD(0.05, 0.9), Adam(0.02)], ids=["plain", "momentum", "Adam"]
)
@pytest.mark.parametrize(
    ("sizes", "activations", "compared"),
    [
        ((2, 3, 1), "sigmoid", "mse"),
        ((2, 3, 2, 1), ("tanh", "ReLU", "sigmoid"), "cross-entropy"),
        ((2, 4, 2), ("leaky ReLU", "softmax"), "cross-entropy"),
        ((2, 3, 1), ("tanh", "linear"), "mse"),
        ((2, 2, 1), "tanh", "mse"),
    ],
)
def test_any_shape_goes_side_by_side(
    optimizer: Optimizer | None, sizes: tuple[int, ...], activations: Any, compared: str
) -> None:
    networks = [
        Network.random(sizes, seed, activations=activations, initializer="glorot")
        for seed in range(4)
    ]
    with uncompiled():
        runs = assert_as_one_by_one(
            networks,
            PEOPLE / 10.0,
            GENDERS,
            optimizer=optimizer,
            loss=compared,
            penalty=L2(0.01),
            batch_size=3,
            epochs=40,
            order="shuffled",
            frozen=["w2"],
        )
    assert runs.engine == "numpy"
    assert runs.accuracy is not None
    for number, network in enumerate(networks):
        trained = runs.network(number)
        assert (trained.sizes, trained.activations) == (network.sizes, network.activations)
        assert trained.parameters["w2"] == network.parameters["w2"]
        assert not np.array_equal(trained.vector, network.vector)


def test_of_any_shape_those_that_diverge_stop_and_the_others_go_on() -> None:
    calm = Network.from_vector(np.full(13, 0.0), (2, 3, 1), ("tanh", "linear"))
    wild = Network.from_vector(np.full(13, 30.0), (2, 3, 1), ("tanh", "linear"))
    table, settings = (PEOPLE, GENDERS), {"learning_rate": 1.5, "epochs": 400, "frozen": ["b4"]}
    runs = assert_as_one_by_one([wild, calm, wild], *table, **settings)
    assert runs.diverged[0]
    assert runs.diverged[2]
    assert runs.epochs[1] >= runs.epochs[0]


def test_activations_are_a_part_of_the_shape() -> None:
    networks = [Network.random((2, 3, 1)), Network.random((2, 3, 1), activations="tanh")]
    with pytest.raises(ValueError, match=r"takes 2-3-1 networks only.*train the 2-3-1 \('tanh'"):
        train_many(networks, PEOPLE, GENDERS)
