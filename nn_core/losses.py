"""The losses that training can make small, each with its gradient.

The squared error compares answers. Cross-entropy asks how surprised one is by the truth, and is
worked out from the sums before sigmoid or softmax: the logarithm undoes their exponential, so that
nothing overflows and sure answers keep their digits.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from nn_core.activations import stable_sigmoid
from nn_core.layer_activations import LAYER_ACTIVATIONS
from nn_core.softmax import softmax
from nn_core.validation import Array, one_of


@dataclass(frozen=True)
class Loss:
    """A loss. Its functions take the truth (n, k) first, and neither check nor warn.

    Attributes:
        name: as it is called.
        value: from the truth (n, k) and what is compared to it (..., n, k) to the loss (...).
        gradient: from the same to the derivative by what is compared, (..., n, k).
        formula: L in LaTeX, over n samples.
        pytorch: the name of the same loss in `torch.nn`.
        after: the activation from whose sums it is worked out; "" if from the outputs of any.
    """

    name: str
    value: Callable[[Array, Array], Array]
    gradient: Callable[[Array, Array], Array]
    formula: str
    pytorch: str
    after: str = ""

    def by_sum(self, truth: Array, sums: Array, outputs: Array, activation: str) -> Array:
        """DL/dsum (..., n, k) for the last layer, given its sums, outputs and activation."""
        if self.after:
            return self.gradient(truth, sums)
        by_output = self.gradient(truth, outputs)
        return LAYER_ACTIVATIONS[activation].loss_by_sum(sums, outputs, by_output)


def _mean(values: Array) -> Array:
    """The mean over the last two axes, samples and outputs."""
    flat = values.reshape(*values.shape[:-2], -1)
    mean: Array = flat.mean(axis=-1)
    return mean


def _squared_error(truth: Array, outputs: Array) -> Array:
    return _mean((truth - outputs) ** 2)


def _squared_error_gradient(truth: Array, outputs: Array) -> Array:
    return -2.0 * (truth - outputs) / truth.size


def _binary(truth: Array, sums: Array) -> Array:
    # -log(sigmoid(s)) = log(1 + e^-s), and -log(1 - sigmoid(s)) = log(1 + e^s).
    return _mean(truth * np.logaddexp(0.0, -sums) + (1.0 - truth) * np.logaddexp(0.0, sums))


def _binary_gradient(truth: Array, sums: Array) -> Array:
    return (stable_sigmoid(sums) - truth) / truth.size


def _categorical(truth: Array, sums: Array) -> Array:
    # -log(softmax(s)) of a class = log(sum of all e^s) - its s; the largest is 0 after the shift.
    below = sums - sums.max(axis=-1, keepdims=True)
    surprise = np.log(np.exp(below).sum(axis=-1, keepdims=True)) - below
    return _mean((truth * surprise).sum(axis=-1, keepdims=True))


def _categorical_gradient(truth: Array, sums: Array) -> Array:
    return (softmax(sums) - truth) / len(truth)


LOSSES: Mapping[str, Loss] = MappingProxyType(
    {
        loss.name: loss
        for loss in (
            Loss(
                "mse",
                _squared_error,
                _squared_error_gradient,
                r"\frac{1}{n} \sum (y_{true} - y_{pred})^2",
                "MSELoss",
            ),
            Loss(
                "binary cross-entropy",
                _binary,
                _binary_gradient,
                r"-\frac{1}{n} \sum \left( y_{true} \log y_{pred}"
                r" + (1 - y_{true}) \log(1 - y_{pred}) \right)",
                "BCEWithLogitsLoss",
                after="sigmoid",
            ),
            Loss(
                "categorical cross-entropy",
                _categorical,
                _categorical_gradient,
                r"-\frac{1}{n} \sum \log y_{pred,\,true\ class}",
                "CrossEntropyLoss",
                after="softmax",
            ),
        )
    }
)
"""The losses by name; the mean squared error, "mse", is the one of the story."""

CROSS_ENTROPY = {"sigmoid": "binary cross-entropy", "softmax": "categorical cross-entropy"}


def fitting_loss(name: str, activation: str) -> Loss:
    """The loss of that name for a last layer of that activation.

    "cross-entropy" is the binary one after the sigmoid and the categorical one after softmax.

    Raises:
        ValueError: if there is no such loss, or it does not fit the activation.
    """
    one_of(name, (*LOSSES, "cross-entropy"), "loss")
    loss = LOSSES[CROSS_ENTROPY.get(activation, "mse") if name == "cross-entropy" else name]
    needed = "sigmoid or softmax" if name == "cross-entropy" else loss.after
    if name != "mse" and loss.after != activation:
        raise ValueError(
            f"{name} compares probabilities: give the last layer {needed} instead of {activation}."
        )
    return loss
