"""The steps of an experiment's run, and the stretch of its loss around one of them."""

from functools import lru_cache
from typing import NamedTuple

from nn_core import Steps
from nn_core.validation import Array
from ui.experiment.experiment import Experiment, run

EPOCHS_AROUND = 20
FEWEST_AROUND, MOST_AROUND = 80, 400
"""How many steps are traced around one: so few that each is seen, so many that they tell more."""


class Stretch(NamedTuple):
    """The loss over all samples after some steps in a row, the first of which is `first`."""

    first: int
    loss: Array


@lru_cache(maxsize=4)
def steps_of(experiment: Experiment) -> Steps:
    """The steps of a run, or those that were taken apart for an equal experiment before.

    Raises:
        ValueError: if the numbers are so large that not even the first loss is finite.
    """
    return Steps(
        run(experiment),
        experiment.dataset.inputs,
        experiment.dataset.y_true,
        experiment.learning_rate,
        experiment.order,
        experiment.seed,
        experiment.frozen,
    )


def stretch_around(steps: Steps, number: int) -> Stretch:
    """The loss before and after this step and its neighbours, some epochs of them."""
    wished = EPOCHS_AROUND * len(steps.features)
    length = min(max(wished, FEWEST_AROUND), MOST_AROUND, len(steps))
    first = min(max(number - length // 2, 0), len(steps) - length)
    return Stretch(first, steps.loss(first, first + length))
