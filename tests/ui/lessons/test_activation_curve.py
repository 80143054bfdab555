"""The curve of an activation: the point of now is always in sight."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import ACTIVATIONS, Neuron
from ui.lessons.activation_curve import activation_curve, curve_reach, output_range


@given(st.floats(-1e6, 1e6), st.sampled_from([*ACTIVATIONS]))
def test_the_point_is_in_sight(total: float, activation: str) -> None:
    panel: dict[str, Any] = activation_curve(Neuron([1.0], 0.0, activation), [total])
    (left, right), (low, high) = panel["x"]["span"], panel["y"]["span"]
    assert left < total < right
    assert low < Neuron([1.0], 0.0, activation).feedforward([total]) < high
    *_, point = panel["layers"]
    assert point["x"] == [total]


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_axes_stay_while_the_sum_moves_a_little(activation: str) -> None:
    assert curve_reach(3.0) == curve_reach(-4.0) == 8.0
    low, high = output_range(activation, 8.0)
    assert low < high
