"""How the run of a bigger network came out: a line for its end, and one for the slider's mark."""

from nn_core import History, diagnose
from ui.experiment.bigger import BiggerExperiment
from ui.experiment.bigger_run import solved_since
from ui.language.words import N_, ngettext
from ui.language.words import gettext as _
from ui.theme.text import three_digits

RULES = (N_("loss low enough"), N_("no better"))
"""Why training stopped early, as a history says it."""


def cut_short(experiment: BiggerExperiment) -> str | None:
    """A sentence if a run has fewer epochs than were asked for; None if it has not."""
    epochs = experiment.epochs_run
    if epochs >= experiment.epochs:
        return None
    return _(
        "{epochs} epochs of this network would take longer than the server has for one "
        "visitor, so the run ends after {possible}: fewer neurons, fewer points or "
        "larger batches make room for more."
    ).format(epochs=experiment.epochs, possible=epochs)


def divergence(history: History) -> str | None:
    """A calm sentence if training left all bounds, with what can be changed in a bigger network."""
    if not history.diverged:
        return None
    return _(
        "The numbers left all bounds after epoch {epoch}, so the run ends there: try a smaller "
        "learning rate, or another initializer."
    ).format(epoch=history.epochs)


def outcome(experiment: BiggerExperiment, history: History) -> str:
    """What happened, in a line or two; nothing for a run without epochs."""
    if history.epochs == 0:
        return ""
    fell = ngettext(
        "{epochs} epoch took the loss from {first} to {last}.",
        "{epochs} epochs took the loss from {first} to {last}.",
        history.epochs,
    ).format(
        epochs=history.epochs,
        first=three_digits(history.loss[0]),
        last=three_digits(history.loss[-1]),
    )
    if history.stopped:
        fell = " ".join((fell, _("It was stopped there: {rule}.").format(rule=_(history.stopped))))
    judged = solved(experiment, history) or _held_out(history)
    return f"{fell}\n{judged}".rstrip()


def solved(experiment: BiggerExperiment, history: History) -> str | None:
    """From when on the run has everything right, in one sentence; None if something is wrong."""
    since = solved_since(history) if experiment.classes else None
    if since is None:
        return None
    task = experiment.last_stretch.task
    held_out = len(task.held_out_rows)
    count = held_out or len(task)
    if count == 1:
        words = (
            _("The run has the one held-out point right from epoch {since} on.")
            if held_out
            else _("The run has the one point right from epoch {since} on.")
        )
    elif count == 2:
        words = (
            _("The run has both held-out points right from epoch {since} on.")
            if held_out
            else _("The run has both points right from epoch {since} on.")
        )
    else:
        words = (
            _("The run has all {count} held-out points right from epoch {since} on.")
            if held_out
            else _("The run has all {count} points right from epoch {since} on.")
        )
    return words.format(count=count, since=since)


def _held_out(history: History) -> str:
    """What became of the samples that were held out, if there are any."""
    loss = history.held_out_loss
    if loss is None:
        return ""
    for finding in diagnose(history):
        if finding.kind == "overfitting":
            return _(
                "On the points held out the loss was lowest after epoch {lowest}: what came "
                "later was learned by heart."
            ).format(lowest=finding.epoch)
    return _("On the points held out it is {loss}.").format(loss=three_digits(loss[-1]))
