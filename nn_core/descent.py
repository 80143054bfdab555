"""Descent: for each batch its gradient, then a step. Here the algorithm stands, to be read.

`kernel` says the same once more, to be fast; a test holds the two together.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from nn_core.gradient import gradient_of
from nn_core.losses import LOSSES, Loss
from nn_core.optimizers import Optimizer, State
from nn_core.penalties import Penalty
from nn_core.schedules import Schedule
from nn_core.topology import weight_count
from nn_core.validation import Array

Batch = Sequence[int]
"""The row numbers of the samples that a step is taken with."""


@dataclass(frozen=True, eq=False)
class Descent:
    """All that decides how the parameters move, but for the samples.

    Attributes:
        sizes: the layer sizes of the network, or of many networks of one shape.
        activations: one for each layer after the inputs.
        optimizer: what kind of step is taken.
        loss: what is made small.
        epochs: how many epochs the whole run has; schedules ask for it.
        schedule: the learning rate of each epoch; None leaves the optimizer's.
        penalty: what large weights cost; None for nothing.
        frozen: the columns of parameters that stay as they are.
    """

    sizes: tuple[int, ...]
    activations: tuple[str, ...]
    optimizer: Optimizer
    loss: Loss = LOSSES["mse"]
    epochs: int = 0
    schedule: Schedule | None = None
    penalty: Penalty | None = None
    frozen: tuple[int, ...] = ()

    def after_each_epoch(
        self, start: Array, samples: Array, targets: Array, visits: Iterable[Iterable[Batch]]
    ) -> Iterator[Array]:
        """The parameters after each epoch, which may end in NaN.

        Args:
            start: (p,) one network, or (m, p) many that learn side by side.
            samples: (n, inputs).
            targets: (n, k).
            visits: for each epoch its batches.
        """
        parameters, state = start, self.optimizer.start(start)
        for epoch, batches in enumerate(visits):
            optimizer = self.optimizer_in(epoch)
            for batch in batches:
                rows = np.fromiter(batch, np.intp)
                parameters, state = self.step(
                    optimizer, parameters, samples[rows], targets[rows], state
                )
            yield parameters

    def step(
        self,
        optimizer: Optimizer,
        parameters: Array,
        samples: Array,
        targets: Array,
        state: State,
    ) -> tuple[Array, State]:
        """Take one batch: its gradient at the current values, then move all of them."""
        weights = slice(weight_count(self.sizes))
        with np.errstate(over="ignore", invalid="ignore", under="ignore", divide="ignore"):
            slopes = gradient_of(
                self.sizes, parameters, samples, targets, self.activations, self.loss
            )
            if self.penalty is not None:
                slopes[..., weights] += self.penalty.gradient(parameters[..., weights])
            moved, state = optimizer.step(parameters, slopes, state)
            if self.penalty is not None:
                moved[..., weights] = self.penalty.after(
                    moved[..., weights], optimizer.learning_rate
                )
        if self.frozen:
            still = list(self.frozen)
            moved[..., still] = parameters[..., still]
        return moved, state

    def optimizer_in(self, epoch: int) -> Optimizer:
        """The optimizer with the learning rate of an epoch, from 0."""
        if self.schedule is None:
            return self.optimizer
        rate = self.schedule.rate(self.optimizer.learning_rate, epoch, self.epochs)
        return replace(self.optimizer, learning_rate=rate)
