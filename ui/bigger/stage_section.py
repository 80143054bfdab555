"""The stage of bigger networks, and what is to be said beside it."""

from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.bigger.big_run import big_stage, view_of
from ui.bigger.outcome import cut_short
from ui.bigger.touches import TOUCHES
from ui.experiment.bigger import BiggerExperiment
from ui.experiment.bigger_run import bigger_run
from ui.experiment.bigger_setup import BiggerSetup
from ui.language.words import gettext as _
from ui.session.bigger_current import STAGE, shown_epoch
from ui.session.session import session
from ui.stage.component import component
from ui.stage.score import Code
from ui.theme.notice import notice, notices


def learn(experiment: BiggerExperiment, place: DeltaGenerator) -> None:
    """Train the network, unless its run is kept; if that takes a while, the place says so."""
    with place, st.spinner(_("The network is being trained."), width="content"):
        bigger_run(experiment)


def stage_section(
    setup: BiggerSetup, presented: bool, code: Code | None, watch: tuple[str, str] | None
) -> None:
    """Draw the stage; what is done to it comes back when the hand lets go."""
    epoch = shown_epoch(bigger_run(setup.experiment).epochs)
    view = view_of(setup, presented, code, watch, epoch=epoch)
    callbacks: dict[str, Any] = {**TOUCHES}
    component("bigger")(key=STAGE, data=big_stage(setup.experiment, view), **callbacks)
    shortened = cut_short(setup.experiment)
    if shortened is not None:
        notice(shortened, "timer")


def link_notices() -> None:
    """Show what in the link could not be used, until it is read."""
    problems = session().bigger_problems
    notices(problems, "link_off")
    if problems and st.button(_("Got it"), key="read_bigger_problems"):
        session().bigger_problems = ()
        st.rerun()
