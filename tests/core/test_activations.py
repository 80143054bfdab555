"""The sigmoid and its slope: worked numbers, extremes, shape and steepness."""

import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import sigmoid, sigmoid_derivative
from nn_core.validation import Array

# Overflow inside the sigmoid is expected and must stay silent.
pytestmark = pytest.mark.filterwarnings("error")
# Hypothesis fails slow examples by default; speed is for benchmarks/ to judge.

LARGEST = sys.float_info.max
ANY_FINITE = st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("total", "expected"),
    [(7.0, 0.9990889488055994), (3.0, 0.9525741268224334), (-3.0, 0.04742587317756678), (0.0, 0.5)],
)
def test_sigmoid_of_the_sums_in_the_worked_examples(total: float, expected: float) -> None:
    assert sigmoid(total) == expected


def test_the_slope_is_steepest_at_zero() -> None:
    assert sigmoid_derivative(0.0) == 0.25
    assert sigmoid_derivative(0.1) < 0.25
    assert sigmoid_derivative(-0.1) < 0.25


def test_a_number_gives_a_python_float() -> None:
    assert type(sigmoid(1)) is float
    assert type(sigmoid_derivative(1)) is float
    assert type(sigmoid(np.array(1.0))) is float


@pytest.mark.parametrize("shape", [(0,), (3,), (2, 3), (2, 1, 4)])
def test_an_array_is_taken_number_by_number(shape: tuple[int, ...]) -> None:
    sums = np.linspace(-5.0, 5.0, int(np.prod(shape))).reshape(shape)
    for function in (sigmoid, sigmoid_derivative):
        result = function(sums)
        assert isinstance(result, np.ndarray)
        assert result.shape == shape
        each = np.array([function(float(total)) for total in sums.flat]).reshape(shape)
        # NumPy may use another exp for long arrays than for one number, hence the last digit.
        np.testing.assert_allclose(result, each, rtol=1e-15)


def test_the_input_array_is_not_changed() -> None:
    sums = np.array([-1000.0, 0.0, 1000.0])
    sigmoid(sums)
    sigmoid_derivative(sums)
    assert sums.tolist() == [-1000.0, 0.0, 1000.0]


@pytest.mark.parametrize(
    ("total", "limit"),
    [(-LARGEST, 0.0), (-1e308, 0.0), (-800.0, 0.0), (40.0, 1.0), (800.0, 1.0), (LARGEST, 1.0)],
)
def test_far_from_zero_the_limits_are_reached_exactly(total: float, limit: float) -> None:
    assert sigmoid(total) == limit
    assert sigmoid_derivative(total) == 0.0


def test_extremes_side_by_side_in_an_array() -> None:
    sums = [-LARGEST, -1e4, -745.5, 0.0, 745.5, 1e4, LARGEST]
    squashed: float | Array = sigmoid(sums)
    assert isinstance(squashed, np.ndarray)
    assert squashed.tolist() == [0.0, 0.0, 0.0, 0.5, 1.0, 1.0, 1.0]


@given(ANY_FINITE)
def test_any_finite_sum_lands_between_the_limits(total: float) -> None:
    assert 0.0 <= sigmoid(total) <= 1.0
    assert 0.0 <= sigmoid_derivative(total) <= 0.25


@given(ANY_FINITE, st.floats(1e-9, 1e9))
def test_a_larger_sum_never_gives_a_smaller_output(total: float, more: float) -> None:
    assert sigmoid(total) <= sigmoid(total + more)


@given(st.floats(-30.0, 30.0), st.floats(0.01, 100.0))
def test_near_zero_a_larger_sum_gives_a_larger_output(total: float, more: float) -> None:
    assert sigmoid(total) < sigmoid(total + more)


@given(st.floats(-800.0, 800.0))
def test_the_curve_is_symmetric_around_one_half(total: float) -> None:
    assert sigmoid(-total) == pytest.approx(1.0 - sigmoid(total), abs=1e-15)
    assert sigmoid_derivative(-total) == pytest.approx(sigmoid_derivative(total), abs=1e-15)


@given(st.floats(-8.0, 8.0))
def test_the_derivative_is_the_slope_of_the_sigmoid(total: float) -> None:
    step = 1e-5
    slope = (sigmoid(total + step) - sigmoid(total - step)) / (2 * step)
    assert sigmoid_derivative(total) == pytest.approx(slope, abs=1e-9)
