"""Eight things to do with a bigger network, each with a goal that the run itself shows to be met.

All are judged by samples that training never sees. The data are those of the challenge in every
part of the run, and as many are held out: else a check says so instead of judging.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from nn_core import History
from ui.experiment.ailments import ailments
from ui.experiment.bigger import BiggerExperiment
from ui.experiment.bigger_run import bigger_run
from ui.experiment.task import Drawn
from ui.language.words import N_, ngettext
from ui.language.words import gettext as _
from ui.theme.text import shortest, three_digits


@dataclass(frozen=True)
class Verdict:
    """Whether a goal is met, and a sentence with the numbers: how far it is."""

    met: bool
    sentence: str


@dataclass(frozen=True)
class Challenge:
    """Something to do.

    Attributes:
        title: what it is called.
        task: what to do, in two sentences.
        preset: what it begins with; that does not meet the goal.
        judge: whether a run on the data of the challenge meets it.
    """

    title: str
    task: str
    preset: BiggerExperiment
    judge: Callable[[BiggerExperiment, History, BiggerExperiment], Verdict]

    def check(self, experiment: BiggerExperiment, history: History) -> Verdict:
        """Whether a run meets the goal.

        Args:
            experiment: what was asked for, changes amid the run too.
            history: its run.
        """
        data = {(part.data, part.touched) for _epoch, part, _data in experiment.stretches()}
        if data != {(self.preset.data, ())} or experiment.held_out != self.preset.held_out:
            return Verdict(
                False,
                _(
                    "These are not the samples of the challenge, or not as many are held out: set "
                    "them back, or begin again."
                ),
            )
        return self.judge(experiment, history, self.preset)


def _score(experiment: BiggerExperiment, history: History, goal: float, with_: str) -> Verdict:
    """Whether so large a share of the held-out samples is right, in a run that may count."""
    assert history.held_out_accuracy is not None
    count = len(experiment.task.held_out_rows)
    right, needed = round(float(history.held_out_accuracy[-1]) * count), -int(-goal * count // 1)
    told = _("{right} of {count} held-out points are right{and_how}").format(
        right=right, count=count, and_how=with_
    )
    if right >= needed:
        return Verdict(True, _("Done: {told}.").format(told=told))
    return Verdict(
        False,
        _("{told}: {needed} are the goal.").format(told=told[0].upper() + told[1:], needed=needed),
    )


def _few_neurons(
    most: int, goal: float, *, plain: bool = False
) -> Callable[[BiggerExperiment, History, BiggerExperiment], Verdict]:
    """A share to reach with so many hidden neurons in all; `plain`: of x1 and x2 alone."""

    def judge(experiment: BiggerExperiment, history: History, _preset: BiggerExperiment) -> Verdict:
        neurons = sum(experiment.hidden)
        if neurons > most:
            return Verdict(
                False,
                _("There are {neurons} hidden neurons and the limit is {most}.").format(
                    neurons=neurons, most=most
                ),
            )
        if plain and experiment.inputs != ("x1", "x2"):
            return Verdict(False, _("The inputs have to be x1 and x2, and no others."))
        with_ = ngettext(", with {n} hidden neuron", ", with {n} hidden neurons", neurons).format(
            n=neurons
        )
        return _score(experiment, history, goal, with_)

    return judge


def _no_hidden_layer(experiment: BiggerExperiment, history: History, _preset: object) -> Verdict:
    if experiment.hidden:
        return Verdict(
            False, _("There is a hidden layer: take it away, and choose inputs instead.")
        )
    return _score(
        experiment,
        history,
        0.98,
        _(", with {inputs} inputs alone").format(inputs=len(experiment.inputs)),
    )


def _overfit_and_cure(experiment: BiggerExperiment, history: History, _preset: object) -> Verdict:
    """Without the penalty the run has to overfit, and with it to end below the other's best."""
    parts = [part for _epoch, part, _data in experiment.stretches()]
    changes = {name for branch in experiment.branches for name, _value in branch.changes}
    if changes & {"penalty", "penalty_rate"}:
        return Verdict(False, _("The penalty has to be the same from the first epoch to the last."))
    free = bigger_run(replace(experiment, penalty="none"))
    assert free.held_out_loss is not None
    assert history.held_out_loss is not None
    lowest, end = (float(loss) for loss in (free.held_out_loss.min(), free.held_out_loss[-1]))
    ends = _("the held-out loss ends at {end}, its lowest was {lowest}").format(
        end=three_digits(end), lowest=three_digits(lowest)
    )
    if not _overfits(free):
        return Verdict(
            False, _("Without a penalty it does not overfit yet: {ends}.").format(ends=ends)
        )
    if parts[0].penalty != "l2":
        return Verdict(
            False, _("It overfits: {ends}. Now cure it by an L2 penalty.").format(ends=ends)
        )
    cured = float(history.held_out_loss[-1])
    told = _("it ends at {cured}, and the lowest without it was {lowest}").format(
        cured=three_digits(cured), lowest=three_digits(lowest)
    )
    if _overfits(history) or cured > lowest:
        return Verdict(
            False, _("With the penalty {told}: be below that, and stay there.").format(told=told)
        )
    return Verdict(
        True,
        _("Done: with the penalty {told}, before the loss rose to {end}.").format(
            told=told, end=three_digits(end)
        ),
    )


