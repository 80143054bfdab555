"""Many 2-2-1 networks trained side by side, to see what becomes of a thousand starts.

One network is too small for NumPy, whose price is per operation; a thousand of them share it. Each
of the nine parameters is a row with one column for each network, and a step moves all columns.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nn_core.frozen import frozen_columns
from nn_core.loss import losses_of
from nn_core.network import Network
from nn_core.training import FIRST_LOSS, epoch_orders, step_size
from nn_core.validation import Array, class_labels, feature_rows, read_only, whole_number

SIZES = (2, 2, 1)
LARGEST = np.finfo(np.float64).max
PAIRS = [0, 2, 1, 3, 6, 7, 4, 5, 8]
"""The nine with what belongs to h1 and h2 next to each other: w1 w3, w2 w4, b1 b2, w5 w6, b3."""
BACK = np.argsort(PAIRS)


@dataclass(frozen=True, eq=False, repr=False)
class Runs:
    """Where many training runs ended; a value that never changes.

    Only the ends are kept. What came before, for one of the networks: `train` it by itself.

    Attributes:
        parameters: (n, 9), one network a row, columns w1..w6, b1..b3.
        loss: (n,) mean squared error over all samples at the end.
        epochs: (n,) how many epochs were run; fewer than asked for if training diverged.
        epochs_asked: how many were asked for.
    """

    parameters: Array
    loss: Array
    epochs: NDArray[np.int64]
    epochs_asked: int

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
        return Network.from_vector(self.parameters[number], SIZES)

    def __repr__(self) -> str:
        ends = f"{len(self)} networks, {self.diverged.sum()} diverged"
        return f"Runs({ends}, median loss {np.median(self.loss):.4g})"


def train_many(
    networks: Sequence[Network],
    features: ArrayLike,
    labels: ArrayLike,
    *,
    learning_rate: float = 0.1,
    epochs: int = 1000,
    order: str = "table",
    seed: int = 0,
    frozen: Collection[str] = (),
) -> Runs:
    """Train many networks as `train` does each, at a fraction of the time; keep where they end.

    Args:
        networks: n of them, 2-2-1, at least one; they are not changed.
        features: (m, 2), as the networks see them.
        labels: (m,) of 0 and 1.
        learning_rate: as for `train`, the same for all networks.
        epochs: as for `train`.
        order: as for `train`. "shuffled" draws one order an epoch, in which all networks visit
            the samples: that which `train` takes for the same seed.
        seed: used by "shuffled" only.
        frozen: as for `train`, the same names in all networks.

    Returns:
        The Runs. Each ends where `train` ends, up to rounding: NumPy's exponential can differ from
        Python's in the last digit. A run that diverges ends as it does there; the others go on.

    Raises:
        ValueError: if an argument is not as described, or if a very first loss is not finite.
    """
    start = _start_vectors(networks)
    samples = feature_rows(features, SIZES[0])
    targets = class_labels(labels, len(samples))
    rate = step_size(learning_rate)
    whole_number(epochs, "epochs")
    still = frozen_columns(SIZES, frozen)
    visits = epoch_orders(len(samples), epochs, order, seed)
    if not np.isfinite(losses_of(SIZES, start, samples, targets)).all():
        raise ValueError(FIRST_LOSS)

    ends, last_epochs = _descent(start, samples, targets, rate, visits, epochs, still)
    last_epochs.flags.writeable = False
    losses = losses_of(SIZES, ends, samples, targets)
    return Runs(read_only(ends), read_only(losses), last_epochs, epochs)


def _start_vectors(networks: Sequence[Network]) -> Array:
    """The parameters (n, 9) of the networks.

    Raises:
        ValueError: if there is none, or one is not 2-2-1.
    """
    if not networks:
        raise ValueError("networks is empty: give at least one network.")
    for network in networks:
        if network.sizes != SIZES:
            shape = "-".join(map(str, network.sizes))
            raise ValueError(f"train_many takes 2-2-1 networks only: train the {shape} by itself.")
    return np.array([network.vector for network in networks])


def _descent(
    start: Array,
    samples: Array,
    targets: Array,
    rate: float,
    visits: Iterable[Sequence[int]],
    epochs: int,
    frozen: Sequence[int],
) -> tuple[Array, NDArray[np.int64]]:
    """The parameters (n, 9) after each network's last finite epoch, and which epoch that was."""
    ends, last_epochs = start.copy(), np.full(len(start), epochs)
    triples = [(x1, x2, y) for (x1, x2), y in zip(samples.tolist(), targets.tolist(), strict=True)]
    # As long as no parameter is beyond this, no sum can leave the floats, nor can a loss.
    safe = LARGEST / 4.0 / max(1.0, np.abs(samples).max())
    running = np.arange(len(start))
    rows, still = start.T[PAIRS], BACK[list(frozen)]
    for epoch, order in enumerate(visits):
        before = rows.copy()
        with np.errstate(over="ignore", invalid="ignore", under="ignore"):
            _take_steps(rows, [triples[row] for row in order], rate, still)
        if not np.abs(rows).max() <= safe:
            losses = losses_of(SIZES, rows[BACK].T.copy(), samples, targets)
            finite = np.isfinite(losses) & np.isfinite(rows).all(axis=0)
            ends[running[~finite]] = before[BACK][:, ~finite].T
            last_epochs[running[~finite]] = epoch
            running, rows = running[finite], rows.compress(finite, axis=1)
            if not len(running):
                break
    ends[running] = rows[BACK].T
    return ends, last_epochs


def _take_steps(
    rows: Array,
    samples: Iterable[tuple[float, float, float]],
    rate: float,
    frozen: NDArray[np.int64],
) -> None:
    """Take a step with each (x1, x2, y_true), all networks at once: change the rows in place.

    As in `two_two_one`, operation by operation; written in place where that spares an array.
    `frozen` are the rows that stay as they are.
    """
    from_x1, from_x2, hidden_biases = rows[0:2], rows[2:4], rows[4:6]
    to_o1, output_bias = rows[6:8], rows[8]
    held = rows[frozen]
    for x1, x2, y_true in samples:
        sums = from_x1 * x1
        sums += from_x2 * x2
        sums += hidden_biases
        hidden = _squashed(sums)
        h1, h2 = to_o1 * hidden
        h1 += h2
        h1 += output_bias
        y_pred = _squashed(h1)

        step_o1 = y_true - y_pred
        step_o1 *= -2.0
        step_o1 *= y_pred
        step_o1 *= 1.0 - y_pred
        step_o1 *= rate
        step_hidden = step_o1 * to_o1
        step_hidden *= hidden
        step_hidden *= 1.0 - hidden

        from_x1 -= step_hidden * x1
        from_x2 -= step_hidden * x2
        hidden_biases -= step_hidden
        to_o1 -= step_o1 * hidden
        output_bias -= step_o1
        if len(held):
            rows[frozen] = held


def _squashed(sums: Array) -> Array:
    """The sigmoid, as `stable_sigmoid` has it, in the place of the sums."""
    np.negative(sums, out=sums)
    np.exp(sums, out=sums)
    sums += 1.0
    return np.divide(1.0, sums, out=sums)
