"""The run as a Python script that needs NumPy only.

It has to print what `nn_core` finds, to the last digit, so it does the same operations in the same
order: a step of training with `math.exp` on single floats as `nn_core.two_two_one`, the loss with
NumPy's `exp` and matrix products as `nn_core.network.layer_outputs`. Either `exp`, and a product
written out as w1 * x1 + w2 * x2, may differ from the other in the last bit.
"""

from collections.abc import Collection

import numpy as np

from ui.experiment.experiment import Experiment, run
from ui.export import script_parts as parts

LARGEST_POWER = 700
"""e to the power of a little more than this is too large for a float."""

_TITLE = '''\
"""One run of a 2-2-1 neural network, from the app Nine Numbers; it needs NumPy only."""

from math import exp

import numpy as np
'''

_QUIET = """\
np.seterr(over="ignore")  # where e^-x is too large for a float, 1 / (1 + e^-x) is rightly 0
"""

NETWORK = '''\
def sigmoid(x):
    return 0.0 if x < -709 else 1 / (1 + exp(-x))  # e^710 is too large for a float


def feedforward(x1, x2):
    """What the three neurons give out for one sample."""
    h1 = sigmoid(w1 * x1 + w2 * x2 + b1)
    h2 = sigmoid(w3 * x1 + w4 * x2 + b2)
    o1 = sigmoid(w5 * h1 + w6 * h2 + b3)
    return h1, h2, o1
'''

LOSS = '''\
def loss():
    """Mean squared error: feedforward for all samples at once, where @ multiplies and adds."""
    h = 1 / (1 + np.exp(-(x @ np.array([[w1, w2], [w3, w4]]).T + [b1, b2])))
    o1 = 1 / (1 + np.exp(-(h @ np.array([[w5, w6]]).T + b3)))
    return float(((y - o1[:, 0]) ** 2).mean())
'''

_TRAINING = """\
losses = [loss()]
for epoch in range(1, epochs + 1):
    for row in {rows}:
        (x1, x2), y_true = x[row].tolist(), samples[row][3]
        h1, h2, y_pred = feedforward(x1, x2)
        # Backpropagation by the chain rule: learning rate times dL/db3, dL/db1 and dL/db2.
        step_o1 = -2 * (y_true - y_pred) * y_pred * (1 - y_pred) * learning_rate
        step_h1 = step_o1 * w5 * h1 * (1 - h1)
        step_h2 = step_o1 * w6 * h2 * (1 - h2)
{updates}    losses.append(loss())
"""

_STEPS = (
    {"w1": "step_h1 * x1", "w2": "step_h1 * x2", "b1": "step_h1"},
    {"w3": "step_h2 * x1", "w4": "step_h2 * x2", "b2": "step_h2"},
    {"w5": "step_o1 * h1", "w6": "step_o1 * h2", "b3": "step_o1"},
)
"""What each number goes down by, neuron by neuron."""


def python_script(experiment: Experiment) -> str:
    """The script; running it prints losses of this run and the trained nine numbers.

    Raises:
        ValueError: if the numbers are so large that not even the first loss is finite.
    """
    beginning = parts.joined(
        [
            _TITLE,
            quiet(experiment)
            + parts.data(experiment)
            + inputs(experiment)
            + parts.settings(experiment)
            + parts.start(experiment),
        ],
        "\n",
    )
    end = parts.joined([training(experiment), parts.REPORT], "\n")
    return parts.joined([beginning, NETWORK, LOSS, end], "\n\n")


def quiet(experiment: Experiment) -> str:
    """The line that keeps NumPy from warning of an overflow, for a run in which there is one."""
    parameters = np.abs(run(experiment).parameters)
    largest_input = max(np.abs(experiment.dataset.inputs).max(), 1.0)
    with np.errstate(over="ignore"):
        # No sum is larger than this: all inputs at their largest, with all signs alike.
        sums = parameters[:, :6].sum(axis=1) * largest_input + parameters[:, 6:].max(axis=1)
    return _QUIET if sums.max() > LARGEST_POWER else ""


def inputs(experiment: Experiment) -> str:
    """What the network sees, and what it should say."""
    return (
        f"{parts.shift(experiment)}"
        f"x = {parts.shifted(experiment, parts.INPUTS)}\n"
        "y = np.array([y_true for *_, y_true in samples])\n"
    )


def training(experiment: Experiment) -> str:
    """The loop over the epochs, which keeps the loss of each in `losses`."""
    return parts.shuffle(experiment) + _TRAINING.format(
        rows=parts.rows(experiment), updates=_updates(experiment.frozen)
    )


def _updates(frozen: Collection[str]) -> str:
    """The lines that change the numbers, a neuron each, without those that are frozen."""
    lines = [f"# Frozen, so no step changes them: {', '.join(frozen)}."] if frozen else []
    for neuron in _STEPS:
        moved = {name: step for name, step in neuron.items() if name not in frozen}
        if moved:
            after = ", ".join(f"{name} - {step}" for name, step in moved.items())
            lines.append(f"{', '.join(moved)} = {after}")
    return "".join(f"        {line}\n" for line in lines)
