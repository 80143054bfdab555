"""Networks: numbering, feedforward, random starts, and that nothing can be changed."""

from dataclasses import FrozenInstanceError
from math import exp

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nn_core import Layer, Network, Neuron
from nn_core.network import neuron_names, parameter_names
from nn_core.validation import Array

# Sums that overflow must stay silent.
pytestmark = pytest.mark.filterwarnings("error")

# One to four inputs, up to three hidden layers, one to three outputs.
SIZES = st.lists(st.integers(1, 4), min_size=2, max_size=5).map(tuple)
NETWORKS = st.builds(Network.random, sizes=SIZES, seed=st.integers(0, 10**6))
SAME_FOR_ALL = [0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0]


@st.composite
def networks_with_samples(draw: st.DrawFn) -> tuple[Network, Array]:
    network = draw(NETWORKS)
    shape = (draw(st.integers(1, 5)), network.sizes[0])
    return network, draw(arrays(np.float64, shape, elements=st.floats(-5.0, 5.0)))


def neuron_by_neuron(network: Network, sample: Array) -> list[float]:
    """Feedforward as the story tells it: one Neuron at a time, from its weights and its bias."""
    signals = sample.tolist()
    outputs: list[float] = []
    for layer in network.layers:
        rows = zip(layer.weights.tolist(), layer.biases.tolist(), strict=True)
        signals = [Neuron(weights, bias).feedforward(signals) for weights, bias in rows]
        outputs.extend(signals)
    return outputs


def test_the_worked_example() -> None:
    network = Network.from_vector(SAME_FOR_ALL)
    outputs = network.neuron_outputs([2, 3])
    assert outputs == {
        "h1": 0.9525741268224334,
        "h2": 0.9525741268224334,
        "o1": 0.7216325609518421,
    }
    assert network.feedforward([2, 3]) == 0.7216325609518421


def test_two_two_one_is_the_formula_in_nine_names() -> None:
    p = {"w1": 0.1, "w2": -0.2, "w3": 0.3, "w4": 0.4, "w5": -0.5, "w6": 0.6}
    p |= {"b1": 0.7, "b2": -0.8, "b3": 0.9}
    x1, x2 = 1.5, -2.5
    h1 = 1 / (1 + exp(-(p["w1"] * x1 + p["w2"] * x2 + p["b1"])))
    h2 = 1 / (1 + exp(-(p["w3"] * x1 + p["w4"] * x2 + p["b2"])))
    o1 = 1 / (1 + exp(-(p["w5"] * h1 + p["w6"] * h2 + p["b3"])))
    outputs = Network.from_parameters(p).neuron_outputs([x1, x2])
    assert outputs == pytest.approx({"h1": h1, "h2": h2, "o1": o1}, rel=1e-15)


def test_parameters_are_numbered_neuron_by_neuron() -> None:
    network = Network.from_vector([1, 2, 3, 4, 5, 6, 7, 8, 9])
    hidden, output = network.layers
    assert hidden.weights.tolist() == [[1, 2], [3, 4]]
    assert hidden.biases.tolist() == [7, 8]
    assert output.weights.tolist() == [[5, 6]]
    assert output.biases.tolist() == [9]
    assert [*network.parameters] == ["w1", "w2", "w3", "w4", "w5", "w6", "b1", "b2", "b3"]
    assert [*network.parameters.values()] == [1, 2, 3, 4, 5, 6, 7, 8, 9]


def test_layers_of_unequal_widths_are_numbered_the_same_way() -> None:
    network = Network.from_vector(range(1, 18), sizes=(3, 2, 2, 1))
    assert [layer.weights.tolist() for layer in network.layers] == [
        [[1, 2, 3], [4, 5, 6]],
        [[7, 8], [9, 10]],
        [[11, 12]],
    ]
    assert [layer.biases.tolist() for layer in network.layers] == [[13, 14], [15, 16], [17]]


def test_hidden_neurons_are_numbered_through_all_layers() -> None:
    assert neuron_names((2, 3, 2, 1)) == (("h1", "h2", "h3"), ("h4", "h5"), ("o1",))
    assert neuron_names((4, 2)) == (("o1", "o2"),)


def test_named_parameters_may_come_in_any_order() -> None:
    parameters = Network.random(seed=3).parameters
    backwards = dict(reversed(parameters.items()))
    assert Network.from_parameters(backwards).parameters == parameters


@given(NETWORKS)
def test_vector_names_and_layers_are_one_network(network: Network) -> None:
    sizes = network.sizes
    assert [*network.parameters] == [*parameter_names(sizes)]
    for twin in (
        Network.from_vector(network.vector, sizes),
        Network.from_parameters(network.parameters, sizes),
        Network(network.layers),
    ):
        assert twin.sizes == sizes
        assert np.array_equal(twin.vector, network.vector)


