"""The link: from its fields to all that is set, and back.

Both ways are one function each. Reading never fails: a field that cannot be used is as good as left
out, and one sentence says so. What is set as the app would set it anyway is left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar
from urllib.parse import urlencode

from nn_core import Dataset, Shift
from ui.data.person import Headings, TableError
from ui.data.samples import SAMPLES, load_sample, sample_asked, sample_dataset
from ui.data.table import Asked, read_asked, read_dataset
from ui.data.table_codec import Row
from ui.experiment.experiment import PARAMETERS, Experiment, cut_short
from ui.experiment.field import LINK, Setting
from ui.experiment.fields import (
    ASK,
    COLUMNS,
    DATASET,
    EPOCHS,
    FIELDS,
    HAND,
    LOSS_AXIS,
    OF_A_RUN,
    PEOPLE,
    SHIFT,
    SHOW,
    START,
    VERSION,
    link_problems,
    unknown_problems,
)
from ui.experiment.presets import PRESETS
from ui.language.words import N_
from ui.language.words import gettext as _

Value = TypeVar("Value")
TABLES = (PEOPLE.key, ASK.key, COLUMNS.key)
MOST_LETTERS = 7500
"""Longer tables are left out: some browsers and chat programs cut links at 8,000 letters."""
NO_HEADINGS = N_(
    "{source} has headings and classes that cannot be used, so the dataset's own are used: {reason}"
)
NO_PEOPLE = N_(
    "{source} has samples to learn from that cannot be used, so the dataset {dataset} is used: "
    "{reason}"
)
OTHERS_ASKED = N_(
    "{source} has samples to predict that cannot be used, so the dataset's own are used: {reason}"
)
NOBODY_ASKED = N_(
    "{source} has samples to predict that cannot be used, so nobody is predicted: {reason}"
)
PLAIN_SIGNS = ",;()"
"""They may stand in an address as they are, and keep it short."""


@dataclass(frozen=True)
class Setup:
    """All that a link holds: the experiment, and how it is looked at.

    Attributes:
        experiment: on which everything that is trained depends.
        name_column: what the column of names is called.
        shown: whose values stand in the network; nobody's name is as good as the first.
        loss_axis: "linear" or "log".
    """

    experiment: Experiment
    name_column: str = "Name"
    shown: str = ""
    loss_axis: str = LOSS_AXIS.default

    @property
    def everybody(self) -> list[str]:
        """The names in both tables."""
        asked = (name for name, *_place in self.experiment.to_predict)
        return [*self.experiment.dataset.names, *asked]


def read_link(link: Mapping[str, str], source: str = LINK) -> tuple[Setup, list[str]]:
    """What a link sets, and a sentence on each field that cannot be used; plain text.

    Args:
        link: the fields as texts.
        source: who sets them, as the sentences begin.
    """
    problems = link_problems(link, source)
    dataset, to_predict, name_column = _read_tables(link, source, problems)
    start = _value(START, link)
    experiment = Experiment(
        dataset,
        to_predict,
        tuple(_value(HAND[name], link) for name in PARAMETERS) if start == "hand" else start,
        **{name: _value(field, link) for name, field in OF_A_RUN.items()},
    )
    shortened = cut_short(experiment, int(_value(EPOCHS, link)))
    if shortened is not None:
        problems.append(shortened)
    setup = Setup(experiment, name_column, link.get(SHOW.key, ""), _value(LOSS_AXIS, link))
    if setup.shown not in setup.everybody:
        if SHOW.key in link:
            problems.append(SHOW.missing(setup.shown, setup.everybody[0], source))
        setup = replace(setup, shown=setup.everybody[0])
    return setup, problems + unknown_problems(link, source)


def fields_of(setup: Setup) -> dict[str, str]:
    """Every field as text, whether or not it is what the app would do anyway."""
    experiment = setup.experiment
    by_hand = () if isinstance(experiment.start, str) else experiment.start
    told = {
        **{field.key: field.written(getattr(experiment, name)) for name, field in OF_A_RUN.items()},
        START.key: experiment.start if isinstance(experiment.start, str) else "hand",
        **{
            name: HAND[name].written(number)
            for name, number in zip(PARAMETERS, by_hand, strict=False)
        },
        DATASET.key: sample_of(setup) or DATASET.default,
        **_written_tables(experiment.dataset, experiment.to_predict, setup.name_column),
        SHIFT.key: kind_of(experiment.dataset.shift),
        SHOW.key: setup.shown or setup.everybody[0],
        LOSS_AXIS.key: setup.loss_axis,
    }
    return {key: told[key] for key in FIELDS if key in told}


@lru_cache(maxsize=64)
def written_link(setup: Setup) -> Mapping[str, str]:
    """The fields that differ from what the app would do anyway; tables only if they fit."""
    fields = fields_of(setup)
    dataset = fields[DATASET.key]
    usual = {name: field.usual for name, field in HAND.items()}
    usual |= _usual_fields(dataset)
    own_tables = any(fields[key] != usual[key] for key in TABLES)
    usual |= {DATASET.key: DATASET.default, SHOW.key: setup.everybody[0]}
    # All three or none: the link then says what it means even if the app's own data change.
    in_link = TABLES if own_tables and _fit(fields) else ()
    return {
        key: text
        for key, text in fields.items()
        if (text and key in in_link if key in TABLES else text != usual[key])
    }


def full_link(url: str, setup: Setup, beside: Mapping[str, str] | None = None) -> str:
    """The address of a page with all that is set, to be given away; `beside`: how it is shown."""
    link = {**written_link(setup), **(beside or {})}
    # The version comes last: a link that ends with a bracket is cut short by some chat programs.
    versioned = {**link, VERSION.key: VERSION.usual} if link else {}
    return f"{url}?{urlencode(versioned, safe=PLAIN_SIGNS)}" if link else url


def watch_for(setup: Setup) -> tuple[str, str] | None:
    """The title of the preset that has all that is set, and what to look for; None if none has.

    Who is shown and how the loss is drawn does not count. The page as it opens needs no title.
    """
    looked_at = (SHOW.key, LOSS_AXIS.key)
    link = {key: text for key, text in written_link(setup).items() if key not in looked_at}
    opened = (preset for preset in PRESETS if link and preset.link == link)
    return next(((_(preset.title), _(preset.look_for)) for preset in opened), None)


def setup_fits(setup: Setup) -> bool:
    """Whether the link holds all that is set."""
    return _fit(fields_of(setup))


def tables_fit(dataset: Dataset, to_predict: Sequence[Asked], name_column: str) -> bool:
    """Whether these tables are short enough for a link."""
    return _fit(_written_tables(dataset, to_predict, name_column))


def sample_of(setup: Setup) -> str | None:
    """The app's own dataset that the tables hold, whatever the shift; None if it is none."""
    dataset = setup.experiment.dataset
    for key in SAMPLES:
        tables = replace(sample_dataset(key), shift=dataset.shift), sample_asked(key)
        if (dataset, setup.experiment.to_predict) == tables:
            return key if load_sample(key)[2].name == setup.name_column else None
    return None