def _overfits(history: History) -> bool:
    return any(ailment.kind == "overfitting" for ailment in ailments(history))


def _over_the_edge(
    experiment: BiggerExperiment, history: History, preset: BiggerExperiment
) -> Verdict:
    rate = experiment.learning_rate
    if replace(preset, learning_rate=rate) != experiment:
        return Verdict(
            False, _("Only the learning rate may change: set the rest back, or begin again.")
        )
    if not history.diverged:
        return Verdict(
            False,
            _("At {rate} the run comes to its end: take a larger rate.").format(
                rate=shortest(rate)
            ),
        )
    half = bigger_run(replace(preset, learning_rate=rate / 2))
    left = _("At {rate} the numbers leave all bounds after epoch {epochs}").format(
        rate=shortest(rate), epochs=history.epochs
    )
    assert half.held_out_loss is not None
    if half.diverged or half.held_out_loss[-1] > LEARNED:
        return Verdict(
            False, _("{left}, but half of it does not learn either: come closer.").format(left=left)
        )
    loss = three_digits(half.held_out_loss[-1])
    return Verdict(
        True,
        _("Done: {left}; at half of it the held-out loss ends at {loss}.").format(
            left=left[0].lower() + left[1:], loss=loss
        ),
    )


def _no_dead_relu(
    experiment: BiggerExperiment, history: History, preset: BiggerExperiment
) -> Verdict:
    if experiment.hidden != preset.hidden or {*experiment.activations} - {"ReLU", "leaky ReLU"}:
        return Verdict(
            False, _("Keep the six neurons, and some kind of ReLU: rescue, not replace.")
        )
    dead = [
        finding.neurons
        for one in ailments(history)
        if one.kind == "dead"
        for finding in one.findings
    ]
    if dead:
        return Verdict(
            False,
            _("{dead} of 6 neurons give 0 to every sample at the end.").format(dead=len(dead)),
        )
    return _score(experiment, history, 0.95, _(", and no neuron is dead"))


_OF_THE_RATE = ("optimizer", "learning_rate", "schedule", "parts", "factor", "floor")


def _beat_sgd(experiment: BiggerExperiment, history: History, preset: BiggerExperiment) -> Verdict:
    own = {name: getattr(experiment, name) for name in _OF_THE_RATE}
    if replace(preset, **own) != experiment:
        return Verdict(
            False, _("Only the optimizer, its rate and its schedule may change: begin again.")
        )
    rate, best = best_of_sgd()
    goal = _("SGD comes to {best} at best, with the rate {rate}").format(
        best=three_digits(best), rate=shortest(rate)
    )
    if experiment.optimizer == "sgd":
        return Verdict(
            False, _("{goal}: take another optimizer, and end at half of that.").format(goal=goal)
        )
    assert history.held_out_loss is not None
    loss = float(history.held_out_loss[-1])
    if history.diverged or loss > best / 2:
        return Verdict(
            False,
            _("The held-out loss ends at {loss}: {goal}, and half is the goal.").format(
                loss=three_digits(loss), goal=goal
            ),
        )
    return Verdict(
        True,
        _("Done: the held-out loss ends at {loss}; {goal}.").format(
            loss=three_digits(loss), goal=goal
        ),
    )


