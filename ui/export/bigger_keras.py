"""The run of a bigger network in Keras 3, on PyTorch.

Keras has definitions of its own of momentum, RMSprop and Adam: it adds epsilon elsewhere, and
remembers steps with their learning rate. The script brings those of the papers. And on PyTorch
Keras 3.15 takes products and means in 32 bits, whatever it is told: the script brings a layer and
a loss that do not. All else is Keras's: the network, its derivatives, the training of a batch.
"""

from collections.abc import Iterator

from ui.experiment.bigger import BiggerExperiment
from ui.experiment.bigger_run import MOMENTUM
from ui.export import bigger_parts as parts
from ui.export.bigger_library import Library, Number
from ui.export.bigger_parts import Stretch

_TITLE = '''\
"""One run of a {shape} neural network in Keras 3, from the app Nine Numbers.

It needs NumPy, Keras and PyTorch, and has the app's losses to nine digits after the point or more,
as long as no step is so large that the last digit decides.
"""

import os

os.environ["KERAS_BACKEND"] = "torch"  # before Keras is imported

import keras
import numpy as np

keras.config.set_floatx("float64")  # as many digits as Python's own numbers have


class Dense(keras.layers.Dense):
    """Keras's own multiplies in 32 bits on PyTorch."""

    def call(self, x):
        return self.activation(x @ self.kernel.value + self.bias.value)
'''

_ACTIVATIONS = {
    "sigmoid": '"sigmoid"',
    "tanh": '"tanh"',
    "ReLU": '"relu"',
    "leaky ReLU": "keras.layers.LeakyReLU(negative_slope=0.01)",
    "linear": '"linear"',
    "softplus": '"softplus"',
}

_NETWORK = """\
{activations}
layers = [
    Dense(width, activation=activation)
    for width, activation in zip(sizes[1:], activations)
]
network = keras.Sequential([keras.Input((sizes[0],)), *layers])
for layer, w, b in zip(layers, weights, biases):
    layer.set_weights([w.T, b])  # Keras has inputs in rows and neurons in columns
"""

_LOSSES = {
    ("mse", "sigmoid"): "(keras.ops.sigmoid(sums) - y) ** 2",
    ("mse", "linear"): "(sums - y) ** 2",
    ("mse", "softmax"): "(keras.ops.softmax(sums) - y) ** 2",
    ("cross-entropy", "sigmoid"): "keras.ops.binary_crossentropy(y, sums, from_logits=True)",
    ("cross-entropy", "softmax"): "keras.ops.categorical_crossentropy(y, sums, from_logits=True)",
}
"""The network ends with its sums, and the loss makes answers of them."""

_LOSS = '''\
class {name}(keras.losses.Loss):
    """The mean over a batch, in 64 bits."""

    def __call__(self, y, sums, sample_weight=None):
        y = keras.ops.convert_to_tensor(y)
        each = {value}
        return keras.ops.sum(each) / {count}
'''
_LOSS_NAMES = {"mse": "SquaredError", "cross-entropy": "CrossEntropy"}

_OWN = '''\
class {name}(keras.optimizers.Optimizer):
    """{told}"""
{memory}
    def update_step(self, gradient, variable, learning_rate):
        rate, key = keras.ops.cast(learning_rate, variable.dtype), variable.path
{body}'''
_MEMORY = """
    def build(self, variables):
        super().build(variables)
        self.memory = {{each.path: {start} for each in variables}}
"""
_VELOCITY = f"""\
        velocity = self.memory[key] = {MOMENTUM} * self.memory[key] + gradient
"""
_MEANS = """\
        count, mean, square = self.memory[key]
        count, mean = count + 1, 0.9 * mean + (1.0 - 0.9) * gradient
        square = 0.999 * square + (1.0 - 0.999) * gradient * gradient
        self.memory[key] = count, mean, square
        spread = keras.ops.sqrt(square) / np.sqrt(1.0 - 0.999**count) + 1e-8
"""
_ADAM = "        variable.assign({kept} - rate / (1.0 - 0.9**count) * mean / spread)\n"
_OPTIMIZERS = {
    "sgd": ("SGD", "", "        variable.assign(variable.value - rate * gradient)\n"),
    "momentum": (
        "Momentum",
        "0.0",
        f"{_VELOCITY}        variable.assign(variable.value - rate * velocity)\n",
    ),
    "nesterov": (
        "Nesterov",
        "0.0",
        f"{_VELOCITY}        ahead = gradient + {MOMENTUM} * velocity\n"
        "        variable.assign(variable.value - rate * ahead)\n",
    ),
    "rmsprop": (
        "RMSprop",
        "0.0",
        """\
        square = self.memory[key] = 0.99 * self.memory[key] + (1.0 - 0.99) * gradient * gradient
        move = rate * gradient / (keras.ops.sqrt(square) + 1e-8)
        variable.assign(variable.value - move)
""",
    ),
    "adam": ("Adam", "(0, 0.0, 0.0)", _MEANS + _ADAM.format(kept="variable.value")),
    "adamw": (
        "AdamW",
        "(0, 0.0, 0.0)",
        _MEANS
        + "        decayed = variable.value * (1.0 - rate * 0.01)\n"
        + _ADAM.format(kept="decayed"),
    ),
}
"""For each optimizer its class, what it remembers at the start, and its step."""

