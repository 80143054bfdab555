"""One neuron: multiply, add, activate."""

from dataclasses import FrozenInstanceError
from math import fsum

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nn_core import ACTIVATIONS, Neuron, sigmoid

PAIRS = st.lists(st.tuples(st.floats(-9.0, 9.0), st.floats(-9.0, 9.0)), min_size=1, max_size=6)
FEW_PAIRS = st.lists(st.tuples(st.floats(-2.0, 2.0), st.floats(-2.0, 2.0)), min_size=1, max_size=4)
EACH_ACTIVATION = pytest.mark.parametrize("activation", ["sigmoid", "tanh", "ReLU", "linear"])


def test_the_worked_example_step_by_step() -> None:
    neuron = Neuron(weights=[0, 1], bias=4)
    assert neuron.products([2, 3]) == (0.0, 3.0)
    assert neuron.total([2, 3]) == 7.0
    assert neuron.feedforward([2, 3]) == 0.9990889488055994


def test_each_input_meets_its_own_weight() -> None:
    neuron = Neuron(weights=[2, -3, 0.5], bias=100)
    assert neuron.products([5, 7, 8]) == (10.0, -21.0, 4.0)
    assert neuron.total([5, 7, 8]) == 93.0


def test_one_input_is_enough() -> None:
    assert Neuron(weights=[3], bias=-3).feedforward([1]) == 0.5


@given(PAIRS, st.floats(-9.0, 9.0))
def test_the_output_is_the_sigmoid_of_the_sum(
    pairs: list[tuple[float, float]], bias: float
) -> None:
    weights, inputs = zip(*pairs, strict=True)
    neuron = Neuron(weights, bias)
    exact = fsum([*(weight * value for weight, value in pairs), bias])
    assert neuron.total(inputs) == pytest.approx(exact, rel=1e-12, abs=1e-12)
    assert neuron.feedforward(inputs) == sigmoid(neuron.total(inputs))


def test_steps_give_python_floats_also_for_arrays() -> None:
    neuron = Neuron(weights=[1, 2], bias=0)
    inputs = np.array([3.0, 4.0])
    assert all(type(product) is float for product in neuron.products(inputs))
    assert type(neuron.total(inputs)) is float
    assert type(neuron.feedforward(inputs)) is float


def test_a_neuron_is_a_value() -> None:
    assert Neuron([0, 1], 4) == Neuron((0.0, 1.0), 4.0)
    assert hash(Neuron([0, 1], 4)) == hash(Neuron((0.0, 1.0), 4.0))
    assert Neuron([0, 1], 4) != Neuron([1, 0], 4)
    assert Neuron([0, 1], 4) != Neuron([0, 1], 5)


def test_a_neuron_never_changes() -> None:
    weights = [0.0, 1.0]
    neuron = Neuron(weights, 4)
    weights[0] = 99.0
    assert neuron.weights == (0.0, 1.0)
    with pytest.raises(FrozenInstanceError):
        neuron.bias = 5  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        neuron.weights = (1.0,)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("activation", "at_seven", "at_minus_three"),
    [
        ("sigmoid", 0.9990889488055994, 0.04742587317756678),
        ("tanh", 0.9999983369439447, -0.9950547536867305),
        ("ReLU", 7.0, 0.0),
        ("linear", 7.0, -3.0),
    ],
)
def test_the_activation_bends_the_same_sum(
    activation: str, at_seven: float, at_minus_three: float
) -> None:
    neuron = Neuron([0, 1], 4, activation)
    assert neuron.products([2, 3]) == (0.0, 3.0)
    assert neuron.total([2, 3]) == 7.0
    assert neuron.feedforward([2, 3]) == pytest.approx(at_seven, rel=1e-15)
    assert neuron.feedforward([2, -7]) == pytest.approx(at_minus_three, rel=1e-15)


