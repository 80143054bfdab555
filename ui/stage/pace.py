"""Which epochs of a run the picture stops at: many where much changes, few where little does."""

from collections.abc import Sequence

import numpy as np

from nn_core import History
from nn_core.validation import Array

MOST_STOPS = 121
EVEN_SHARE = 0.25
"""The part of the stops that is spread evenly, so that a quiet stretch still moves."""


def pace(history: History, most: int = MOST_STOPS) -> list[int]:
    """Epochs from the first to the last, at most `most` of them, in rising order.

    Along the run we add up how far the parameters and the loss move from epoch to epoch, each
    against its whole movement; stops lie at equal distances on that scale.
    """
    return shared_pace([history], most)


def shared_pace(histories: Sequence[History], most: int = MOST_STOPS) -> list[int]:
    """The same for runs that are played together: many stops where much changes in one of them."""
    epochs = max(history.epochs for history in histories)
    if epochs < most:
        return list(range(epochs + 1))
    speed = np.zeros(epochs)
    for history in histories:
        speed[: history.epochs] += _speed(history)
    distance = np.concatenate([[0.0], np.cumsum(speed)])
    stops = np.linspace(0.0, distance[-1], most)
    found = np.unique(np.searchsorted(distance, stops).clip(0, epochs))
    return [int(epoch) for epoch in found]


def _speed(history: History) -> Array:
    """(epochs,) how much changes in each epoch, as a share of all that does."""
    moves = np.abs(np.diff(history.parameters, axis=0)).sum(axis=1)
    falls = np.abs(np.diff(history.loss))
    parts = [part / part.sum() for part in (moves, falls) if part.sum() > 0]
    even = np.full(history.epochs, 1 / history.epochs)
    speed: Array = EVEN_SHARE * even + (1 - EVEN_SHARE) * np.mean(parts or [even], axis=0)
    return speed
