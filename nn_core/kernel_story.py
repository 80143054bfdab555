"""The run of the story, compiled: operation by operation as in `two_two_one`, to the same bits."""

import math

from nn_core.kernel_activations import compiled
from nn_core.two_two_one import LOWEST_SUM


@compiled
def two_two_one(start, samples, targets, rate, orders, held, record):
    """Fill the record with the nine parameters after every epoch, from the nine at the start."""
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = start
    for epoch in range(len(orders)):
        for row in orders[epoch]:
            x1, x2, y_true = samples[row, 0], samples[row, 1], targets[row]
            sum_h1 = w1 * x1 + w2 * x2 + b1
            h1 = 0.0 if sum_h1 < LOWEST_SUM else 1.0 / (1.0 + math.exp(-sum_h1))
            sum_h2 = w3 * x1 + w4 * x2 + b2
            h2 = 0.0 if sum_h2 < LOWEST_SUM else 1.0 / (1.0 + math.exp(-sum_h2))
            sum_o1 = w5 * h1 + w6 * h2 + b3
            y_pred = 0.0 if sum_o1 < LOWEST_SUM else 1.0 / (1.0 + math.exp(-sum_o1))
            step_o1 = -2.0 * (y_true - y_pred) * y_pred * (1.0 - y_pred) * rate
            step_h1 = step_o1 * w5 * h1 * (1.0 - h1)
            step_h2 = step_o1 * w6 * h2 * (1.0 - h2)
            w1 = w1 if held[0] else w1 - step_h1 * x1
            w2 = w2 if held[1] else w2 - step_h1 * x2
            w3 = w3 if held[2] else w3 - step_h2 * x1
            w4 = w4 if held[3] else w4 - step_h2 * x2
            w5 = w5 if held[4] else w5 - step_o1 * h1
            w6 = w6 if held[5] else w6 - step_o1 * h2
            b1 = b1 if held[6] else b1 - step_h1
            b2 = b2 if held[7] else b2 - step_h2
            b3 = b3 if held[8] else b3 - step_o1
        # Not as one tuple: it would take two seconds to compile what is said if it does not fit.
        now = record[epoch]
        now[0], now[1], now[2], now[3], now[4], now[5] = w1, w2, w3, w4, w5, w6
        now[6], now[7], now[8] = b1, b2, b3
