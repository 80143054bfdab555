"""Where training starts: by name and seed, with the spread that each source asks for."""

from itertools import pairwise

import numpy as np
import pytest

from nn_core import INITIALIZERS, Network

EACH = pytest.mark.parametrize("initializer", list(INITIALIZERS))
SIZES = (30, 50, 20)


def test_the_initializers_by_name() -> None:
    assert [*INITIALIZERS] == ["normal", "uniform", "glorot", "he", "zeros"]


@EACH
def test_the_same_seed_draws_the_same_network(initializer: str) -> None:
    one, again, other = (
        Network.random((2, 3, 1), seed, initializer=initializer).vector for seed in (4, 4, 5)
    )
    assert np.array_equal(one, again)
    assert np.array_equal(one, other) == (initializer == "zeros")


def test_the_normal_is_the_default_and_its_numbers_are_pinned() -> None:
    plain = Network.random((2, 2, 1), 0)
    assert np.array_equal(plain.vector, np.random.default_rng(0).standard_normal(9))
    assert np.array_equal(plain.vector, Network.random((2, 2, 1), 0, initializer="normal").vector)


@pytest.mark.parametrize(
    ("initializer", "first", "last"),
    [
        ("uniform", 0.1369616873214543, 0.1),
        ("glorot", 0.2739233746429086 * 1.5**0.5, 0.0),
        ("he", 0.1257302210933933, 0.0),
    ],
)
def test_the_first_weight_of_seed_0_is_pinned(initializer: str, first: float, last: float) -> None:
    # A link holds the seed, so the stream must not change unnoticed.
    vector = Network.random((2, 2, 1), 0, initializer=initializer).vector
    assert vector[0] == pytest.approx(first, rel=1e-14)
    assert vector[-1] == last


def test_uniform_is_that_of_the_playground() -> None:
    network = Network.random(SIZES, 1, initializer="uniform")
    for layer in network.layers:
        assert np.abs(layer.weights).max() <= 0.5
        assert layer.weights.std() == pytest.approx(1.0 / np.sqrt(12.0), rel=0.05)
        assert set(layer.biases) == {0.1}


@pytest.mark.parametrize("initializer", ["glorot", "he"])
def test_glorot_and_he_have_the_deviation_of_their_papers(initializer: str) -> None:
    network = Network.random(SIZES, 2, initializer=initializer)
    for layer, (inputs, width) in zip(network.layers, pairwise(SIZES), strict=True):
        variance = 2.0 / (inputs + width) if initializer == "glorot" else 2.0 / inputs
        assert layer.weights.std() == pytest.approx(np.sqrt(variance), rel=0.07)
        assert set(layer.biases) == {0.0}
        if initializer == "glorot":
            assert np.abs(layer.weights).max() <= np.sqrt(6.0 / (inputs + width))


def test_zeros_are_zeros() -> None:
    assert set(Network.random(SIZES, initializer="zeros").vector) == {0.0}


def test_an_unknown_initializer_is_refused() -> None:
    message = r"^the initializer must be one of normal, uniform, glorot, he, zeros, not 'ones'\.$"
    with pytest.raises(ValueError, match=message):
        Network.random(initializer="ones")
    with pytest.raises(ValueError, match="seed must be a whole number"):
        Network.random(seed=-1, initializer="he")
