"""The step once more, compiled by Numba: what `descent` says, in loops over plain numbers.

A chunk of samples lies side by side, a row for each neuron, so that the innermost loops run along
samples and the processor takes several at once. Sums are added up in an order that is written down,
so that every machine comes to the same bits. Only `engine` imports this file.
"""

import math

import numpy as np

from nn_core.kernel_activations import bend, compiled, times_slope

WIDE = 64
"""Samples in a chunk: enough to keep the processor busy, few enough to stay in its cache."""
SQUARED, BINARY, CATEGORICAL = range(3)
PLAIN, RMS, ADAM = range(3)
NO_PENALTY, SQUARES, SIGNS, SIGNS_AFTER = range(4)


@compiled
def forward(parameters, sizes, codes, signals, sums, scratch, columns):
    """Fill the signals of all layers from those of the inputs, and the sums of the last."""
    weight, bias, below = 0, len(parameters) - sizes[1:].sum(), 0
    for depth in range(len(codes)):
        inputs, width = sizes[depth], sizes[depth + 1]
        above = below + inputs
        for neuron in range(width):
            row = signals[above + neuron, :columns]
            row[:] = parameters[bias + neuron]
            for place in range(inputs):
                factor = parameters[weight + place]
                signal = signals[below + place, :columns]
                for column in range(columns):
                    row[column] += factor * signal[column]
            weight += inputs
            if depth == len(codes) - 1:
                sums[neuron, :columns] = row
        bend(codes[depth], signals[above : above + width], scratch, columns)
        bias += width
        below = above


@compiled
def backward(parameters, sizes, codes, signals, slopes, by_signal, columns):
    """Add what a chunk says to the slopes; by_signal holds dL/dsum of the last layer."""
    weight, bias, above = len(parameters) - sizes[1:].sum(), len(parameters), len(signals)
    for depth in range(len(codes) - 1, -1, -1):
        inputs, width = sizes[depth], sizes[depth + 1]
        weight -= inputs * width
        bias -= width
        above -= width
        below = above - inputs
        for neuron in range(width):
            change = by_signal[above + neuron, :columns]
            slopes[bias + neuron] += change.sum()
            for place in range(inputs):
                slopes[weight + neuron * inputs + place] += dot(
                    change, signals[below + place, :columns]
                )
        if depth > 0:
            for place in range(inputs):
                row = by_signal[below + place, :columns]
                row[:] = 0.0
                for neuron in range(width):
                    factor = parameters[weight + neuron * inputs + place]
                    change = by_signal[above + neuron, :columns]
                    for column in range(columns):
                        row[column] += factor * change[column]
            layer = slice(below, above)
            times_slope(codes[depth - 1], signals[layer], by_signal[layer], columns)


@compiled
def dot(one, other):
    """The sum of products, in four parts that do not wait for each other."""
    a, b, c, d = 0.0, 0.0, 0.0, 0.0
    whole = len(one) // 4 * 4
    for place in range(0, whole, 4):
        a += one[place] * other[place]
        b += one[place + 1] * other[place + 1]
        c += one[place + 2] * other[place + 2]
        d += one[place + 3] * other[place + 3]
    for place in range(whole, len(one)):
        a += one[place] * other[place]
    return (a + b) + (c + d)


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
def score(loss, sums, outputs, truth, columns):
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
                total += max(surprise, 0.0) + math.log1p(math.exp(-abs(surprise)))
        if loss == CATEGORICAL:
            for neuron in range(width):
                powers += math.exp(sums[neuron, column] - highest)
            total += math.log(powers) - (sums[target, column] - highest)
        if width == 1:
            right += (outputs[0, column] >= 0.5) == (truth[0, column] == 1.0)
        else:
            right += best == target
    return total, right


