"""A choice among classes, taken apart: scores, exponentials that share one, and what a loss says.

A score is the sum that a neuron of the last layer comes to. The shares are softmax's.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from nn_core.losses import LOSSES
from nn_core.softmax import softmax
from nn_core.validation import Array, finite_array, finite_number, whole_number


@dataclass(frozen=True)
class Choice:
    """Scores of one sample, and which class is right.

    Attributes:
        scores: one for each class, two at least.
        right: the number of the right class, from 0.
        temperature: what the scores are divided by; above 1 softmax doubts, below 1 it is surer.

    Raises:
        ValueError: if a score is not finite, there are fewer than two, there is no such class, or
            the temperature is not greater than 0.
    """

    scores: tuple[float, ...]
    right: int
    temperature: float = 1.0

    def __post_init__(self) -> None:
        scores = finite_array(self.scores, "scores")
        if scores.ndim != 1 or len(scores) < 2:
            raise ValueError("a choice needs two scores at least.")
        if whole_number(self.right, "right") >= len(scores):
            raise ValueError(
                f"there are {len(scores)} classes, and none has the number {self.right}."
            )
        if finite_number(self.temperature, "temperature") <= 0:
            raise ValueError(f"temperature must be greater than 0, not {self.temperature:g}.")

    @property
    def sums(self) -> Array:
        """(k,) what goes into the exponential: the scores over the temperature."""
        return np.asarray(self.scores, np.float64) / self.temperature

    @property
    def exponentials(self) -> Array:
        """(k,) e^sum, all positive; infinite where that leaves the floats."""
        with np.errstate(over="ignore", under="ignore"):
            return np.asarray(np.exp(self.sums), np.float64)

    @property
    def shares(self) -> Array:
        """(k,) softmax: the part that each exponential is of all of them together."""
        return softmax(self.sums)

    @property
    def truth(self) -> Array:
        """(k,) 1 for the right class, 0 for the others."""
        truth = np.zeros(len(self.scores))
        truth[self.right] = 1.0
        return truth

    def loss(self, name: str) -> float:
        """The loss of this choice: "categorical cross-entropy", or "mse" over the shares."""
        compared = self.sums if LOSSES[name].after else self.shares
        return float(LOSSES[name].value(self.truth[None], compared[None]))

    def slopes(self, name: str) -> Array:
        """(k,) how that loss changes with each score: dL/dscore, by the chain rule."""
        by_sum = LOSSES[name].by_sum(
            self.truth[None], self.sums[None], self.shares[None], "softmax"
        )
        return np.asarray(by_sum[0] / self.temperature, np.float64)

    def along(self, scores: Array, name: str) -> "Along":
        """The same choice with each of these scores (m,) of the right class, by one of the losses.

        Shares, losses and slopes are those of the right class.
        """
        sums = np.tile(self.sums, (len(scores), 1))
        sums[:, self.right] = scores / self.temperature
        # A sample and a batch of its own for each.
        sums = sums[:, None, :]
        shares, loss, truth = softmax(sums), LOSSES[name], self.truth[None]
        slopes = loss.by_sum(truth, sums, shares, "softmax") / self.temperature
        return Along(
            shares[:, 0, self.right],
            loss.value(truth, sums if loss.after else shares),
            slopes[:, 0, self.right],
        )


class Along(NamedTuple):
    """What becomes of a choice while one score is moved: (m,) each."""

    shares: Array
    loss: Array
    slopes: Array
