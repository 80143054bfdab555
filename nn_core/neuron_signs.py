"""What can ail single neurons: ReLUs that are dead, sigmoids that are saturated, and twins."""

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from nn_core.checkup import Checkup, Finding
from nn_core.topology import neuron_names
from nn_core.validation import Array

FLAT = 0.01
"""A neuron is as good as flat where its slope is less than this share of the steepest."""
NEARLY_ALL = 0.95
EQUAL = 1e-9

STEEPNESS: Mapping[str, Callable[[Array], Array]] = {
    "sigmoid": lambda outputs: 4.0 * outputs * (1.0 - outputs),
    "softmax": lambda outputs: 4.0 * outputs * (1.0 - outputs),
    "tanh": lambda outputs: 1.0 - outputs**2,
    "softplus": lambda outputs: -np.expm1(-outputs),
}
"""The slope of the activations that can saturate, from the output, as a share of the steepest."""


def dead_neurons(checkup: Checkup) -> Iterator[Finding]:
    """ReLUs that give 0 to every sample: nothing they are told can change them any more."""
    history = checkup.history
    for depth, names in enumerate(neuron_names(history.sizes)):
        if history.activations[depth] != "ReLU":
            continue
        greatest = checkup.outputs[depth].max(axis=1)
        for place, name in enumerate(names):
            since = checkup.since(greatest[:, place] <= 0.0)
            if since is not None:
                evidence = {
                    "greatest output": greatest[-1, place],
                    "samples": len(checkup.samples[0]),
                }
                yield Finding("dead", since, (name,), (depth + 1,), evidence)


def saturated_neurons(checkup: Checkup) -> Iterator[Finding]:
    """Neurons that are flat for nearly all samples while the network has not learned.

    A network that has learned is sure of its answers, and flat for a good reason.
    """
    history = checkup.history
    if checkup.learned:
        return
    for depth, names in enumerate(neuron_names(history.sizes)):
        activation = history.activations[depth]
        last = depth == len(history.activations) - 1
        # Cross-entropy pulls at a sure output as strongly as at any other.
        if activation not in STEEPNESS or (last and history.loss_name != "mse"):
            continue
        outputs = checkup.outputs[depth]
        flat = (STEEPNESS[activation](outputs) < FLAT).mean(axis=1)
        for place, name in enumerate(names):
            since = checkup.since(flat[:, place] >= NEARLY_ALL)
            if since is not None:
                evidence = {
                    "share of samples": flat[-1, place],
                    "least output": outputs[-1, :, place].min(),
                    "greatest output": outputs[-1, :, place].max(),
                }
                yield Finding("saturated", since, (name,), (depth + 1,), evidence)


def twins(checkup: Checkup) -> Iterator[Finding]:
    """Hidden neurons of a layer with the same weights and bias, and the same weights out of them.

    They get the same gradient and stay the same: together they are worth one.
    """
    for depth, names in enumerate(neuron_names(checkup.history.sizes)[:-1]):
        weights, biases = checkup.layers[depth]
        out_of = checkup.layers[depth + 1][0].transpose(0, 2, 1)
        # (m, width, numbers): all that makes a neuron what it is.
        numbers = np.concatenate([weights, biases[:, :, None], out_of], axis=2)
        left = list(range(len(names)))
        while left:
            first = left.pop(0)
            apart = np.abs(numbers[:, left] - numbers[:, [first]]).max(axis=2)
            near = apart <= EQUAL * np.maximum(1.0, np.abs(numbers[:, [first]]).max(axis=2))
            since = ((place, checkup.since(near[:, at])) for at, place in enumerate(left))
            same = {place: epoch for place, epoch in since if epoch is not None}
            if same:
                left = [place for place in left if place not in same]
                group = tuple(names[place] for place in (first, *same))
                # Equal to the first, and so to one another.
                evidence = {"largest difference": _spread(numbers[-1, [first, *same]])}
                yield Finding("twins", max(same.values()), group, (depth + 1,), evidence)


def _spread(rows: Array) -> float:
    """How far apart numbers of the same column are, at most."""
    return float(np.ptp(rows, axis=0).max())
