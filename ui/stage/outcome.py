"""How a run came out, and what to try next: two lines for the end of the run."""

import numpy as np

from nn_core import History
from ui.experiment.experiment import Experiment
from ui.language.words import gettext as _
from ui.language.words import ngettext
from ui.theme.text import three_digits

LITTLE = 0.05
"""A loss below this counts as learned."""
STILL = 0.02
"""If the last tenth of a run lowers the loss by no more than this share of it, and of all that it
fell, the run has come to rest. A run with tiny steps falls slowly too, but as fast as ever."""


def outcome(experiment: Experiment, history: History) -> str:
    """What happened and what to try, a line each; nothing for a run without epochs."""
    if history.epochs == 0:
        return ""
    dataset = experiment.dataset
    predictions = np.atleast_1d(history.network.feedforward(dataset.inputs))
    right = int(((predictions >= 0.5) == (dataset.y_true == 1)).sum())
    happened = ngettext(
        "{epochs} epoch took the loss from {first} to {last}; {right} of {count} are right.",
        "{epochs} epochs took the loss from {first} to {last}; {right} of {count} are right.",
        history.epochs,
    ).format(
        epochs=history.epochs,
        first=three_digits(history.loss[0]),
        last=three_digits(history.loss[-1]),
        right=right,
        count=len(dataset),
    )
    return f"{happened}\n{_to_try(history, right == len(dataset))}"


def divergence(history: History) -> str | None:
    """A calm sentence if training left all bounds."""
    if not history.diverged:
        return None
    return _(
        "The numbers left all bounds after epoch {epoch}, so the run ends there: try a smaller "
        "learning rate, or shift the features."
    ).format(epoch=history.epochs)


def _to_try(history: History, all_right: bool) -> str:
    loss = history.loss
    recent = loss[-1 - max(1, history.epochs // 10)]
    resting = recent - loss[-1] <= STILL * min(recent, loss[0] - loss[-1])
    if all_right and loss[-1] < LITTLE:
        return _(
            "Try another seed: does it always come out so? Or drag somebody to the other side."
        )
    if loss[-1] > loss[0]:
        return _("The loss rose: try a smaller learning rate.")
    if resting:
        return _("It has come to rest before it was right: try another seed, or other features.")
    return _("The loss is still falling: try more epochs, or a larger learning rate.")