def _a_regression(experiment: BiggerExperiment, history: History, _preset: object) -> Verdict:
    assert history.held_out_loss is not None
    loss = float(history.held_out_loss[-1])
    if history.diverged or loss > HILLS:
        return Verdict(
            False,
            _("The held-out loss ends at {loss}: {goal} is the goal.").format(
                loss=three_digits(loss), goal=HILLS
            ),
        )
    return Verdict(
        True, _("Done: the held-out loss ends at {loss}.").format(loss=three_digits(loss))
    )


LEARNED, HILLS = 0.001, 0.02
"""Squared errors: of a plane that was learned, and the goal for the hills."""
SGD_RATES = (0.01, 0.03, 0.1, 0.3, 1.0)
_RACE = BiggerExperiment(
    Drawn("moons", 10, 300), hidden=(8, 8), activations=("tanh", "tanh"), epochs=200
)


@cache
def best_of_sgd() -> tuple[float, float]:
    """The rate with which SGD does best in its race, and its held-out loss."""
    runs = {rate: bigger_run(replace(_RACE, learning_rate=rate)) for rate in SGD_RATES}
    losses = {rate: run.held_out_loss for rate, run in runs.items()}
    return min(
        ((rate, float(loss[-1])) for rate, loss in losses.items() if loss is not None),
        key=lambda each: each[1],
    )


CHALLENGES = (
    Challenge(
        N_("XOR with three"),
        N_(
            "Get 97 % of the held-out points right with three hidden neurons at most, of x1 and x2 "
            "alone. One neuron draws one line: how many does XOR take?"
        ),
        BiggerExperiment(Drawn("xor", 0, 400), hidden=(1,), activations=("tanh",)),
        _few_neurons(3, 0.97, plain=True),
    ),
    Challenge(
        N_("Spirals with twenty"),
        N_(
            "Get 95 % of the held-out points right with twenty hidden neurons at most. Where they "
            "stand, what they take in and how they are trained is yours."
        ),
        BiggerExperiment(Drawn("spirals", 0, 400)),
        _few_neurons(20, 0.95),
    ),
    Challenge(
        N_("No layer at all"),
        N_(
            "Get 98 % of the held-out points right without any hidden layer. Which inputs turn a "
            "ring into a straight edge?"
        ),
        BiggerExperiment(Drawn("circles", 0, 400), hidden=(), activations=()),
        _no_hidden_layer,
    ),
    Challenge(
        N_("By heart, and cured"),
        N_(
            "Make the network so large that it learns its few samples by heart, and the held-out "
            "loss rises. Then find an L2 penalty with which it ends below its lowest without one."
        ),
        BiggerExperiment(Drawn("moons", 40, 60), hidden=(1,), activations=("tanh",)),
        _overfit_and_cure,
    ),
    Challenge(
        N_("Over the edge"),
        N_(
            "Find a learning rate at which this neuron's numbers leave all bounds, though at half "
            "of it they learn. Nothing else may change."
        ),
        BiggerExperiment(
            Drawn("plane", 0, 250), hidden=(), activations=(), learning_rate=0.01, epochs=300
        ),
        _over_the_edge,
    ),
    Challenge(
        N_("Rescue the dead"),
        N_(
            "Six ReLUs, and all give 0 to everybody by the end. Keep the six alive and get 95 % of "
            "the held-out points right."
        ),
        BiggerExperiment(
            Drawn("circles", 0, 300),
            hidden=(6,),
            activations=("ReLU",),
            learning_rate=3.0,
            epochs=300,
        ),
        _no_dead_relu,
    ),
    Challenge(
        N_("Beat SGD"),
        N_(
            "Plain SGD has run this race at five rates. Change only the optimizer, its rate and "
            "its schedule, and end at half of its best held-out loss."
        ),
        _RACE,
        _beat_sgd,
    ),
    Challenge(
        N_("Not yes or no"),
        N_(
            "Three hills and three pits: here the output is a height. Bring the held-out "
            "loss down to 0.02, with any network."
        ),
        BiggerExperiment(Drawn("hills", 0, 400), hidden=(), activations=(), learning_rate=0.03),
        _a_regression,
    ),
)
