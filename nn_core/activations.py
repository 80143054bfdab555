"""The activation squashes a neuron's sum, which can be anything, into the open interval (0, 1)."""

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
