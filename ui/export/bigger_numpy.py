"""The run of a bigger network as a Python script that needs NumPy only.

It does what `nn_core.descent` does, written out for one network: the same start, the same order of
the samples, the same losses.
"""

from collections.abc import Iterator

from ui.experiment.bigger import BiggerExperiment
from ui.experiment.bigger_run import MOMENTUM, bigger_run
from ui.export import bigger_parts as parts
from ui.export.bigger_parts import Stretch

_TITLE = '''\
"""One run of a {shape} neural network, from the app Nine Numbers; it needs NumPy only."""

import numpy as np
'''

_ACTIVATIONS = {
    "sigmoid": (
        "sigmoid",
        "np.exp(-np.logaddexp(0.0, -sums))  # 1 / (1 + e^-sum), and no power is too large",
        "outputs * (1.0 - outputs)",
    ),
    "tanh": ("tanh", "np.tanh(sums)", "1.0 - outputs * outputs"),
    "ReLU": ("relu", "np.maximum(sums, 0.0)", "np.where(sums > 0, 1.0, 0.0)"),
    "leaky ReLU": (
        "leaky_relu",
        "np.where(sums > 0, sums, 0.01 * sums)",
        "np.where(sums > 0, 1.0, 0.01)",
    ),
    "linear": ("linear", "sums", "np.ones_like(sums)"),
    "softplus": (
        "softplus",
        "np.logaddexp(0.0, sums)",
        "np.exp(-np.logaddexp(0.0, -sums))",
    ),
    "softmax": ("softmax", "", ""),
}
"""For each activation what it is called in the script, its outputs and its slope."""

_SOFTMAX = """\
def softmax(sums):
    powers = np.exp(sums - sums.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)
"""

_FEEDFORWARD = '''\
def feedforward(x):
    """The sums of every layer, and what each takes in and gives out, for samples (n, inputs)."""
    sums, outputs = [], [x]
    for w, b, activation in zip(weights, biases, activations):
        sums.append(outputs[-1] @ w.T + b)
        outputs.append(activation(sums[-1]))
    return sums, outputs
'''

_BACKPROPAGATION = '''\
def backpropagate(x, y):
    """The mean derivatives by all weights, then by all biases, over a batch."""
    sums, outputs = feedforward(x)
    by_sum = loss_by_sum(y, sums[-1], outputs[-1])
    by_weights, by_biases = [], []
    for k in reversed(range(len(weights))):
        by_weights.insert(0, by_sum.T @ outputs[k]{penalty})
        by_biases.insert(0, by_sum.sum(axis=0))
{back}    return by_weights + by_biases
'''
_BACK = """\
        if k > 0:
            by_sum = by_sum @ weights[k] * slopes[k - 1](sums[k - 1], outputs[k])
"""

_SQUARED = "return ((y - outputs) ** 2).mean()"
_LOSSES = {
    ("mse", "sigmoid"): (
        _SQUARED,
        "return 2 * (outputs - y) / y.size * sigmoid_slope(sums, outputs)",
    ),
    ("mse", "linear"): (_SQUARED, "return 2 * (outputs - y) / y.size"),
    ("mse", "softmax"): (
        _SQUARED,
        "by_output = 2 * (outputs - y) / y.size\n"
        "    return outputs * (by_output - (outputs * by_output).sum(axis=1, keepdims=True))",
    ),
    ("cross-entropy", "sigmoid"): (
        "return (y * np.logaddexp(0.0, -sums) + (1 - y) * np.logaddexp(0.0, sums)).mean()",
        "return (outputs - y) / len(y)",
    ),
    ("cross-entropy", "softmax"): (
        "below = sums - sums.max(axis=1, keepdims=True)\n"
        "    return (np.log(np.exp(below).sum(axis=1)) - (y * below).sum(axis=1)).mean()",
        "return (outputs - y) / len(y)",
    ),
}
"""For each loss and last activation its value, and its derivative by the sums."""

