"""The activation is what a neuron does last: it bends the sum, and so its answer.

The sigmoid squashes any sum into (0, 1). Tanh, ReLU and linear are here to be compared with it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import overload

import numpy as np
from numpy.typing import ArrayLike

from nn_core.validation import Array, finite_array


def stable_sigmoid(sums: Array) -> Array:
    """1 / (1 + e^-x) for an array of any shape, without checks and without warnings.

    For very negative sums e^-x overflows to infinity, and one over infinity is the exact limit 0.
    """
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        result: Array = 1.0 / (1.0 + np.exp(-sums))
    return result


@overload
def sigmoid(x: float) -> float: ...
@overload
def sigmoid(x: ArrayLike) -> float | Array: ...
def sigmoid(x: ArrayLike) -> float | Array:
    """Squash a sum into (0, 1): f(x) = 1 / (1 + e^-x).

    Args:
        x: a finite number, or an array of any shape. No unit.

    Returns:
        A float for a number, an array of the same shape for an array. Far from 0 the result
        rounds to exactly 0 or 1.

    Raises:
        ValueError: if x is not a finite number.

    Source: V. Zhou, "Machine Learning for Beginners" (2019), section 1.
    """
    sums = finite_array(x, "x")
    squashed = stable_sigmoid(sums)
    return float(squashed) if sums.ndim == 0 else squashed


@overload
def sigmoid_derivative(x: float) -> float: ...
@overload
def sigmoid_derivative(x: ArrayLike) -> float | Array: ...
def sigmoid_derivative(x: ArrayLike) -> float | Array:
    """The slope of the sigmoid at x: f'(x) = f(x) * (1 - f(x)), at most 1/4, at x = 0.

    Args:
        x: a finite number, or an array of any shape.

    Returns:
        A float for a number, an array of the same shape for an array.

    Raises:
        ValueError: if x is not a finite number.

    Source: V. Zhou, "Machine Learning for Beginners" (2019), section 3.
    """
    squashed = sigmoid(x)
    return squashed * (1.0 - squashed)


def sigmoid_inverse(y: ArrayLike) -> float | Array:
    """The sum that the sigmoid makes y of: log(y / (1 - y)), also called the logit.

    Args:
        y: a number between 0 and 1, or an array of any shape.

    Raises:
        ValueError: if y is not a number, or no sum gives it.
    """
    return _sum_by_sum(lambda outputs: np.log(outputs) - np.log1p(-outputs), y, 0.0, 1.0)


def tanh(x: ArrayLike) -> float | Array:
    """Squash a sum into (-1, 1), with 0 staying 0: the hyperbolic tangent.

    Takes and returns what `sigmoid` does, and raises the same error.
    """
    return _number_by_number(np.tanh, x)


def tanh_derivative(x: ArrayLike) -> float | Array:
    """The slope of tanh at x: f'(x) = 1 - f(x)^2, at most 1, at x = 0."""
    return _number_by_number(lambda sums: 1.0 - np.tanh(sums) ** 2, x)


def tanh_inverse(y: ArrayLike) -> float | Array:
    """The sum that tanh makes y of, for y between -1 and 1; raises as `sigmoid_inverse` does."""
    return _sum_by_sum(np.arctanh, y, -1.0, 1.0)


def relu(x: ArrayLike) -> float | Array:
    """Let positive sums pass and stop negative ones: max(0, x), the rectified linear unit."""
    return _number_by_number(lambda sums: np.maximum(sums, 0.0), x)


def relu_derivative(x: ArrayLike) -> float | Array:
    """The slope of ReLU at x: 1 right of 0 and 0 left of it; at the corner itself 0 by custom."""
    return _number_by_number(lambda sums: (sums > 0).astype(np.float64), x)


def relu_inverse(y: ArrayLike) -> float | Array:
    """The least sum that ReLU makes y or more of: y itself, but -infinity from 0 down."""
    return _sum_by_sum(lambda outputs: np.where(outputs > 0, outputs, -np.inf), y)


def linear(x: ArrayLike) -> float | Array:
    """Leave the sum as it is."""
    return _number_by_number(np.copy, x)


def linear_derivative(x: ArrayLike) -> float | Array:
    """The slope of a straight line: 1 everywhere."""
    return _number_by_number(np.ones_like, x)


def linear_inverse(y: ArrayLike) -> float | Array:
    """The sum that is y."""
    return _sum_by_sum(np.copy, y)


def _sum_by_sum(
    inverse: Callable[[Array], Array], y: ArrayLike, low: float = -np.inf, high: float = np.inf
) -> float | Array:
    outputs = finite_array(y, "y")
    if not ((low < outputs) & (outputs < high)).all():
        raise ValueError(f"y must lie between {low:g} and {high:g}: no sum gives anything else.")
    return _number_by_number(inverse, outputs)


def _number_by_number(function: Callable[[Array], Array], x: ArrayLike) -> float | Array:
    sums = finite_array(x, "x")
    with np.errstate(over="ignore", under="ignore"):
        bent = function(sums)
    return float(bent) if sums.ndim == 0 else bent


@dataclass(frozen=True)
class Activation:
    """An activation function with its derivative.

    Attributes:
        name: as it is called.
        function: from sums to outputs, for numbers and arrays.
        derivative: its slope at those sums.
        inverse: the least sum at which it gives so much, for outputs within its range.
        formula: f(x) in LaTeX.
    """

    name: str
    function: Callable[[ArrayLike], float | Array]
    derivative: Callable[[ArrayLike], float | Array]
    inverse: Callable[[ArrayLike], float | Array]
    formula: str


ACTIVATIONS: Mapping[str, Activation] = MappingProxyType(
    {
        activation.name: activation
        for activation in (
            Activation(
                "sigmoid", sigmoid, sigmoid_derivative, sigmoid_inverse, r"\frac{1}{1 + e^{-x}}"
            ),
            Activation("tanh", tanh, tanh_derivative, tanh_inverse, r"\tanh(x)"),
            Activation("ReLU", relu, relu_derivative, relu_inverse, r"\max(0, x)"),
            Activation("linear", linear, linear_derivative, linear_inverse, "x"),
        )
    }
)
"""The activation functions by name; the sigmoid is the one of the story."""
