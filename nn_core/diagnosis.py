"""Diagnosis: what went wrong in a training run, told by signs that can be measured."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from nn_core.checkup import Checkup, Finding
from nn_core.curve_signs import (
    divergence,
    exploding_gradients,
    overfitting,
    plateau,
    vanishing_gradients,
)
from nn_core.history import History
from nn_core.neuron_signs import dead_neurons, saturated_neurons, twins

AILMENTS: Mapping[str, Callable[[Checkup], Iterator[Finding]]] = MappingProxyType(
    {
        "divergence": divergence,
        "exploding gradient": exploding_gradients,
        "vanishing gradient": vanishing_gradients,
        "dead": dead_neurons,
        "saturated": saturated_neurons,
        "twins": twins,
        "plateau": plateau,
        "overfitting": overfitting,
    }
)
"""What can be found, and by what sign; the gravest first."""


def diagnose(history: History) -> tuple[Finding, ...]:
    """Look for what ails a run.

    It looks at up to 17 epochs and 256 samples, whatever the length of the run, so that it takes
    milliseconds. A run that ends with a small loss, or with nearly all classes right, has nothing
    that kept it from learning: of it, only dead neurons, twins and overfitting are told.

    Args:
        history: a run, as `train` gives it.

    Returns:
        The findings, in the order of `AILMENTS`; none if all is well.

    Raises:
        ValueError: if the history does not know what it was trained on.

    Sources: for saturated neurons and vanishing gradients, X. Glorot, Y. Bengio, "Understanding
    the difficulty of training deep feedforward neural networks" (2010); for the others,
    I. Goodfellow, Y. Bengio, A. Courville, "Deep Learning" (2016), chapters 6 to 8.
    """
    if history.trained_on is None:
        raise ValueError("this history does not know its samples: take one from train.")
    checkup = Checkup(history, *history.trained_on)
    return tuple(finding for sign in AILMENTS.values() for finding in sign(checkup))
