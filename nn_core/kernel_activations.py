"""What `layer_activations` says, compiled by Numba, for a row of samples at a time.

The exponential is written out, in operations that a processor does for several samples at once; it
is within two units in the last place of the one in the library of C.
"""

import math
from collections.abc import Callable
from typing import TypeVar

import numba
import numpy as np

from nn_core.layer_activations import LEAK

Function = TypeVar("Function", bound=Callable[..., object])

SIGMOID, TANH, RELU, LEAKY, LINEAR, SOFTPLUS, SOFTMAX = range(7)
"""The activations in the order of `LAYER_ACTIVATIONS`."""


PER_LOG_2 = 1.4426950408889634
# log(2) in two parts: the first has zeros at its end, so that its multiples are exact.
LOG_2_HIGH, LOG_2_LOW = 6.93147180369123816490e-01, 1.90821492927058770002e-10
ROUNDING = 6755399441055744.0
"""1.5 * 2^52: a float plus this is rounded to a whole number, which its last bits hold."""


def compiled(function: Function) -> Function:
    """Compile at the first call, and keep the result on disk where a folder can be written.

    Numba compiles anew when the file of a function has changed, but not when that of a function
    which it calls has: after a change in one of the kernel's files, remove `nn_core/__pycache__`.
    """
    try:
        fast: Function = numba.njit(function, cache=True, nogil=True, error_model="numpy")
    except RuntimeError:
        fast = numba.njit(function, nogil=True, error_model="numpy")
    return fast


@compiled
def grow(row, scratch, columns):
    """Replace each x by e^x - 1 without its power of two, and put that power into scratch.

    e^x = 2^k * e^r with r within log(2) / 2 of 0, where the series of e^r - 1 is short.
    """
    for column in range(columns):
        x = row[column]
        x = 709.0 if x > 709.0 else x
        x = -708.0 if x < -708.0 else x
        moved = x * PER_LOG_2 + ROUNDING
        scratch[column] = moved
        k = moved - ROUNDING
        r = (x - k * LOG_2_HIGH) - k * LOG_2_LOW
        series = 1.0 / 6227020800.0
        series = series * r + 1.0 / 479001600.0
        series = series * r + 1.0 / 39916800.0
        series = series * r + 1.0 / 3628800.0
        series = series * r + 1.0 / 362880.0
        series = series * r + 1.0 / 40320.0
        series = series * r + 1.0 / 5040.0
        series = series * r + 1.0 / 720.0
        series = series * r + 1.0 / 120.0
        series = series * r + 1.0 / 24.0
        series = series * r + 1.0 / 6.0
        series = series * r + 0.5
        row[column] = r + r * r * series
    bits = scratch.view(np.int64)
    for column in range(columns):
        # The exponent of a float, with its offset, stands in its bits from 52 up.
        bits[column] = (bits[column] + 1023) << 52


@compiled
def bend(code, rows, scratch, columns):
    """Replace the sums in the first columns by what the activation makes of them."""
    if code == SOFTMAX:
        soften(rows, columns)
        return
    for neuron in range(len(rows)):
        row = rows[neuron]
        if code in (SIGMOID, TANH):
            factor = -1.0 if code == SIGMOID else 2.0
            for column in range(columns):
                row[column] *= factor
            grow(row, scratch, columns)
            for column in range(columns):
                # e^x - 1, which has all its digits near 0.
                less_one = scratch[column] * row[column] + (scratch[column] - 1.0)
                top = 1.0 if code == SIGMOID else less_one
                row[column] = top / (less_one + 2.0)
        elif code == RELU:
            for column in range(columns):
                row[column] = 0.0 if row[column] < 0.0 else row[column]
        elif code == LEAKY:
            for column in range(columns):
                row[column] = LEAK * row[column] if row[column] < 0.0 else row[column]
        elif code == SOFTPLUS:
            for column in range(columns):
                x = row[column]
                row[column] = max(x, 0.0) + math.log1p(math.exp(-abs(x)))


@compiled
def soften(rows, columns):
    """Softmax: the probabilities of each column."""
    for column in range(columns):
        highest, total = rows[0, column], 0.0
        for neuron in range(1, len(rows)):
            highest = max(highest, rows[neuron, column])
        for neuron in range(len(rows)):
            rows[neuron, column] = math.exp(rows[neuron, column] - highest)
            total += rows[neuron, column]
        for neuron in range(len(rows)):
            rows[neuron, column] /= total


@compiled
def times_slope(code, outputs, changes, columns):
    """Turn dL/doutput into dL/dsum, by the slopes as the outputs tell them."""
    for neuron in range(len(outputs)):
        output, change = outputs[neuron], changes[neuron]
        if code == SIGMOID:
            for column in range(columns):
                change[column] *= output[column] * (1.0 - output[column])
        elif code == TANH:
            for column in range(columns):
                change[column] *= 1.0 - output[column] * output[column]
        elif code == RELU:
            for column in range(columns):
                change[column] = change[column] if output[column] > 0.0 else 0.0
        elif code == LEAKY:
            for column in range(columns):
                change[column] *= 1.0 if output[column] > 0.0 else LEAK
        elif code == SOFTPLUS:
            for column in range(columns):
                change[column] *= -math.expm1(-output[column])
    if code == SOFTMAX:
        for column in range(columns):
            along = 0.0
            for neuron in range(len(outputs)):
                along += outputs[neuron, column] * changes[neuron, column]
            for neuron in range(len(outputs)):
                changes[neuron, column] = outputs[neuron, column] * (
                    changes[neuron, column] - along
                )
