"""Where the runs of many seeds ended."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nn_core import History, Runs
from nn_core.validation import Array

EARLIER = 8
"""One part in so many of the epochs at the end tells whether a loss stands still."""


@dataclass(frozen=True, eq=False)
class Ends:
    """Where the runs of the seeds from 0 ended; `earlier` is their loss (n,) some epochs before."""

    runs: Runs
    earlier: Array

    def __len__(self) -> int:
        return len(self.runs)

    def first(self, count: int) -> "Ends":
        """Those of the first seeds."""
        runs = self.runs
        cut = Runs(
            runs.parameters[:count],
            runs.loss[:count],
            runs.epochs[:count],
            runs.epochs_asked,
            runs.sizes,
            runs.activations,
            None if runs.accuracy is None else runs.accuracy[:count],
            runs.engine,
        )
        return Ends(cut, self.earlier[:count])


def ends_of(history: History) -> Ends:
    """The end of a single run. One that a rule has stopped has run as far as it was to."""
    runs = Runs(
        history.parameters[-1:],
        history.loss[-1:],
        np.array([history.epochs if history.diverged else history.epochs_asked]),
        history.epochs_asked,
        history.sizes,
        history.activations,
        None if history.accuracy is None else history.accuracy[-1:],
        history.engine,
    )
    return Ends(runs, history.loss[-1 - history.epochs // EARLIER][None])


def joined(parts: Sequence[Ends]) -> Ends:
    """Ends one after another."""
    first = parts[0].runs
    accuracies = [part.runs.accuracy for part in parts if part.runs.accuracy is not None]
    runs = Runs(
        np.concatenate([part.runs.parameters for part in parts]),
        np.concatenate([part.runs.loss for part in parts]),
        np.concatenate([part.runs.epochs for part in parts]),
        first.epochs_asked,
        first.sizes,
        first.activations,
        np.concatenate(accuracies) if accuracies else None,
        first.engine,
    )
    return Ends(runs, np.concatenate([part.earlier for part in parts]))
