"""What becomes of a setup when something is changed: from the start on, or amid the run.

A change after some epoch is a branch there, and takes the place of what came later. Any other goes
where the value stands that it changes: into the last branch that has set it, or into the start.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from ui.experiment.bigger import MOST_EPOCHS, BiggerExperiment, Branch
from ui.experiment.bigger_fields import DRAWING, OWN, TRAINING
from ui.experiment.bigger_setup import BiggerSetup, Values, data_of, setup_of, values_of
from ui.experiment.bigger_tables import Table, name_column_of, named, own_tables
from ui.experiment.task import Drawn, task
from ui.experiment.touched import ByHand, Touched, without

BRANCHING_KEYS = frozenset(field.key for field in (*TRAINING.values(), *DRAWING.values()))
"""The fields that can be changed amid the run."""


def changed(
    setup: BiggerSetup, told: Values, after: int = 0, table: Table | None = None
) -> BiggerSetup:
    """The setup with some fields set to other values.

    Args:
        setup: before.
        told: values by the key of their field; a branch keeps those that it can change.
        after: the epoch after which they are changed; 0 is from the start on.
        table: the visitor's own, for the data "table".
    """
    kept = own_table(setup)
    later = {name: told[field.key] for name, field in TRAINING.items() if field.key in told}
    if told.keys() & {field.key for field in DRAWING.values()}:
        # Fields that do not go together say nothing here: a control falls back to what does.
        wanted = values_of(_at_the_end(setup)) | dict(told)
        (later["data"], _), _ = data_of(wanted, table or kept)
    whole = {key: value for key, value in told.items() if key not in BRANCHING_KEYS}
    if whole:
        new, _ = setup_of(values_of(_fitting(setup, whole)) | whole, kept)
    else:
        new = setup
    if not later:
        return new
    if _is_another_task(later, new.experiment):
        after = 0
    experiment = _with(new.experiment, later, after)
    shown = min(new.look.shown, len(experiment.last_stretch.task))
    look = replace(new.look, shown=shown)
    name_column = name_column_of(experiment, table or kept)
    return replace(new, experiment=experiment, look=look, name_column=name_column)


def with_numbers(setup: BiggerSetup, numbers: Mapping[str, float], after: int = 0) -> BiggerSetup:
    """The setup with some weights and biases set by hand: at the start, or after an epoch."""
    experiment = setup.experiment
    if after == 0:
        by_hand = (dict(experiment.by_hand) | dict(numbers)).items()
        return replace(setup, experiment=replace(experiment, by_hand=tuple(by_hand)))
    return replace(setup, experiment=_branched(experiment, {}, numbers, after))


def without_branch(setup: BiggerSetup, epoch: int) -> BiggerSetup:
    """The setup without what was changed after an epoch."""
    branches = tuple(each for each in setup.experiment.branches if each.epoch != epoch)
    return replace(setup, experiment=replace(setup.experiment, branches=branches))


def _with(experiment: BiggerExperiment, later: dict[str, Any], after: int) -> BiggerExperiment:
    if after:
        return _branched(experiment, later, {}, after)
    if _is_another_task(later, experiment):
        # Another task is another network, and its numbers are others.
        experiment = _nameless(experiment)
        experiment = _untouched(experiment)
        branches = _live(_without(branch, "data") for branch in experiment.branches)
        experiment = replace(experiment, branches=branches, data=later.pop("data"))
    for name, value in later.items():
        if name == "data":
            # Points by hand are those of the data before.
            experiment = _untouched(experiment)
        setting = [branch for branch in experiment.branches if name in dict(branch.changes)]
        if not setting:
            experiment = replace(experiment, **{name: value})
            continue
        old = setting[-1]
        new = replace(old, changes=tuple((dict(old.changes) | {name: value}).items()))
        branches = tuple(new if branch is old else branch for branch in experiment.branches)
        experiment = replace(experiment, branches=branches)
    return experiment


def _branched(
    experiment: BiggerExperiment,
    later: Mapping[str, Any],
    numbers: Mapping[str, float],
    after: int,
) -> BiggerExperiment:
    """The experiment with a branch, longer if it comes at the end; without one if there is no room.

    What the branches after it have changed goes.
    """
    if after >= MOST_EPOCHS:
        return experiment
    if after >= experiment.epochs:
        experiment = replace(experiment, epochs=min(MOST_EPOCHS, after + max(1, experiment.epochs)))
    earlier = tuple(branch for branch in experiment.branches if branch.epoch < after)
    here = [branch for branch in experiment.branches if branch.epoch == after]
    changes, by_hand = dict[str, Any](), dict[str, float]()
    for branch in here:
        changes, by_hand = dict(branch.changes), dict(branch.by_hand)
    new = Branch(
        after, tuple((changes | dict(later)).items()), tuple((by_hand | dict(numbers)).items())
    )
    return replace(experiment, branches=(*earlier, new))


def _fitting(setup: BiggerSetup, whole: Values) -> BiggerSetup:
    """The setup without the numbers and branches that another shape or length has no place for."""
    experiment = setup.experiment
    if whole.keys() & {"inputs", "hidden"}:
        experiment = _nameless(experiment)
    epochs = whole.get("epochs", experiment.epochs)
    kept = tuple(branch for branch in experiment.branches if branch.epoch < epochs)
    return replace(setup, experiment=replace(experiment, branches=kept))


def _nameless(experiment: BiggerExperiment) -> BiggerExperiment:
    """The experiment without a word on single weights: in another network they are others."""
    branches = _live(
        replace(_without(branch, "frozen"), by_hand=()) for branch in experiment.branches
    )
    return replace(experiment, by_hand=(), frozen=(), branches=branches)


def _untouched(experiment: BiggerExperiment) -> BiggerExperiment:
    """The experiment with all points as the data have them."""
    branches = _live(_without(branch, "touched") for branch in experiment.branches)
    return replace(experiment, branches=branches, touched=())


def with_point(
    setup: BiggerSetup, row: int | None, place: tuple[float, float] | None, target: float
) -> ByHand:
    """The points by hand when one in a row of the samples is put somewhere, or None is added.

    Args:
        setup: what is open; the samples are those at the end of the run.
        row: of the sample, from 0.
        place: where it is now; None if it is removed.
        target: its class, or its number.
    """
    end = setup.experiment.last_stretch
    drawn = task(end.data, end.held_out, ())
    if row is None:
        number = max(len(drawn), *(each.number + 1 for each in end.touched), 0)
        return (*end.touched, Touched(number, place, target))
    number = end.task.number_of(row)
    others = without(end.touched, number)
    if place is None and number >= len(drawn):
        return others
    if number < len(drawn) and place is not None:
        as_drawn = (*drawn.raw[number].tolist(), drawn.targets[number])
        return others if (*place, target) == as_drawn else (*others, Touched(number, place, target))
    return (*others, Touched(number, place, target))


def _live(branches: Iterable[Branch]) -> tuple[Branch, ...]:
    """The branches that still change something."""
    return tuple(branch for branch in branches if branch.changes or branch.by_hand)


def _without(branch: Branch, name: str) -> Branch:
    return replace(branch, changes=tuple(each for each in branch.changes if each[0] != name))


def _at_the_end(setup: BiggerSetup) -> BiggerSetup:
    return replace(setup, experiment=setup.experiment.last_stretch)


def own_table(setup: BiggerSetup) -> Table | None:
    """The visitor's table that a setup learns from at some time; None if there is none."""
    tables = own_tables(setup.experiment)
    return (tables[0], setup.name_column) if tables else None


def _is_another_task(later: Mapping[str, Any], experiment: BiggerExperiment) -> bool:
    """Whether the data change to some that a branch cannot have: other classes, a second table."""
    data = later.get("data")
    if data is None:
        return False
    if isinstance(data, Drawn):
        return (data.classes or 0) != experiment.classes
    tables = own_tables(experiment)
    second = named(data) == OWN and tables not in ([], [data])
    return second or experiment.classes != 2
