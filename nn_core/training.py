"""Training is stochastic gradient descent: one sample, one small step downhill, again and again.

For each sample: run it forward, take all partial derivatives at the current values, and move every
weight and bias against its derivative: w <- w - learning_rate * dL/dw. One pass over all samples
is an epoch.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nn_core.activations import stable_sigmoid
from nn_core.backpropagation import require_one_output
from nn_core.frozen import NOTHING_FROZEN, frozen_columns
from nn_core.loss import losses_of
from nn_core.network import Network, layer_outputs, neuron_names, parameter_names, split_layers
from nn_core.two_two_one import train_two_two_one
from nn_core.validation import (
    Array,
    class_labels,
    feature_rows,
    finite_number,
    one_of,
    read_only,
    whole_number,
)

ORDERS = ("table", "shuffled")
FIRST_LOSS = "the first loss is not a finite number: use smaller features or smaller start weights."


@dataclass(frozen=True, eq=False, repr=False)
class History:
    """Everything that happened in a training run; a value that never changes.

    Attributes:
        sizes: the layer sizes of the network.
        parameters: (epochs + 1, p), one row per epoch, columns as `parameter_names`; row 0 is
            before any training.
        loss: (epochs + 1,) mean squared error over all samples after each epoch.
        epochs_asked: how many epochs were asked for; fewer were run if training diverged.
    """

    sizes: tuple[int, ...]
    parameters: Array
    loss: Array
    epochs_asked: int

    @property
    def epochs(self) -> int:
        """How many epochs were run."""
        return len(self.loss) - 1

    @property
    def diverged(self) -> bool:
        """True if training stopped early because the numbers were about to leave all bounds."""
        return self.epochs < self.epochs_asked

    @property
    def parameter_names(self) -> tuple[str, ...]:
        """What the columns of `parameters` are: w1, ..., then b1, ..."""
        return parameter_names(self.sizes)

    @property
    def network(self) -> Network:
        """The trained network: the one after the last epoch."""
        return self.network_at(self.epochs)

    def network_at(self, epoch: int) -> Network:
        """The network after an epoch; 0 is before any training.

        Raises:
            ValueError: if that epoch was not run.
        """
        if whole_number(epoch, "epoch") > self.epochs:
            raise ValueError(f"this run has {self.epochs} epochs: there is no epoch {epoch}.")
        return Network.from_vector(self.parameters[epoch], self.sizes)

    def neuron_outputs(self, features: ArrayLike, epochs: Sequence[int]) -> dict[str, Array]:
        """What every neuron gave out for some samples after some epochs.

        Args:
            features: (n, inputs), as the network sees them.
            epochs: m epochs of this run.

        Returns:
            For each neuron name (h1, h2, ..., o1) an array (m, n).

        Raises:
            ValueError: if a sample does not have one finite number for each input, or an epoch
                was not run.
        """
        samples = feature_rows(features, self.sizes[0])
        if any(whole_number(epoch, "each epoch") > self.epochs for epoch in epochs):
            raise ValueError(f"this run has the epochs 0 to {self.epochs}: ask for those only.")
        layers = layer_outputs(self.sizes, self.parameters[list(epochs)], samples)
        return {
            name: layer[:, :, place]
            for names, layer in zip(neuron_names(self.sizes), layers, strict=True)
            for place, name in enumerate(names)
        }

    def __repr__(self) -> str:
        end = f"diverged after epoch {self.epochs}" if self.diverged else f"{self.epochs} epochs"
        return f"History({end}, loss {self.loss[0]:.4g} -> {self.loss[-1]:.4g})"


def train(
    network: Network,
    features: ArrayLike,
    labels: ArrayLike,
    *,
    learning_rate: float = 0.1,
    epochs: int = 1000,
    order: str = "table",
    seed: int = 0,
    frozen: Collection[str] = (),
) -> History:
    """Train a network by stochastic gradient descent, recording every epoch.

    Args:
        network: where to start; it is not changed.
        features: (n, inputs), as the network sees them.
        labels: (n,) of 0 and 1.
        learning_rate: the size of a step, greater than 0.
        epochs: passes over all samples, 0 or more.
        order: "table" visits the samples as they stand in every epoch, "shuffled" in a new order
            each epoch, drawn from `seed`.
        seed: used by "shuffled" only.
        frozen: the names of parameters that training leaves exactly as they are, as {"w1", "b3"}.

    Returns:
        The History. Same arguments, same bits. If a parameter, a prediction or the loss is about
        to leave the range of floats, it ends at the last epoch where all were finite.

    Raises:
        ValueError: if an argument is not as described, or if the very first loss is not finite.

    Source: V. Zhou, "Machine Learning for Beginners" (2019), sections 3 and 4.
    """
    require_one_output(network)
    samples = feature_rows(features, network.sizes[0])
    targets = class_labels(labels, len(samples))
    rate = step_size(learning_rate)
    whole_number(epochs, "epochs")
    still = frozen_columns(network.sizes, frozen)
    visits = epoch_orders(len(samples), epochs, order, seed)
    record = recorded_descent(network, samples, targets, rate, visits, still)
    return _finite_history(network.sizes, record, samples, targets, epochs)


def step_size(learning_rate: float) -> float:
    """Return the learning rate.

    Raises:
        ValueError: if it is not a finite number greater than 0.
    """
    rate = finite_number(learning_rate, "learning_rate")
    if rate <= 0:
        raise ValueError(f"learning_rate must be greater than 0, not {rate:g}.")
    return rate


def recorded_descent(
    network: Network,
    samples: Array,
    targets: Array,
    rate: float,
    visits: Iterable[Sequence[int]],
    frozen: NDArray[np.intp],
) -> Array:
    """The parameters (visits + 1, p) before and after each visit, without checks.

    A visit is a list of row numbers to take a step with, one after another: an epoch, or a single
    row. The steps come out the same to the last bit however they are cut into visits.
    `frozen` are the columns of parameters that stay as they are.
    """
    if network.sizes == (2, 2, 1):
        still = frozen.tolist()
        flat = train_two_two_one(network.vector, samples, targets, rate, visits, still)
        return np.array(flat).reshape(-1, 9)
    return _train_any_shape(network, samples, targets, rate, visits, frozen)


def epoch_orders(count: int, epochs: int, order: str, seed: int) -> Iterator[Sequence[int]]:
    """For each epoch, the row numbers in the order in which training visits them.

    Raises:
        ValueError: if the order is unknown or the seed is not a whole number of at least 0.
    """
    one_of(order, ORDERS, "order")
    whole_number(seed, "seed")
    return _orders(count, epochs, order, seed)


def _orders(count: int, epochs: int, order: str, seed: int) -> Iterator[Sequence[int]]:
    if order == "table":
        for _ in range(epochs):
            yield range(count)
    else:
        generator = np.random.default_rng(seed)
        for _ in range(epochs):
            yield generator.permutation(count).tolist()


def _train_any_shape(
    network: Network,
    samples: Array,
    targets: Array,
    rate: float,
    visits: Iterable[Sequence[int]],
    frozen: NDArray[np.intp] = NOTHING_FROZEN,
) -> Array:
    """SGD on layers of any sizes: (epochs + 1, p) parameters, which may end in NaN."""
    start = network.vector
    vector = start.copy()
    # Views: what changes in a layer changes in the vector.
    layers = [
        (weights[0], biases[0]) for weights, biases in split_layers(network.sizes, vector[None])
    ]
    record = [start]
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        for order in visits:
            for row in order:
                _step(layers, samples[row], targets[row], rate)
                vector[frozen] = start[frozen]
            record.append(vector.copy())
    return np.array(record)


def _step(layers: list[tuple[Array, Array]], sample: Array, target: float, rate: float) -> None:
    """Take one sample: forward, backward, and update the weights and biases in place."""
    signals = [sample]
    for weights, biases in layers:
        signals.append(stable_sigmoid(weights @ signals[-1] + biases))
    loss_by_output = -2.0 * (target - signals[-1])
    for (weights, biases), signal, output in zip(
        reversed(layers), signals[-2::-1], signals[:0:-1], strict=True
    ):
        loss_by_sum = loss_by_output * output * (1.0 - output)
        loss_by_output = loss_by_sum @ weights
        weights[:] -= rate * np.outer(loss_by_sum, signal)
        biases[:] -= rate * loss_by_sum


def _finite_history(
    sizes: tuple[int, ...], record: Array, samples: Array, targets: Array, epochs: int
) -> History:
    """Add the loss of every epoch and cut both off before the first number that is not finite."""
    losses = losses_of(sizes, record, samples, targets)
    finite = np.isfinite(losses) & np.isfinite(record).all(axis=1)
    usable = len(record) if finite.all() else int(np.argmin(finite))
    if usable == 0:
        raise ValueError(FIRST_LOSS)
    return History(sizes, read_only(record[:usable]), read_only(losses[:usable]), epochs)