@pytest.mark.parametrize(
    ("activation", "at_zero", "at_minus_three"),
    [
        ("sigmoid", 0.25, 0.045176659730912144),
        ("tanh", 1.0, 0.009866037165440211),
        ("ReLU", 0.0, 0.0),
        ("linear", 1.0, 1.0),
    ],
)
def test_known_slopes(activation: str, at_zero: float, at_minus_three: float) -> None:
    # With all-ones weights and Alice the sum is -3.
    neuron = Neuron([1, 1], 0, activation)
    assert neuron.slope([2, -2]) == at_zero
    assert neuron.slope([-2, -1]) == pytest.approx(at_minus_three, rel=1e-12)


@EACH_ACTIVATION
@given(FEW_PAIRS, st.floats(-2.0, 2.0))
def test_the_slope_is_how_the_output_moves_with_the_bias(
    activation: str, pairs: list[tuple[float, float]], bias: float
) -> None:
    weights, inputs = zip(*pairs, strict=True)
    step = 1e-5
    neuron, up, down = (Neuron(weights, bias + by, activation) for by in (0.0, step, -step))
    # Across the corner of ReLU the difference is a mixture of both sides.
    assume(activation != "ReLU" or abs(neuron.total(inputs)) > 2 * step)
    rise = up.feedforward(inputs) - down.feedforward(inputs)
    assert neuron.slope(inputs) == pytest.approx(rise / (2 * step), abs=1e-8)


@EACH_ACTIVATION
@given(st.data(), st.integers(1, 4), st.integers(1, 6))
def test_outputs_are_what_feedforward_says_of_each_sample(
    activation: str, data: st.DataObject, width: int, count: int
) -> None:
    weights = data.draw(arrays(np.float64, width, elements=st.floats(-2.0, 2.0)))
    samples = data.draw(arrays(np.float64, (count, width), elements=st.floats(-2.0, 2.0)))
    neuron = Neuron(weights.tolist(), data.draw(st.floats(-2.0, 2.0)), activation)
    outputs = neuron.outputs(samples)
    assert outputs.shape == (count,)
    each = [neuron.feedforward(sample) for sample in samples]
    np.testing.assert_allclose(outputs, each, rtol=1e-12, atol=1e-12)


def test_the_outputs_of_the_worked_example_among_others() -> None:
    outputs = Neuron([0, 1], 4).outputs([[2, 3], [5, -4], [2, 3]])
    assert outputs == pytest.approx([0.9990889488055994, 0.5, 0.9990889488055994], rel=1e-15)
    assert Neuron([0, 1], 4, "linear").outputs([[2, 3], [5, -7]]).tolist() == [7.0, -3.0]


@EACH_ACTIVATION
def test_outputs_change_nothing_and_belong_to_the_caller(activation: str) -> None:
    samples = np.array([[0.5], [-0.5]])
    neuron = Neuron([1], 0, activation)
    before = neuron.outputs(samples).tolist()
    neuron.outputs(samples)[:] = 99.0
    assert samples.tolist() == [[0.5], [-0.5]]
    assert neuron.outputs(samples).tolist() == before


@EACH_ACTIVATION
def test_every_activation_gives_python_floats(activation: str) -> None:
    neuron = Neuron([1, 2], 0, activation)
    for inputs in ([1, 1], np.array([-3.0, 1.0]), [0, 0]):
        assert type(neuron.feedforward(inputs)) is float
        assert type(neuron.slope(inputs)) is float


def test_a_neuron_is_told_by_its_activation_too() -> None:
    neurons = [Neuron([0, 1], 4, activation) for activation in ACTIVATIONS]
    assert len(set(neurons)) == 4
    assert Neuron([0, 1], 4) == Neuron([0, 1], 4, "sigmoid")
    assert hash(Neuron([0, 1], 4, "tanh")) == hash(Neuron((0.0, 1.0), 4.0, "tanh"))
    with pytest.raises(FrozenInstanceError):
        neurons[0].activation = "tanh"  # type: ignore[misc]
