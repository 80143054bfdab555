"""Tanh, ReLU and linear beside the sigmoid: values, slopes, ranges, and the table of all four."""

import math
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.typing import ArrayLike

from nn_core import (
    ACTIVATIONS,
    Activation,
    linear,
    linear_derivative,
    linear_inverse,
    relu,
    relu_derivative,
    relu_inverse,
    sigmoid,
    sigmoid_derivative,
    sigmoid_inverse,
    tanh,
    tanh_derivative,
    tanh_inverse,
)
from nn_core.validation import Array

pytestmark = pytest.mark.filterwarnings("error")

LARGEST, TINIEST = sys.float_info.max, 5e-324
ANY_FINITE = st.floats(allow_nan=False, allow_infinity=False)
Function = Callable[[ArrayLike], float | Array]
OTHERS: list[Function] = [tanh, tanh_derivative, relu, relu_derivative, linear, linear_derivative]
EACH_OTHER = pytest.mark.parametrize("function", OTHERS)
EACH_NAME = pytest.mark.parametrize("name", ["sigmoid", "tanh", "ReLU", "linear"])


def number(function: Function, total: float) -> float:
    """What a function makes of one sum: this and no array."""
    value = function(total)
    assert type(value) is float
    return value


@pytest.mark.parametrize(
    ("function", "total", "expected"),
    [
        (tanh, 0.0, 0.0),
        (tanh, 1.0, 0.7615941559557649),
        (tanh, -3.0, -0.9950547536867305),
        (tanh, 7.0, 0.9999983369439447),
        (tanh_derivative, 0.0, 1.0),
        (tanh_derivative, 1.0, 0.41997434161402614),
        (tanh_derivative, -1.0, 0.41997434161402614),
        (relu, 7.0, 7.0),
        (relu, 0.0, 0.0),
        (relu, -3.0, 0.0),
        (relu_derivative, 7.0, 1.0),
        (relu_derivative, -3.0, 0.0),
        (linear, 7.0, 7.0),
        (linear, -3.0, -3.0),
        (linear_derivative, 7.0, 1.0),
        (linear_derivative, 0.0, 1.0),
        (linear_derivative, -3.0, 1.0),
    ],
)
def test_known_values(function: Function, total: float, expected: float) -> None:
    assert number(function, total) == pytest.approx(expected, rel=1e-15, abs=0.0)


@pytest.mark.parametrize(
    ("total", "slope"), [(0.0, 0.0), (-0.0, 0.0), (TINIEST, 1.0), (-TINIEST, 0.0)]
)
def test_the_slope_at_the_corner_of_relu_is_0_by_custom(total: float, slope: float) -> None:
    assert number(relu_derivative, total) == slope


@EACH_NAME
@given(st.floats(-8.0, 8.0))
def test_every_derivative_is_the_slope_of_its_function(name: str, total: float) -> None:
    step = 1e-5
    # Only at the corner of ReLU does a difference have nothing to tell.
    assume(name != "ReLU" or abs(total) > step)
    activation = ACTIVATIONS[name]
    rise = number(activation.function, total + step) - number(activation.function, total - step)
    assert number(activation.derivative, total) == pytest.approx(rise / (2 * step), abs=1e-9)


@given(ANY_FINITE)
def test_tanh_lands_between_minus_one_and_one(total: float) -> None:
    assert -1.0 <= number(tanh, total) <= 1.0
    assert 0.0 <= number(tanh_derivative, total) <= 1.0
    assert number(tanh, -total) == pytest.approx(-number(tanh, total), rel=1e-15, abs=0.0)


@given(st.floats(-700.0, 700.0))
def test_tanh_is_the_sigmoid_stretched(total: float) -> None:
    assert number(tanh, total) == pytest.approx(2.0 * sigmoid(2.0 * total) - 1.0, abs=1e-15)
    stretched = 4.0 * sigmoid_derivative(2.0 * total)
    assert number(tanh_derivative, total) == pytest.approx(stretched, abs=2e-15)


@given(ANY_FINITE)
def test_relu_is_the_sum_or_zero(total: float) -> None:
    assert number(relu, total) == max(0.0, total)
    assert number(relu_derivative, total) == (1.0 if total > 0 else 0.0)


@given(ANY_FINITE)
def test_linear_leaves_the_sum_as_it_is(total: float) -> None:
    assert number(linear, total) == total
    assert number(linear_derivative, total) == 1.0


@EACH_OTHER
def test_a_number_of_any_type_gives_a_python_float(function: Function) -> None:
    expected = number(function, 3.0)
    for three in (3, np.float64(3.0), np.int64(3), np.array(3.0)):
        value = function(three)
        assert type(value) is float
        assert value == expected


