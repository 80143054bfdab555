"""The runs of many seeds in groups, by what became of them."""

from collections.abc import Sequence

import numpy as np

from nn_core import endings, neuron_names
from nn_core.validation import Array
from ui.stage.starts import Group
from ui.theme.palette import RUNS
from ui.theme.text import listed, three_digits
from ui.views.ends import Ends
from ui.views.subject import Subject

LEARNED, STUCK, FALLING, DIVERGED = "Learned", "Stuck", "Still falling", "Left all bounds"
NEAR, MOST = 1.1, 0.9
"""If this share of the losses lies within this factor of their middle, they lie on one plateau."""
GREEN = RUNS[2]
OTHERS = (RUNS[3], RUNS[1], RUNS[4], RUNS[5], RUNS[6], RUNS[7], RUNS[0])


def groups_of(ends: Ends, subject: Subject, bound: float) -> Sequence[Group]:
    """All seeds in groups: the learned first, then the others, the largest first.

    The others are told apart by signs that `nn_core.diagnose` knows too: numbers that left all
    bounds, hidden neurons that are flat, a loss that stands still.
    """
    signs = endings(ends.runs, ends.earlier, subject.features, bound)
    hidden = [name for layer in neuron_names(ends.runs.sizes)[:-1] for name in layer]
    kinds = np.array(
        [
            _kind(learned, diverged, flat, resting, len(hidden))
            for learned, diverged, flat, resting in zip(
                signs.learned,
                ends.runs.diverged,
                signs.flat.sum(axis=1),
                signs.resting,
                strict=True,
            )
        ]
    )
    names, counts = np.unique(kinds, return_counts=True)
    order = sorted(
        zip(names.tolist(), counts, strict=True), key=lambda one: (one[0] != LEARNED, -one[1])
    )
    groups = []
    for place, (name, _) in enumerate(order):
        seeds = np.flatnonzero(kinds == name)
        seeds = seeds[np.argsort(ends.runs.loss[seeds], kind="stable")]
        losses = ends.runs.loss[seeds]
        groups.append(
            Group(str(name), _told(str(name), losses), seeds, losses, _colour(str(name), place))
        )
    return groups


def headline(groups: Sequence[Group], bound: float) -> str:
    """How many learned, in a sentence, and what became of the rest."""
    count = sum(len(group.seeds) for group in groups)
    learned = sum(len(group.seeds) for group in groups if group.name == LEARNED)
    rest = [f"{len(group.seeds)} {group.told}" for group in groups if group.name != LEARNED]
    said = f"{learned} of {count} starts learned: they end below a loss of {bound:g}."
    return f"{said} Of the others, {listed(rest)}." if rest else said


def _kind(learned: bool, diverged: bool, flat: int, resting: bool, hidden: int) -> str:
    if learned:
        return LEARNED
    if diverged:
        return DIVERGED
    if flat == 0:
        return STUCK if resting else FALLING
    if hidden != 2:
        return f"{flat} of {hidden} hidden neurons saturated"
    return f"{'Both hidden neurons' if flat == 2 else 'One hidden neuron'} saturated"


def _told(name: str, losses: Array) -> str:
    """What becomes of a group, and where. Losses that lie close together lie on one plateau."""
    middle = float(np.median(losses))
    near = (losses >= middle / NEAR) & (losses <= middle * NEAR)
    together = near.mean() >= MOST
    ends = f"{three_digits(losses[0])} to {three_digits(losses[-1])}"
    where = three_digits(middle) if together else ends
    if name == STUCK:
        return f"end on a plateau at {where}" if together else f"are stuck, at {where}"
    if name == FALLING:
        return f"are still on their way down, at {where}"
    if name == DIVERGED:
        return f"left all bounds, at {where}"
    return f"end at {where}, with {name[0].lower()}{name[1:]}"


def _colour(name: str, place: int) -> str:
    return GREEN if name == LEARNED else OTHERS[place % len(OTHERS)]
