"""Stochastic gradient descent and the History that it leaves behind."""

from collections.abc import Sequence
from dataclasses import FrozenInstanceError

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nn_core import ORDERS, History, Layer, Network, backpropagate, loss, mse_loss, train, training
from nn_core.validation import Array

# Numbers out of bounds end a run; they never warn.
pytestmark = pytest.mark.filterwarnings("error")

PEOPLE = np.array([[-2.0, -1.0], [25.0, 6.0], [17.0, 4.0], [-15.0, -6.0]])
GENDERS = np.array([1.0, 0.0, 0.0, 1.0])
EMILY, FRANK = (-7.0, -3.0), (20.0, 2.0)
ALL_ONES = Network.from_vector([1, 1, 1, 1, 1, 1, 0, 0, 0])

# 2-2-1 has a path of its own, so every claim is made for it and for another shape.
BOTH_PATHS = pytest.mark.parametrize("sizes", [(2, 2, 1), (2, 3, 1)])
SIZES = st.lists(st.integers(1, 4), min_size=1, max_size=4).map(lambda sizes: (*sizes, 1))


@st.composite
def problems(draw: st.DrawFn) -> tuple[Network, Array, Array]:
    sizes = draw(st.one_of(st.just((2, 2, 1)), SIZES))
    count = draw(st.integers(1, 5))
    features = draw(arrays(np.float64, (count, sizes[0]), elements=st.floats(-3.0, 3.0)))
    labels = draw(arrays(np.float64, count, elements=st.sampled_from([0.0, 1.0])))
    return Network.random(sizes, draw(st.integers(0, 10**6))), features, labels


def assert_same_bits(one: History, other: History) -> None:
    assert np.array_equal(one.parameters, other.parameters)
    assert np.array_equal(one.loss, other.loss)