_OPTIMIZERS = {
    "sgd": """\
def sgd(parameter, gradient, state, rate):
    return parameter - rate * gradient, state
""",
    "momentum": f"""\
def momentum(parameter, gradient, state, rate):
    (velocity,) = state or (0.0,)
    velocity = {MOMENTUM} * velocity + gradient
    return parameter - rate * velocity, (velocity,)
""",
    "nesterov": f"""\
def nesterov(parameter, gradient, state, rate):
    (velocity,) = state or (0.0,)
    velocity = {MOMENTUM} * velocity + gradient
    return parameter - rate * (gradient + {MOMENTUM} * velocity), (velocity,)
""",
    "rmsprop": """\
def rmsprop(parameter, gradient, state, rate):
    (square,) = state or (0.0,)
    square = 0.99 * square + (1.0 - 0.99) * gradient * gradient
    return parameter - rate * gradient / (np.sqrt(square) + 1e-8), (square,)
""",
    "adam": """\
def adam(parameter, gradient, state, rate):
    count, mean, square = state or (0, 0.0, 0.0)
    count, mean = count + 1, 0.9 * mean + (1.0 - 0.9) * gradient
    square = 0.999 * square + (1.0 - 0.999) * gradient * gradient
    spread = np.sqrt(square) / np.sqrt(1.0 - 0.999**count) + 1e-8
    return parameter - rate / (1.0 - 0.9**count) * mean / spread, (count, mean, square)
""",
    "adamw": """\
def adamw(parameter, gradient, state, rate):
    return adam(parameter * (1.0 - rate * 0.01), gradient, state, rate)
""",
}

_TRAINING = '''\
losses, held_out_losses = [], []


def record(epoch):
    """Keep the loss at an epoch; a change by hand gives an epoch another one."""
    for kept, samples in recorded:
        sums, outputs = feedforward(inputs(samples))
        kept[epoch:] = [float(loss(targets(samples), sums[-1], outputs[-1]))]


def train(epochs):
    """Train for so many epochs, batch by batch."""
    states = [None] * 2 * len(weights)
    record(epochs.start)
    for epoch in epochs:
        visited = {rows}
        rate = {rate}
        for first in range(0, len(x), batch_size):
            batch = visited[first : first + batch_size]
            gradients = backpropagate(x[batch], y[batch])
            for k, parameter in enumerate(weights + biases):
                moved, states[k] = optimizer(parameter, gradients[k], states[k], rate)
{after}                parameter[:] = moved
        record(epoch + 1)
'''
_PULL = """\
                if k < len(weights):  # L1 pulls weights towards 0, and no further
                    pulled = moved - rate * l1 * np.sign(moved)
                    moved = np.where(moved * pulled < 0, 0.0, pulled)
"""
_HOLD = "                moved = np.where(free[k], moved, parameter)  # what is frozen stays\n"

_WEIGHTS = """\
for number, (w, b) in enumerate(zip(weights, biases), 1):
    print(f"layer {number}: weights {w.tolist()}, biases {b.tolist()}")
"""


def bigger_python_script(experiment: BiggerExperiment) -> str:
    """The script; running it prints the losses of this run and the trained weights.

    Raises:
        ValueError: if the numbers are so large that not even the first loss is finite.
    """
    shape = "-".join(map(str, experiment.sizes))
    return "\n\n".join([_TITLE.format(shape=shape), *cells(experiment).values()])


def cells(experiment: BiggerExperiment) -> dict[str, str]:
    """The script in pieces, by what each is about; a notebook has a cell for each."""
    run = parts.stretches(experiment)
    data = [parts.READ, parts.inputs(experiment, shift=parts.shifted(run))]
    schedules = [*parts.schedules(run)]
    training = [_OPTIMIZERS["adam"]] if _needs_adam(run) else []
    training += [_OPTIMIZERS[name] for name in parts.used(run, "optimizer")]
    return {
        "data": "\n\n".join([*data, parts.targets(experiment), parts.meaning(experiment)]).strip()
        + "\n",
        "network": "\n\n".join([*_activations(experiment, run), _FEEDFORWARD]),
        "start": parts.start(experiment) + _layers(experiment),
        "loss": "\n\n".join(_losses(experiment, run)),
        "backpropagation": _BACKPROPAGATION.format(
            penalty=" + l2 * weights[k]" if "l2" in parts.penalties(run) else "",
            back=_BACK if experiment.hidden else "",
        ),
        "steps": "\n\n".join([*training, *schedules]),
        "training": _training(run),
        "run": "\n".join(_part(part, before, run) for before, part in _pairs(run))
        .replace("\n\n\n", "\n\n")
        .rstrip("\n")
        + parts.ended(bigger_run(experiment))
        + "\n",
        "report": parts.REPORT + _WEIGHTS,
    }


