"""The course of a training run: who learns, from which samples, by which rule, in which order.

Everything that one asks of training is checked here, once for one network and for many.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from nn_core.batches import batches
from nn_core.descent import Batch, Descent
from nn_core.frozen import frozen_columns
from nn_core.held_out import Split, split
from nn_core.losses import fitting_loss
from nn_core.network import Network
from nn_core.optimizers import SGD, Optimizer, step_size
from nn_core.penalties import Penalty
from nn_core.schedules import Schedule
from nn_core.targets import are_classes, target_rows
from nn_core.validation import Array, feature_rows, whole_number


@dataclass(frozen=True, eq=False)
class Course:
    """A training run before it is run.

    Attributes:
        descent: how the parameters move.
        samples: (n, inputs) to train on.
        targets: (n, k) to train on.
        judged: samples and targets that are held out, or None.
        split: which rows these are, or None.
        order: of the samples, "table" or "shuffled".
        seed: of the shuffled orders.
        batch_size: how many samples a step is taken with.
    """

    descent: Descent
    samples: Array
    targets: Array
    judged: tuple[Array, Array] | None
    split: Split | None
    order: str
    seed: int
    batch_size: int

    @property
    def order_of_rows(self) -> tuple[int, int, str, int]:
        """How many samples, epochs, in which order, drawn from which seed."""
        return len(self.samples), self.descent.epochs, self.order, self.seed

    @property
    def visits(self) -> Iterator[list[Batch]]:
        """For each epoch its batches."""
        return batches(*self.order_of_rows, self.batch_size)

    @property
    def of_the_story(self) -> bool:
        """Whether it is that of the nine numbers: 2-2-1, sigmoid, squared error, plain SGD."""
        rule = self.descent
        return (
            rule.sizes == (2, 2, 1)
            and set(rule.activations) == {"sigmoid"}
            and rule.loss.name == "mse"
            and self.single_steps
        )

    @property
    def single_steps(self) -> bool:
        """Whether each step is one of plain SGD, with a single sample."""
        rule = self.descent
        return (
            isinstance(rule.optimizer, SGD)
            and rule.optimizer.momentum == 0.0
            and rule.schedule is None
            and rule.penalty is None
            and self.batch_size == 1
        )


def prepared(  # noqa: PLR0913 (a run depends on all of these)
    network: Network,
    features: ArrayLike,
    labels: ArrayLike,
    *,
    learning_rate: float,
    epochs: int,
    order: str,
    seed: int,
    loss: str,
    optimizer: Optimizer | None,
    batch_size: int,
    penalty: Penalty | None,
    held_out: float | Split | None,
    frozen: Collection[str],
    schedule: Schedule | None,
) -> Course:
    """Check what `train` is asked for.

    Raises:
        ValueError: if an argument is not as `train` describes it.
    """
    sizes, activations = network.sizes, network.activations
    samples = feature_rows(features, sizes[0])
    targets = target_rows(labels, len(samples), sizes, activations)
    descent = Descent(
        sizes,
        activations,
        optimizer or SGD(step_size(learning_rate)),
        fitting_loss(loss, activations[-1]),
        whole_number(epochs, "epochs"),
        schedule,
        penalty,
        frozen_columns(sizes, frozen),
    )
    # Ask for no epochs once, so that a wrong order, seed or size is found at once.
    batches(len(samples), 0, order, seed, batch_size)
    if held_out is None:
        return Course(descent, samples, targets, None, None, order, seed, batch_size)
    parts = held_out if isinstance(held_out, Split) else _drawn(targets, held_out, seed)
    kept, judged = _rows(parts.training, len(samples)), _rows(parts.held_out, len(samples))
    return Course(
        descent,
        samples[kept],
        targets[kept],
        (samples[judged], targets[judged]),
        parts,
        order,
        seed,
        batch_size,
    )


def _drawn(targets: Array, share: float, seed: int) -> Split:
    """Hold out a share of each class, or of all samples where there are no classes."""
    if not are_classes(targets):
        return split(len(targets), share, seed)
    places = np.arange(targets.shape[1]) if targets.shape[1] > 1 else np.ones(1)
    return split(len(targets), share, seed, targets @ places)


def _rows(rows: Sequence[int], count: int) -> list[int]:
    if not rows or not all(0 <= row < count for row in rows):
        raise ValueError(
            f"held_out must name rows from 0 to {count - 1}, at least one to train on and one "
            "to hold out."
        )
    return list(rows)
