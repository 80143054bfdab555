"""The step once more, compiled by Numba: what `descent` says, in loops over plain numbers.

A chunk of samples lies side by side, a row for each neuron, so that the innermost loops run along
samples and the processor takes several at once. Rows are named by their numbers: to take one out of
its array costs as much as a short loop. Sums are added up in an order that is written down, so that
every machine comes to the same bits. Only `engine` imports this file.
"""

import math

import numpy as np

from nn_core.kernel_activations import SOFTMAX, bend, compiled, times_slope
from nn_core.kernel_losses import score, start_back

WIDE = 64
"""Samples in a chunk: enough to keep the processor busy, few enough to stay in its cache."""
AT_ONCE = 16
"""Samples that an innermost loop takes in one go; a smaller rest goes one by one, which is slow."""
PLAIN, RMS, ADAM = range(3)
NO_PENALTY, SQUARES, SIGNS, SIGNS_AFTER = range(4)


@compiled
def forward(parameters, sizes, codes, signals, sums, scratch, columns):
    """Fill the signals of all layers from those of the inputs, and the sums of the last."""
    weight, bias, below = 0, len(parameters) - len(signals) + sizes[0], 0
    for depth in range(len(codes)):
        inputs, width = sizes[depth], sizes[depth + 1]
        above = below + inputs
        for neuron in range(width):
            if columns == 1:
                total = parameters[bias + neuron]
                for place in range(inputs):
                    total += parameters[weight + place] * signals[below + place, 0]
                signals[above + neuron, 0] = total
            else:
                for column in range(columns):
                    signals[above + neuron, column] = parameters[bias + neuron]
                for place in range(inputs):
                    factor = parameters[weight + place]
                    for column in range(columns):
                        signals[above + neuron, column] += factor * signals[below + place, column]
            weight += inputs
        layer = signals[above : above + width]
        if depth == len(codes) - 1:
            for neuron in range(width):
                for column in range(columns):
                    sums[neuron, column] = layer[neuron, column]
        # Where no column is free, a layer is one row.
        flat = layer.shape[1] == columns and codes[depth] != SOFTMAX
        rows = layer.reshape(1, width * columns) if flat else layer
        bend(codes[depth], rows, scratch, width * columns if flat else columns)
        bias += width
        below = above


@compiled
def backward(parameters, sizes, codes, signals, slopes, by_signal, columns, filled):
    """Add what a chunk says to the slopes; by_signal holds dL/dsum of the last layer.

    The columns beyond those of samples, up to the filled ones, hold zeros.
    """
    weight, bias, above = len(parameters) - len(signals) + sizes[0], len(parameters), len(signals)
    for depth in range(len(codes) - 1, -1, -1):
        inputs, width = sizes[depth], sizes[depth + 1]
        weight -= inputs * width
        bias -= width
        above -= width
        below = above - inputs
        for place in range(below, above):
            for column in range(filled):
                by_signal[place, column] = 0.0
        for neuron in range(width):
            first = weight + neuron * inputs
            if columns == 1:
                single = by_signal[above + neuron, 0]
                slopes[bias + neuron] += single
                for place in range(inputs):
                    slopes[first + place] += single * signals[below + place, 0]
                    by_signal[below + place, 0] += single * parameters[first + place]
            else:
                row, total = above + neuron, slopes[bias + neuron]
                for column in range(columns):
                    total += by_signal[row, column]
                slopes[bias + neuron] = total
                for place in range(inputs):
                    slopes[first + place] += dot(by_signal, row, signals, below + place, columns)
                    if depth > 0:
                        factor = parameters[first + place]
                        for column in range(filled):
                            by_signal[below + place, column] += factor * by_signal[row, column]
        if depth > 0:
            outputs, changes = signals[below:above], by_signal[below:above]
            flat = outputs.shape[1] == filled
            rows = outputs.reshape(1, inputs * filled) if flat else outputs
            changes = changes.reshape(1, inputs * filled) if flat else changes
            times_slope(codes[depth - 1], rows, changes, inputs * filled if flat else filled)


@compiled
def dot(one, i, other, j, columns):
    """The sum of products of two rows, in four parts that do not wait for each other."""
    a, b, c, d = 0.0, 0.0, 0.0, 0.0
    whole = columns // 4 * 4
    for place in range(0, whole, 4):
        a += one[i, place] * other[j, place]
        b += one[i, place + 1] * other[j, place + 1]
        c += one[i, place + 2] * other[j, place + 2]
        d += one[i, place + 3] * other[j, place + 3]
    for place in range(whole, columns):
        a += one[i, place] * other[j, place]
    return (a + b) + (c + d)


@compiled
def judge(parameters, sizes, codes, loss, samples, targets, space):
    """The mean loss and the accuracy over all samples."""
    signals, sums, scratch, _, truth = space
    total, right, count, width = 0.0, 0, len(samples), targets.shape[1]
    wide = signals.shape[1]
    for first in range(0, count, wide):
        columns = min(wide, count - first)
        for column in range(columns):
            for place in range(samples.shape[1]):
                signals[place, column] = samples[first + column, place]
            for neuron in range(width):
                truth[neuron, column] = targets[first + column, neuron]
        forward(parameters, sizes, codes, signals, sums, scratch, columns)
        last = signals[len(signals) - width :]
        part, good = score(loss, sums, last, truth, scratch, columns)
        total += part
        right += good
    return total / count, right / count