def test_the_check_values_after_1000_epochs() -> None:
    history = train(ALL_ONES, PEOPLE, GENDERS, learning_rate=0.1, epochs=1000)
    trained = history.network
    found = {
        "loss": history.loss[-1],
        **{name: trained.parameters[name] for name in ("w1", "w5", "b3")},
        "Emily": trained.feedforward(EMILY),
        "Frank": trained.feedforward(FRANK),
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
    # The source counts the first pass as epoch 0: its epochs 0, 10 and 20 are 1, 11 and 21 here.
    assert [f"{history.loss[epoch]:.3f}" for epoch in (1, 11, 21)] == ["0.500", "0.392", "0.241"]


def test_equal_starts_stay_twins_for_ever() -> None:
    history = train(ALL_ONES, PEOPLE, GENDERS)
    w1, w2, w3, w4, w5, w6, b1, b2, _ = history.parameters.T
    for one, twin in ((w1, w3), (w2, w4), (w5, w6), (b1, b2)):
        assert np.array_equal(one, twin)
        assert len(np.unique(one)) > 900


@pytest.mark.parametrize("seed", range(5))
def test_random_starts_learn_to_tell_emily_from_frank(seed: int) -> None:
    trained = train(Network.random(seed=seed), PEOPLE, GENDERS).network
    assert trained.feedforward(EMILY) == pytest.approx(0.95, abs=0.03)
    assert trained.feedforward(FRANK) == pytest.approx(0.04, abs=0.03)


@given(problems(), st.floats(0.01, 2.0))
def test_an_epoch_is_the_update_rule_sample_by_sample(
    problem: tuple[Network, Array, Array], rate: float
) -> None:
    network, features, labels = problem
    history = train(network, features, labels, learning_rate=rate, epochs=1)
    for sample, label in zip(features, labels, strict=True):
        # All partial derivatives are taken at the old values, then all parameters move at once.
        gradient = backpropagate(network, sample, label)
        moved = {name: w - rate * gradient[name] for name, w in network.parameters.items()}
        network = Network.from_parameters(moved, network.sizes)
    np.testing.assert_allclose(history.parameters[1], network.vector, rtol=1e-12, atol=1e-12)


@BOTH_PATHS
@pytest.mark.parametrize("order", ORDERS)
def test_the_same_arguments_give_the_same_bits(sizes: tuple[int, ...], order: str) -> None:
    runs = [
        train(Network.random(sizes, 3), PEOPLE, GENDERS, epochs=100, order=order, seed=9)
        for _ in range(2)
    ]
    assert_same_bits(*runs)
    lists = train(
        Network.random(sizes, 3), PEOPLE.tolist(), [1, 0, 0, 1], epochs=100, order=order, seed=9
    )
    assert_same_bits(runs[0], lists)


@BOTH_PATHS
def test_the_seed_decides_the_shuffled_order_only(sizes: tuple[int, ...]) -> None:
    network = Network.random(sizes)

    def run(order: str, seed: int) -> History:
        return train(network, PEOPLE, GENDERS, epochs=20, order=order, seed=seed)

    assert_same_bits(run("table", 0), run("table", 1))
    ends = [run("table", 0), run("shuffled", 0), run("shuffled", 1)]
    assert len({history.parameters[-1].tobytes() for history in ends}) == 3


def test_shuffled_visits_everybody_once_an_epoch_in_changing_order() -> None:
    visits = [tuple(order) for order in training.epoch_orders(4, 30, "shuffled", 0)]
    assert {tuple(sorted(order)) for order in visits} == {(0, 1, 2, 3)}
    assert len(set(visits)) > 10


def test_the_shuffled_order_of_seed_0_is_pinned() -> None:
    # As for random starts: a link holds the seed, so NumPy's stream must not change unnoticed.
    visits = [list(order) for order in training.epoch_orders(4, 3, "shuffled", 0)]
    assert visits == [[2, 0, 1, 3], [3, 2, 1, 0], [1, 3, 0, 2]]


@BOTH_PATHS
def test_no_epochs_leave_the_start_alone(sizes: tuple[int, ...]) -> None:
    network = Network.random(sizes)
    history = train(network, PEOPLE, GENDERS, epochs=0)
    assert history.epochs == 0
    assert not history.diverged
    assert np.array_equal(history.parameters, [network.vector])
    assert history.loss == pytest.approx([mse_loss(GENDERS, network.feedforward(PEOPLE))])


@BOTH_PATHS
def test_a_run_can_be_continued_from_any_epoch(sizes: tuple[int, ...]) -> None:
    whole = train(Network.random(sizes), PEOPLE, GENDERS, epochs=60)
    tail = train(whole.network_at(23), PEOPLE, GENDERS, epochs=60 - 23)
    assert np.array_equal(tail.parameters, whole.parameters[23:])
    assert np.array_equal(tail.loss, whole.loss[23:])


@BOTH_PATHS
def test_every_recorded_loss_is_that_of_the_recorded_network(
    sizes: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Losses are worked out in chunks: the epochs must reach beyond the first.
    monkeypatch.setattr(loss, "LOSS_ROOM", 1000)
    epochs = 255
    history = train(Network.random(sizes), PEOPLE, GENDERS, epochs=epochs)
    assert history.parameters.shape == (epochs + 1, len(history.parameter_names))
    losses = [
        mse_loss(GENDERS, history.network_at(epoch).feedforward(PEOPLE))
        for epoch in range(epochs + 1)
    ]
    np.testing.assert_allclose(history.loss, losses, rtol=1e-14)


def test_the_size_of_the_chunks_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = train(Network.random(), PEOPLE, GENDERS, epochs=50)
    monkeypatch.setattr(loss, "LOSS_ROOM", 50)
    assert_same_bits(whole, train(Network.random(), PEOPLE, GENDERS, epochs=50))


@BOTH_PATHS
def test_a_history_gives_back_networks_and_outputs(sizes: tuple[int, ...]) -> None:
    start = Network.random(sizes)
    history = train(start, PEOPLE, GENDERS, epochs=10)
    assert history.parameter_names == tuple(start.parameters)
    assert np.array_equal(history.network_at(0).vector, start.vector)
    assert np.array_equal(history.network.vector, history.parameters[10])
    outputs = history.neuron_outputs([EMILY, FRANK, EMILY], epochs=[10, 0])
    for row, epoch in enumerate((10, 0)):
        expected = history.network_at(epoch).neuron_outputs([EMILY, FRANK, EMILY])
        assert [*outputs] == [*expected]
        for name, values in expected.items():
            assert outputs[name].shape == (2, 3)
            np.testing.assert_allclose(outputs[name][row], values, rtol=1e-14)


@BOTH_PATHS
def test_training_changes_none_of_its_arguments(sizes: tuple[int, ...]) -> None:
    network, features, labels = Network.random(sizes), PEOPLE.copy(), GENDERS.copy()
    before = network.vector
    history = train(network, features, labels, epochs=5)
    assert not np.array_equal(history.network.vector, before)
    assert np.array_equal(network.vector, before)
    assert np.array_equal(features, PEOPLE)
    assert np.array_equal(labels, GENDERS)


@BOTH_PATHS
def test_a_history_never_changes(sizes: tuple[int, ...]) -> None:
    history = train(Network.random(sizes), PEOPLE, GENDERS, epochs=2)
    with pytest.raises(FrozenInstanceError):
        history.loss = np.zeros(3)  # type: ignore[misc]
    with pytest.raises(ValueError, match="read-only"):
        history.loss[0] = 0.0
    with pytest.raises(ValueError, match="read-only"):
        history.parameters[0, 0] = 0.0


def late_divergence(sizes: tuple[int, ...], epochs: int) -> History:
    """A run whose second epoch leaves the floats.

    With output weights 0 the first epoch moves the output neuron only. In the second the hidden
    neurons move too, by more than 1 times the huge feature.
    """
    start = dict.fromkeys(Network.random(sizes).parameters, 0.0)
    start[[*start][-1]] = -4.5
    network = Network.from_parameters(start, sizes)
    return train(network, [[1.7e308, 0.0]], [1], learning_rate=100.0, epochs=epochs)


@BOTH_PATHS
def test_a_diverging_run_ends_at_its_last_finite_epoch(sizes: tuple[int, ...]) -> None:
    history = late_divergence(sizes, epochs=20)
    assert history.diverged
    assert history.epochs == 1
    assert history.epochs_asked == 20
    assert np.isfinite(history.parameters).all()
    assert np.isfinite(history.loss).all()
    assert repr(history).startswith("History(diverged after epoch 1, loss ")
    finite = late_divergence(sizes, epochs=1)
    assert not finite.diverged
    assert repr(finite).startswith("History(1 epochs, loss ")
    assert_same_bits(history, finite)


@BOTH_PATHS
def test_a_run_can_diverge_in_its_first_epoch(sizes: tuple[int, ...]) -> None:
    # All neurons start at sum 0, where nothing is saturated: the first step is a giant's.
    inputs, width, _ = sizes
    hidden = Layer(np.zeros((width, inputs)), np.zeros(width))
    output = Layer(np.array([[1.0, -1.0] + [0.0] * (width - 2)]), np.zeros(1))
    network = Network((hidden, output))
    history = train(network, [[1000.0, 0.0]], [1], learning_rate=1e307, epochs=5)
    assert history.diverged
    assert history.epochs == 0
    assert np.array_equal(history.parameters, [network.vector])


@given(problems(), st.integers(-5, 307), st.integers(-5, 306))
def test_no_scale_brings_a_number_that_is_not_finite(
    problem: tuple[Network, Array, Array], rate_exponent: int, feature_exponent: int
) -> None:
    network, features, labels = problem
    features = features * 10.0**feature_exponent
    history = train(network, features, labels, learning_rate=10.0**rate_exponent, epochs=3)
    assert np.isfinite(history.parameters).all()
    assert np.isfinite(history.loss).all()
    assert len(history.parameters) == len(history.loss) == history.epochs + 1


@BOTH_PATHS
def test_a_first_loss_that_is_not_finite_is_an_error(
    sizes: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whether huge products of both signs add up to NaN depends on the order in which the machine
    # adds them, so the NaN is put in by hand.
    def all_nan(
        _: tuple[int, ...], parameters: Array, features: Array, __: Sequence[str]
    ) -> list[Array]:
        return [np.full((len(parameters), len(features), 1), np.nan)]

    monkeypatch.setattr(loss, "layer_outputs", all_nan)
    with pytest.raises(ValueError, match="first loss is not a finite number: use smaller"):
        train(Network.random(sizes), PEOPLE, GENDERS, epochs=3)
