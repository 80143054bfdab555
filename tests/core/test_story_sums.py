"""Many 2-2-1 networks at once come to the sums that each comes to by itself: the very bits."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nn_core import LAYER_ACTIVATIONS, Network, loss, train
from nn_core.feedforward import layer_outputs
from nn_core.story_sums import SIZES, TOGETHER, sums_of_o1
from nn_core.validation import Array

pytestmark = pytest.mark.filterwarnings("error")
COUNTS = [TOGETHER, TOGETHER + 1, 2 * TOGETHER - 1, 1001]


def assert_same_bits(parameters: Array, samples: Array, hidden: str) -> None:
    one_by_one = layer_outputs(SIZES, parameters, samples, (hidden, "linear"))[-1]
    together = sums_of_o1(parameters, samples, hidden)
    assert together.shape == (len(parameters), len(samples), 1)
    np.testing.assert_array_equal(together, one_by_one)
    known = ~np.isnan(together)
    np.testing.assert_array_equal(np.signbit(together[known]), np.signbit(one_by_one[known]))


@pytest.mark.parametrize("count", [*range(1, 14), 31, 80, 100, 199, 200])
def test_with_any_number_of_samples(count: int) -> None:
    drawn = np.random.default_rng(count)
    for networks in COUNTS[: 4 if count < 14 else 3]:
        parameters = drawn.normal(size=(networks, 9))
        assert_same_bits(parameters, drawn.normal(size=(count, 2)) * 20.0, "sigmoid")


@settings(deadline=None, derandomize=True)
@given(
    st.integers(0, 10**6),
    st.integers(TOGETHER, 3 * TOGETHER),
    st.integers(1, 12),
    st.floats(0.0, 300.0),
    st.sampled_from([name for name in LAYER_ACTIVATIONS if name != "softmax"]),
)
def test_with_numbers_of_any_size(
    seed: int, networks: int, samples: int, reach: float, hidden: str
) -> None:
    drawn = np.random.default_rng(seed)
    sizes = 10.0 ** drawn.uniform(-reach, reach, (networks, 9))
    parameters = drawn.normal(size=(networks, 9)) * sizes
    # Some that have left the floats: their sums are infinite, or not a number, in both ways.
    parameters[drawn.random((networks, 9)) < 0.02] = drawn.choice([0.0, -0.0, np.inf, np.nan])
    assert_same_bits(parameters, drawn.normal(size=(samples, 2)) * 30.0, hidden)


@pytest.mark.parametrize("count", [4, 40, 200])
def test_a_run_records_what_it_did_before(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = np.random.default_rng(count)
    features, labels = drawn.normal(size=(count, 2)), drawn.integers(0, 2, count)
    start = Network.random(seed=count)
    together = train(start, features, labels, epochs=150, held_out=0.5)
    monkeypatch.setattr(loss, "TOGETHER", 10**9)
    one_by_one = train(start, features, labels, epochs=150, held_out=0.5)
    for name in ("parameters", "loss", "accuracy", "held_out_loss", "held_out_accuracy"):
        np.testing.assert_array_equal(getattr(together, name), getattr(one_by_one, name))
