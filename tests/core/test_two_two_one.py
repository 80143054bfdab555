"""The fast path for 2-2-1 and the general path are one algorithm: same numbers, to 1e-12."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nn_core import ORDERS, SGD, Network, train
from nn_core.descent import Descent
from nn_core.training import epoch_orders
from nn_core.two_two_one import LOWEST_SUM, train_two_two_one
from nn_core.validation import Array

pytestmark = pytest.mark.filterwarnings("error")

PEOPLE = np.array([[-2.0, -1.0], [25.0, 6.0], [17.0, 4.0], [-15.0, -6.0]])
GENDERS = np.array([1.0, 0.0, 0.0, 1.0])


@st.composite
def tables(draw: st.DrawFn) -> tuple[Array, Array]:
    count = draw(st.integers(1, 6))
    features = draw(arrays(np.float64, (count, 2), elements=st.floats(-4.0, 4.0)))
    labels = draw(arrays(np.float64, count, elements=st.sampled_from([0.0, 1.0])))
    return features, labels


def both_paths(
    network: Network, table: tuple[Array, Array], rate: float, epochs: int, order: str, seed: int
) -> tuple[Array, Array]:
    """Parameters after every epoch, (epochs + 1, 9): by the fast path, by the general one."""
    count = len(table[0])
    flat = train_two_two_one(network.vector, *table, rate, epoch_orders(count, epochs, order, seed))
    singly = ([[row] for row in rows] for rows in epoch_orders(count, epochs, order, seed))
    features, labels = table
    general = Descent(network.sizes, network.activations, SGD(rate)).after_each_epoch(
        network.vector, features, labels[:, None], singly
    )
    return np.array(flat).reshape(-1, 9), np.array([network.vector, *general])


@pytest.mark.parametrize("order", ORDERS)
def test_both_paths_agree_on_the_four_people(order: str) -> None:
    fast, general = both_paths(Network.random(), (PEOPLE, GENDERS), 0.1, 1000, order, 7)
    assert fast.shape == (1001, 9)
    np.testing.assert_allclose(fast, general, rtol=1e-12, atol=1e-12)


@given(
    st.builds(Network.random, seed=st.integers(0, 10**6)),
    tables(),
    st.floats(0.001, 1.0),
    st.integers(0, 12),
    st.sampled_from(ORDERS),
    st.integers(0, 100),
)
def test_both_paths_agree_on_random_data(
    network: Network, table: tuple[Array, Array], rate: float, epochs: int, order: str, seed: int
) -> None:
    fast, general = both_paths(network, table, rate, epochs, order, seed)
    assert fast.shape == (epochs + 1, 9)
    np.testing.assert_allclose(fast, general, rtol=1e-12, atol=1e-12)


def test_training_takes_the_fast_path_for_two_two_one(monkeypatch: pytest.MonkeyPatch) -> None:
    fast, _ = both_paths(Network.random(), (PEOPLE, GENDERS), 0.1, 50, "table", 0)

    def slow_path(*_: object) -> Array:
        raise AssertionError("2-2-1 was trained by the general path")

    monkeypatch.setattr(Descent, "step", slow_path)
    history = train(Network.random(), PEOPLE, GENDERS, learning_rate=0.1, epochs=50)
    assert np.array_equal(history.parameters, fast)


@pytest.mark.parametrize("total", [LOWEST_SUM, -709.5, -710.0, -715.0, -750.0, -1e300])
def test_very_negative_sums_do_not_overflow(total: float) -> None:
    # math.exp raises OverflowError where NumPy gives infinity. With a sample of zeros every
    # neuron's sum is its bias, up to the last digit; so far out nothing has a slope, nothing moves.
    network = Network.from_vector([1, 1, 1, 1, 1, 1, total, total, total])
    for parameters in both_paths(network, (np.zeros((1, 2)), np.ones(1)), 0.1, 3, "table", 0):
        assert np.array_equal(parameters, [network.vector] * 4)


def test_the_largest_learning_rates_do_not_overflow_by_themselves() -> None:
    fast, general = both_paths(Network.random(), (PEOPLE, GENDERS), 1e308, 1, "table", 0)
    assert np.isfinite(general).all()
    np.testing.assert_allclose(fast, general, rtol=1e-12)
