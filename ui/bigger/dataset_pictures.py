"""Pictures of the datasets to pick from: the points as each has them, painted in the browser."""

import numpy as np
import streamlit as st

from nn_core import GENERATORS
from nn_core.validation import Array
from ui.experiment.bigger_fields import DATA, OWN_SETS
from ui.experiment.bigger_setup import BiggerSetup, data_key
from ui.experiment.bigger_tables import own_set
from ui.experiment.task import Drawn, Task, task
from ui.language.kept import kept_by_language
from ui.session.bigger_current import change_bigger
from ui.session.whole import whole
from ui.stage.component import component
from ui.stage.packing import packed_arrays
from ui.stage.score import PALETTES

KEY = "bigger_datasets"
POINTS = 90
"""Of one that is drawn: enough for a spiral to be one."""
STEPS = 255


def dataset_pictures(setup: BiggerSetup) -> None:
    """Draw them; the one that is picked is learned from. The visitor's own table has none."""
    chosen = data_key(setup.experiment.last_stretch)
    component("datasets")(key=KEY, data=pictures(chosen), on_picked_change=_picked)


@whole
def _picked() -> None:
    picked = st.session_state[KEY].get("picked")
    if isinstance(picked, str) and picked in _tasks():
        change_bigger({DATA.key: picked})


@kept_by_language(maxsize=32)
def pictures(chosen: str) -> bytes:
    """What the browser is told: of each dataset its name and its points, and which is chosen."""
    tasks = _tasks()
    sets = [
        {"key": key, "words": DATA.words(key), "isNumber": not each.classes, "count": len(each)}
        for key, each in tasks.items()
    ]
    points = np.concatenate([_points(each).ravel() for each in tasks.values()])
    head = {"sets": sets, "chosen": chosen, "palettes": PALETTES}
    return packed_arrays(head, {"points": ("u1", points)})


def _tasks() -> dict[str, Task]:
    drawn = {name: task(Drawn(name, count=POINTS), 0) for name in GENERATORS}
    return drawn | {key: task(own_set(key)[0], 0) for key in OWN_SETS}


def _points(each: Task) -> Array:
    """(n, 3) both features and the target of each point; classes as they are, the rest in steps."""
    columns = [_stepped(feature) for feature in each.features.T]
    return np.column_stack([*columns, each.targets if each.classes else _stepped(each.targets)])


def _stepped(values: Array) -> Array:
    """From the least to the largest in whole steps; those that are all one, in the middle."""
    low, reach = values.min(), np.ptp(values)
    if reach == 0:
        return np.full_like(values, STEPS // 2)
    stepped: Array = np.round(STEPS * (values - low) / reach)
    return stepped