def _pairs(run: list[Stretch]) -> Iterator[tuple[Stretch | None, Stretch]]:
    return zip([None, *run[:-1]], run, strict=True)


def _needs_adam(run: list[Stretch]) -> bool:
    names = parts.used(run, "optimizer")
    return "adamw" in names and "adam" not in names


def _activations(experiment: BiggerExperiment, run: list[Stretch]) -> Iterator[str]:
    """The functions of the activations, and the slopes of those that need one."""
    names = experiment.layer_activations
    sloped = {*names[:-1], *(names[-1:] if "mse" in parts.used(run, "loss_name") else ())}
    for name in dict.fromkeys(names):
        called, outputs, slope = _ACTIVATIONS[name]
        yield f"def {called}(sums):\n    return {outputs}\n" if outputs else _SOFTMAX
        if name in sloped and slope:
            yield f"def {called}_slope(sums, outputs):\n    return {slope}\n"


def _layers(experiment: BiggerExperiment) -> str:
    """What each layer does to its sums."""
    called = [_ACTIVATIONS[name][0] for name in experiment.layer_activations]
    slopes = [f"{name}_slope" for name in called[:-1]]
    text = parts.listed("activations = [", called, "]") + "\n"
    return text + (parts.listed("slopes = [", slopes, "]") + "\n" if slopes else "")


def _losses(experiment: BiggerExperiment, run: list[Stretch]) -> Iterator[str]:
    last = experiment.layer_activations[-1]
    for name in parts.used(run, "loss_name"):
        value, by_sum = _LOSSES[name, last]
        called = _called(name)
        yield f"def {called}(y, sums, outputs):\n    {value}\n"
        yield f"def {called}_by_sum(y, sums, outputs):\n    {by_sum}\n"


def _training(run: list[Stretch]) -> str:
    after = _PULL if "l1" in parts.penalties(run) else ""
    after += _HOLD if any(part.settings.frozen for part in run) else ""
    return _TRAINING.format(rows=parts.rows(run), rate=parts.rate(run), after=after)


def _part(part: Stretch, before: Stretch | None, run: list[Stretch]) -> str:
    """The settings of a part of the run, and its training."""
    own, called = part.settings, _called(part.settings.loss_name)
    sizes, depth = own.sizes, len(own.sizes) - 1
    places = parts.places(sizes)
    text = f"\n# After epoch {part.since}, from here on:\n" if part.since else ""
    text += parts.samples(part, before)
    if before is None or own.task is not before.settings.task:
        text += "x, y = inputs(read(training)), targets(read(training))\n"
        text += parts.recorded(run)
    text += f"optimizer, loss, loss_by_sum = {own.optimizer}, {called}, {called}_by_sum\n"
    text += parts.settings(part, run)
    for name, number in part.by_hand:
        layer, neuron, place = places[name]
        target = f"biases[{layer}][{neuron}]"
        if place is not None:
            target = f"weights[{layer}][{neuron}, {place}]"
        text += f"{target} = {number!r}  # {name}\n"
    if any(each.settings.frozen for each in run):
        text += "free = [np.ones(parameter.shape, dtype=bool) for parameter in weights + biases]\n"
    for name in own.frozen:
        layer, neuron, place = places[name]
        inside = f"[{layer}][{neuron}, {place}]"
        if place is None:
            inside = f"[{depth + layer}][{neuron}]"
        text += f"free{inside} = False  # {name} is frozen\n"
    return text + f"train(range({part.since}, {part.end}))\n"


def _called(loss: str) -> str:
    return loss.replace("-", "_")
