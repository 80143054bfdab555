"""The run of a bigger network in PyTorch, which does backpropagation and steps by itself."""

from collections.abc import Iterator

from ui.experiment.bigger import BiggerExperiment
from ui.experiment.bigger_run import MOMENTUM
from ui.export import bigger_parts as parts
from ui.export.bigger_library import Library, Number
from ui.export.bigger_parts import Stretch

_TITLE = '''\
"""One run of a {shape} neural network in PyTorch, from the app Nine Numbers.

It needs NumPy and PyTorch, and has the app's losses to nine digits after the point or more, as long
as no step is so large that the last digit decides: a library is free to add in another order.
"""

import numpy as np
import torch
from torch import nn

torch.set_default_dtype(torch.float64)  # as many digits as Python's own numbers have
'''

_MODULES = {
    "sigmoid": "nn.Sigmoid()",
    "tanh": "nn.Tanh()",
    "ReLU": "nn.ReLU()",
    "leaky ReLU": "nn.LeakyReLU()",
    "linear": "nn.Identity()",
    "softplus": "nn.Softplus(threshold=40)",
    "softmax": "nn.Softmax(dim=1)",
}

_NETWORK = """\
layers = [nn.Linear(before, width) for before, width in zip(sizes, sizes[1:])]
{network}
with torch.no_grad():  # PyTorch has drawn a start of its own: put ours in its place
    for layer, w, b in zip(layers, weights, biases):
        layer.weight.copy_(torch.tensor(w))
        layer.bias.copy_(torch.tensor(b))
"""

_LOSSES = {
    ("mse", "sigmoid"): ("nn.MSELoss()(torch.sigmoid(sums), y)", ""),
    ("mse", "linear"): ("nn.MSELoss()(sums, y)", ""),
    ("mse", "softmax"): ("nn.MSELoss()(torch.softmax(sums, dim=1), y)", ""),
    ("cross-entropy", "sigmoid"): (
        "nn.BCEWithLogitsLoss()(sums, y)",
        "  # the sigmoid is in the loss, so that nothing overflows",
    ),
    ("cross-entropy", "softmax"): (
        "nn.CrossEntropyLoss()(sums, y)",
        "  # softmax is in the loss, so that nothing overflows",
    ),
}
"""The network ends with its sums, and the loss makes answers of them."""

_OPTIMIZERS = {
    "sgd": "SGD(network.parameters(), lr=learning_rate)",
    "momentum": f"SGD(network.parameters(), lr=learning_rate, momentum={MOMENTUM})",
    "nesterov": f"SGD(network.parameters(), lr=learning_rate, momentum={MOMENTUM}, nesterov=True)",
    "rmsprop": "RMSprop(network.parameters(), lr=learning_rate)",
    "adam": "Adam(network.parameters(), lr=learning_rate)",
    "adamw": "AdamW(network.parameters(), lr=learning_rate)",
}

_TRAINING = '''\
losses, held_out_losses = [], []


def record(epoch):
    """Keep the loss at an epoch; a change by hand gives an epoch another one."""
    with torch.no_grad():
        for kept, samples in recorded:
            sums = network(torch.tensor(inputs(samples)))
            kept[epoch:] = [loss(sums, torch.tensor(targets(samples))).item()]


def train(epochs):
    """Train for so many epochs, batch by batch."""
    record(epochs.start)
    for epoch in epochs:
        visited = {rows}
{schedule}        for first in range(0, len(x), batch_size):
            batch = visited[first : first + batch_size]
            optimizer.zero_grad()
            batch_loss = loss(network(x[batch]), y[batch])
{penalty}            batch_loss.backward()  # all derivatives
{before}            optimizer.step()  # all steps
{after}        record(epoch + 1)
'''
_L2 = """\
            squares = sum((layer.weight**2).sum() for layer in layers)
            batch_loss = batch_loss + l2 / 2 * squares
"""
_SCHEDULE = """\
        for group in optimizer.param_groups:
            group["lr"] = {rate}
"""
_BEFORE = (
    "            before = [parameter.detach().clone() for parameter in network.parameters()]\n"
)
_PULL = """\
            with torch.no_grad():  # L1 pulls weights towards 0, and no further
                for layer in layers:
                    moved = layer.weight
                    pulled = moved - {rate} * l1 * torch.sign(moved)
                    moved.copy_(torch.where(moved * pulled < 0, 0.0, pulled))
"""
_HOLD = """\
            with torch.no_grad():  # what is frozen stays
                for parameter, kept, moves in zip(network.parameters(), before, free):
                    parameter.copy_(torch.where(moves, parameter, kept))
"""
_ARRAYS = """\
x = torch.tensor(inputs(read(training)))
y = torch.tensor(targets(read(training)))
"""
_FREE = """\
free = [torch.ones_like(each, dtype=torch.bool) for each in network.parameters()]
"""
_END = """\
weights = [layer.weight.detach().numpy() for layer in layers]
biases = [layer.bias.detach().numpy() for layer in layers]
"""


def _network(experiment: BiggerExperiment) -> str:
    hidden = [
        f"layers[{depth}], {_MODULES[name]}" for depth, name in enumerate(experiment.activations)
    ]
    listed = parts.listed("network = nn.Sequential(", [*hidden, "layers[-1]"], ")")
    return _NETWORK.format(network=listed)


def _losses(experiment: BiggerExperiment, run: list[Stretch]) -> Iterator[str]:
    for name in parts.used(run, "loss_name"):
        value, remark = _LOSSES[name, experiment.layer_activations[-1]]
        yield f"def {name.replace('-', '_')}(sums, y):\n    return {value}{remark}\n"


def _training(run: list[Stretch]) -> str:
    penalties, rate = parts.penalties(run), parts.rate(run)
    frozen = any(part.settings.frozen for part in run)
    after = _PULL.format(rate=rate) if "l1" in penalties else ""
    return _TRAINING.format(
        rows=parts.rows(run),
        schedule="" if rate == "learning_rate" else _SCHEDULE.format(rate=rate),
        penalty=_L2 if "l2" in penalties else "",
        before=_BEFORE if frozen else "",
        after=after + (_HOLD if frozen else ""),
    )


def _rule(part: BiggerExperiment, run: list[Stretch]) -> str:
    return (
        f"loss = {part.loss_name.replace('-', '_')}\n"
        f"optimizer = torch.optim.{_OPTIMIZERS[part.optimizer]}\n"
    )


def _by_hand(numbers: list[Number]) -> str:
    lines = [
        f"    layers[{each.layer}].{each.inside} = {each.value!r}  # {each.name}\n"
        for each in numbers
    ]
    return "".join(["with torch.no_grad():\n", *lines]) if lines else ""


bigger_pytorch_script = Library(
    _TITLE,
    _network,
    _losses,
    _training,
    _ARRAYS,
    _rule,
    _by_hand,
    "weight[{neuron}, {place}]",
    _FREE,
    _END,
).script
