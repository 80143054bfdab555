"""The shapes that samples are drawn from: maps with a target everywhere, and clouds and curves.

Noise means what it means in TensorFlow Playground. On a map, the target of a sample is asked for
beside the place where the sample is shown, up to that share of the radius away. Of clouds and
curves the samples themselves are moved.
"""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from nn_core.validation import Array

BOX = 6.0
"""Samples are shown in [-BOX, BOX] along both features."""
RADIUS = 5.0
"""How far from the middle shapes with classes reach, before noise and gap."""
GAP = 0.3
"""How far from the border between its classes a map shows no sample, so that one can see it."""
SQUARE = RADIUS / 2.0
"""The side of a square on the checkerboard, and the height of the sine."""
PEAKS = np.array([[-4.0, 2.5], [4.0, 2.5], [0.0, -2.5]])
PITS = np.array([[0.0, 2.5], [-4.0, -2.5], [4.0, -2.5]])

Drawn: TypeAlias = tuple[Array, Array]
"""Features (n, 2), a few perhaps outside the box, and targets (n,)."""
Draw: TypeAlias = Callable[[np.random.Generator, int, float, int], Drawn]
"""Draws from random numbers, given n, the noise from 0 to 1/2, and the number of classes."""


def _map(
    places: Callable[[np.random.Generator, int], Array],
    target: Callable[[Array, Array], ArrayLike],
    radius: float = RADIUS,
) -> Draw:
    """A map: `places` (n, 2) to show, and the `target` (n,) at any x1 (n,) and x2 (n,)."""

    def draw(numbers: np.random.Generator, count: int, noise: float, _: int) -> Drawn:
        shown = places(numbers, count)
        asked = shown + noise * numbers.uniform(-radius, radius, (count, 2))
        return shown, np.asarray(target(asked[:, 0], asked[:, 1]), dtype=np.float64)

    return draw


def _disc_and_ring(numbers: np.random.Generator, count: int) -> Array:
    near, far = numbers.uniform(0.0, 0.5, count), numbers.uniform(0.7, 1.0, count)
    radius = RADIUS * np.where(np.arange(count) % 2, near, far)
    angle = numbers.uniform(0.0, 2.0 * np.pi, count)
    return np.column_stack([radius * np.sin(angle), radius * np.cos(angle)])


def _quadrants(numbers: np.random.Generator, count: int) -> Array:
    places = numbers.uniform(-RADIUS, RADIUS, (count, 2))
    return places + np.where(places > 0, GAP, -GAP)


def _beside_the_sine(numbers: np.random.Generator, count: int) -> Array:
    x1, x2 = numbers.uniform(-RADIUS, RADIUS, (2, count))
    return np.column_stack([x1, x2 + np.where(_above_the_sine(x1, x2), GAP, -GAP)])


def _squares(numbers: np.random.Generator, count: int) -> Array:
    edge = GAP / SQUARE
    within = numbers.uniform(edge, 1.0 - edge, (count, 2))
    return (numbers.integers(0, 4, (count, 2)) + within) * SQUARE - RADIUS


def _corners(numbers: np.random.Generator, count: int) -> Array:
    """Around the four rows of a truth table, where -3 stands for 0 and 3 for 1."""
    corners = 6.0 * numbers.integers(0, 2, (count, 2)) - 3.0
    return corners + numbers.uniform(-1.5, 1.5, (count, 2))


def _anywhere(numbers: np.random.Generator, count: int) -> Array:
    return numbers.uniform(-BOX, BOX, (count, 2))


def _above_the_sine(x1: Array, x2: Array) -> Array:
    return (x2 > SQUARE * np.sin(x1)).astype(np.float64)


def _board(x1: Array, x2: Array) -> Array:
    return (np.floor(x1 / SQUARE) + np.floor(x2 / SQUARE)) % 2


def _hills(x1: Array, x2: Array) -> Array:
    """Cones of radius 2 that do not touch: peaks of 1, pits of -1, and 0 between them."""
    places = np.column_stack([x1, x2])[:, None, :]
    peak, pit = (
        np.maximum(0.0, 1.0 - np.sqrt(((places - tips) ** 2).sum(axis=2)) / 2.0).max(axis=1)
        for tips in (PEAKS, PITS)
    )
    heights: Array = peak - pit
    return heights


def _curves(point: Callable[[Array, Array, int], Drawn], reach: float) -> Draw:
    """A curve for each class: `point` gives x1 and x2 at a share of its length, in (0, 1].

    Samples stand at even steps along the curve; noise moves each by up to so much of `reach`.
    """

    def draw(numbers: np.random.Generator, count: int, noise: float, classes: int) -> Drawn:
        kinds = _in_turn(count, classes)
        steps = -(-count // classes)
        along = (np.arange(count) // classes + 1.0) / steps
        moved = noise * numbers.uniform(-reach, reach, (count, 2))
        return np.column_stack(point(along, kinds, classes)) + moved, kinds

    return draw


def _moon(along: Array, kinds: Array, _: int) -> Drawn:
    """Two half circles of radius 3, the lower one moved into the upper one's mouth."""
    angle = np.pi * along
    x1, x2 = np.cos(angle), np.sin(angle)
    upper = kinds == 0
    return 3.0 * np.where(upper, x1 - 0.5, 0.5 - x1), 3.0 * np.where(upper, x2 - 0.25, 0.25 - x2)


def _spiral(along: Array, kinds: Array, classes: int) -> Drawn:
    """Arms from the middle outwards; the more there are, the less they turn, to stay apart."""
    turns = 3.5 / classes * along + kinds / classes + 0.5
    radius = RADIUS * along
    return radius * np.sin(2.0 * np.pi * turns), radius * np.cos(2.0 * np.pi * turns)


def _gaussians(numbers: np.random.Generator, count: int, noise: float, classes: int) -> Drawn:
    """Round clouds on a circle; their variance goes from 0.5 without noise to 4 at a half."""
    kinds = _in_turn(count, classes)
    angle = 2.0 * np.pi * (kinds / classes + 0.625)
    centres = np.sqrt(8.0) * np.column_stack([np.cos(angle), np.sin(angle)])
    spread = np.sqrt(0.5 + 7.0 * noise) * numbers.standard_normal((count, 2))
    return centres + spread, kinds


def _in_turn(count: int, classes: int) -> Array:
    """0, 1, ..., and from 0 again."""
    return np.arange(count, dtype=np.float64) % classes


circles = _map(_disc_and_ring, lambda x1, x2: np.sqrt(x1**2 + x2**2) < RADIUS / 2.0)
moons = _curves(_moon, 3.0)
xor = _map(_quadrants, lambda x1, x2: (x1 > 0) != (x2 > 0))
gaussians = _gaussians
spirals = _curves(_spiral, 1.0)
sine = _map(_beside_the_sine, _above_the_sine)
checkerboard = _map(_squares, _board)
plane = _map(_anywhere, lambda x1, x2: (x1 + x2) / 10.0, BOX)
hills = _map(_anywhere, _hills, BOX)
and_gate = _map(_corners, lambda x1, x2: (x1 > 0) & (x2 > 0))
or_gate = _map(_corners, lambda x1, x2: (x1 > 0) | (x2 > 0))
xor_gate = _map(_corners, lambda x1, x2: (x1 > 0) != (x2 > 0))
