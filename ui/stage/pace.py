"""Which epochs of a run the picture stops at: many where much changes, few where little does."""

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
    return stops(np.arange(history.epochs + 1), history.parameters, history.loss, most)


def stops(epochs: Epochs, parameters: Array, loss: Array, most: int = MOST_STOPS) -> list[int]:
    """Some of the epochs (m,), the first and the last among them, at most `most`.

    Along the run we add up how far the parameters (m, p) and the loss (m,) move from one of the
    epochs to the next, each against its whole movement; stops lie at equal distances on that scale.
    """
    if len(epochs) <= most:
        return [int(epoch) for epoch in epochs]
    moves = np.abs(np.diff(parameters, axis=0)).sum(axis=1)
    falls = np.abs(np.diff(loss))
    parts = [part / part.sum() for part in (moves, falls) if part.sum() > 0]
    even = np.diff(epochs) / (epochs[-1] - epochs[0])
    speed = EVEN_SHARE * even + (1 - EVEN_SHARE) * np.mean(parts or [even], axis=0)
    distance = np.concatenate([[0.0], np.cumsum(speed)])
    wanted = np.linspace(0.0, distance[-1], most)
    places = np.unique(np.searchsorted(distance, wanted).clip(0, len(epochs) - 1))
    return [int(epoch) for epoch in epochs[places]]
