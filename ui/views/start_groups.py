"""The runs of many seeds in groups, by what became of them."""

from collections.abc import Sequence

import numpy as np

from nn_core import endings, neuron_names
from nn_core.validation import Array
from ui.language.words import N_, ngettext
from ui.language.words import gettext as _
from ui.stage.starts import Group
from ui.theme.palette import RUNS
from ui.theme.text import listed, three_digits
from ui.views.ends import Ends
from ui.views.subject import Subject

LEARNED, STUCK = N_("Learned"), N_("Stuck")
FALLING, DIVERGED = N_("Still falling"), N_("Left all bounds")
NEAR, MOST = 1.1, 0.9
"""If this share of the losses lies within this factor of their middle, nearly all lie on one
plateau."""
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
        zip(names.tolist(), counts, strict=True), key=lambda one: (one[0] != _(LEARNED), -one[1])
    )
    groups = []
    for place, (name, _count) in enumerate(order):
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
    learned = sum(len(group.seeds) for group in groups if group.name == _(LEARNED))
    rest = [f"{len(group.seeds)} {group.told}" for group in groups if group.name != _(LEARNED)]
    if learned == 0:
        said = _("None of the {count} starts learned: none ends below a loss of {bound}.")
        others = _("Of these, {groups}.")
    else:
        said = ngettext(
            "{learned} of {count} starts learned: it ends below a loss of {bound}.",
            "{learned} of {count} starts learned: they end below a loss of {bound}.",
            learned,
        )
        others = _("Of the others, {groups}.")
    said = said.format(learned=learned, count=count, bound=f"{bound:g}")
    return " ".join((said, others.format(groups=listed(rest)))) if rest else said


def _kind(learned: bool, diverged: bool, flat: int, resting: bool, hidden: int) -> str:
    """What became of a run, as the page calls it."""
    if learned:
        return _(LEARNED)
    if diverged:
        return _(DIVERGED)
    if flat == 0:
        return _(STUCK) if resting else _(FALLING)
    if hidden != 2:
        return _("{flat} of {hidden} hidden neurons saturated").format(flat=flat, hidden=hidden)
    return _("Both hidden neurons saturated") if flat == 2 else _("One hidden neuron saturated")


def _told(name: str, losses: Array) -> str:
    """What becomes of a group, and where. Losses that all lie close together lie on one plateau."""
    middle, count = float(np.median(losses)), len(losses)
    near = (losses >= middle / NEAR) & (losses <= middle * NEAR)
    together, mostly = bool(near.all()), bool(near.mean() >= MOST)
    ends = _("{first} to {last}").format(
        first=three_digits(losses[0]), last=three_digits(losses[-1])
    )
    where = three_digits(middle) if together else ends
    if name == _(STUCK) and mostly and not together:
        words, where = _("are stuck, nearly all on a plateau at {where}"), three_digits(middle)
    elif name == _(STUCK):
        words = (
            ngettext("ends on a plateau at {where}", "end on a plateau at {where}", count)
            if together
            else ngettext("is stuck, at {where}", "are stuck, at {where}", count)
        )
    elif name == _(FALLING):
        words = ngettext(
            "is still on its way down, at {where}", "are still on their way down, at {where}", count
        )
    elif name == _(DIVERGED):
        words = ngettext("left all bounds, at {where}", "left all bounds, at {where}", count)
    else:
        words = ngettext("ends at {where}, with {neurons}", "end at {where}, with {neurons}", count)
    return words.format(where=where, neurons=f"{name[0].lower()}{name[1:]}")


def _colour(name: str, place: int) -> str:
    return GREEN if name == _(LEARNED) else OTHERS[place % len(OTHERS)]
