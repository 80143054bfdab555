"""Many networks of one shape trained side by side, to see what becomes of a thousand starts."""

from collections.abc import Collection, Generator, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nn_core.batches import epoch_orders
from nn_core.course import Course, prepared
from nn_core.engine import ends_by_kernel, kernel_worth_it
from nn_core.loss import scores_of
from nn_core.many_two_two_one import epochs_of_many
from nn_core.network import Network
from nn_core.optimizers import Optimizer
from nn_core.penalties import Penalty
from nn_core.recording import FIRST_LOSS
from nn_core.runs import Runs
from nn_core.schedules import Schedule
from nn_core.validation import Array, owned

Work: TypeAlias = Generator[float, None, tuple[Array, NDArray[np.int64]]]
"""Yields the share that is done; returns parameters (n, p), and epochs (n,)."""


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
    course = prepared(
        _first(networks),
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
    return _finished(_under_way(course, networks))


def many_under_way(
    networks: Sequence[Network], features: ArrayLike, labels: ArrayLike, **settings: Any
) -> Generator[float, None, Runs]:
    """Train as `train_many` does, a little at a time: for whoever has something else to do as well.

    Args:
        networks: and
        features: and
        labels: and
        settings: as `train_many` takes them.

    Yields:
        The share of the work that is done, in 0..1, again and again.

    Returns:
        The Runs.

    Raises:
        ValueError: as `train_many` does.
    """
    usual = train_many.__kwdefaults__ or {}
    course = prepared(_first(networks), features, labels, held_out=None, **(usual | settings))
    return (yield from _under_way(course, networks))


def _under_way(course: Course, networks: Sequence[Network]) -> Generator[float, None, Runs]:
    starts = _start_vectors(networks)
    if not np.isfinite(_scores(course, starts)[0]).all():
        raise ValueError(FIRST_LOSS)
    engine = "numpy"
    if course.of_the_story:
        ends, last_epochs = yield from _story(course, starts)
    elif kernel_worth_it(course, len(starts)):
        engine = "kernel"
        ends, last_epochs = ends_by_kernel(course, starts)
    else:
        ends, last_epochs = yield from _ends(course, starts)
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


def _finished(work: Generator[float, None, Runs]) -> Runs:
    while True:
        try:
            next(work)
        except StopIteration as end:
            runs: Runs = end.value
            return runs


def _first(networks: Sequence[Network]) -> Network:
    """The first of the networks.

    Raises:
        ValueError: if there is none.
    """
    if not networks:
        raise ValueError("networks is empty: give at least one network.")
    return networks[0]


def _start_vectors(networks: Sequence[Network]) -> Array:
    """The parameters (n, p) of the networks.

    Raises:
        ValueError: if there is none, or they are not of one shape.
    """
    first = _first(networks)
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


def _story(course: Course, starts: Array) -> Work:
    return (
        yield from epochs_of_many(
            starts,
            course.samples,
            course.targets[:, 0],
            course.descent.optimizer.learning_rate,
            epoch_orders(*course.order_of_rows),
            course.descent.epochs,
            course.descent.frozen,
        )
    )


def _ends(course: Course, starts: Array) -> Work:
    """The parameters (n, p) after each network's last finite epoch, and which epoch that was."""
    ends, last_epochs = starts.copy(), np.zeros(len(starts), dtype=np.int64)
    running = np.ones(len(starts), dtype=np.bool_)
    for epoch, parameters in enumerate(
        course.descent.after_each_epoch(starts, course.samples, course.targets, course.visits), 1
    ):
        finite = np.isfinite(parameters).all(axis=1) & np.isfinite(_scores(course, parameters)[0])
        running &= finite
        if not running.any():
            break
        ends[running] = parameters[running]
        last_epochs[running] += 1
        yield epoch / course.descent.epochs
    return ends, last_epochs
