"""Softmax makes probabilities of sums: one for each class, none negative, together 1.

It differs from the other activations in that every output depends on every sum.
"""

import numpy as np

from nn_core.validation import Array


def softmax(sums: Array) -> Array:
    """e^(sum of the class) / (e^(sum of each class), added up), over the last axis.

    The largest sum is taken from all of them first, which changes nothing and overflows nowhere.

    Args:
        sums: (..., classes).

    Returns:
        (..., classes) probabilities; NaN where a sum is not finite.

    Source: I. Goodfellow, Y. Bengio, A. Courville, "Deep Learning" (2016), section 4.1.
    """
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        powers: Array = np.exp(sums - sums.max(axis=-1, keepdims=True))
        powers /= powers.sum(axis=-1, keepdims=True)
    return powers


def softmax_backwards(probabilities: Array, by_probability: Array) -> Array:
    """How something changes with the sums, from how it changes with the probabilities.

    The derivative of softmax is a matrix, J = diag(y) - y y^T; J times the vector d is
    y * (d - y . d), without the matrix.

    Args:
        probabilities: (..., classes) y, what `softmax` gave.
        by_probability: (..., classes) d.

    Returns:
        (..., classes) J d.
    """
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        along = (probabilities * by_probability).sum(axis=-1, keepdims=True)
        changes: Array = probabilities * (by_probability - along)
    return changes
