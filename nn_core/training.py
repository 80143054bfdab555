"""Training is stochastic gradient descent: one sample, one small step downhill, again and again.

For each sample: run it forward, take all partial derivatives at the current values, and move every
weight and bias against its derivative: w <- w - learning_rate * dL/dw. One pass over all samples
is an epoch. How a step is taken with batches and other optimizers stands in `descent`.
"""

from collections.abc import Collection, Iterable, Sequence

import numpy as np
from numpy.typing import ArrayLike

from nn_core.batches import ORDERS, epoch_orders
from nn_core.course import prepared
from nn_core.descent import Descent
from nn_core.held_out import Split
from nn_core.history import History
from nn_core.losses import LOSSES, Loss
from nn_core.network import Network
from nn_core.optimizers import SGD, Optimizer, step_size
from nn_core.penalties import Penalty
from nn_core.recording import FIRST_LOSS, recorded
from nn_core.schedules import Schedule
from nn_core.stopping import Stop
from nn_core.two_two_one import train_two_two_one
from nn_core.validation import Array

__all__ = [
    "FIRST_LOSS",
    "ORDERS",
    "History",
    "epoch_orders",
    "recorded_descent",
    "step_size",
    "train",
]


def train(  # noqa: PLR0913 (a run depends on all of these)
    network: Network,
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
    held_out: float | Split | None = None,
    frozen: Collection[str] = (),
    schedule: Schedule | None = None,
    stop: Stop | None = None,
) -> History:
    """Train a network by gradient descent, recording every epoch.

    Args:
        network: where to start; it is not changed.
        features: (n, inputs), as the network sees them.
        labels: (n,) what the network should answer: 0 and 1 for one sigmoid, classes 0..k-1 for
            softmax, real numbers for any other output; (n, k) numbers if there are k of these.
        learning_rate: the size of a step, greater than 0; of plain SGD only, as every other
            optimizer brings its own.
        epochs: passes over all samples, 0 or more.
        order: "table" visits the samples as they stand in every epoch, "shuffled" in a new order
            each epoch, drawn from `seed`.
        seed: of "shuffled", and of the share to hold out.
        loss: "mse", or "cross-entropy" after sigmoid or softmax.
        optimizer: what kind of step is taken; None for plain SGD.
        batch_size: how many samples a step is taken with; the last of an epoch may have fewer.
        penalty: what large weights cost.
        held_out: the share of samples of each class that training never sees, or which these are.
        frozen: the names of parameters that training leaves exactly as they are, as {"w1", "b3"}.
        schedule: how the learning rate changes from epoch to epoch.
        stop: a rule that ends training early.

    Returns:
        The History. Same arguments and engine, same bits. If a parameter, a prediction or the
        loss is about to leave the range of floats, it ends at the last epoch where all were finite.

    Raises:
        ValueError: if an argument is not as described, or if the very first loss is not finite.

    Source: V. Zhou, "Machine Learning for Beginners" (2019), sections 3 and 4.
    """
    course = prepared(
        network,
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
        held_out=held_out,
        frozen=frozen,
        schedule=schedule,
    )
    return recorded(course, network.vector, stop)


def recorded_descent(
    network: Network,
    samples: Array,
    targets: Array,
    rate: float,
    visits: Iterable[Sequence[int]],
    frozen: Sequence[int] = (),
    loss: Loss = LOSSES["mse"],
) -> Array:
    """The parameters (visits + 1, p) before and after each visit of plain SGD, without checks.

    The samples are (n, inputs), the targets (n, k).
    A visit is a list of row numbers to take a step with, one after another: an epoch, or a single
    row. The steps come out the same to the last bit however they are cut into visits.
    `frozen` are the columns of parameters that stay as they are.
    """
    start = network.vector
    of_the_story = network.sizes == (2, 2, 1) and set(network.activations) == {"sigmoid"}
    if of_the_story and loss.name == "mse":
        flat = train_two_two_one(start, samples, targets[:, 0], rate, visits, frozen)
        return np.array(flat).reshape(-1, 9)
    descent = Descent(network.sizes, network.activations, SGD(rate), loss, frozen=tuple(frozen))
    singly = ([[row] for row in visit] for visit in visits)
    return np.array([start, *descent.after_each_epoch(start, samples, targets, singly)])
