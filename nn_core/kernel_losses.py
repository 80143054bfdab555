"""What `losses` and `targets` say, compiled by Numba, for a chunk of samples at a time."""

import math

from nn_core.kernel_activations import compiled, grow, times_slope

SQUARED, BINARY, CATEGORICAL = range(3)
"""The losses in the order of `LOSSES`."""


@compiled
def start_back(loss, code, outputs, truth, by_sum, count, columns):
    """Set dL/dsum of the last layer, where the loss is a mean over so many samples."""
    width = len(outputs)
    for neuron in range(width):
        for column in range(columns):
            error = outputs[neuron, column] - truth[neuron, column]
            by_sum[neuron, column] = (
                2.0 * error / (count * width) if loss == SQUARED else error / count
            )
    if loss == SQUARED:
        times_slope(code, outputs, by_sum, columns)


@compiled
def score(loss, sums, outputs, truth, scratch, columns):
    """The loss of a chunk, added up, and how many of its samples are answered rightly."""
    width, total, right = len(outputs), 0.0, 0
    for column in range(columns):
        best, target, highest, powers = 0, 0, sums[0, column], 0.0
        for neuron in range(width):
            true, answer, given = (
                truth[neuron, column],
                outputs[neuron, column],
                sums[neuron, column],
            )
            if answer > outputs[best, column]:
                best = neuron
            if true > truth[target, column]:
                target = neuron
            highest = max(highest, given)
            if loss == SQUARED:
                total += (true - answer) ** 2 / width
            elif loss == BINARY:
                surprise = -given if true == 1.0 else given
                total += max(surprise, 0.0)
                sums[neuron, column] = -abs(surprise)
        if loss == CATEGORICAL:
            for neuron in range(width):
                powers += math.exp(sums[neuron, column] - highest)
            total += math.log(powers) - (sums[target, column] - highest)
        if width == 1:
            right += (outputs[0, column] >= 0.5) == (truth[0, column] == 1.0)
        else:
            right += best == target
    if loss == BINARY:
        for neuron in range(width):
            total += logarithms(sums[neuron], scratch, columns)
    return total, right


@compiled
def logarithms(row, scratch, columns):
    """The sum of log(1 + e^x) over a row of x from 0 downwards, which it uses up.

    It is the logarithm of a product, and that costs one logarithm for all. Of the product what is
    above 1 is kept, which has all its digits where every e^x is small.
    """
    grow(row, scratch, columns)
    above = 0.0
    for column in range(columns):
        power = scratch[column] * row[column] + scratch[column]
        above += power * (1.0 + above)
    return math.log1p(above)
