"""The stage on the Playground, and what is done to it."""

from dataclasses import replace
from typing import Any

from ui.experiment.experiment import Experiment, cut_short
from ui.experiment.permalink import Setup, watch_for
from ui.playground.touches import KEY, TOUCHES
from ui.stage.component import component
from ui.stage.score import View, score
from ui.theme.notice import notice


def stage_section(setup: Setup, view: View) -> None:
    """Draw the stage; what is done to it comes back when the hand lets go."""
    data = score(setup.experiment, replace(view, watch=watch_for(setup)))
    callbacks: dict[str, Any] = {**TOUCHES}
    component("stage")(key=KEY, data=data, **callbacks)


def bound_notice(experiment: Experiment, epochs: int) -> None:
    """Say so if the run has fewer epochs than were asked for."""
    problem = cut_short(experiment, epochs)
    if problem is not None:
        notice(problem, "timer")
