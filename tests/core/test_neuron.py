"""One neuron: multiply, add, activate."""

from dataclasses import FrozenInstanceError
from math import fsum

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nn_core import Neuron, sigmoid

UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
PAIRS = st.lists(st.tuples(st.floats(-9.0, 9.0), st.floats(-9.0, 9.0)), min_size=1, max_size=6)


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


@UNTIMED
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
