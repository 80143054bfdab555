"""Tables that a bigger network learns from: the app's own sets, and the visitor's."""

from dataclasses import replace
from functools import cache
from typing import TypeAlias

from nn_core import Dataset, Shift
from ui.data.samples import load_sample, sample_dataset
from ui.experiment.bigger import BiggerExperiment, Branch
from ui.experiment.bigger_fields import OWN, OWN_SETS
from ui.experiment.task import Drawn
from ui.language.words import gettext as _

Table: TypeAlias = tuple[Dataset, str]
"""A table to learn from, and what its column of names is called."""
NAME_COLUMN = "Name"


@cache
def own_set(key: str) -> Table:
    """One of the app's own datasets, standardized, and what its column of names is called."""
    name = OWN_SETS[key]
    return replace(sample_dataset(name), shift=Shift("standard")), load_sample(name)[2].name


def named(data: Drawn | Dataset) -> str:
    """What a link calls some data."""
    if isinstance(data, Drawn):
        return data.generator
    return next((key for key in OWN_SETS if own_set(key)[0] == data), OWN)


def own_tables(experiment: BiggerExperiment) -> list[Dataset]:
    """The visitor's tables that a run learns from, each once: a link has room for one."""
    data = [part.data for _epoch, part, _numbers in experiment.stretches()]
    tables = [each for each in data if isinstance(each, Dataset) and named(each) == OWN]
    return list(dict.fromkeys(tables))


def told(branch: Branch) -> Branch:
    """A branch with the name of a table in place of its rows."""
    changes = dict(branch.changes)
    if isinstance(changes.get("data"), Dataset):
        changes["data"] = named(changes["data"])
    return replace(branch, changes=tuple(changes.items()))


def table_of(key: str, table: Table | None) -> Dataset:
    """A table by what a link calls it.

    Raises:
        ValueError: if there is none.
    """
    if key in OWN_SETS:
        return own_set(key)[0]
    if table is None:
        raise ValueError(_("there is no table to learn from."))
    return table[0]


def name_column_of(experiment: BiggerExperiment, table: Table | None) -> str:
    """What the column of names is called, of the visitor's table if a run learns from it."""
    if table is not None and own_tables(experiment):
        return table[1]
    key = named(experiment.data)
    return own_set(key)[1] if key in OWN_SETS else NAME_COLUMN
