"""Layers of every activation: what they give out, and how a loss comes back through them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nn_core import ACTIVATIONS, LAYER_ACTIVATIONS, History, Layer, Network
from nn_core.topology import neuron_names, neuron_parameters, neuron_sources, parameter_names
from nn_core.validation import Array

pytestmark = pytest.mark.filterwarnings("error")

EACH_NAME = pytest.mark.parametrize("name", list(LAYER_ACTIVATIONS))
SUMS = arrays(np.float64, (3, 4), elements=st.floats(-6.0, 6.0))


def test_the_table_names_all_seven() -> None:
    assert [*LAYER_ACTIVATIONS] == [
        "sigmoid",
        "tanh",
        "ReLU",
        "leaky ReLU",
        "linear",
        "softplus",
        "softmax",
    ]
    assert all(LAYER_ACTIVATIONS[name].name == name for name in LAYER_ACTIVATIONS)
    assert all("x" in activation.formula for activation in LAYER_ACTIVATIONS.values())


@EACH_NAME
@given(sums=SUMS, by_output=SUMS)
def test_backwards_is_the_derivative_of_forwards(name: str, sums: Array, by_output: Array) -> None:
    activation, step = LAYER_ACTIVATIONS[name], 1e-6
    # At the corner of the two ReLUs a difference has nothing to tell.
    sums = np.where(np.abs(sums) < 1e-3, 0.5, sums)
    found = activation.loss_by_sum(sums, activation.outputs(sums), by_output)
    for place in np.ndindex(sums.shape):
        nudge = np.zeros_like(sums)
        nudge[place] = step
        rise = activation.outputs(sums + nudge) - activation.outputs(sums - nudge)
        assert found[place] == pytest.approx((rise * by_output).sum() / (2 * step), abs=1e-8)


@pytest.mark.parametrize("name", list(ACTIVATIONS))
@given(sums=SUMS)
def test_a_layer_does_what_each_neuron_does(name: str, sums: Array) -> None:
    neurons, layer = ACTIVATIONS[name], LAYER_ACTIVATIONS[name]
    assert np.array_equal(layer.outputs(sums), neurons.function(sums))
    slopes = layer.loss_by_sum(sums, layer.outputs(sums), np.ones_like(sums))
    np.testing.assert_allclose(slopes, neurons.derivative(sums), rtol=1e-14)


def test_known_outputs() -> None:
    sums = np.array([-2.0, 0.0, 3.0])
    assert LAYER_ACTIVATIONS["leaky ReLU"].outputs(sums).tolist() == [-0.02, 0.0, 3.0]
    softplus = LAYER_ACTIVATIONS["softplus"].outputs(sums)
    np.testing.assert_allclose(softplus, [0.126928011042972, 0.693147180559945, 3.048587351573742])
    # e^1, e^2, e^3 over their sum.
    probabilities = LAYER_ACTIVATIONS["softmax"].outputs(np.array([1.0, 2.0, 3.0]))
    expected = [0.09003057317038046, 0.24472847105479767, 0.6652409557748219]
    np.testing.assert_allclose(probabilities, expected, rtol=1e-14)


@EACH_NAME
def test_large_sums_neither_warn_nor_overflow(name: str) -> None:
    sums = np.array([[-1e300, 1e300], [-800.0, 800.0]])
    outputs = LAYER_ACTIVATIONS[name].outputs(sums)
    assert np.isfinite(outputs).all()
    assert np.isfinite(LAYER_ACTIVATIONS[name].loss_by_sum(sums, outputs, np.ones((2, 2)))).all()


@given(arrays(np.float64, (4, 5), elements=st.floats(-1e6, 1e6)), st.floats(-100.0, 100.0))
def test_softmax_is_a_probability_that_moving_all_sums_leaves(sums: Array, shift: float) -> None:
    softmax = LAYER_ACTIVATIONS["softmax"].outputs
    probabilities = softmax(sums)
    assert (probabilities >= 0).all()
    np.testing.assert_allclose(probabilities.sum(axis=1), 1.0, rtol=1e-14)
    np.testing.assert_allclose(softmax(sums + shift), probabilities, atol=1e-9)


@pytest.mark.parametrize("last", list(LAYER_ACTIVATIONS))
def test_a_network_runs_through_any_activations(last: str) -> None:
    network = Network.random((2, 3, 4, 2), 1, activations=("tanh", "leaky ReLU", last))
    assert network.activations == ("tanh", "leaky ReLU", last)
    samples = np.array([[0.5, -1.0], [2.0, 0.25], [-3.0, 1.0]])
    signals = samples
    for layer, name in zip(network.layers, network.activations, strict=True):
        assert layer.activation == name
        signals = LAYER_ACTIVATIONS[name].outputs(signals @ layer.weights.T + layer.biases)
    np.testing.assert_allclose(np.asarray(network.feedforward(samples)), signals, rtol=1e-13)
    outputs = network.neuron_outputs(samples)
    assert [*outputs] == [f"h{number}" for number in range(1, 8)] + ["o1", "o2"]
    np.testing.assert_allclose(outputs["o2"], signals[:, 1], rtol=1e-13)
    again = Network.from_parameters(network.parameters, network.sizes, network.activations)
    assert np.array_equal(again.vector, network.vector)
    assert repr(network).startswith(f"Network(2-3-4-2, tanh, leaky ReLU, {last}: w1=")


def test_one_name_is_for_all_layers() -> None:
    assert Network.random((2, 2, 1)).activations == ("sigmoid", "sigmoid")
    assert Network.random((2, 3, 1), activations="ReLU").activations == ("ReLU", "ReLU")
    assert repr(Network.random()).startswith("Network(2-2-1: w1=")


def test_a_history_knows_the_activations_of_its_networks() -> None:
    rows, samples = np.ones((3, 9)), [[1.0, 2.0], [3.0, -4.0]]
    plain = History((2, 2, 1), rows, np.zeros(3), 2)
    assert plain.activations == plain.network.activations == ("sigmoid", "sigmoid")
    bent = History((2, 2, 1), rows, np.zeros(3), 2, activations=("tanh", "linear"))
    assert bent.network.activations == ("tanh", "linear")
    outputs = bent.neuron_outputs(samples, [1])["o1"]
    np.testing.assert_allclose(outputs[0], bent.network.feedforward(samples))


@pytest.mark.parametrize("activations", [["sigmoid"], ["tanh"] * 3, [], ["softmax", "sigmoid"]])
def test_activations_that_do_not_fit_are_refused(activations: list[str]) -> None:
    message = r"2 layers after the inputs but \d activations: give|softmax belongs in the last"
    with pytest.raises(ValueError, match=message):
        Network.random((2, 2, 1), activations=activations)


def test_other_wrong_activations_are_refused() -> None:
    with pytest.raises(ValueError, match=r"one of sigmoid, tanh, .*, softmax, not 'step'"):
        Network.random(activations="step")
    with pytest.raises(ValueError, match=r"^softmax of one neuron is always 1: give it two"):
        Layer(np.ones((1, 2)), np.ones(1), "softmax")
    with pytest.raises(ValueError, match="softmax belongs in the last layer"):
        Network((Layer(np.ones((2, 2)), np.ones(2), "softmax"), Layer(np.ones((1, 2)), np.ones(1))))


@pytest.mark.parametrize("sizes", [(2, 2, 1), (3, 1), (2, 4, 3, 2)])
def test_every_parameter_belongs_to_one_neuron(sizes: tuple[int, ...]) -> None:
    owned = neuron_parameters(sizes)
    assert tuple(owned) == tuple(name for layer in neuron_names(sizes) for name in layer)
    listed = [name for names in owned.values() for name in names]
    assert sorted(listed) == sorted(parameter_names(sizes))


def test_the_parameters_of_the_neurons_of_the_story() -> None:
    assert dict(neuron_parameters((2, 2, 1))) == {
        "h1": ("w1", "w2", "b1"),
        "h2": ("w3", "w4", "b2"),
        "o1": ("w5", "w6", "b3"),
    }


def test_what_goes_into_the_neurons_of_the_story() -> None:
    assert dict(neuron_sources((2, 2, 1))) == {
        "h1": ("x1", "x2"),
        "h2": ("x1", "x2"),
        "o1": ("h1", "h2"),
    }


@pytest.mark.parametrize("sizes", [(2, 1), (3, 2, 4, 2), (2, 1, 1, 1)])
def test_every_neuron_has_as_many_weights_as_it_takes_in(sizes: tuple[int, ...]) -> None:
    taken_in = neuron_sources(sizes)
    assert {name: len(weights) - 1 for name, weights in neuron_parameters(sizes).items()} == {
        name: len(sources) for name, sources in taken_in.items()
    }
