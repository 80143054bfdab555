"""The single steps of a training run: one sample, nine derivatives, nine new numbers.

A `History` keeps what every epoch came to. Here an epoch is taken apart again: training goes over
its samples once more from the parameters that the history has, and so arrives at the same bits; up
to rounding where the kernel trained another network than that of the story.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from nn_core.backpropagation import Gradient, backpropagate
from nn_core.frozen import frozen_columns
from nn_core.loss import losses_of
from nn_core.losses import LOSSES, Loss
from nn_core.network import Network
from nn_core.targets import target_rows
from nn_core.training import History, epoch_orders, recorded_descent, step_size
from nn_core.validation import Array, feature_rows, finite_array, whole_number


@dataclass(frozen=True, eq=False)
class Step:
    """One step of stochastic gradient descent.

    Attributes:
        number: from 1, over the whole run.
        epoch: from 1.
        row: which sample was taken, from 0.
        before: the network that the gradient belongs to.
        after: the network that the step leads to.
        gradient: of the loss on this sample.
        sample_loss: on this sample, before and after.
        loss: over all samples, before and after.
    """

    number: int
    epoch: int
    row: int
    before: Network
    after: Network
    gradient: Gradient
    sample_loss: tuple[float, float]
    loss: tuple[float, float]


@dataclass(frozen=True, eq=False)
class Steps:
    """All steps of a run, worked out when they are asked for.

    Args:
        history: the run, by plain SGD with single samples; of any network, with any loss.
        features: (n, inputs) and
        labels: (n,) or (n, k) what it was trained on, as `train` took it.
        learning_rate: as it was trained with, and so
        order: and
        seed: and
        frozen.

    Raises:
        ValueError: if an argument is not as `train` takes it, or the run took other steps or
            other samples.
    """

    history: History
    features: Array
    labels: Array
    learning_rate: float
    order: str = "table"
    seed: int = 0
    frozen: Collection[str] = ()

    def __post_init__(self) -> None:
        samples = feature_rows(self.features, self.history.sizes[0])
        object.__setattr__(self, "features", samples)
        object.__setattr__(self, "labels", finite_array(self.labels, "labels"))
        trained_on = self.history.trained_on or (samples, self._targets)
        step_size(self.learning_rate)
        # Ask for the orders once, so that a wrong order or seed is found at once.
        epoch_orders(len(samples), 0, self.order, self.seed)
        frozen_columns(self.history.sizes, self.frozen)
        if not self.history.single_steps:
            raise ValueError(
                "Steps takes runs of plain SGD apart, one sample a step: "
                "train without batches, penalty, schedule or another optimizer."
            )
        if not all(map(np.array_equal, (samples, self._targets), trained_on)):
            raise ValueError(
                "these are not the samples that this run was trained on: give Steps those, "
                "without any held out."
            )

    @cached_property
    def _targets(self) -> Array:
        """(n, k), as the loss compares them."""
        history = self.history
        return target_rows(self.labels, len(self.features), history.sizes, history.activations)

    def __len__(self) -> int:
        return self.history.epochs * len(self.features)

    @cached_property
    def _orders(self) -> Sequence[Sequence[int]]:
        return list(epoch_orders(len(self.features), self.history.epochs, self.order, self.seed))

    def row(self, number: int) -> int:
        """Which sample step `number` takes; steps count from 1.

        Raises:
            ValueError: if the run has no such step.
        """
        if not 1 <= whole_number(number, "the step") <= len(self):
            raise ValueError(f"this run has the steps 1 to {len(self)}: there is no step {number}.")
        epoch, place = divmod(number - 1, len(self.features))
        return int(self._orders[epoch][place])

    def parameters(self, first: int, last: int) -> Array:
        """The parameters after the steps from `first` to `last`, one row each; 0 is the start.

        Raises:
            ValueError: if the run does not have these steps.
        """
        if not 0 <= whole_number(first, "first") <= whole_number(last, "last") <= len(self):
            raise ValueError(f"this run has the steps 0 to {len(self)}: ask for those only.")
        count = len(self.features)
        epoch = first // count
        begin = epoch * count
        rows = ([self.row(number)] for number in range(begin + 1, last + 1))
        start = self.history.network_at(epoch)
        still = frozen_columns(start.sizes, self.frozen)
        record = recorded_descent(
            start, self.features, self._targets, self.learning_rate, rows, still, self._loss
        )
        return record[first - begin :]

    def loss(self, first: int, last: int) -> Array:
        """The loss over all samples after the steps from `first` to `last`, as an array.

        Raises:
            ValueError: if the run does not have these steps.
        """
        record = self.parameters(first, last)
        return self._losses(record, self.features, self._targets)

    @property
    def _loss(self) -> Loss:
        return LOSSES[self.history.loss_name]

    def _losses(self, parameters: Array, samples: Array, targets: Array) -> Array:
        history = self.history
        return losses_of(
            history.sizes, parameters, samples, targets, history.activations, self._loss
        )

    def step(self, number: int) -> Step:
        """Everything about one step; steps count from 1.

        Raises:
            ValueError: if the run has no such step.
        """
        row = self.row(number)
        both = self.parameters(number - 1, number)
        sizes, activations = self.history.sizes, self.history.activations
        before, after = (Network.from_vector(vector, sizes, activations) for vector in both)
        sample, label = self.features[row], self.labels[row]
        on_sample = self._losses(both, sample[None], self._targets[[row]])
        on_all = self._losses(both, self.features, self._targets)
        return Step(
            number=number,
            epoch=(number - 1) // len(self.features) + 1,
            row=row,
            before=before,
            after=after,
            gradient=backpropagate(before, sample, label, self._loss.name),
            sample_loss=(float(on_sample[0]), float(on_sample[1])),
            loss=(float(on_all[0]), float(on_all[1])),
        )
