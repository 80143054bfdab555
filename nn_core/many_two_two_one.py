"""Many 2-2-1 networks trained at once, operation by operation as in `two_two_one`.

One network is too small for NumPy, whose price is per operation; a thousand of them share it. Each
of the nine parameters is a row with one column for each network, and a step moves all columns.
"""

from collections.abc import Generator, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from nn_core.loss import losses_of
from nn_core.validation import Array

SIZES = (2, 2, 1)
LARGEST = np.finfo(np.float64).max
PAIRS = [0, 2, 1, 3, 6, 7, 4, 5, 8]
"""The nine with what belongs to h1 and h2 next to each other: w1 w3, w2 w4, b1 b2, w5 w6, b3."""
BACK = np.argsort(PAIRS)


def epochs_of_many(
    start: Array,
    samples: Array,
    targets: Array,
    rate: float,
    visits: Iterable[Sequence[int]],
    epochs: int,
    frozen: Sequence[int],
) -> Generator[float, None, tuple[Array, NDArray[np.int64]]]:
    """Train n networks by plain SGD; after each epoch, yield the share that is done.

    Args:
        start: (n, 9) w1..w6, b1..b3 before training.
        samples: (m, 2), as the networks see them.
        targets: (m,) of 0.0 and 1.0.
        rate: the learning rate, greater than 0.
        visits: for each epoch the row numbers in the order in which to visit them.
        epochs: how many these are.
        frozen: the columns of those parameters that stay as they are.

    Returns:
        The parameters (n, 9) after each network's last finite epoch, and which epoch (n,) that was.
    """
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
        yield (epoch + 1) / epochs
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