@compiled
def judge(parameters, sizes, codes, loss, samples, targets, space):
    """The mean loss and the accuracy over all samples."""
    signals, sums, scratch, _, truth = space
    total, right, count, width = 0.0, 0, len(samples), targets.shape[1]
    for first in range(0, count, WIDE):
        columns = min(WIDE, count - first)
        for column in range(columns):
            for place in range(samples.shape[1]):
                signals[place, column] = samples[first + column, place]
            for neuron in range(width):
                truth[neuron, column] = targets[first + column, neuron]
        forward(parameters, sizes, codes, signals, sums, scratch, columns)
        part, good = score(loss, sums, signals[len(signals) - width :], truth, columns)
        total += part
        right += good
    return total / count, right / count


@compiled
def take_batch(parameters, sizes, codes, loss, samples, targets, rows, slopes, space):
    """Set the slopes to the gradient of the loss over the samples of these rows."""
    signals, sums, scratch, by_signal, truth = space
    width, last = targets.shape[1], len(signals) - targets.shape[1]
    slopes[:] = 0.0
    for first in range(0, len(rows), WIDE):
        columns = min(WIDE, len(rows) - first)
        for column in range(columns):
            row = rows[first + column]
            for place in range(samples.shape[1]):
                signals[place, column] = samples[row, place]
            for neuron in range(width):
                truth[neuron, column] = targets[row, neuron]
        forward(parameters, sizes, codes, signals, sums, scratch, columns)
        start_back(loss, codes[-1], signals[last:], truth, by_signal[last:], len(rows), columns)
        backward(parameters, sizes, codes, signals, slopes, by_signal, columns)


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
def run(start, memory, done, shape, rule, numbers, still, table, held, visits, record, scores):
    """Run epochs until the last or the first whose numbers are not finite; say how many were run.

    `record` and `scores` have a row for each epoch. Or they have none: then the start becomes what
    it is after the last epoch that was finite, and the others do not count.
    """
    sizes, codes, loss, weights = shape
    samples, targets = table
    orders, batch, rates = visits
    parameters, slopes = start.copy(), np.zeros(len(start))
    width = sizes[len(codes)]
    space = (
        np.zeros((sizes.sum(), WIDE)),
        np.zeros((width, WIDE)),
        np.zeros(WIDE),
        np.zeros((sizes.sum(), WIDE)),
        np.zeros((width, WIDE)),
    )
    for epoch in range(len(orders)):
        for first in range(0, orders.shape[1], batch):
            rows = orders[epoch, first : first + batch]
            take_batch(parameters, sizes, codes, loss, samples, targets, rows, slopes, space)
            done += 1.0
            move(parameters, slopes, memory, done, rule, numbers, rates[epoch], still, weights)
        lost, right = judge(parameters, sizes, codes, loss, samples, targets, space)
        finite = math.isfinite(lost) and np.isfinite(parameters).all()
        if len(record) == 0:
            if not finite:
                return epoch
            start[:] = parameters
            continue
        scores[epoch, 0], scores[epoch, 1] = lost, right
        record[epoch] = parameters
        if len(held[0]) > 0:
            lost, right = judge(parameters, sizes, codes, loss, held[0], held[1], space)
            scores[epoch, 2], scores[epoch, 3] = lost, right
            finite = finite and math.isfinite(lost)
        if not finite:
            return epoch + 1
    return len(orders)


@compiled
def two_two_one(start, samples, targets, rate, orders, held, record):
    """The run of the story, operation by operation as in `two_two_one.py`: the same bits."""
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = start
    for epoch in range(len(orders)):
        for row in orders[epoch]:
            x1, x2, y_true = samples[row, 0], samples[row, 1], targets[row]
            sum_h1 = w1 * x1 + w2 * x2 + b1
            h1 = 0.0 if sum_h1 < -709.0 else 1.0 / (1.0 + math.exp(-sum_h1))
            sum_h2 = w3 * x1 + w4 * x2 + b2
            h2 = 0.0 if sum_h2 < -709.0 else 1.0 / (1.0 + math.exp(-sum_h2))
            sum_o1 = w5 * h1 + w6 * h2 + b3
            y_pred = 0.0 if sum_o1 < -709.0 else 1.0 / (1.0 + math.exp(-sum_o1))
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
        record[epoch] = (w1, w2, w3, w4, w5, w6, b1, b2, b3)
