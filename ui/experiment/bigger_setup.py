"""All that the link to a bigger network holds, and the way between it and the values of fields.

Fields, controls and links speak of one and the same values: `values_of` tells those of a setup,
`setup_of` makes a setup of any, with a sentence on each that does not go with the others.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from nn_core import GENERATORS, Dataset, parameter_names
from ui.experiment import bigger_fields as fields
from ui.experiment.bigger import BiggerExperiment, Branch
from ui.experiment.bigger_fields import DATA, OWN, OWN_SETS, TRAINING
from ui.experiment.bigger_tables import (
    NAME_COLUMN,
    Table,
    name_column_of,
    named,
    own_set,
    table_of,
    told,
)
from ui.experiment.by_hand import Numbers
from ui.experiment.field import LINK
from ui.experiment.fields import SEED
from ui.experiment.task import Drawn
from ui.experiment.touched import ByHand
from ui.language.words import gettext as _
from ui.theme.text import listed

Values: TypeAlias = Mapping[str, Any]
"""What each field is set to, by its key."""


@dataclass(frozen=True)
class Look:
    """How a bigger network is looked at; a run does not depend on it.

    Attributes:
        shown: the number of the sample whose values stand in the network, from 1.
        curve: "loss" or "accuracy".
        axis: of the loss, "linear" or "log".
        seen: whether held-out points are drawn.
        discretize: whether the plane says classes only.
        confidence: whether it is paler where the network is unsure.
        edges: "weight" or "gradient".
        part: of one step: "forward", "loss", "backward" or "update"; or "none".
        goal: the key of the challenge that is open, or "none".
        hide: keys of controls that are not there.
    """

    shown: int = 1
    curve: str = "loss"
    axis: str = "linear"
    seen: bool = True
    discretize: bool = False
    confidence: bool = True
    edges: str = "weight"
    part: str = fields.STEP.default
    goal: str = fields.GOAL.default
    hide: tuple[str, ...] = ()


@dataclass(frozen=True)
class BiggerSetup:
    """All that a link holds: the experiment, and how it is looked at.

    Attributes:
        experiment: on which everything that is trained depends.
        look: how it is looked at.
        name_column: what the column of names of a table is called.
    """

    experiment: BiggerExperiment = field(default_factory=BiggerExperiment)
    look: Look = Look()
    name_column: str = NAME_COLUMN

    @property
    def hides(self) -> frozenset[str]:
        """Keys of controls that are not there."""
        return frozenset(self.look.hide)


def data_key(experiment: BiggerExperiment) -> str:
    """What a link calls the data."""
    return named(experiment.data)


def values_of(setup: BiggerSetup) -> dict[str, Any]:
    """What each field is set to, but for the rows of a table."""
    experiment, look = setup.experiment, setup.look
    drawn = experiment.data if isinstance(experiment.data, Drawn) else Drawn()
    return {
        fields.DATA.key: data_key(experiment),
        fields.NOISE.key: drawn.noise,
        fields.POINTS.key: drawn.count,
        fields.DATA_SEED.key: drawn.seed,
        fields.CLASSES.key: experiment.classes or int(fields.CLASSES.default),
        fields.HELD_OUT.key: experiment.held_out,
        fields.INPUTS.key: experiment.inputs,
        fields.HIDDEN.key: experiment.hidden,
        fields.ACTIVATION.key: experiment.activations or fields.ACTIVATION.default,
        fields.INITIALIZER.key: experiment.initializer,
        SEED.key: experiment.seed,
        fields.BY_HAND.key: experiment.by_hand,
        **{each.key: getattr(experiment, name) for name, each in TRAINING.items()},
        fields.EPOCHS.key: experiment.epochs,
        fields.BRANCHES.key: tuple(map(told, experiment.branches)),
        fields.SHOWN.key: look.shown,
        fields.CURVE.key: look.curve,
        fields.AXIS.key: look.axis,
        fields.SEEN.key: _word(look.seen),
        fields.DISCRETIZE.key: _word(look.discretize),
        fields.CONFIDENCE.key: _word(look.confidence),
        fields.EDGES.key: look.edges,
        fields.STEP.key: look.part,
        fields.GOAL.key: look.goal,
        fields.HIDE.key: look.hide,
    }


def setup_of(
    values: Values, table: Table | None = None, source: str = LINK
) -> tuple[BiggerSetup, list[str]]:
    """A setup of the values of all fields, and a sentence on each that does not go with others.

    Args:
        values: of every field in `values_of`.
        table: the visitor's own, and what its column of names is called, for the data "table".
        source: who sets them, as the sentences begin.
    """
    (data, _name), problems = data_of(values, table, source)
    hidden = values[fields.HIDDEN.key]
    experiment = BiggerExperiment(
        data,
        values[fields.HELD_OUT.key],
        values[fields.INPUTS.key] or fields.INPUTS.default,
        hidden,
        _activations(values[fields.ACTIVATION.key], len(hidden), source, problems),
        values[fields.INITIALIZER.key],
        values[SEED.key],
        epochs=values[fields.EPOCHS.key],
    )
    names = parameter_names(experiment.sizes)
    by_hand = _known(values[fields.BY_HAND.key], names, source, problems)
    frozen = tuple(name for name in values[fields.FROZEN.key] if name in names)
    _say_unknown(set(values[fields.FROZEN.key]) - {*frozen}, source, problems)
    training = {name: values[each.key] for name, each in TRAINING.items()}
    experiment = replace(
        experiment, by_hand=by_hand, **training | {"frozen": frozen, "touched": ()}
    )
    experiment = _touched(experiment, values[fields.MOVED.key], source, problems)
    branches = values[fields.BRANCHES.key]
    experiment = _branched(experiment, branches, table, source, problems)
    look = Look(
        min(values[fields.SHOWN.key], len(experiment.last_stretch.task)),
        values[fields.CURVE.key] if experiment.classes else fields.CURVE.default,
        values[fields.AXIS.key],
        values[fields.SEEN.key] == "true",
        values[fields.DISCRETIZE.key] == "true",
        values[fields.CONFIDENCE.key] == "true",
        values[fields.EDGES.key],
        values[fields.STEP.key],
        values[fields.GOAL.key],
        values[fields.HIDE.key],
    )
    return BiggerSetup(experiment, look, name_column_of(experiment, table)), problems


def data_of(
    values: Values, table: Table | None = None, source: str = LINK
) -> tuple[tuple[Drawn | Dataset, str], list[str]]:
    """The data and what the column of names is called, and sentences; arguments as above."""
    key, problems = values[DATA.key], list[str]()
    if key in OWN_SETS:
        return own_set(key), problems
    if key == OWN and table is not None:
        return table, problems
    if key == OWN:
        problems.append(
            _("{source} has no table to learn from, so {dataset} are used.").format(
                source=_(source), dataset=DATA.words(DATA.default)
            )
        )
        key = DATA.default
    classes: int | None = values[fields.CLASSES.key]
    counts = GENERATORS[key].class_counts
    if classes not in counts:
        if counts and classes != fields.CLASSES.default:
            problems.append(
                _(
                    "{source} sets {classes} classes, which {dataset} cannot have, so {used} are "
                    "used."
                ).format(source=_(source), classes=classes, dataset=DATA.words(key), used=counts[0])
            )
        classes = None
    noise, count, seed = (
        values[each.key] for each in (fields.NOISE, fields.POINTS, fields.DATA_SEED)
    )
    return (Drawn(key, noise, count, seed, classes), NAME_COLUMN), problems


def _word(on: bool) -> str:
    return "true" if on else "false"


def _activations(
    given: tuple[str, ...], layers: int, source: str, problems: list[str]
) -> tuple[str, ...]:
    """One for each hidden layer: one that is given stands for all."""
    if len(set(given)) == 1:
        return given[:1] * layers
    if len(given) != layers:
        problems.append(
            _(
                "{source} names {given} activations for {layers} hidden layers, so the first is "
                "used for all."
            ).format(source=_(source), given=len(given), layers=layers)
        )
        return given[:1] * layers
    return given


def _known(numbers: Numbers, names: tuple[str, ...], source: str, problems: list[str]) -> Numbers:
    _say_unknown({name for name, _value in numbers} - {*names}, source, problems)
    return tuple((name, number) for name, number in numbers if name in names)


def _say_unknown(unknown: set[str], source: str, problems: list[str]) -> None:
    if unknown:
        told = listed(sorted(unknown)[:3])
        problems.append(
            _("{source} sets {told}, which this network does not have.").format(
                source=_(source), told=told
            )
        )


def _touched(
    experiment: BiggerExperiment, touched: ByHand, source: str, problems: list[str]
) -> BiggerExperiment:
    """The experiment with points by hand, if they go with its data."""
    try:
        return replace(experiment, touched=touched)
    except ValueError as reason:
        problems.append(
            _("{source} sets {label}, and none is used: {reason}").format(
                source=_(source), label=fields.MOVED.label, reason=reason
            )
        )
        return experiment


def _branched(
    experiment: BiggerExperiment,
    branches: tuple[Branch, ...],
    table: Table | None,
    source: str,
    problems: list[str],
) -> BiggerExperiment:
    """The experiment with as many of the branches as go with it, from the first on."""
    names = parameter_names(experiment.sizes)
    for branch in branches:
        frozen = dict(branch.changes).get("frozen", ())
        by_hand = _known(branch.by_hand, names, source, problems)
        _say_unknown({*frozen} - {*names}, source, problems)
        kept = tuple(name for name in frozen if name in names)
        changes = dict(branch.changes) | ({"frozen": kept} if frozen else {})
        try:
            if isinstance(changes.get("data"), str):
                changes["data"] = table_of(changes["data"], table)
            new = Branch(branch.epoch, tuple(changes.items()), by_hand)
            experiment = replace(experiment, branches=(*experiment.branches, new))
        except ValueError as reason:
            problems.append(
                _("{source} changes the run after epoch {epoch}: {reason}").format(
                    source=_(source), epoch=branch.epoch, reason=reason
                )
            )
    return experiment