_TRAINING = '''\
losses, held_out_losses = [], []


def record(epoch):
    """Keep the loss at an epoch; a change by hand gives an epoch another one."""
    for kept, samples in recorded:
        sums = network(inputs(samples))
        kept[epoch:] = [keras.ops.convert_to_numpy(loss(targets(samples), sums)).item()]


def train(epochs):
    """Train for so many epochs, batch by batch."""
    network.compile(optimizer, loss)
    record(epochs.start)
    for epoch in epochs:
        visited = {rows}
{schedule}        for first in range(0, len(x), batch_size):
            batch = visited[first : first + batch_size]
{before}            network.train_on_batch(x[batch], y[batch])
{after}        record(epoch + 1)
'''
_SCHEDULE = "        optimizer.learning_rate = {rate}\n"
_BEFORE = """\
            before = [keras.ops.convert_to_numpy(each).copy() for each in variables]
"""
_PULL = """\
            for layer in layers:  # L1 pulls weights towards 0, and no further
                moved = keras.ops.convert_to_numpy(layer.kernel)
                pulled = moved - {rate} * l1 * np.sign(moved)
                layer.kernel.assign(np.where(moved * pulled < 0, 0.0, pulled))
"""
_HOLD = """\
            for variable, kept, moves in zip(variables, before, free):
                moved = keras.ops.convert_to_numpy(variable)
                variable.assign(np.where(moves, moved, kept))  # what is frozen stays
"""
_L2 = """\
for layer in layers:
    layer.kernel.regularizer = keras.regularizers.L2(l2 / 2)  # Keras leaves out the half
"""
_ARRAYS = "x, y = inputs(read(training)), targets(read(training))\n"
_FREE = """\
variables = network.trainable_variables
free = [np.ones(each.shape, dtype=bool) for each in variables]
"""
_END = """\
weights = [keras.ops.convert_to_numpy(layer.kernel).T for layer in layers]
biases = [keras.ops.convert_to_numpy(layer.bias) for layer in layers]
"""


def _network(experiment: BiggerExperiment) -> str:
    activations = [_ACTIVATIONS[name] for name in experiment.activations]
    return _NETWORK.format(
        activations=parts.listed("activations = [", [*activations, '"linear"'], "]")
    )


def _definitions(experiment: BiggerExperiment, run: list[Stretch]) -> Iterator[str]:
    yield from _losses(experiment, run)
    yield from _optimizers(run)


def _losses(experiment: BiggerExperiment, run: list[Stretch]) -> Iterator[str]:
    for name in parts.used(run, "loss_name"):
        value = _LOSSES[name, experiment.layer_activations[-1]]
        # One surprise a sample, or one error an output.
        count = "(len(y) * sizes[-1])" if name == "mse" else "len(y)"
        yield _LOSS.format(name=_LOSS_NAMES[name], value=value, count=count)


def _optimizers(run: list[Stretch]) -> Iterator[str]:
    for name in parts.used(run, "optimizer"):
        called, start, body = _OPTIMIZERS[name]
        told = "In 64 bits." if name == "sgd" else "As its paper has it, and in 64 bits."
        memory = _MEMORY.format(start=start) if start else ""
        yield _OWN.format(name=called, told=told, memory=memory, body=body)


def _training(run: list[Stretch]) -> str:
    rate = parts.rate(run)
    frozen = any(part.settings.frozen for part in run)
    after = _PULL.format(rate=rate) if "l1" in parts.penalties(run) else ""
    return _TRAINING.format(
        rows=parts.rows(run),
        schedule="" if rate == "learning_rate" else _SCHEDULE.format(rate=rate),
        before=_BEFORE if frozen else "",
        after=after + (_HOLD if frozen else ""),
    )


def _rule(part: BiggerExperiment, run: list[Stretch]) -> str:
    loss, optimizer = _LOSS_NAMES[part.loss_name], _OPTIMIZERS[part.optimizer][0]
    text = f"loss, optimizer = {loss}(), {optimizer}(learning_rate)\n"
    return (_L2 if "l2" in parts.penalties(run) else "") + text


def _by_hand(numbers: list[Number]) -> str:
    text = ""
    for layer in dict.fromkeys(each.layer for each in numbers):
        text += f"kernel, bias = layers[{layer}].get_weights()\n"
        text += "".join(
            f"{each.inside} = {each.value!r}  # {each.name}\n"
            for each in numbers
            if each.layer == layer
        )
        text += f"layers[{layer}].set_weights([kernel, bias])\n"
    return text


bigger_keras_script = Library(
    _TITLE,
    _network,
    _definitions,
    _training,
    _ARRAYS,
    _rule,
    _by_hand,
    "kernel[{place}, {neuron}]",
    _FREE,
    _END,
).script
