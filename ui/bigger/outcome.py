"""How the run of a bigger network came out: a line for its end, and one for the slider's mark."""

from nn_core import History
from ui.experiment.bigger import BiggerExperiment
from ui.experiment.bigger_run import solved_since
from ui.theme.text import three_digits


def cut_short(experiment: BiggerExperiment) -> str | None:
    """A sentence if a run has fewer epochs than were asked for; None if it has not."""
    epochs = experiment.epochs_run
    if epochs >= experiment.epochs:
        return None
    return (
        f"{experiment.epochs} epochs of this network would take longer than the server has for one "
        f"visitor, so the run ends after {epochs}: fewer neurons, fewer points or larger batches "
        "make room for more."
    )


def outcome(experiment: BiggerExperiment, history: History) -> str:
    """What happened, in a line or two; nothing for a run without epochs."""
    if history.epochs == 0:
        return ""
    fell = (
        f"{history.epochs} epochs took the loss from {three_digits(history.loss[0])} to "
        f"{three_digits(history.loss[-1])}."
    )
    stopped = f" It was stopped there: {history.stopped}." if history.stopped else ""
    judged = solved(experiment, history) or _held_out(history)
    return f"{fell}{stopped}\n{judged}".rstrip()


def solved(experiment: BiggerExperiment, history: History) -> str | None:
    """Since when everything has been right, in one sentence; None if something is wrong."""
    since = solved_since(history) if experiment.classes else None
    if since is None:
        return None
    task = experiment.last_stretch.task
    held_out = len(task.held_out_rows)
    count, kind = (held_out, "held-out point") if held_out else (len(task), "point")
    who = {1: f"The one {kind}", 2: f"Both {kind}s"}.get(count, f"All {count} {kind}s")
    return f"{who} right since epoch {since}."


def _held_out(history: History) -> str:
    """What became of the samples that were held out, if there are any."""
    loss = history.held_out_loss
    if loss is None:
        return ""
    lowest = int(loss.argmin())
    if loss[-1] > 1.05 * loss[lowest] and lowest < history.epochs:
        return (
            f"On the points held out the loss was lowest after epoch {lowest}: what came later "
            "was learned by heart."
        )
    return f"On the points held out it is {three_digits(loss[-1])}."
