"""Who judges the challenges: each says whether a run meets a goal, in one whole sentence.

Whole, for what a clause is called in the middle of a sentence differs from language to language.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from nn_core import History
from ui.experiment.ailments import ailments
from ui.experiment.bigger import BiggerExperiment
from ui.experiment.bigger_run import bigger_run
from ui.experiment.challenge import Challenge, Verdict
from ui.experiment.task import Drawn
from ui.language.words import gettext as _
from ui.language.words import ngettext
from ui.theme.text import in_full, three_digits

LEARNED = 0.001
"""The squared error of a plane that was learned."""
RACE = BiggerExperiment(
    Drawn("moons", 10, 300), hidden=(8, 8), activations=("tanh", "tanh"), epochs=200
)
SGD_RATES = (0.01, 0.03, 0.1, 0.3, 1.0)
_OF_THE_RATE = ("optimizer", "learning_rate", "schedule", "parts", "factor", "floor")


def few_neurons(
    most: int, *, plain: bool = False
) -> Callable[[BiggerExperiment, History, Challenge], Verdict]:
    """A share to reach with so many hidden neurons in all; `plain`: of x1 and x2 alone."""

    def judge(experiment: BiggerExperiment, history: History, challenge: Challenge) -> Verdict:
        n = sum(experiment.hidden)
        if n > most:
            return Verdict(
                False,
                _("There are {neurons} hidden neurons and the limit is {most}.").format(
                    neurons=n, most=most
                ),
            )
        if plain and experiment.inputs != ("x1", "x2"):
            return Verdict(False, _("The inputs have to be x1 and x2, and no others."))
        done = ngettext(
            "Done: at the end of the run, {right} of {count} held-out points are "
            "right, with {n} hidden neuron.",
            "Done: at the end of the run, {right} of {count} held-out points are "
            "right, with {n} hidden neurons.",
            n,
        )
        not_yet = ngettext(
            "At the end of the run, {right} of {count} held-out points are "
            "right, with {n} hidden neuron: {needed} are "
            "the goal.",
            "At the end of the run, {right} of {count} held-out points are "
            "right, with {n} hidden neurons: {needed} are "
            "the goal.",
            n,
        )
        return _share(experiment, history, challenge.goal, done, not_yet, n)

    return judge


def no_hidden_layer(
    experiment: BiggerExperiment, history: History, challenge: Challenge
) -> Verdict:
    """A share to reach with well chosen inputs alone."""
    if experiment.hidden:
        return Verdict(
            False, _("There is a hidden layer: take it away, and choose inputs instead.")
        )
    n = len(experiment.inputs)
    done = ngettext(
        "Done: at the end of the run, {right} of {count} held-out points are "
        "right, with {n} input alone.",
        "Done: at the end of the run, {right} of {count} held-out points are "
        "right, with {n} inputs alone.",
        n,
    )
    not_yet = ngettext(
        "At the end of the run, {right} of {count} held-out points are "
        "right, with {n} input alone: {needed} are the "
        "goal.",
        "At the end of the run, {right} of {count} held-out points are "
        "right, with {n} inputs alone: {needed} are the "
        "goal.",
        n,
    )
    return _share(experiment, history, challenge.goal, done, not_yet, n)


def no_dead_relu(experiment: BiggerExperiment, history: History, challenge: Challenge) -> Verdict:
    """A share to reach with as many ReLUs as there are, all of them alive."""
    own = challenge.preset.hidden
    if experiment.hidden != own or {*experiment.activations} - {"ReLU", "leaky ReLU"}:
        return Verdict(
            False, _("Keep the six neurons, and some kind of ReLU: rescue, not replace.")
        )
    dead = sum(
        len(finding.neurons)
        for one in ailments(history)
        if one.kind == "dead"
        for finding in one.findings
    )
    if dead:
        return Verdict(
            False, _("{dead} of 6 neurons give 0 to every sample at the end.").format(dead=dead)
        )
    return _share(
        experiment,
        history,
        challenge.goal,
        _(
            "Done: at the end of the run, {right} of {count} held-out points are "
            "right, and no neuron is dead."
        ),
        _(
            "At the end of the run, {right} of {count} held-out points are "
            "right, and no neuron is dead: {needed} are the "
            "goal."
        ),
    )


def overfit_and_cure(
    experiment: BiggerExperiment, history: History, _challenge: Challenge
) -> Verdict:
    """Without the penalty the run has to overfit, and with it to end below the other's best."""
    parts = [part for _epoch, part, _data in experiment.stretches()]
    changes = {name for branch in experiment.branches for name, _value in branch.changes}
    if changes & {"penalty", "penalty_rate"}:
        return Verdict(False, _("The penalty has to be the same from the first epoch to the last."))
    free = bigger_run(replace(experiment, penalty="none"))
    best, end, cured = min(_held_out(free)), _held_out(free)[-1], _held_out(history)[-1]
    met = False
    if not _overfits(free):
        words = _(
            "Without a penalty it does not overfit yet: the held-out loss ends at {end}, its "
            "lowest was {lowest}."
        )
    elif parts[0].penalty != "l2":
        words = _(
            "It overfits: the held-out loss ends at {end}, its lowest was {lowest}. Now cure it by "
            "an L2 penalty."
        )
    elif _overfits(history) or cured > best:
        words = _(
            "With the penalty the held-out loss ends at {cured}, and the lowest without it was "
            "{lowest}: be below that, and stay there."
        )
    else:
        met = True
        words = _(
            "Done: with the penalty the held-out loss ends at {cured}; without it the lowest was "
            "{lowest}, before it rose to {end}."
        )
    numbers = {"end": end, "lowest": best, "cured": cured}
    return Verdict(met, words.format(**{of: three_digits(loss) for of, loss in numbers.items()}))


