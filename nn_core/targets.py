"""Targets: what the output neurons should say, as a table with a column for each of them.

The sigmoid answers with the probability of class 1, softmax with one for each class: their targets
are classes. All other outputs answer with a number, and so may their targets be any.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from nn_core.validation import Array, class_labels, finite_array


def target_rows(
    labels: ArrayLike, count: int, sizes: tuple[int, ...], activations: Sequence[str]
) -> Array:
    """The targets (n, k) for a network with k outputs.

    Args:
        labels: (n,) 0 and 1 for one sigmoid, classes 0..k-1 for softmax, real numbers for any
            other output; (n, k) real numbers where there are k of these.
        count: the n to expect.
        sizes: the layer sizes of the network.
        activations: of its layers.

    Raises:
        ValueError: if the labels are not as described, or there are several sigmoid outputs.
    """
    outputs, last = sizes[-1], activations[-1]
    if last == "sigmoid":
        if outputs != 1:
            raise ValueError(
                f"the network has {outputs} outputs: learning from labels takes exactly one, "
                "or softmax after several."
            )
        return class_labels(labels, count)[:, None]
    given = finite_array(labels, "labels")
    if len(given.shape) == 0 or len(given) != count:
        found = len(given) if given.ndim else 1
        raise ValueError(f"there are {count} samples but {found} labels: give one label each.")
    if last == "softmax":
        return _one_hot(given, outputs)
    rows = given[:, None] if given.ndim == 1 else given
    if rows.shape != (count, outputs):
        raise ValueError(
            f"labels must have one number for each of {outputs} outputs, not the shape "
            f"{given.shape}."
        )
    return rows


def are_classes(targets: Array) -> bool:
    """Whether each row (k,) of targets stands for a class: 0 or 1, or a single 1 among zeros."""
    binary = bool(((targets == 0.0) | (targets == 1.0)).all())
    return binary and (targets.shape[1] == 1 or bool((targets.sum(axis=1) == 1.0).all()))


def accuracies(targets: Array, outputs: Array) -> Array:
    """The share of samples whose class is answered, (m,), for outputs (m, n, k).

    With one output the answer is class 1 from 0.5 up; with several, the class of the largest.
    """
    if targets.shape[1] == 1:
        right = (outputs[..., 0] >= 0.5) == (targets[:, 0] == 1.0)
    else:
        right = outputs.argmax(axis=-1) == targets.argmax(axis=-1)
    # As a product a sum of so few ones is had for less, and is as exact.
    shares: Array = right @ np.ones(right.shape[-1]) / right.shape[-1]
    return shares


def _one_hot(classes: Array, outputs: int) -> Array:
    """A row for each class with a 1 in its column.

    Raises:
        ValueError: if one is not a whole number below the number of outputs.
    """
    if classes.ndim != 1 or not np.isin(classes, np.arange(outputs)).all():
        raise ValueError(
            f"labels must be a flat list of classes from 0 to {outputs - 1}: "
            "there is one output for each."
        )
    return np.eye(outputs)[classes.astype(np.intp)]