@given(networks_with_samples())
def test_every_neuron_does_what_a_neuron_does(case: tuple[Network, Array]) -> None:
    network, samples = case
    names = [name for layer in neuron_names(network.sizes) for name in layer]
    many = network.neuron_outputs(samples)
    assert [*many] == names
    for row, sample in enumerate(samples):
        by_hand = neuron_by_neuron(network, sample)
        assert [*network.neuron_outputs(sample).values()] == pytest.approx(by_hand, rel=1e-12)
        column = [np.asarray(many[name])[row] for name in names]
        assert column == pytest.approx(by_hand, rel=1e-12)


@given(networks_with_samples())
def test_the_last_neurons_are_the_prediction(case: tuple[Network, Array]) -> None:
    network, samples = case
    outputs = network.neuron_outputs(samples)
    expected = np.stack([np.asarray(outputs[name]) for name in neuron_names(network.sizes)[-1]], 1)
    predicted = np.asarray(network.feedforward(samples))
    assert np.array_equal(predicted.reshape(expected.shape), expected)


def test_one_output_gives_plain_numbers_and_more_give_arrays() -> None:
    assert type(Network.random((2, 1)).feedforward([1, 2])) is float
    assert np.shape(Network.random((2, 1)).feedforward([[1, 2]])) == (1,)
    assert np.shape(Network.random((2, 3)).feedforward([1, 2])) == (3,)
    assert np.shape(Network.random((2, 3)).feedforward([[1, 2], [3, 4]])) == (2, 3)
    assert type(Network.random((2, 3)).neuron_outputs([1, 2])["o3"]) is float


def test_sums_beyond_the_floats_still_saturate_silently() -> None:
    network = Network.from_vector([1e308, 1e308, -1e308, -1e308, 1, 1, 0, 0, 0])
    assert network.neuron_outputs([1e10, 1e10]) == {
        "h1": 1.0,
        "h2": 0.0,
        "o1": pytest.approx(1 / (1 + exp(-1)), rel=1e-15),
    }


def test_the_random_start_of_seed_0_is_pinned() -> None:
    # Links hold a seed, not nine numbers: should NumPy's stream ever change, old links would
    # quietly show another run. This is where it would be noticed.
    assert Network.random(seed=0).parameters == pytest.approx(
        {
            "w1": 0.1257302210933933,
            "w2": -0.1321048632913019,
            "w3": 0.6404226504432821,
            "w4": 0.10490011715303971,
            "w5": -0.535669373161111,
            "w6": 0.36159505490948474,
            "b1": 1.3040000451301372,
            "b2": 0.9470809631292422,
            "b3": -0.7037352358069926,
        },
        rel=1e-15,
        abs=0.0,
    )


def test_seeds_decide_random_starts() -> None:
    assert np.array_equal(Network.random(seed=5).vector, Network.random(seed=5).vector)
    assert not np.array_equal(Network.random(seed=5).vector, Network.random(seed=6).vector)
    assert np.array_equal(Network.random().vector, Network.random((2, 2, 1), seed=0).vector)


def test_random_starts_look_standard_normal() -> None:
    values = Network.random((100, 100), seed=1).vector
    # 10 100 draws: the mean strays by 0.01 and the deviation by 0.007; the seed is fixed.
    assert abs(values.mean()) < 0.05
    assert abs(values.std() - 1.0) < 0.05


def test_neither_network_nor_layers_can_be_changed() -> None:
    network = Network.random()
    layer = network.layers[0]
    with pytest.raises(FrozenInstanceError):
        network.layers = ()  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        layer.weights = np.ones((2, 2))  # type: ignore[misc]
    with pytest.raises(ValueError, match="read-only"):
        layer.weights[0, 0] = 5.0
    with pytest.raises(ValueError, match="read-only"):
        layer.biases[0] = 5.0


def test_what_comes_out_of_a_network_is_a_copy() -> None:
    network = Network.random()
    before = network.parameters
    network.vector[0] = 99.0
    network.parameters["w1"] = 99.0
    assert network.parameters == before


def test_what_goes_into_a_network_is_copied() -> None:
    weights, biases, vector = np.ones((1, 2)), np.zeros(1), np.ones(9)
    layer, network = Layer(weights, biases), Network.from_vector(vector)
    weights[0, 0] = biases[0] = vector[0] = 99.0
    assert layer.weights.tolist() == [[1.0, 1.0]]
    assert layer.biases.tolist() == [0.0]
    assert network.vector.tolist() == [1.0] * 9


def test_the_repr_tells_shape_and_numbers() -> None:
    network = Network.from_vector([0.5, -1.25, 3], sizes=(2, 1))
    assert repr(network) == "Network(2-1: w1=0.5, w2=-1.25, b1=3)"