def over_the_edge(experiment: BiggerExperiment, history: History, challenge: Challenge) -> Verdict:
    """The numbers have to leave all bounds, and to learn at half of the rate."""
    rate = experiment.learning_rate
    if replace(challenge.preset, learning_rate=rate) != experiment:
        return Verdict(
            False, _("Only the learning rate may change: set the rest back, or begin again.")
        )
    if not history.diverged:
        return Verdict(
            False,
            _("At {rate} the run comes to its end: take a larger rate.").format(rate=in_full(rate)),
        )
    half = bigger_run(replace(challenge.preset, learning_rate=rate / 2))
    loss = _held_out(half)[-1]
    met = not half.diverged and loss <= LEARNED
    words = (
        _(
            "Done: at {rate} the numbers leave all bounds after epoch {epochs}; at half of it the "
            "held-out loss ends at {loss}."
        )
        if met
        else _(
            "At {rate} the numbers leave all bounds after epoch {epochs}, but half of it does not "
            "learn either: come closer."
        )
    )
    return Verdict(
        met, words.format(rate=in_full(rate), epochs=history.epochs, loss=three_digits(loss))
    )


def beat_sgd(experiment: BiggerExperiment, history: History, challenge: Challenge) -> Verdict:
    """Another optimizer has to end at half of the best held-out loss of SGD."""
    own = {name: getattr(experiment, name) for name in _OF_THE_RATE}
    if replace(challenge.preset, **own) != experiment:
        return Verdict(
            False, _("Only the optimizer, its rate and its schedule may change: begin again.")
        )
    rate, best = best_of_sgd()
    loss = _held_out(history)[-1]
    met = False
    if experiment.optimizer == "sgd":
        words = _(
            "SGD comes to {best} at best, with the rate {rate}: take another optimizer, and end at "
            "half of that."
        )
    elif history.diverged or loss > best / 2:
        words = _(
            "The held-out loss ends at {loss}: SGD comes to {best} at best, with the rate {rate}, "
            "and half of that is the goal."
        )
    else:
        met = True
        words = _(
            "Done: the held-out loss ends at {loss}; SGD comes to {best} at best, with the rate "
            "{rate}."
        )
    told = words.format(loss=three_digits(loss), best=three_digits(best), rate=in_full(rate))
    return Verdict(met, told)


def a_low_loss(_experiment: BiggerExperiment, history: History, challenge: Challenge) -> Verdict:
    """The held-out loss has to come down to the goal, whatever the network."""
    loss = _held_out(history)[-1]
    met = not history.diverged and loss <= challenge.goal
    words = (
        _("Done: the held-out loss ends at {loss}.")
        if met
        else _("The held-out loss ends at {loss}: {goal} is the goal.")
    )
    return Verdict(met, words.format(loss=three_digits(loss), goal=in_full(challenge.goal)))


@cache
def best_of_sgd() -> tuple[float, float]:
    """The rate with which SGD does best in its race, and its held-out loss."""
    ends = {
        rate: _held_out(bigger_run(replace(RACE, learning_rate=rate)))[-1] for rate in SGD_RATES
    }
    return min(ends.items(), key=lambda each: each[1])


def _share(
    experiment: BiggerExperiment,
    history: History,
    percent: float,
    done: str,
    not_yet: str,
    n: int = 0,
) -> Verdict:
    """Whether so many percent of the held-out samples are right; the words tell their count."""
    assert history.held_out_accuracy is not None
    count = len(experiment.task.held_out_rows)
    right, needed = (
        round(float(history.held_out_accuracy[-1]) * count),
        -int(-percent * count // 100),
    )
    met = right >= needed
    words = done if met else not_yet
    return Verdict(met, words.format(right=right, count=count, needed=needed, n=n))


def _held_out(history: History) -> list[float]:
    """The loss on the held-out samples, after each epoch; a challenge always has some."""
    assert history.held_out_loss is not None
    losses: list[float] = history.held_out_loss.tolist()
    return losses


def _overfits(history: History) -> bool:
    return any(ailment.kind == "overfitting" for ailment in ailments(history))
