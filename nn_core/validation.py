"""Checks on what callers bring in: each failure is one sentence that says what to change."""

from collections.abc import Iterable, Sequence
from math import isfinite
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array: TypeAlias = NDArray[np.float64]


def finite_array(values: ArrayLike, what: str) -> Array:
    """Return `values` as float64, any shape; `what` names them in the error.

    Raises:
        ValueError: if something in it is not a number, or is NaN or infinite.
    """
    try:
        given = np.asarray(values)
        if given.dtype.kind in "USc":
            raise TypeError("text and complex numbers are not what is meant by a number here")
        array = given.astype(np.float64)
    except (TypeError, ValueError, OverflowError) as error:
        raise ValueError(f"{what} must hold numbers only, in rows of equal length.") from error
    if not np.isfinite(array).all():
        raise ValueError(f"{what} must be finite: replace every NaN and infinity by a number.")
    return array


def finite_number(value: float, what: str) -> float:
    """Return `value` as a float.

    Raises:
        ValueError: if it is not one finite number.
    """
    if isinstance(value, float) and isfinite(value):
        return float(value)
    array = finite_array(value, what)
    if array.ndim != 0:
        raise ValueError(f"{what} must be a single number, not {array.size} of them.")
    return float(array)


def feature_rows(features: ArrayLike, width: int, what: str = "features") -> Array:
    """Return samples as an (n, width) array with n of at least 1.

    Raises:
        ValueError: if there is no sample, or a sample does not have `width` numbers.
    """
    array = finite_array(features, what)
    if array.size == 0:
        raise ValueError(f"{what} is empty: give at least one sample.")
    if array.ndim != 2 or array.shape[1] != width:
        raise ValueError(
            f"{what} must have one row of {width} numbers per sample, not the shape {array.shape}."
        )
    return array


def class_labels(labels: ArrayLike, count: int | None = None) -> Array:
    """Return labels as an (n,) array of 0.0 and 1.0; `count`, where given, is the n to expect.

    Raises:
        ValueError: if a label is neither 0 nor 1, or there are not `count` of them.
    """
    array = finite_array(labels, "labels")
    if array.ndim != 1:
        raise ValueError(f"labels must be a flat list of 0 and 1, not the shape {array.shape}.")
    if not ((array == 0.0) | (array == 1.0)).all():
        raise ValueError("labels must be 0 or 1: found another number.")
    if count is not None and array.size != count:
        raise ValueError(f"there are {count} samples but {array.size} labels: give one label each.")
    return array


def whole_number(value: int, what: str, at_least: int = 0) -> int:
    """Return `value` as an int.

    Raises:
        ValueError: if it is not a whole number of at least `at_least`.
    """
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)) or value < at_least:
        raise ValueError(f"{what} must be a whole number of at least {at_least}, not {value!r}.")
    return int(value)


def layer_sizes(sizes: Iterable[int]) -> tuple[int, ...]:
    """Return layer sizes as a tuple: inputs first, outputs last.

    Raises:
        ValueError: if there are fewer than two layers or a layer has no neuron.
    """
    listed = list(sizes) if isinstance(sizes, Iterable) else []
    checked = tuple(whole_number(size, "each layer size", at_least=1) for size in listed)
    if len(checked) < 2:
        raise ValueError("sizes needs at least an input layer and an output layer, as in (2, 1).")
    return checked


def one_of(value: str, allowed: Sequence[str], what: str) -> str:
    """Return `value` if it is among `allowed`.

    Raises:
        ValueError: otherwise; the sentence lists what is allowed.
    """
    if value not in allowed:
        raise ValueError(f"{what} must be one of {', '.join(allowed)}, not {value!r}.")
    return value


def read_only(array: Array) -> Array:
    """Return the same numbers in an array that nobody can write to."""
    frozen = np.array(array, dtype=np.float64)
    frozen.flags.writeable = False
    return frozen


def owned(array: Array) -> Array:
    """Make an array that nobody else holds read-only, without another copy of its numbers."""
    array.flags.writeable = False
    return array
