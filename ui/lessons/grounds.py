"""The two grounds of the lesson on optimizers, and how the four go over them.

An optimizer has a rate of its own on each, for what is a small step to one is a large one to
another. Walks are worked out once for equal settings.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from nn_core import SGD, Adam, Optimizer, RMSprop, parameter_slice
from nn_core.validation import Array
from nn_core.walks import Ground, NetworkGround, Valley, Walk, walk
from ui.data.samples import sample_dataset
from ui.experiment.experiment import Experiment, run
from ui.language.words import N_
from ui.stage.layers import Span

VALLEY, PEOPLE = N_("A long valley"), N_("The four people")
OPTIMIZERS = ("SGD", "Momentum", "RMSprop", "Adam")
STEPS = 60
MOMENTUM, ALPHA = 0.9, 0.9
"""Hinton's lecture has 0.9 for the mean of squares, as here; PyTorch begins with 0.99."""
RATES = (
    *(0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.038, 0.042, 0.05, 0.08),
    *(0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7, 1.0, 2.0, 3.0, 5.0, 10.0),
)
USUAL: Mapping[str, Mapping[str, float]] = {
    VALLEY: {"SGD": 0.038, "Momentum": 0.02, "RMSprop": 0.2, "Adam": 0.4},
    PEOPLE: {"SGD": 2.0, "Momentum": 0.5, "RMSprop": 0.1, "Adam": 0.2},
}
TOO_LARGE = {"SGD": 0.042, "Momentum": 0.08, "RMSprop": 3.0, "Adam": 10.0}
"""In the valley of the usual steepness; above 2 / 50 SGD leaves it, above 3.8 / 50 Momentum."""
STEEPNESS = 50.0
SIDE = 46
"""Heights of the map along each side."""


@dataclass(frozen=True)
class Place:
    """Where all four begin, and what the map shows."""

    start: tuple[float, float]
    across: Span
    up: Span
    levels: tuple[float, ...]


PLACES = {
    VALLEY: Place((-9.0, 1.8), (-10.0, 4.0), (-2.6, 2.6), (1, 5, 10, 20, 40, 80, 160, 320)),
    PEOPLE: Place((-1.5, 5.0), (-2.0, 2.0), (-3.0, 8.0), tuple(np.arange(0.04, 0.4, 0.04))),
}


def optimizer(name: str, rate: float) -> Optimizer:
    """One of the four, with this learning rate."""
    if name == "SGD":
        return SGD(rate)
    if name == "Momentum":
        return SGD(rate, MOMENTUM)
    return RMSprop(rate, ALPHA) if name == "RMSprop" else Adam(rate)


@lru_cache(maxsize=64)
def ground_of(name: str, steepness: float) -> Ground:
    """A ground by its name; the steepness is the valley's."""
    return Valley(steepness) if name == VALLEY else _people()


@cache
def _people() -> Ground:
    """The loss on the four people over w1 and b1, the other seven as the usual run leaves them."""
    people = sample_dataset("people")
    cut = parameter_slice(run(Experiment(people, ())).network, "w1", "b1")
    return NetworkGround.over(cut, people.inputs, people.y_true)


@lru_cache(maxsize=512)
def walk_of(name: str, steepness: float, who: str, rate: float) -> Walk:
    """How one of the four goes over a ground."""
    return walk(ground_of(name, steepness), optimizer(who, rate), PLACES[name].start, STEPS)


@lru_cache(maxsize=64)
def heights(name: str, steepness: float) -> Array:
    """The loss (SIDE * SIDE,) over what the map shows and one square more, from the top."""
    place = PLACES[name]
    middles = (np.arange(SIDE) - 0.5) / (SIDE - 2)
    across = place.across[0] + (place.across[1] - place.across[0]) * middles
    down = place.up[1] + (place.up[0] - place.up[1]) * middles
    grid = np.meshgrid(across, down)
    return ground_of(name, steepness).loss(np.column_stack([axis.ravel() for axis in grid]))
