"""The same network and the same run in PyTorch: what a library does for you."""

from collections.abc import Collection

from ui.experiment.experiment import Experiment
from ui.export import script_parts as parts

_TITLE = '''\
"""The same training run in PyTorch, which does the backpropagation and the steps by itself.

Written by Nine Numbers. It needs NumPy and PyTorch, and ends at the app's nine numbers to nine
digits after the point or more: a library is free to add in another order.
"""

import numpy as np
import torch
from torch import nn

torch.set_default_dtype(torch.float64)  # as many digits as Python's own numbers have
'''

_NETWORK = """\
hidden, output = nn.Linear(2, 2), nn.Linear(2, 1)
network = nn.Sequential(hidden, nn.Sigmoid(), output, nn.Sigmoid())
with torch.no_grad():  # PyTorch has drawn a start of its own: put ours in its place
    hidden.weight.copy_(torch.tensor([[w1, w2], [w3, w4]]))
    hidden.bias.copy_(torch.tensor([b1, b2]))
    output.weight.copy_(torch.tensor([[w5, w6]]))
    output.bias.copy_(torch.tensor([b3]))

mse_loss = nn.MSELoss()
optimizer = torch.optim.SGD(network.parameters(), lr=learning_rate)


def loss():
    with torch.no_grad():
        return mse_loss(network(x), y).item()
"""

_TRAINING = """\
losses = [loss()]
for epoch in range(1, epochs + 1):
    for row in {rows}:
        optimizer.zero_grad()
        mse_loss(network(x[row]), y[row]).backward()  # all nine derivatives
{frozen}        optimizer.step()  # all nine steps
    losses.append(loss())

w1, w2, w3, w4 = hidden.weight.flatten().tolist()
w5, w6 = output.weight.flatten().tolist()
b1, b2, b3 = *hidden.bias.tolist(), output.bias.item()
"""

_TENSORS = {
    "w1": "hidden.weight.grad[0, 0]",
    "w2": "hidden.weight.grad[0, 1]",
    "w3": "hidden.weight.grad[1, 0]",
    "w4": "hidden.weight.grad[1, 1]",
    "w5": "output.weight.grad[0, 0]",
    "w6": "output.weight.grad[0, 1]",
    "b1": "hidden.bias.grad[0]",
    "b2": "hidden.bias.grad[1]",
    "b3": "output.bias.grad[0]",
}
"""Where PyTorch keeps the derivative with respect to each number."""


def pytorch_script(experiment: Experiment) -> str:
    """The script; it prints what the script in NumPy prints, to about nine digits.

    Raises:
        ValueError: if the numbers are so large that not even the first loss is finite.
    """
    settings = parts.settings(experiment) + parts.start(experiment)
    beginning = parts.joined(
        [_TITLE, parts.data(experiment) + _inputs(experiment) + settings, _NETWORK], "\n"
    )
    training = parts.shuffle(experiment) + _TRAINING.format(
        rows=parts.rows(experiment), frozen=_frozen(experiment.frozen)
    )
    return parts.joined([beginning, parts.joined([training, parts.REPORT], "\n")], "\n\n")


def _frozen(names: Collection[str]) -> str:
    """Lines that take the derivatives of what is frozen away, so that its steps are 0."""
    return "".join(f"        {_TENSORS[name]} = 0  # {name} is frozen\n" for name in names)


def _inputs(experiment: Experiment) -> str:
    """What the network sees, and what it should say, as PyTorch takes them."""
    return (
        f"{parts.shift(experiment)}"
        f"x = torch.tensor({parts.shifted(experiment, parts.INPUTS)})\n"
        "y = torch.tensor([[float(y_true)] for *_, y_true in samples])\n"
    )
