"""Which epochs of a run the picture stops at: many where much changes, few where little does."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from nn_core import History
from nn_core.validation import Array

Epochs: TypeAlias = NDArray[np.int64]
MOST_STOPS = 121
EVEN_SHARE = 0.25
"""The part of the stops that is spread evenly, so that a quiet stretch still moves."""


def pace(history: History, most: int = MOST_STOPS) -> list[int]:
    """Epochs from the first to the last, at most `most` of them, in rising order."""
    return shared_pace([history], most)


def shared_pace(histories: Sequence[History], most: int = MOST_STOPS) -> list[int]:
    """The same for runs that are played together: many stops where much changes in one of them."""
    epochs = np.arange(max(history.epochs for history in histories) + 1)
    speed = np.zeros(len(epochs) - 1)
    for history in histories:
        own = epochs[: history.epochs + 1]
        speed[: history.epochs] += _speed(own, history.parameters, history.loss)
    return _spread(epochs, speed, most)


def stops(epochs: Epochs, parameters: Array, loss: Array, most: int = MOST_STOPS) -> list[int]:
    """Some of the epochs (m,) of which the parameters (m, p) and the loss (m,) are known."""
    return _spread(epochs, _speed(epochs, parameters, loss), most)


def _speed(epochs: Epochs, parameters: Array, loss: Array) -> Array:
    """How much changes from each epoch to the next, as a share of all that does.

    Parameters and loss count alike, each against its whole movement, and some of it is even.
    """
    moves = np.abs(np.diff(parameters, axis=0)).sum(axis=1)
    falls = np.abs(np.diff(loss))
    parts = [part / part.sum() for part in (moves, falls) if part.sum() > 0]
    even = np.diff(epochs) / max(epochs[-1] - epochs[0], 1)
    speed: Array = EVEN_SHARE * even + (1 - EVEN_SHARE) * np.mean(parts or [even], axis=0)
    return speed


def _spread(epochs: Epochs, speed: Array, most: int) -> list[int]:
    """The first, the last and others of the epochs, at equal distances in what changes."""
    if len(epochs) <= most:
        return [int(epoch) for epoch in epochs]
    distance = np.concatenate([[0.0], np.cumsum(speed)])
    wanted = np.linspace(0.0, distance[-1], most)
    places = np.unique(np.searchsorted(distance, wanted).clip(0, len(epochs) - 1))
    return [int(epoch) for epoch in epochs[places]]