@compiled
def fill(signals, by_signal, inputs, last, columns):
    """Fill up a chunk with zeros, which say nothing, to columns for whole loops; how many."""
    filled = columns if columns == 1 else -(-columns // AT_ONCE) * AT_ONCE
    for column in range(columns, filled):
        for place in range(inputs):
            signals[place, column] = 0.0
        for place in range(last, len(by_signal)):
            by_signal[place, column] = 0.0
    return filled


@compiled
def take_batch(parameters, sizes, codes, loss, samples, targets, rows, slopes, space):
    """Set the slopes to the gradient of the loss over the samples of these rows."""
    signals, sums, scratch, by_signal, truth = space
    width, last = targets.shape[1], len(signals) - targets.shape[1]
    for place in range(len(slopes)):
        slopes[place] = 0.0
    wide = signals.shape[1]
    for first in range(0, len(rows), wide):
        columns = min(wide, len(rows) - first)
        for column in range(columns):
            row = rows[first + column]
            for place in range(samples.shape[1]):
                signals[place, column] = samples[row, place]
            for neuron in range(width):
                truth[neuron, column] = targets[row, neuron]
        filled = fill(signals, by_signal, samples.shape[1], last, columns)
        forward(parameters, sizes, codes, signals, sums, scratch, filled)
        start_back(loss, codes[-1], signals[last:], truth, by_signal[last:], len(rows), columns)
        backward(parameters, sizes, codes, signals, slopes, by_signal, columns, filled)


@compiled
def move(parameters, slopes, memory, count, rule, numbers, rate, still, weights):
    """Take a step along the slopes, which become those of loss and penalty together."""
    optimizer, penalty = rule
    momentum, ahead, beta, epsilon, decay, pull = numbers
    fading, spread = 1.0, 1.0
    if optimizer == ADAM:
        fading, spread = 1.0 - momentum**count, math.sqrt(1.0 - beta**count)
    for place in range(len(parameters)):
        if still[place]:
            continue
        value, slope = parameters[place], slopes[place]
        if place < weights and penalty == SQUARES:
            slope += pull * value
        elif place < weights and penalty == SIGNS:
            slope += pull * np.sign(value)
        if optimizer == PLAIN and momentum > 0.0:
            memory[0, place] = momentum * memory[0, place] + slope
            slope = slope + momentum * memory[0, place] if ahead > 0.0 else memory[0, place]
        if optimizer == PLAIN:
            value -= rate * slope
        elif optimizer == RMS:
            memory[1, place] = beta * memory[1, place] + (1.0 - beta) * slope * slope
            value -= rate * slope / (math.sqrt(memory[1, place]) + epsilon)
        else:
            value *= 1.0 - rate * decay
            memory[0, place] = momentum * memory[0, place] + (1.0 - momentum) * slope
            memory[1, place] = beta * memory[1, place] + (1.0 - beta) * slope * slope
            root = math.sqrt(memory[1, place]) / spread + epsilon
            value -= rate / fading * memory[0, place] / root
        if place < weights and penalty == SIGNS_AFTER:
            pulled = value - rate * pull * np.sign(value)
            value = 0.0 if value * pulled < 0 else pulled
        parameters[place] = value


@compiled
def columns_for(most):
    """Columns of chunks for so many samples: to step with single ones takes little room."""
    return 1 if most == 1 else min(WIDE, -(-most // AT_ONCE) * AT_ONCE)


@compiled
def room(sizes, wide):
    """Space for so many samples: signals, sums, scratch, dL/dsignal and the truth."""
    neurons, broadest = 0, 1
    for size in sizes:
        neurons += size
        broadest = max(broadest, size)
    outputs = sizes[len(sizes) - 1]
    return (
        np.zeros((neurons, wide)),
        np.zeros((outputs, wide)),
        np.zeros(broadest * wide),
        np.zeros((neurons, wide)),
        np.zeros((outputs, wide)),
    )


@compiled
def run(start, memory, done, shape, rule, numbers, still, table, held, visits, record, scores):
    """Run epochs until the last or the first whose numbers are not finite; say how many were run.

    `record` and `scores` have a row for each epoch. Or they have none: then the start becomes what
    it is after the last epoch that was finite, and the others do not count.
    """
    sizes, codes, loss, weights = shape
    samples, targets = table
    orders, batch, rates = visits
    parameters, slopes, marks = start.copy(), np.zeros(len(start)), np.zeros(4)
    most = max(len(samples), len(held[0]))
    space, broad = room(sizes, columns_for(batch)), room(sizes, columns_for(most))
    for epoch in range(len(orders)):
        for first in range(0, orders.shape[1], batch):
            rows = orders[epoch, first : first + batch]
            take_batch(parameters, sizes, codes, loss, samples, targets, rows, slopes, space)
            done += 1.0
            move(parameters, slopes, memory, done, rule, numbers, rates[epoch], still, weights)
        finite = True
        for value in parameters:
            finite = finite and math.isfinite(value)
        for part in range(2):
            judged, truth = held if part else table
            if len(judged) > 0:
                lost, right = judge(parameters, sizes, codes, loss, judged, truth, broad)
                finite = finite and math.isfinite(lost)
                marks[2 * part], marks[2 * part + 1] = lost, right
        if len(record) > 0 or finite:
            kept = record[epoch] if len(record) > 0 else start
            for place in range(len(kept)):
                kept[place] = parameters[place]
        if len(record) > 0:
            for place in range(4):
                scores[epoch, place] = marks[place]
        if not finite:
            return epoch + (1 if len(record) > 0 else 0)
    return len(orders)
