"""Points by hand: samples that somebody has moved, made another class, added, or removed.

They stand beside the data, drawn or from a table, and not in its place: so a link stays short, the
scale of the features and the samples held out stay what they are, and all can be taken back.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from nn_core import Split
from nn_core.validation import Array, finite_number, read_only, whole_number
from ui.language.words import gettext as _
from ui.theme.text import grouped, shortest

MOST_ROWS = 500
"""Samples that there can be, those added with them."""
LARGEST = 1e9
"""As in a table."""
GONE, NONE = "gone", "none"


@dataclass(frozen=True)
class Touched:
    """One of them.

    Attributes:
        number: of the sample, from 0; one beyond those that there are is added.
        place: both features, in the units of the axes; None if it is removed.
        target: its class, or its number.
    """

    number: int
    place: tuple[float, float] | None
    target: float = 0.0


ByHand: TypeAlias = tuple[Touched, ...]


def checked(touched: ByHand, count: int, classes: int) -> ByHand:
    """They in the order of their numbers, for so many samples and classes; 0 for a regression.

    Raises:
        ValueError: if a sample is named twice, a number or a class is not one, or too few or too
            many samples are left.
    """
    numbers = [whole_number(each.number, "the number of a point by hand") for each in touched]
    if len({*numbers}) < len(numbers):
        raise ValueError(_("each point can be set by hand once."))
    for each in touched:
        for value in (*(each.place or ()), each.target):
            if abs(finite_number(value, "a point by hand")) > LARGEST:
                raise ValueError(
                    _("a point by hand has to be within {largest}.").format(
                        largest=grouped(LARGEST)
                    )
                )
        if classes and each.place and each.target not in range(classes):
            raise ValueError(_("a point by hand is of class 0 to {last}.").format(last=classes - 1))
    left = count + sum((each.place is not None) - (each.number < count) for each in touched)
    if left > MOST_ROWS:
        raise ValueError(
            _("there can be {most} points at most: remove one first.").format(most=MOST_ROWS)
        )
    if left < 2:
        raise ValueError(_("two points are the fewest: this one stays."))
    return tuple(sorted(touched, key=lambda each: each.number))


def rows_of(touched: ByHand, raw: Array, targets: Array) -> tuple[NDArray[np.intp], Array, Array]:
    """The numbers (m,) of the samples that are left, their features (m, 2) and targets (m,)."""
    places = dict(enumerate(raw.tolist()))
    said = dict(enumerate(targets.tolist()))
    for each in touched:
        places.pop(each.number, None)
        if each.place is not None:
            places[each.number], said[each.number] = [*each.place], each.target
    numbers = sorted(places)
    return (
        np.array(numbers, dtype=np.intp),
        read_only(np.array([places[number] for number in numbers])),
        read_only(np.array([said[number] for number in numbers])),
    )


def split_of(numbers: NDArray[np.intp], split: Split | None) -> Split | None:
    """The rows held out among the samples that are left; what was added is trained on.

    Raises:
        ValueError: if none is left on one of both sides.
    """
    if split is None:
        return None
    out = np.isin(numbers, split.held_out)
    if out.all() or not out.any():
        raise ValueError(
            _("one point has to be trained on: this one stays.")
            if out.all()
            else _("one point has to be held out: this one stays.")
        )
    training, held_out = np.flatnonzero(~out), np.flatnonzero(out)
    return Split(tuple(training.tolist()), tuple(held_out.tolist()))


def read_touched(text: str) -> ByHand:
    """Points as a link has them, 12:1.5:-2:1,40:gone, the numbers from 1."""
    return () if text.strip() == NONE else tuple(_read(part) for part in text.split(","))


def _read(part: str) -> Touched:
    number, *told = part.strip().split(":")
    if told == [GONE]:
        return Touched(_number(number), None)
    x1, x2, target = map(float, told)
    if not all(abs(value) <= LARGEST for value in (x1, x2, target)):
        raise ValueError
    return Touched(_number(number), (x1, x2), target)


def _number(text: str) -> int:
    if not 1 <= int(text) <= 2 * MOST_ROWS:
        raise ValueError
    return int(text) - 1


def without(touched: Iterable[Touched], number: int) -> ByHand:
    """All but that of one sample."""
    return tuple(each for each in touched if each.number != number)


def written_touched(touched: ByHand) -> str:
    """And back."""
    return ",".join(map(_written, touched)) or NONE


def _written(each: Touched) -> str:
    if each.place is None:
        return f"{each.number + 1}:{GONE}"
    return ":".join([str(each.number + 1), *map(shortest, (*each.place, each.target))])
