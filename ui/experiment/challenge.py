"""What a challenge is: something to do with a bigger network, and a judge of what was done."""

from collections.abc import Callable
from dataclasses import dataclass

from nn_core import History
from ui.experiment.bigger import BiggerExperiment
from ui.language.words import gettext as _
from ui.theme.text import in_full


@dataclass(frozen=True)
class Verdict:
    """Whether a goal is met, and a sentence with the numbers: how far it is."""

    met: bool
    sentence: str


@dataclass(frozen=True)
class Challenge:
    """Something to do.

    Attributes:
        title: what it is called, in English.
        task: what to do, in two sentences in English; they may name the {goal}.
        hint: what to try next, in one sentence in English; for after a try that failed.
        preset: what it begins with; that does not meet the goal.
        judge: whether a run on the data of the challenge meets it.
        goal: the percent of held-out points that have to be right, or the held-out loss to come
            down to; 0 where the judge finds it in other runs.
    """

    title: str
    task: str
    hint: str
    preset: BiggerExperiment
    judge: Callable[[BiggerExperiment, History, "Challenge"], Verdict]
    goal: float = 0

    @property
    def told(self) -> str:
        """What to do, in the language that holds."""
        return _(self.task).format(goal=in_full(self.goal))

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
        return self.judge(experiment, history, self)
