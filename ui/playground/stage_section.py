"""The stage on a page: the figure of an experiment, drawn once for everyone who looks at it."""

from functools import lru_cache

import streamlit as st

from ui.chart import chart
from ui.experiment.experiment import Experiment, cut_short, run
from ui.figures.parts import PreparedFigure
from ui.figures.stage import View, stage
from ui.player import player
from ui.theme.notice import notice
from ui.theme.palette import DARK, LIGHT

KEY = "stage"


@lru_cache(maxsize=32)
def draw(experiment: Experiment, view: View) -> PreparedFigure:
    """The figure, or the one that was drawn for the same experiment and view before."""
    return stage(
        run(experiment),
        experiment.dataset,
        experiment.to_predict,
        view,
        DARK if view.dark else LIGHT,
    )


def stage_section(experiment: Experiment, view: View) -> None:
    """Draw the stage, and a calm sentence if training left all bounds."""
    history = run(experiment)
    figure = draw(experiment, view)
    # On a phone the figure is taller than the screen: there the player stands over it.
    above, below = st.container(height="stretch" if view.presented else "content"), st.container()
    with above if view.stacked else below:
        player(KEY, DARK if view.dark else LIGHT)
    with above:
        chart(
            KEY,
            figure,
            f"The network for {view.shown}, its decision boundary, and its loss, "
            f"from {history.loss[0]:.3g} to {history.loss[-1]:.3g} in {history.epochs} epochs.",
            DARK if view.dark else LIGHT,
            height="stretch" if view.presented else "content",
        )
    if history.diverged:
        notice(
            f"The numbers left all bounds after epoch {history.epochs}, so the run ends there: "
            "try a smaller learning rate, or shift the features.",
            "trending_up",
        )


def bound_notice(experiment: Experiment, epochs: int) -> None:
    """Say so if the run has fewer epochs than were asked for."""
    problem = cut_short(experiment, epochs)
    if problem is not None:
        notice(problem, "timer")
