"""The loss is one number for how wrong the predictions are; training is making it small."""

import numpy as np
from numpy.typing import ArrayLike

from nn_core.validation import finite_array


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
    true = finite_array(y_true, "y_true")
    predicted = finite_array(y_pred, "y_pred")
    if true.shape != predicted.shape or true.size == 0:
        raise ValueError(
            f"y_true and y_pred must hold the same number of values, at least one: "
            f"they have the shapes {true.shape} and {predicted.shape}."
        )
    with np.errstate(over="ignore"):
        loss = float(((true - predicted) ** 2).mean())
    if not np.isfinite(loss):
        raise ValueError("the loss is too large for a float: use predictions closer to the truth.")
    return loss
