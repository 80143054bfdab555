"""Batches: which samples a step is taken with, epoch by epoch.

An epoch visits every sample once. With batches of one there is a step for each sample, with one
batch of all there is a single step along the mean of their gradients.
"""

from collections.abc import Iterator, Sequence
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from nn_core.validation import one_of, whole_number

ORDERS = ("table", "shuffled")


def batches(
    count: int, epochs: int, order: str = "table", seed: int = 0, size: int = 1
) -> Iterator[list[Sequence[int]]]:
    """For each epoch its batches: lists of row numbers.

    Args:
        count: how many samples there are.
        epochs: how many passes over them.
        order: "table" for the rows as they stand, "shuffled" for a new order each epoch.
        seed: of the shuffled orders.
        size: rows in a batch, 1 or more; the last batch of an epoch may have fewer.

    Raises:
        ValueError: if an argument is not as described.
    """
    whole_number(size, "batch_size", at_least=1)
    orders = epoch_orders(count, epochs, order, seed)
    return ([rows[first : first + size] for first in range(0, count, size)] for rows in orders)


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
        yield from repeat(range(count), epochs)
    else:
        for rows in rows_by_epoch(count, epochs, order, seed):
            yield rows.tolist()


def rows_by_epoch(count: int, epochs: int, order: str, seed: int) -> Iterator[NDArray[np.int64]]:
    """The same as `epoch_orders`, as arrays and without checks."""
    if order == "table":
        yield from repeat(np.arange(count), epochs)
    else:
        generator = np.random.default_rng(seed)
        for _ in range(epochs):
            yield generator.permutation(count)
