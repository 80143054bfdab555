"""A schedule lowers the learning rate as training goes on: large steps first, small ones to end."""

import math
from dataclasses import dataclass
from typing import TypeAlias

from nn_core.validation import finite_number, whole_number


@dataclass(frozen=True)
class Constant:
    """The same learning rate all the time."""

    def rate(self, learning_rate: float, epoch: int, epochs: int) -> float:
        """The learning rate as it is."""
        return learning_rate


@dataclass(frozen=True)
class StepDecay:
    """Multiply the learning rate by a factor every so many epochs, as `StepLR` in PyTorch.

    Raises:
        ValueError: if `every` is not a whole number of at least 1 or the factor not above 0.
    """

    every: int
    factor: float = 0.1

    def __post_init__(self) -> None:
        whole_number(self.every, "every", at_least=1)
        if finite_number(self.factor, "factor") <= 0:
            raise ValueError(f"factor must be greater than 0, not {self.factor:g}.")

    def rate(self, learning_rate: float, epoch: int, epochs: int) -> float:
        """The learning rate times the factor for each time that `every` epochs have passed."""
        return float(learning_rate * self.factor ** (epoch // self.every))


@dataclass(frozen=True)
class Cosine:
    """Half a wave of the cosine over the whole run, from the learning rate to a share of it.

    Attributes:
        floor: the share it comes down to, from 0 to 1; `eta_min` over the rate in PyTorch.

    Raises:
        ValueError: if it is not from 0 to 1.

    Source: I. Loshchilov, F. Hutter, "SGDR: stochastic gradient descent with warm restarts"
    (2017), formula 5, without restarts; `CosineAnnealingLR` in PyTorch.
    """

    floor: float = 0.0

    def __post_init__(self) -> None:
        if not 0.0 <= finite_number(self.floor, "floor") <= 1.0:
            raise ValueError(f"floor must be from 0 to 1, not {self.floor:g}.")

    def rate(self, learning_rate: float, epoch: int, epochs: int) -> float:
        """The floor, and of what is above it half times 1 + cos(pi * epoch / epochs)."""
        wave = (1.0 + math.cos(math.pi * epoch / epochs)) / 2.0
        return learning_rate * (self.floor + (1.0 - self.floor) * wave)


@dataclass(frozen=True)
class Part:
    """A stretch of a longer run: its first epoch is the epoch `since` of one of `epochs` epochs.

    So a run that is trained in parts has the learning rates of one that is not.

    Raises:
        ValueError: if `since` or `epochs` is not a whole number of at least 0.
    """

    whole: Constant | StepDecay | Cosine
    since: int
    epochs: int

    def __post_init__(self) -> None:
        whole_number(self.since, "since")
        whole_number(self.epochs, "epochs")

    def rate(self, learning_rate: float, epoch: int, epochs: int) -> float:
        """The learning rate that the whole run has at this epoch of the part."""
        return self.whole.rate(learning_rate, self.since + epoch, self.epochs)


Schedule: TypeAlias = Constant | StepDecay | Cosine | Part
"""Any of them. `rate` is that of an epoch, from 0, of a run of so many epochs."""
