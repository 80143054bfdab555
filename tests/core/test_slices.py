"""Slices: what their x and y mean, and that they hold what they say they hold."""

from dataclasses import FrozenInstanceError

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import (
    History,
    Network,
    Slice,
    parameter_slice,
    principal_slice,
    random_slice,
    train,
)
from nn_core.topology import split_layers
from nn_core.validation import Array

pytestmark = pytest.mark.filterwarnings("error")

PEOPLE = [[-2, -1], [25, 6], [17, 4], [-15, -6]]
GENDERS = [1, 0, 0, 1]
SIZES = st.lists(st.integers(1, 4), min_size=2, max_size=4).map(tuple)
NETWORKS = st.builds(Network.random, sizes=SIZES, seed=st.integers(0, 10**6))


def run(seed: int = 0, epochs: int = 50) -> History:
    return train(Network.random(seed=seed), PEOPLE, GENDERS, epochs=epochs)


def at(cut: Slice, x: float, y: float) -> Array:
    vector: Array = cut.parameters(np.array([x]), np.array([y]))[0]
    return vector


@given(NETWORKS, st.data())
def test_x_and_y_are_the_values_of_the_two_parameters(
    network: Network, data: st.DataObject
) -> None:
    names = list(network.parameters)
    first, second = data.draw(st.permutations(names))[:2]
    x, y = data.draw(st.floats(-9, 9)), data.draw(st.floats(-9, 9))
    cut = parameter_slice(network, first, second)
    expected = network.parameters | {first: x, second: y}
    assert at(cut, x, y).tolist() == list(expected.values())
    assert cut.names == (first, second)
    assert cut.shares is None
    np.testing.assert_allclose(
        cut.project(network.vector[None]),
        [[network.parameters[first], network.parameters[second]]],
        atol=1e-14,
    )


@given(NETWORKS, st.integers(0, 10**6))
def test_random_directions_are_as_long_as_each_neuron(network: Network, seed: int) -> None:
    cut = random_slice(network, seed)
    assert np.array_equal(at(cut, 0.0, 0.0), network.vector)
    for direction in cut.directions:
        drawn = split_layers(network.sizes, direction[None])
        for layer, (weights, biases) in zip(network.layers, drawn, strict=True):
            filters = np.column_stack([layer.weights, layer.biases])
            np.testing.assert_allclose(
                np.linalg.norm(np.column_stack([weights[0], biases[0]]), axis=1),
                np.linalg.norm(filters, axis=1),
                rtol=1e-12,
            )
    assert np.array_equal(cut.directions, random_slice(network, seed).directions)
    assert not np.array_equal(cut.directions, random_slice(network, seed + 1).directions)


def test_a_neuron_without_weights_has_no_direction() -> None:
    network = Network.from_vector([0, 0, 3, 4, 1, 1, 0, 0, 0])
    directions = random_slice(network).directions
    assert np.array_equal(directions[:, [0, 1, 6]], np.zeros((2, 3)))
    np.testing.assert_allclose(np.linalg.norm(directions[:, [2, 3, 7]], axis=1), 5.0)


@pytest.mark.parametrize("seed", range(3))
def test_principal_directions_are_those_of_a_singular_value_decomposition(seed: int) -> None:
    history = run(seed, epochs=200)
    cut = principal_slice(history)
    assert np.array_equal(at(cut, 0.0, 0.0), history.network.vector)
    np.testing.assert_allclose(cut.directions @ cut.directions.T, np.eye(2), atol=1e-12)
    centred = history.parameters - history.parameters.mean(axis=0)
    _, lengths, rows = np.linalg.svd(centred, full_matrices=False)
    np.testing.assert_allclose(np.abs((cut.directions * rows[:2]).sum(axis=1)), 1.0, atol=1e-9)
    assert cut.shares == pytest.approx(lengths[:2] ** 2 / (lengths**2).sum(), rel=1e-9)
    # The movement that is held is that of the projected path.
    held = cut.project(history.parameters).var(axis=0) / centred.var(axis=0).sum()
    assert cut.shares == pytest.approx(held, rel=1e-9)


def test_a_direction_has_one_sign_only() -> None:
    for direction in principal_slice(run()).directions:
        assert direction[np.abs(direction).argmax()] > 0


def test_a_run_along_one_line_is_held_by_one_direction() -> None:
    # All that a single neuron with the inputs (1, 0) moves is its first weight and its bias, alike.
    history = train(Network.random((2, 1)), [[1, 0]], [1], epochs=50)
    cut = principal_slice(history)
    assert cut.shares == pytest.approx((1.0, 0.0), abs=1e-12)
    np.testing.assert_allclose(cut.directions[0], np.array([1, 0, 1]) / np.sqrt(2), atol=1e-9)


@given(NETWORKS, st.floats(-3, 3), st.floats(-3, 3), st.integers(0, 99))
def test_what_lies_in_a_slice_is_projected_to_where_it_lies(
    network: Network, x: float, y: float, seed: int
) -> None:
    names = list(network.parameters)
    cuts = [parameter_slice(network, names[0], names[-1])]
    if len(names) > 3:
        cuts.append(random_slice(network, seed))
    for cut in cuts:
        place = cut.project(at(cut, x, y)[None])
        # Two random directions of a small network may be nearly one.
        blur = np.linalg.cond(cut.directions)
        np.testing.assert_allclose(place, [[x, y]], atol=1e-13 * blur**2 + 1e-12)


def test_movement_of_any_size_has_its_directions() -> None:
    history = run()
    for scale in (1e-200, 1e200):
        scaled = History(history.sizes, history.parameters * scale, history.loss, 50)
        cut = principal_slice(scaled)
        np.testing.assert_allclose(cut.directions, principal_slice(history).directions, atol=1e-9)
        assert cut.shares == pytest.approx(principal_slice(history).shares)


def test_slices_never_change() -> None:
    cut = random_slice(Network.random())
    with pytest.raises(FrozenInstanceError):
        cut.names = ("x", "y")  # type: ignore[misc]
    for numbers in (cut.origin, cut.directions):
        with pytest.raises(ValueError, match="read-only"):
            numbers[0] = 0.0
    assert repr(cut) == "Slice(first random direction x second random direction)"


def test_what_cannot_be_cut_is_told_in_one_sentence() -> None:
    network = Network.random()
    with pytest.raises(ValueError, match=r"^this network has no parameter w7: it has w1, .*\.$"):
        parameter_slice(network, "w1", "w7")
    with pytest.raises(ValueError, match=r"^a slice is over two parameters: w1 was named twice\.$"):
        parameter_slice(network, "w1", "w1")
    with pytest.raises(ValueError, match="seed must be a whole number"):
        random_slice(network, -1)
    with pytest.raises(ValueError, match=r"^all parameters are 0 .*: train .*\.$"):
        random_slice(Network.from_vector(np.zeros(9)))
    with pytest.raises(ValueError, match=r"^the run did not move: train it .*\.$"):
        principal_slice(run(epochs=0))
