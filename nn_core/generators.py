"""Generators make samples to learn from: a shape, a seed, and as much noise as one likes.

All samples lie in one box around zero, so that one picture and one learning rate suit them all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from nn_core import shapes
from nn_core.shapes import BOX, Draw, Drawn
from nn_core.validation import Array, finite_number, one_of, read_only, whole_number

FEWEST, MOST = 10, 1000
MOST_NOISE = 50
DECIMALS = 4
"""Machines differ in the last bits of a sine; rounded to so many decimals, they agree."""


@dataclass(frozen=True, eq=False, repr=False)
class Samples:
    """Samples as a network sees them; a value that never changes.

    Attributes:
        features: (n, 2), each in [-6, 6], read-only.
        targets: (n,) classes 0.0, 1.0, ..., or real numbers for a regression; read-only.
        classes: how many classes there are; 0 for a regression.
    """

    features: Array
    targets: Array
    classes: int

    def __len__(self) -> int:
        return len(self.targets)

    def __repr__(self) -> str:
        kind = f"{self.classes} classes" if self.classes else "regression"
        return f"Samples({len(self)}, {kind})"


@dataclass(frozen=True)
class Generator:
    """A shape to draw samples of.

    Attributes:
        name: as `generate` takes it.
        title: as a person reads it.
        draw: samples of it, before the classes are balanced.
        class_counts: how many classes it can have, the usual number first; none for a regression.
    """

    name: str
    title: str
    draw: Draw
    class_counts: tuple[int, ...] = (2,)

    @property
    def regression(self) -> bool:
        """True if the targets are real numbers and not classes."""
        return not self.class_counts


GENERATORS: Mapping[str, Generator] = MappingProxyType(
    {
        generator.name: generator
        for generator in (
            Generator("circles", "Circles", shapes.circles),
            Generator("moons", "Moons", shapes.moons),
            Generator("xor", "XOR", shapes.xor),
            Generator("gaussians", "Gaussians", shapes.gaussians, (2, 3, 4)),
            Generator("spirals", "Spirals", shapes.spirals, (2, 3, 4)),
            Generator("sine", "Sine", shapes.sine),
            Generator("checkerboard", "Checkerboard", shapes.checkerboard),
            Generator("plane", "Plane", shapes.plane, ()),
            Generator("hills", "Hills", shapes.hills, ()),
            Generator("and-gate", "AND gate", shapes.and_gate),
            Generator("or-gate", "OR gate", shapes.or_gate),
            Generator("xor-gate", "XOR gate", shapes.xor_gate),
        )
    }
)
"""The generators by name."""


def generate(
    name: str, count: int = 200, *, noise: float = 0.0, seed: int = 0, classes: int | None = None
) -> Samples:
    """Draw samples of a shape, every class as often as the others, in random order.

    Args:
        name: one of GENERATORS.
        count: n, from 10 to 1000.
        noise: in percent, from 0 to 50, as TensorFlow Playground means it: see `shapes`.
        seed: the same seed, the same samples, to the last bit, on every machine.
        classes: one of the generator's `class_counts`; left out, the usual number.

    Returns:
        The Samples. Where the count cannot be divided evenly, the first classes get one more.

    Raises:
        ValueError: if an argument is not as described.

    Source: TensorFlow Playground, `dataset.ts`, for circles, xor (there the other way round),
    gaussians, spirals, plane and hills with two classes; the others are drawn in its manner.
    """
    generator = GENERATORS[one_of(name, tuple(GENERATORS), "the generator")]
    if whole_number(count, "count", at_least=FEWEST) > MOST:
        raise ValueError(f"count must be at most {MOST} samples, not {count}.")
    if not 0 <= (percent := finite_number(noise, "noise")) <= MOST_NOISE:
        raise ValueError(f"noise must be from 0 to {MOST_NOISE} percent, not {percent:g}.")
    kinds = _class_count(generator, classes)
    numbers = np.random.default_rng(whole_number(seed, "seed"))
    if generator.regression:
        features, targets = generator.draw(numbers, count, percent / 100.0, 0)
    else:
        features, targets = _balanced(generator.draw, numbers, count, percent / 100.0, kinds)
    order = numbers.permutation(count)
    return Samples(_rounded(features[order]), _rounded(targets[order]), kinds)


def _class_count(generator: Generator, classes: int | None) -> int:
    """The number of classes to draw; 0 for a regression."""
    if generator.regression:
        if classes:
            raise ValueError(f"{generator.name} is a regression: leave the classes out.")
        return 0
    if classes is None:
        return generator.class_counts[0]
    if classes not in generator.class_counts:
        allowed = " or ".join(map(str, generator.class_counts))
        raise ValueError(f"{generator.name} can have {allowed} classes, not {classes!r}.")
    return int(classes)


def _balanced(
    draw: Draw, numbers: np.random.Generator, count: int, noise: float, classes: int
) -> Drawn:
    """Draw until every class has its part of the count inside the box, and leave the rest."""
    missing = [len(range(kind, count, classes)) for kind in range(classes)]
    taken: list[Drawn] = []
    while any(missing):
        features, targets = draw(numbers, count, noise, classes)
        inside = (np.abs(features) <= BOX).all(axis=1)
        for kind in range(classes):
            rows = np.flatnonzero(inside & (targets == kind))[: missing[kind]]
            missing[kind] -= len(rows)
            taken.append((features[rows], targets[rows]))
    features, targets = (np.concatenate(part) for part in zip(*taken, strict=True))
    return features, targets


def _rounded(numbers: Array) -> Array:
    # Adding zero makes 0.0 of the -0.0 that rounding leaves: equal numbers, equal bits.
    return read_only(np.round(numbers, DECIMALS) + 0.0)
