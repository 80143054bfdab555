"""The loss is one number for how wrong the predictions are; training is making it small."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from nn_core.feedforward import layer_outputs
from nn_core.layer_activations import LAYER_ACTIVATIONS
from nn_core.losses import LOSSES, Loss
from nn_core.story_sums import SIZES, TOGETHER, sums_of_o1
from nn_core.targets import accuracies, are_classes
from nn_core.validation import Array, finite_array

TOO_LARGE = "the loss is too large for a float: use predictions closer to the truth."
LOSS_ROOM = 2**16
"""Signals of a layer that are worked out at once, of as many networks as that makes: it bounds the
memory, not the result, and half a megabyte is still near the processor."""


def squared_errors(y_true: ArrayLike, y_pred: ArrayLike) -> Array:
    """(y_true - y_pred)^2 for each of n samples, as an (n,) array; raises as `mse_loss` does."""
    true = finite_array(y_true, "y_true")
    predicted = finite_array(y_pred, "y_pred")
    if true.shape != predicted.shape or true.size == 0:
        raise ValueError(
            f"y_true and y_pred must hold the same number of values, at least one: "
            f"they have the shapes {true.shape} and {predicted.shape}."
        )
    with np.errstate(over="ignore"):
        squares: Array = (true - predicted) ** 2
    if not np.isfinite(squares).all():
        raise ValueError(TOO_LARGE)
    return squares


def mse_loss(y_true: ArrayLike, y_pred: ArrayLike) -> float:
    """Mean squared error: (1/n) * sum of (y_true - y_pred)^2 over n samples.

    Args:
        y_true: (n,) what the answers should be.
        y_pred: (n,) what the network says.

    Returns:
        The loss, 0 for perfect predictions.

    Raises:
        ValueError: if the two differ in shape, are empty, hold something not finite, or
            are too far apart for a float.

    Source: V. Zhou, "Machine Learning for Beginners" (2019), section 3.

    >>> mse_loss([1, 0, 0, 1], [0, 0, 0, 0])
    0.5
    """
    with np.errstate(over="ignore"):
        loss = float(squared_errors(y_true, y_pred).mean())
    if not np.isfinite(loss):
        raise ValueError(TOO_LARGE)
    return loss


def losses_of_one_answer(y_true: ArrayLike, answers: ArrayLike) -> Array:
    """The mean squared error of always giving the same answer, for each of several answers.

    Over the answers it is a parabola, lowest where the answer is the mean of y_true.

    Args:
        y_true: (n,) what the answers should be.
        answers: (m,) the answers to try.

    Returns:
        (m,) losses.

    Raises:
        ValueError: as `mse_loss` does.
    """
    true = finite_array(y_true, "y_true")
    tried = finite_array(answers, "answers")
    if true.ndim != 1 or tried.ndim != 1 or true.size == 0:
        raise ValueError("y_true and answers must be flat lists, y_true with at least one number.")
    return np.array([mse_loss(true, np.full(true.shape, answer)) for answer in tried])


def losses_of(
    sizes: tuple[int, ...],
    parameters: Array,
    features: Array,
    labels: Array,
    activations: Sequence[str] = (),
    loss: Loss = LOSSES["mse"],
) -> Array:
    """The loss (m,) over all samples of m networks of one shape, (m, p), without checks.

    The labels are (n,) or, for k outputs, (n, k). No activations stand for the sigmoid.
    """
    targets = labels.reshape(len(features), -1)
    return scores_of(sizes, parameters, features, targets, activations, loss)[0]


def scores_of(
    sizes: tuple[int, ...],
    parameters: Array,
    features: Array,
    targets: Array,
    activations: Sequence[str] = (),
    loss: Loss = LOSSES["mse"],
) -> tuple[Array, Array | None]:
    """The losses (m,) and accuracies (m,) of m networks (m, p) of one shape, without checks.

    The targets are (n, k). Where they are no classes there is no accuracy.
    """
    losses = np.empty(len(parameters))
    shares = np.empty(len(parameters)) if are_classes(targets) else None
    last = LAYER_ACTIVATIONS[activations[-1] if activations else "sigmoid"]
    at_once = max(1, LOSS_ROOM // (len(features) * max(sizes)))
    for first in range(0, len(parameters), at_once):
        chunk = slice(first, first + at_once)
        sums = last_sums(sizes, parameters[chunk], features, activations)
        with np.errstate(over="ignore", invalid="ignore", under="ignore"):
            outputs = last.outputs(sums)
            losses[chunk] = loss.value(targets, sums if loss.after else outputs)
        if shares is not None:
            shares[chunk] = accuracies(targets, outputs)
    return losses, shares


def last_sums(
    sizes: tuple[int, ...], parameters: Array, features: Array, activations: Sequence[str] = ()
) -> Array:
    """The sums (m, n, k) of the output neurons, before their activation."""
    hidden = activations[:-1] or ("sigmoid",) * (len(sizes) - 2)
    # The network of the story, after each of its epochs: the same bits at half the price.
    if sizes == SIZES and len(parameters) >= TOGETHER:
        return sums_of_o1(parameters, features, hidden[0])
    return layer_outputs(sizes, parameters, features, (*hidden, "linear"))[-1]
