"""The 2-2-1 network trained as fast as plain Python can: its nine numbers as local variables.

NumPy pays a fixed price for every operation, and on two numbers that price is nearly everything.
Local floats and `math.exp` make one step of gradient descent take about a microsecond. The general
path in `training` does the same for any shape; a test holds the two together.
"""

from collections.abc import Iterable, Sequence
from math import exp

from nn_core.validation import Array

LOWEST_SUM = -709.0
"""Below this e^-x overflows a float and the sigmoid is 0 to the last digit that one can hold."""


def train_two_two_one(
    start: Array,
    features: Array,
    labels: Array,
    learning_rate: float,
    orders: Iterable[Iterable[int]],
    frozen: Sequence[int] = (),
) -> list[float]:
    """Train by SGD and record all nine parameters after every epoch.

    Args:
        start: (9,) w1..w6, b1..b3 before training.
        features: (n, 2), as the network sees them.
        labels: (n,) of 0.0 and 1.0.
        learning_rate: greater than 0.
        orders: for each epoch the row numbers in the order in which to visit them.
        frozen: the columns of those parameters that stay as they are.

    Returns:
        9 * (epochs + 1) numbers, the start first. They may end in infinities or NaN.
    """
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = start.tolist()
    samples = [(x1, x2, y) for (x1, x2), y in zip(features.tolist(), labels.tolist(), strict=True)]
    held = {column: float(start[column]) for column in frozen}
    record = [w1, w2, w3, w4, w5, w6, b1, b2, b3]
    for order in orders:
        for row in order:
            x1, x2, y_true = samples[row]

            sum_h1 = w1 * x1 + w2 * x2 + b1
            h1 = 0.0 if sum_h1 < LOWEST_SUM else 1.0 / (1.0 + exp(-sum_h1))
            sum_h2 = w3 * x1 + w4 * x2 + b2
            h2 = 0.0 if sum_h2 < LOWEST_SUM else 1.0 / (1.0 + exp(-sum_h2))
            sum_o1 = w5 * h1 + w6 * h2 + b3
            y_pred = 0.0 if sum_o1 < LOWEST_SUM else 1.0 / (1.0 + exp(-sum_o1))

            # The chain rule backwards, each step scaled by the learning rate; the three are taken
            # before any update, so that all nine gradients belong to the old values.
            step_o1 = -2.0 * (y_true - y_pred) * y_pred * (1.0 - y_pred) * learning_rate
            step_h1 = step_o1 * w5 * h1 * (1.0 - h1)
            step_h2 = step_o1 * w6 * h2 * (1.0 - h2)

            w1 -= step_h1 * x1
            w2 -= step_h1 * x2
            b1 -= step_h1
            w3 -= step_h2 * x1
            w4 -= step_h2 * x2
            b2 -= step_h2
            w5 -= step_o1 * h1
            w6 -= step_o1 * h2
            b3 -= step_o1

            if held:
                moved = (w1, w2, w3, w4, w5, w6, b1, b2, b3)
                w1, w2, w3, w4, w5, w6, b1, b2, b3 = (
                    held.get(column, value) for column, value in enumerate(moved)
                )
        record += (w1, w2, w3, w4, w5, w6, b1, b2, b3)
    return record
