"""One thing to try against what is wrong with a bigger network: fields, and their new values."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from ui.experiment.ailments import Ailment
from ui.experiment.bigger import MOST_LAYERS, MOST_NEURONS, BiggerExperiment
from ui.experiment.bigger_fields import (
    ACTIVATION,
    BY_HAND,
    FROZEN,
    HIDDEN,
    INITIALIZER,
    INPUTS,
    OPTIMIZER,
    PENALTY,
    PENALTY_RATE,
    POINTS,
    RATE,
)
from ui.experiment.fields import SEED
from ui.experiment.task import MOST_POINTS, Drawn
from ui.language.words import gettext as _

FEW_NEURONS = 4
SLOW = 0.01
"""A rate of SGD below this may just be too slow to leave a plateau."""
STRONG = 0.03
"""A penalty above this may be what holds the loss up."""
ADAM_RATE = 0.01
L2_RATE, MOST_L2 = 0.01, 0.3


@dataclass(frozen=True)
class BiggerCure:
    """One thing to try.

    Attributes:
        words: what it is, as on a button after "Try: ".
        told: the new values, by the keys of their fields, as `bigger_change.changed` takes them.
    """

    words: str
    told: Mapping[str, Any]


def bigger_cure(ailment: Ailment, experiment: BiggerExperiment) -> BiggerCure | None:
    """What to try; None if nothing suggests itself.

    Args:
        ailment: what is wrong.
        experiment: the settings at the end of the run.
    """
    return _CURES[ailment.kind](experiment, ailment.cause)


def _slower(experiment: BiggerExperiment) -> BiggerCure | None:
    if experiment.learning_rate <= RATE.low:
        return None
    return _rate(max(experiment.learning_rate / 10, RATE.low))


def _shorter_way_back(experiment: BiggerExperiment) -> BiggerCure:
    """What lets gradients through: a steeper activation, weights of the right size, less depth."""
    if "ReLU" in experiment.activations:
        return _LEAKY
    if "sigmoid" in experiment.activations:
        told = {ACTIVATION.key: ("tanh",), INITIALIZER.key: "glorot"}
        return _cure(_("tanh, with Glorot's start weights"), told)
    if experiment.initializer not in ("glorot", "he"):
        return _usual_weights(experiment)
    return _cure(_("one hidden layer less"), {HIDDEN.key: experiment.hidden[:-1]})


def _smaller_sums(experiment: BiggerExperiment, cause: str) -> BiggerCure | None:
    if cause == "inputs" and experiment.inputs != INPUTS.default:
        return _cure(_("x1 and x2 as the only inputs"), {INPUTS.key: INPUTS.default})
    if experiment.by_hand:
        return _cure(_("the start weights as drawn"), {BY_HAND.key: ()})
    if experiment.initializer not in ("glorot", "he"):
        return _usual_weights(experiment)
    return _slower(experiment)


def _another_start(experiment: BiggerExperiment) -> BiggerCure:
    if experiment.by_hand:
        return _cure(_("the start weights as drawn"), {BY_HAND.key: ()})
    if experiment.initializer == "zeros":
        return _usual_weights(experiment)
    if experiment.penalty != "none":
        # It draws all weights to 0, where they meet.
        return _no_penalty()
    seed = (experiment.seed + 1) % (int(SEED.high) + 1)
    return _cure(_("seed {seed}").format(seed=seed), {SEED.key: seed})


def _off_the_plateau(experiment: BiggerExperiment) -> BiggerCure:
    return next(_ways_off_the_plateau(experiment))


def _ways_off_the_plateau(experiment: BiggerExperiment) -> Iterator[BiggerCure]:
    """What holds the loss up, the surest first; of the last there is always one."""
    hidden = experiment.hidden
    if experiment.frozen:
        yield _cure(_("freeze nothing"), {FROZEN.key: ()})
    if experiment.penalty != "none" and experiment.penalty_rate >= STRONG:
        yield _no_penalty()
    if experiment.optimizer == "sgd" and experiment.learning_rate < SLOW:
        yield _rate(10 * experiment.learning_rate)
    if sum(hidden) < FEW_NEURONS:
        first, *others = hidden or (0,)
        yield _cure(_("four neurons more"), {HIDDEN.key: (first + FEW_NEURONS, *others)})
    if experiment.optimizer in ("sgd", "momentum", "nesterov"):
        told = {OPTIMIZER.key: "adam", RATE.key: ADAM_RATE}
        yield _cure(_("Adam with the rate {rate}").format(rate=ADAM_RATE), told)
    if min(hidden) < MOST_NEURONS:
        told = {HIDDEN.key: (MOST_NEURONS,) * len(hidden)}
        yield _cure(_("{count} neurons in each layer").format(count=MOST_NEURONS), told)
    if len(hidden) < MOST_LAYERS:
        yield _cure(_("another hidden layer"), {HIDDEN.key: (*hidden, MOST_NEURONS)})
    yield _another_start(experiment)


def _less_by_heart(experiment: BiggerExperiment) -> BiggerCure | None:
    if experiment.penalty == "none":
        told = {PENALTY.key: "l2", PENALTY_RATE.key: L2_RATE}
        return _cure(_("an L2 penalty of {rate}").format(rate=L2_RATE), told)
    data = experiment.data
    if isinstance(data, Drawn) and data.count < MOST_POINTS:
        return _cure(_("{count} points").format(count=MOST_POINTS), {POINTS.key: MOST_POINTS})
    if experiment.penalty_rate < MOST_L2:
        rate = float(f"{min(3 * experiment.penalty_rate, MOST_L2):.2g}")
        return _cure(
            _("a penalty of {rate}").format(rate=PENALTY_RATE.words(rate)),
            {PENALTY_RATE.key: rate},
        )
    return None


def _usual_weights(experiment: BiggerExperiment) -> BiggerCure:
    """Weights that suit the activations."""
    name = "he" if "ReLU" in experiment.activations else "glorot"
    return _cure(
        _("start weights of {initializer}").format(initializer=INITIALIZER.words(name)),
        {INITIALIZER.key: name},
    )


def _no_penalty() -> BiggerCure:
    return _cure(_("no penalty on weights"), {PENALTY.key: "none"})


def _rate(wanted: float) -> BiggerCure:
    rate = float(f"{wanted:.2g}")
    return _cure(_("learning rate {rate}").format(rate=RATE.words(rate)), {RATE.key: rate})


def _cure(words: str, told: Mapping[str, Any]) -> BiggerCure:
    return BiggerCure(words, MappingProxyType(told))


_LEAKY = _cure("leaky ReLU", {ACTIVATION.key: ("leaky ReLU",)})
_CURES: Mapping[str, Callable[[BiggerExperiment, str], BiggerCure | None]] = {
    "divergence": lambda experiment, _cause: _slower(experiment),
    "exploding gradient": lambda experiment, _cause: _slower(experiment),
    "vanishing gradient": lambda experiment, _cause: _shorter_way_back(experiment),
    "dead": lambda *_told: _LEAKY,
    "saturated": _smaller_sums,
    "twins": lambda experiment, _cause: _another_start(experiment),
    "plateau": lambda experiment, _cause: _off_the_plateau(experiment),
    "overfitting": lambda experiment, _cause: _less_by_heart(experiment),
}
