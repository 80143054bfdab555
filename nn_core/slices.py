"""A slice is a flat cut through the space of all parameters, to look at something that is there.

Nobody sees nine dimensions, or four hundred. Two one can see: two of the parameters, two random
directions, or the two along which a training run moved most.
"""

from dataclasses import dataclass

import numpy as np

from nn_core.history import History
from nn_core.network import Network
from nn_core.topology import split_layers
from nn_core.validation import Array, read_only, whole_number


@dataclass(frozen=True, eq=False, repr=False)
class Slice:
    """A flat cut through parameter space: the parameters origin + x * first + y * second.

    Make one with `parameter_slice`, `random_slice` or `principal_slice`.

    Attributes:
        network: a network that lies in the slice.
        origin: (p,) the parameters where x and y are 0, read-only.
        directions: (2, p) what a step of 1 along x and along y adds to them, read-only.
        names: what x and y are called.
        shares: for principal directions, the share of the run's movement along each, in 0..1.
    """

    network: Network
    origin: Array
    directions: Array
    names: tuple[str, str]
    shares: tuple[float, float] | None = None

    def parameters(self, x: Array, y: Array) -> Array:
        """(m, p) the parameters at m places x and y, (m,) each."""
        return self.origin + np.column_stack([x, y]) @ self.directions

    def project(self, vectors: Array) -> Array:
        """(m, 2) the places x and y in the slice that are nearest to parameters (m, p)."""
        away = (vectors - self.origin).T
        return np.asarray(np.linalg.lstsq(self.directions.T, away, rcond=None)[0].T, np.float64)

    def __repr__(self) -> str:
        return f"Slice({' x '.join(self.names)})"


def parameter_slice(network: Network, first: str, second: str) -> Slice:
    """The slice over two parameters, all others as the network has them.

    Its x and y are the values of the two themselves.

    Args:
        network: where the other parameters come from.
        first: a parameter's name, such as "w1": what x is.
        second: another one: what y is.

    Raises:
        ValueError: if the network has no such parameter, or both are the same.
    """
    names = list(network.parameters)
    for name in (first, second):
        if name not in names:
            raise ValueError(f"this network has no parameter {name}: it has {', '.join(names)}.")
    if first == second:
        raise ValueError(f"a slice is over two parameters: {first} was named twice.")
    columns = [names.index(first), names.index(second)]
    origin = network.vector
    origin[columns] = 0.0
    directions = np.zeros((2, len(names)))
    directions[[0, 1], columns] = 1.0
    return Slice(network, read_only(origin), read_only(directions), (first, second))


def random_slice(network: Network, seed: int = 0) -> Slice:
    """The slice through a network along two random directions, filter-normalised.

    Directions are drawn from a standard normal; then each neuron's part of them, its weights and
    its bias, is made as long as these are in the network. A step of 1 so means as much for small
    weights as for large ones.

    Args:
        network: usually a trained one; it lies at x = y = 0.
        seed: the same seed, the same directions.

    Raises:
        ValueError: if the seed is not a whole number of at least 0, or all parameters are 0.

    Source: Li, Xu, Taylor, Studer, Goldstein, "Visualizing the Loss Landscape of Neural Nets"
    (2018), section 4. A dense layer's filter is a neuron; its bias is counted in here.
    """
    origin = network.vector
    if not origin.any():
        raise ValueError(
            "all parameters are 0 and give directions no length: train the network first."
        )
    generator = np.random.default_rng(whole_number(seed, "seed"))
    directions = generator.standard_normal((2, len(origin)))
    lengths = _filter_lengths(network.sizes, np.vstack([origin, directions]))
    return Slice(
        network,
        read_only(origin),
        read_only(directions * lengths[0] / lengths[1:]),
        ("first random direction", "second random direction"),
    )


def principal_slice(history: History) -> Slice:
    """The slice through a run's end along the two directions in which the run moved most.

    They are the first two principal directions of the parameters after each epoch, each of length
    1, and say by `shares` how much of all movement (the variance over the epochs) they hold.

    Raises:
        ValueError: if the run did not move.

    Source: Li, Xu, Taylor, Studer, Goldstein (2018), section 7.
    """
    end = history.network
    moved = history.parameters - end.vector
    largest = np.abs(moved).max()
    if not largest > 0:
        raise ValueError("the run did not move: train it for at least one epoch.")
    # Divided by the largest, so that no square leaves the floats.
    moved = moved / largest
    moved = moved - moved.mean(axis=0)
    variances, directions = np.linalg.eigh(moved.T @ moved)
    # An eigenvector has no sign: give each the one that makes its largest component positive.
    first_two = directions[:, :-3:-1].T
    peaks = np.take_along_axis(first_two, np.abs(first_two).argmax(axis=1)[:, None], axis=1)
    shares = np.maximum(variances[:-3:-1], 0.0) / variances.sum()
    return Slice(
        end,
        read_only(end.vector),
        read_only(first_two * np.sign(peaks)),
        ("first principal direction", "second principal direction"),
        (float(shares[0]), float(shares[1])),
    )


def _filter_lengths(sizes: tuple[int, ...], vectors: Array) -> Array:
    """(m, p) for each parameter in m vectors (m, p), how long its neuron's part of them is."""
    lengths = np.empty_like(vectors)
    parts, into = split_layers(sizes, vectors), split_layers(sizes, lengths)
    for (weights, biases), (weight_lengths, bias_lengths) in zip(parts, into, strict=True):
        whole = np.sqrt((weights**2).sum(axis=2) + biases**2)
        weight_lengths[...] = whole[:, :, None]
        bias_lengths[...] = whole
    return lengths
