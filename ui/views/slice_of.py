"""The slice of the landscape that is looked at, and the runs on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from nn_core import (
    History,
    Landscape,
    Slice,
    loss_landscape,
    parameter_slice,
    principal_slice,
    random_slice,
)
from nn_core.loss import losses_of
from nn_core.losses import LOSSES
from nn_core.validation import Array
from ui.experiment.view_kinds import MAIN, RANDOM
from ui.figures.landscape_picture import Path
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.stage.landscape import Walk
from ui.stage.pace import pace
from ui.views.subject import Subject

RUN, THERE = N_("The run"), N_("From there")
POINTS = 61
BESIDE = 0.1
"""How much of its own width the grid goes beyond a second path."""


@dataclass(frozen=True, eq=False)
class Terrain:
    """A slice with its landscape, the run, and perhaps a second one that was begun on it."""

    landscape: Landscape
    history: History
    second: History | None

    def path(self, epoch: int, *, second: bool = False) -> Path:
        """One of the runs on the slice, with one of its epochs shown."""
        history = self.second if second and self.second is not None else self.history
        epoch = min(epoch, history.epochs)
        epochs = np.union1d(pace(history), [epoch])
        cut = self.landscape.slice
        spots = cut.project(history.parameters[epochs])
        ground = self._losses(cut.parameters(*spots.T))
        now = int(np.searchsorted(epochs, epoch))
        name = _(THERE) if second else _(RUN)
        return Path(name, epochs, spots, ground, history.loss[epochs], now, second)

    @property
    def walks(self) -> Sequence[Walk]:
        """Both runs on the slice, as they are played."""
        runs = {_(RUN): self.history, _(THERE): self.second}
        cut = self.landscape.slice
        walks = []
        for name, run in runs.items():
            if run is not None:
                epochs = np.array(pace(run))
                walks.append(Walk(name, epochs, cut.project(run.parameters[epochs]), run.loss))
        return walks

    def _losses(self, parameters: Array) -> Array:
        trained_on = self.history.trained_on
        if trained_on is None:
            raise ValueError("this history does not know its samples: take one from train.")
        return losses_of(
            self.history.sizes,
            parameters,
            *trained_on,
            self.history.activations,
            LOSSES[self.history.loss_name],
        )


def slice_of(history: History, plane: str) -> Slice:
    """The slice that a link's plane names.

    Raises:
        ValueError: if the run gives no such slice: it did not move, say.
    """
    if plane == MAIN:
        return principal_slice(history)
    kind, _colon, seed = plane.partition(":")
    if kind == RANDOM:
        return random_slice(history.network, int(seed))
    first, second = plane.split(",")
    return parameter_slice(history.network, first, second)


@lru_cache(maxsize=16)
def terrain(subject: Subject, plane: str, begun: tuple[float, float] | None) -> Terrain:
    """The landscape of an experiment's run, and a run that was begun at x and y on it.

    Raises:
        ValueError: if the run gives no such slice.
    """
    history = subject.history()
    cut = slice_of(history, plane)
    if begun is None:
        return Terrain(_landscape(cut, history), history, None)
    second = begun_at(subject, cut, begun).history()
    base = _landscape(cut, history, points=2)
    spots = np.vstack([cut.project(second.parameters), [begun]])
    x, y = (_reach(ends, along) for ends, along in zip((base.x, base.y), spots.T, strict=True))
    return Terrain(_landscape(cut, history, x=x, y=y), history, second)


def begun_at(subject: Subject, cut: Slice, spot: tuple[float, float]) -> Subject:
    """The experiment with the start at a place of a slice."""
    (numbers,) = cut.parameters(np.array([spot[0]]), np.array([spot[1]]))
    return subject.begun_at(numbers.tolist())


def _landscape(
    cut: Slice,
    history: History,
    *,
    x: tuple[float, float] | None = None,
    y: tuple[float, float] | None = None,
    points: int = POINTS,
) -> Landscape:
    if history.trained_on is None:
        raise ValueError("this history does not know its samples: take one from train.")
    features, targets = history.trained_on
    return loss_landscape(cut, features, _labels(targets), history=history, x=x, y=y, points=points)


def _labels(targets: Array) -> Array:
    """What `train` took for these targets (n, k): a number for each sample, or its class."""
    return targets[:, 0] if targets.shape[1] == 1 else targets.argmax(axis=1).astype(np.float64)


def _reach(ends: Array, along: Array) -> tuple[float, float]:
    """From where to where the grid goes, so that both paths are on it."""
    low, high = min(ends[0], along.min()), max(ends[-1], along.max())
    beside = BESIDE * (high - low)
    return (
        float(ends[0] if low == ends[0] else low - beside),
        float(ends[-1] if high == ends[-1] else high + beside),
    )
