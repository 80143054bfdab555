"""Many networks of one shape trained side by side, to see what becomes of a thousand starts."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nn_core.batches import epoch_orders
from nn_core.course import Course, prepared
from nn_core.engine import ends_by_kernel, kernel_worth_it
from nn_core.loss import scores_of
from nn_core.many_two_two_one import SIZES, train_many_two_two_one
from nn_core.network import Network
from nn_core.optimizers import Optimizer
from nn_core.penalties import Penalty
from nn_core.recording import FIRST_LOSS
from nn_core.schedules import Schedule
from nn_core.validation import Array, owned, whole_number


@dataclass(frozen=True, eq=False, repr=False)
class Runs:
    """Where many training runs ended; a value that never changes.

    Only the ends are kept. What came before, for one of the networks: `train` it by itself.

    Attributes:
        parameters: (n, p), one network a row, columns as `parameter_names`.
        loss: (n,) over all samples at the end.
        epochs: (n,) how many epochs were run; fewer than asked for if training diverged.
        epochs_asked: how many were asked for.
        sizes: the layer sizes that all have.
        activations: of their layers after the inputs; if not given, the sigmoid for all.
        accuracy: (n,) the share of samples whose class is answered; None where targets are none.
        engine: what ran: "numpy" or "kernel".
    """

    parameters: Array
    loss: Array
    epochs: NDArray[np.int64]
    epochs_asked: int
    sizes: tuple[int, ...] = SIZES
    activations: tuple[str, ...] = ()
    accuracy: Array | None = None
    engine: str = "numpy"

    def __len__(self) -> int:
        return len(self.loss)

    @property
    def diverged(self) -> NDArray[np.bool_]:
        """(n,) True where training stopped early, at the last epoch where all was finite."""
        return self.epochs < self.epochs_asked

    def network(self, number: int) -> Network:
        """One of the trained networks, from 0.

        Raises:
            ValueError: if there is no such network.
        """
        if whole_number(number, "number") >= len(self):
            raise ValueError(f"there are {len(self)} networks from 0: there is no {number}.")
        return Network.from_vector(
            self.parameters[number], self.sizes, self.activations or "sigmoid"
        )

    def __repr__(self) -> str:
        ends = f"{len(self)} networks, {self.diverged.sum()} diverged"
        return f"Runs({ends}, median loss {np.median(self.loss):.4g})"


def train_many(  # noqa: PLR0913 (a run depends on all of these)
    networks: Sequence[Network],
    features: ArrayLike,
    labels: ArrayLike,
    *,
    learning_rate: float = 0.1,
    epochs: int = 1000,
    order: str = "table",
    seed: int = 0,
    loss: str = "mse",
    optimizer: Optimizer | None = None,
    batch_size: int = 1,
    penalty: Penalty | None = None,
    frozen: Collection[str] = (),
    schedule: Schedule | None = None,
) -> Runs:
    """Train many networks as `train` does each, at a fraction of the time; keep where they end.

    Args:
        networks: n of them, at least one, all of the same sizes and activations; they are not
            changed.
        features: (m, inputs), as the networks see them.
        labels: (m,) or (m, k), as for `train`.
        learning_rate: as for `train`, the same for all networks, and so are
        epochs: and
        order: "shuffled" draws one order an epoch, in which all networks visit the samples: that
            which `train` takes for the same seed.
        seed: used by "shuffled" only.
        loss: as for `train`, and so are
        optimizer: and
        batch_size: and
        penalty: and
        frozen: the same names in all networks, and
        schedule: the same for all.

    Returns:
        The Runs. Each ends where `train` ends, up to rounding: NumPy's exponential can differ from
        Python's in the last digit. A run that diverges ends as it does there; the others go on.

    Raises:
        ValueError: if an argument is not as described, or if a very first loss is not finite.
    """
    starts = _start_vectors(networks)
    course = prepared(
        networks[0],
        features,
        labels,
        learning_rate=learning_rate,
        epochs=epochs,
        order=order,
        seed=seed,
        loss=loss,
        optimizer=optimizer,
        batch_size=batch_size,
        penalty=penalty,
        held_out=None,
        frozen=frozen,
        schedule=schedule,
    )
    if not np.isfinite(_scores(course, starts)[0]).all():
        raise ValueError(FIRST_LOSS)
    engine = "numpy"
    if course.of_the_story:
        ends, last_epochs = _story(course, starts)
    elif kernel_worth_it(course, len(starts)):
        engine = "kernel"
        ends, last_epochs = ends_by_kernel(course, starts)
    else:
        ends, last_epochs = _ends(course, starts)
    losses, shares = _scores(course, ends)
    last_epochs.flags.writeable = False
    rule = course.descent
    return Runs(
        owned(ends),
        owned(losses),
        last_epochs,
        rule.epochs,
        rule.sizes,
        rule.activations,
        None if shares is None else owned(shares),
        engine,
    )


def _start_vectors(networks: Sequence[Network]) -> Array:
    """The parameters (n, p) of the networks.

    Raises:
        ValueError: if there is none, or they are not of one shape.
    """
    if not networks:
        raise ValueError("networks is empty: give at least one network.")
    first = networks[0]
    for network in networks:
        if (network.sizes, network.activations) != (first.sizes, first.activations):
            raise ValueError(
                f"train_many takes {_shape(first)} networks only, as the first: "
                f"train the {_shape(network)} by itself."
            )
    return np.array([network.vector for network in networks])


def _shape(network: Network) -> str:
    sizes = "-".join(map(str, network.sizes))
    return sizes if set(network.activations) == {"sigmoid"} else f"{sizes} {network.activations}"


def _scores(course: Course, parameters: Array) -> tuple[Array, Array | None]:
    rule = course.descent
    return scores_of(
        rule.sizes, parameters, course.samples, course.targets, rule.activations, rule.loss
    )


def _story(course: Course, starts: Array) -> tuple[Array, NDArray[np.int64]]:
    return train_many_two_two_one(
        starts,
        course.samples,
        course.targets[:, 0],
        course.descent.optimizer.learning_rate,
        epoch_orders(*course.order_of_rows),
        course.descent.epochs,
        course.descent.frozen,
    )


def _ends(course: Course, starts: Array) -> tuple[Array, NDArray[np.int64]]:
    """The parameters (n, p) after each network's last finite epoch, and which epoch that was."""
    ends, last_epochs = starts.copy(), np.zeros(len(starts), dtype=np.int64)
    running = np.ones(len(starts), dtype=np.bool_)
    for parameters in course.descent.after_each_epoch(
        starts, course.samples, course.targets, course.visits
    ):
        finite = np.isfinite(parameters).all(axis=1) & np.isfinite(_scores(course, parameters)[0])
        running &= finite
        if not running.any():
            break
        ends[running] = parameters[running]
        last_epochs[running] += 1
    return ends, last_epochs
