"""A walk downhill over two parameters: what an optimizer does there, step by step.

The ground is a valley that can be made as long as one likes, or the loss of a network over two of
its parameters. Each step is taken with the exact gradient of the ground, over all samples.
"""

from dataclasses import dataclass
from math import isfinite
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike

from nn_core.gradient import gradient_of
from nn_core.loss import losses_of
from nn_core.losses import LOSSES
from nn_core.optimizers import Adam, Optimizer, State
from nn_core.slices import Slice
from nn_core.validation import Array, feature_rows, finite_array, finite_number, whole_number


class Ground(Protocol):
    """A loss over two parameters."""

    @property
    def names(self) -> tuple[str, str]:
        """What the two parameters are called."""
        ...

    def loss(self, places: Array) -> Array:
        """The loss (m,) at places (m, 2)."""
        ...

    def gradient(self, place: Array) -> Array:
        """The gradient (2,) at a place (2,)."""
        ...


@dataclass(frozen=True)
class Valley:
    """L = (w1^2 + steepness * w2^2) / 2: lowest at 0, and so many times as steep across as along.

    Raises:
        ValueError: if the steepness is not greater than 0.
    """

    steepness: float

    def __post_init__(self) -> None:
        if finite_number(self.steepness, "steepness") <= 0:
            raise ValueError(f"steepness must be greater than 0, not {self.steepness:g}.")

    @property
    def names(self) -> tuple[str, str]:
        """Along the valley, and across it."""
        return "w1", "w2"

    @property
    def curvatures(self) -> Array:
        """(2,) how fast the slope changes along, and across."""
        return np.array([1.0, self.steepness])

    def loss(self, places: Array) -> Array:
        """The loss (m,) at places (m, 2); infinite where it leaves the floats."""
        with np.errstate(over="ignore", under="ignore"):
            return np.asarray((self.curvatures * places**2).sum(axis=1) / 2, np.float64)

    def gradient(self, place: Array) -> Array:
        """The gradient (2,) at a place (2,)."""
        with np.errstate(over="ignore", under="ignore"):
            return self.curvatures * place


@dataclass(frozen=True, eq=False)
class NetworkGround:
    """The mean squared error of a network over a slice of two of its parameters.

    Attributes:
        cut: the slice, as `parameter_slice` makes it.
        features: (n, inputs) the samples, as the network sees them.
        targets: (n, k) what it should answer.
    """

    cut: Slice
    features: Array
    targets: Array

    @classmethod
    def over(cls, cut: Slice, features: ArrayLike, targets: ArrayLike) -> "NetworkGround":
        """The ground of a network with one output, for targets (n,)."""
        samples = feature_rows(features, cut.network.sizes[0])
        return cls(cut, samples, finite_array(targets, "targets").reshape(len(samples), 1))

    @property
    def names(self) -> tuple[str, str]:
        """Of the two parameters."""
        return self.cut.names

    def loss(self, places: Array) -> Array:
        """The loss (m,) at places (m, 2); infinite where it leaves the floats."""
        network = self.cut.network
        vectors = self.cut.parameters(places[:, 0], places[:, 1])
        losses = losses_of(
            network.sizes, vectors, self.features, self.targets, network.activations, LOSSES["mse"]
        )
        losses[np.isnan(losses)] = np.inf
        return losses

    def gradient(self, place: Array) -> Array:
        """The gradient (2,) at a place (2,): the slice's part of the network's gradient."""
        network = self.cut.network
        vector = self.cut.parameters(place[:1], place[1:])[0]
        with np.errstate(over="ignore", under="ignore", invalid="ignore"):
            slopes = gradient_of(
                network.sizes,
                vector,
                self.features,
                self.targets,
                network.activations,
                LOSSES["mse"],
            )
        return self.cut.directions @ slopes


@dataclass(frozen=True, eq=False)
class Walk:
    """Where an optimizer went; a value that never changes.

    Attributes:
        optimizer: who went.
        places: (steps + 1, 2) before the first step and after each.
        gradients: (steps, 2) that each step was taken with.
        states: what the optimizer remembered before the first step and after each.
        loss: (steps + 1,) at the places.
    """

    optimizer: Optimizer
    places: Array
    gradients: Array
    states: tuple[State, ...]
    loss: Array

    def __len__(self) -> int:
        """How many steps were taken."""
        return len(self.gradients)


def walk(ground: Ground, optimizer: Optimizer, start: ArrayLike, steps: int) -> Walk:
    """Let an optimizer take some steps; it stops sooner if a place or its loss leaves the floats.

    Raises:
        ValueError: if the start is not two finite numbers, its loss is not finite, or steps is not
            a whole number of at least 0.
    """
    place = finite_array(start, "start")
    if place.shape != (2,):
        raise ValueError("start must be two numbers, one for each parameter.")
    if not np.isfinite(ground.loss(place[None])).all():
        raise ValueError("the loss at the start is too large for a float: start nearer to 0.")
    places, gradients, states = [place], [], [optimizer.start(place)]
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        for _ in range(whole_number(steps, "steps")):
            slope = ground.gradient(places[-1])
            after, state = optimizer.step(places[-1], slope, states[-1])
            if not all(map(isfinite, (*slope.tolist(), *after.tolist()))):
                break
            places.append(after)
            gradients.append(slope)
            states.append(state)
    path = np.array(places)
    loss = ground.loss(path)
    count = int(np.logical_and.accumulate(np.isfinite(loss)).sum())
    return Walk(
        optimizer,
        path[:count],
        np.array(gradients).reshape(-1, 2)[: count - 1],
        tuple(states[:count]),
        loss[:count],
    )


def corrected(optimizer: Adam, state: State) -> tuple[Array, Array]:
    """Adam's two means without their bias: each divided by what its weights add up to."""
    count, mean, square = state
    return mean / (1.0 - optimizer.beta1**count), square / (1.0 - optimizer.beta2**count)
