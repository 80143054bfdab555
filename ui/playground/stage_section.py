"""The stage on the Playground, and what is done to it."""

from ui.experiment.experiment import Experiment, cut_short
from ui.playground.touches import TOUCHES
from ui.stage.component import component
from ui.stage.score import View, score
from ui.theme.notice import notice

KEY = "stage"


def stage_section(experiment: Experiment, view: View) -> None:
    """Draw the stage; what is done to it comes back when the hand lets go."""
    component("stage")(key=KEY, data=score(experiment, view), **TOUCHES)


def bound_notice(experiment: Experiment, epochs: int) -> None:
    """Say so if the run has fewer epochs than were asked for."""
    problem = cut_short(experiment, epochs)
    if problem is not None:
        notice(problem, "timer")
