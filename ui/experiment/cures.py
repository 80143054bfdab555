"""One thing to try against what is wrong with the nine numbers: a setting, and its new value."""

from dataclasses import dataclass

from nn_core import Shift
from ui.experiment.ailments import Ailment
from ui.experiment.experiment import Experiment
from ui.experiment.field import Field
from ui.experiment.fields import FREEZE, LEARNING_RATE, SEED, SHIFT, START, learning_rates
from ui.language.words import gettext as _

SLOW = 0.05
"""A rate below this may just be too slow to leave a plateau."""


@dataclass(frozen=True)
class Cure:
    """One thing to try.

    Attributes:
        words: what it is, as on a button after "Try: ".
        field: the setting that changes.
        value: what it becomes.
    """

    words: str
    field: Field
    value: object


def cure(ailment: Ailment, experiment: Experiment) -> Cure | None:
    """What to try with the nine numbers; None if nothing suggests itself."""
    match ailment.kind:
        case "divergence" | "exploding gradient":
            return _slower(experiment)
        case "saturated" if ailment.cause == "inputs":
            return _shifted(experiment)
        case "plateau":
            return _off_the_plateau(experiment)
        case "saturated" | "twins":
            return _another_start(experiment)
    return None


def _off_the_plateau(experiment: Experiment) -> Cure:
    if experiment.frozen:
        return Cure(_("freeze nothing"), FREEZE, [])
    if experiment.learning_rate < SLOW:
        return _rate(10 * experiment.learning_rate)
    return _another_start(experiment)


def _another_start(experiment: Experiment) -> Cure:
    if experiment.start != "random":
        return Cure(_("random start weights"), START, "random")
    seed = (experiment.seed + 1) % (int(SEED.high) + 1)
    return Cure(_("seed {seed}").format(seed=seed), SEED, seed)


def _shifted(experiment: Experiment) -> Cure:
    """Around their mean; where they are that already, by their standard deviation too."""
    if experiment.dataset.shift == Shift("fixed"):
        return Cure(_("shift the features by the mean"), SHIFT, "mean")
    return Cure(_("shift by mean and standard deviation"), SHIFT, "standard")


def _slower(experiment: Experiment) -> Cure | None:
    if experiment.learning_rate <= LEARNING_RATE.low:
        return None
    return _rate(max(experiment.learning_rate / 10, LEARNING_RATE.low))


def _rate(wanted: float) -> Cure:
    """The learning rate, on the step of its slider that is next to the one wanted."""
    rate = min(learning_rates(), key=lambda step: abs(step - wanted))
    words = _("learning rate {rate}").format(rate=LEARNING_RATE.words(rate))
    return Cure(words, LEARNING_RATE, rate)