def shift_of(kind: str, own: Shift) -> Shift:
    """A shift by its name in the link: "fixed" is the dataset's own, "none" moves nothing."""
    if kind == "fixed":
        return own
    return Shift() if kind == "mean" else Shift("fixed" if kind == "none" else kind)


def kind_of(shift: Shift) -> str:
    """What the link calls a shift."""
    return "none" if shift == Shift("fixed") else shift.kind


def _value(field: Setting[Value], link: Mapping[str, str]) -> Value:
    """What a link sets, or what there is without it."""
    linked = field.read(link.get(field.key, ""))
    return field.default if linked is None else linked


def _read_tables(
    link: Mapping[str, str], source: str, problems: list[str]
) -> tuple[Dataset, tuple[Asked, ...], str]:
    """Who to learn from and who to predict, each the sample's where it cannot be used.

    A link with its own people and nobody to predict means just that.
    """
    base = _value(DATASET, link)
    shift = shift_of(_value(SHIFT, link), SAMPLES[base].shift)

    def cannot_be_used(words: str, reason: TableError, **places: str) -> None:
        problems.append(_(words).format(source=_(source), reason=reason, **places))

    headings = load_sample(base)[2]
    if COLUMNS.key in link:
        try:
            headings = COLUMNS.read(link[COLUMNS.key])
        except TableError as reason:
            cannot_be_used(NO_HEADINGS, reason)

    dataset = None
    if PEOPLE.key in link:
        try:
            dataset = _dataset(PEOPLE.read(link[PEOPLE.key]), headings, shift)
        except TableError as reason:
            cannot_be_used(NO_PEOPLE, reason, dataset=DATASET.words(base))
    to_predict = sample_asked(base) if dataset is None else ()
    if dataset is None:
        dataset = _dataset(_rows(sample_dataset(base)), headings, shift)

    if ASK.key in link:
        try:
            rows = [row[:3] for row in ASK.read(link[ASK.key])]
            to_predict = read_asked(rows, headings, dataset.names)
        except TableError as reason:
            cannot_be_used(OTHERS_ASKED if to_predict else NOBODY_ASKED, reason)
    return dataset, to_predict, headings.name


def _dataset(rows: Sequence[Row], headings: Headings, shift: Shift) -> Dataset:
    table = [(name, x1, x2, headings.class_names[label or 0]) for name, x1, x2, label in rows]
    return read_dataset(table, headings, shift)


def _rows(dataset: Dataset) -> list[Row]:
    triples = zip(dataset.names, dataset.values, dataset.labels, strict=True)
    return [Row(name, x1, x2, label) for name, (x1, x2), label in triples]


def _written_tables(
    dataset: Dataset, to_predict: Sequence[Asked], name_column: str
) -> dict[str, str]:
    headings = Headings(name_column, dataset.features, dataset.class_column, dataset.class_names)
    return {
        PEOPLE.key: PEOPLE.written(_rows(dataset)),
        ASK.key: ASK.written(Row(*asked) for asked in to_predict),
        COLUMNS.key: COLUMNS.written(headings),
    }


def _fit(fields: Mapping[str, str]) -> bool:
    tables = {key: fields[key] for key in TABLES}
    return len(urlencode(tables, safe=PLAIN_SIGNS)) <= MOST_LETTERS


@lru_cache
def _usual_fields(sample: str) -> Mapping[str, str]:
    """What the fields are while nothing but the dataset is picked."""
    experiment = Experiment(sample_dataset(sample), sample_asked(sample))
    return fields_of(Setup(experiment, load_sample(sample)[2].name))
