"""A penalty keeps weights small: large ones cost something, whatever the samples say.

Biases go free, as in TensorFlow Playground. The losses that a History records are those of the
samples alone.
"""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from nn_core.validation import Array, finite_number


@dataclass(frozen=True)
class L2:
    """rate / 2 times the sum of all squared weights: large weights are pulled hardest.

    Raises:
        ValueError: if the rate is negative.
    """

    rate: float

    def __post_init__(self) -> None:
        _cost(self.rate)

    def gradient(self, weights: Array) -> Array:
        """The rate times the weights."""
        return self.rate * weights

    def after(self, weights: Array, learning_rate: float) -> Array:
        """The weights as they are."""
        return weights


@dataclass(frozen=True)
class L1:
    """rate times the sum of all weights without their sign: all are pulled alike, small ones to 0.

    A weight close to 0 is pulled from one side to the other and never rests. With `stop_at_zero`
    the pull comes after the step, and a weight that it would take across 0 is set to 0, as in
    TensorFlow Playground; there it stays for good, here a later gradient may move it again.

    Raises:
        ValueError: if the rate is negative.

    Source of the second kind: `updateWeights` in TensorFlow Playground's `nn.ts`; it is the soft
    threshold of R. Tibshirani's lasso (1996).
    """

    rate: float
    stop_at_zero: bool = False

    def __post_init__(self) -> None:
        _cost(self.rate)

    def gradient(self, weights: Array) -> Array:
        """The rate with the sign of each weight; 0 if the pull comes after the step."""
        return np.zeros_like(weights) if self.stop_at_zero else self.rate * np.sign(weights)

    def after(self, weights: Array, learning_rate: float) -> Array:
        """The weights pulled towards 0 and not across, or as they are if they were pulled."""
        if not self.stop_at_zero:
            return weights
        pulled = weights - learning_rate * self.rate * np.sign(weights)
        return np.where(weights * pulled < 0, 0.0, pulled)


Penalty: TypeAlias = L1 | L2
"""Either. `gradient` is added to that of the loss; `after` sees to the weights after a step."""


def _cost(rate: float) -> None:
    if finite_number(rate, "the rate of a penalty") < 0:
        raise ValueError(f"the rate of a penalty must be 0 or more, not {rate:g}.")