@EACH_OTHER
@pytest.mark.parametrize("shape", [(0,), (1,), (3,), (2, 3), (2, 1, 4)])
def test_an_array_is_taken_number_by_number(function: Function, shape: tuple[int, ...]) -> None:
    sums = np.linspace(-2.0, 3.0, int(np.prod(shape))).reshape(shape)
    result = function(sums)
    assert isinstance(result, np.ndarray)
    assert result.shape == shape
    assert result.dtype == np.float64
    each = np.array([number(function, total) for total in sums.flat]).reshape(shape)
    # NumPy may work long arrays out otherwise than one number, hence the last digit.
    np.testing.assert_allclose(result, each, rtol=1e-14)


@EACH_OTHER
def test_a_list_of_whole_numbers_is_as_good_as_an_array(function: Function) -> None:
    listed, array = function([[-2, 0, 3]]), function(np.array([[-2.0, 0.0, 3.0]]))
    assert isinstance(listed, np.ndarray)
    assert listed.dtype == np.float64
    assert np.array_equal(listed, array)


@EACH_OTHER
def test_the_result_is_an_array_of_its_own(function: Function) -> None:
    sums = np.array([-1000.0, -0.5, 0.0, 1000.0])
    result = function(sums)
    assert isinstance(result, np.ndarray)
    result[:] = 99.0
    assert sums.tolist() == [-1000.0, -0.5, 0.0, 1000.0]


@pytest.mark.parametrize(
    ("function", "low", "high"),
    [
        (tanh, -1.0, 1.0),
        (tanh_derivative, 0.0, 0.0),
        (relu, 0.0, LARGEST),
        (relu_derivative, 0.0, 1.0),
        (linear, -LARGEST, LARGEST),
        (linear_derivative, 1.0, 1.0),
    ],
)
def test_the_largest_floats_neither_warn_nor_break(
    function: Function, low: float, high: float
) -> None:
    assert number(function, -LARGEST) == low
    assert number(function, LARGEST) == high
    side_by_side = function([-LARGEST, LARGEST])
    assert isinstance(side_by_side, np.ndarray)
    assert side_by_side.tolist() == [low, high]


@EACH_OTHER
@given(st.lists(ANY_FINITE, max_size=20))
def test_finite_sums_give_finite_numbers(function: Function, sums: list[float]) -> None:
    assert np.isfinite(function(sums)).all()


def test_the_table_holds_the_four_by_name() -> None:
    assert [*ACTIVATIONS] == ["sigmoid", "tanh", "ReLU", "linear"]
    assert {name: (each.function, each.derivative) for name, each in ACTIVATIONS.items()} == {
        "sigmoid": (sigmoid, sigmoid_derivative),
        "tanh": (tanh, tanh_derivative),
        "ReLU": (relu, relu_derivative),
        "linear": (linear, linear_derivative),
    }


@EACH_NAME
def test_an_activation_knows_its_name_and_formula(name: str) -> None:
    assert ACTIVATIONS[name].name == name
    assert "x" in ACTIVATIONS[name].formula
    assert math.isfinite(number(ACTIVATIONS[name].function, 0.0))


def test_the_table_is_read_only() -> None:
    before = dict(ACTIVATIONS)
    with pytest.raises(TypeError, match="does not support item assignment"):
        ACTIVATIONS["step"] = Activation(  # type: ignore[index]
            "step", relu, relu_derivative, relu_inverse, "x"
        )
    with pytest.raises(TypeError, match="does not support item deletion"):
        del ACTIVATIONS["tanh"]  # type: ignore[attr-defined]
    with pytest.raises(FrozenInstanceError):
        ACTIVATIONS["tanh"].function = relu  # type: ignore[misc]
    assert before == ACTIVATIONS


@EACH_NAME
@given(total=st.floats(-8, 8))
def test_the_inverse_leads_back_to_the_sum(name: str, total: float) -> None:
    activation = ACTIVATIONS[name]
    output = number(activation.function, total)
    back = number(activation.inverse, output)
    assert number(activation.function, max(back, -8.0)) == pytest.approx(output, abs=1e-12)
    if name != "ReLU" or total > 0:
        assert back == pytest.approx(total, abs=1e-6)
    else:
        assert back == -math.inf


def test_known_inverses() -> None:
    assert number(sigmoid_inverse, 0.5) == 0.0
    assert number(sigmoid_inverse, 0.8) == pytest.approx(math.log(4))
    assert number(tanh_inverse, 0.0) == 0.0
    assert number(linear_inverse, -3.5) == -3.5
    assert np.asarray(relu_inverse([-1.0, 0.0, 2.0])).tolist() == [-math.inf, -math.inf, 2.0]


@pytest.mark.parametrize(
    ("inverse", "outputs"),
    [(sigmoid_inverse, [0.0, 1.0, -0.1, 1.1]), (tanh_inverse, [-1.0, 1.0, 2.0])],
)
def test_what_no_sum_gives_has_no_inverse(inverse: Function, outputs: list[float]) -> None:
    for output in outputs:
        with pytest.raises(ValueError, match="no sum gives"):
            inverse(output)
    with pytest.raises(ValueError, match="finite"):
        inverse(math.nan)
