"""The current experiment: what the Playground shows, and what the lessons take their runs from.

It comes in by a link, a preset or a file, and the address of every page is its link.
"""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ui.experiment.experiment import PARAMETERS, Experiment
from ui.experiment.fields import (
    BESIDE,
    EPOCHS,
    FIELDS,
    FREEZE,
    LEARNING_RATE,
    LOSS_AXIS,
    ORDER,
    SEED,
    SHOW,
    START,
)
from ui.experiment.permalink import Setup, read_link, setup_fits, written_link
from ui.session.tables_state import open_tables


def open_link(url: str) -> None:
    """Set what the link says if it is new, else see to it that the address is the link.

    It is new on a session's first run, and when the browser goes back to an earlier one: to one of
    the Playground, for a way through the lessons has addresses that Streamlit left bare. A file
    that was opened waits for the next run.

    Args:
        url: of the page; the Playground's is empty.
    """
    state = st.session_state
    if "opened_file" in state:
        open_setup(*state.pop("opened_file"))
    elif "experiment" not in state:
        open_setup(*read_link(st.query_params.to_dict()))
        for number in (LEARNING_RATE, EPOCHS, SEED):
            del state[number.key]
    elif url == "" and _went_back():
        open_setup(*read_link(st.query_params.to_dict()))
    else:
        _put_link_into_address()


def open_setup(setup: Setup, problems: Sequence[str] = ()) -> None:
    """Set every control and the tables, and keep the sentences on what could not be set."""
    state, experiment = st.session_state, setup.experiment
    state.link_problems = [*problems]
    state[LEARNING_RATE.key] = state.own_learning_rate = experiment.learning_rate
    state[EPOCHS.key], state[SEED.key] = experiment.epochs, experiment.seed
    state[ORDER.key], state[LOSS_AXIS.key] = experiment.order, setup.loss_axis
    state[SHOW.key], state[FREEZE.key] = setup.shown, [*experiment.frozen]
    if isinstance(experiment.start, str):
        state[START.key] = experiment.start
        for name in PARAMETERS:
            state.pop(name, None)
    else:
        state[START.key] = "hand"
        state.update(zip(PARAMETERS, experiment.start, strict=True))
    open_tables(setup)
    keep_current(experiment)


def keep_current(experiment: Experiment) -> None:
    """Make this the experiment of the session, and its link the address."""
    st.session_state.experiment = experiment
    _put_link_into_address()


def current_experiment() -> Experiment:
    """The experiment of the session."""
    experiment: Experiment = st.session_state.experiment
    return experiment


def current_setup() -> Setup:
    """The experiment of the session, and how it is looked at."""
    state = st.session_state
    setup = Setup(current_experiment(), state.headings.name, state[SHOW.key], state[LOSS_AXIS.key])
    # A lesson may have changed the tables since somebody was picked.
    return setup if setup.shown in setup.everybody else replace(setup, shown="")


def _went_back() -> bool:
    """Whether somebody went back to another link. Tables that no link holds are not given up."""
    context = get_script_run_ctx()
    if context is None or not context.is_history_navigation:
        return False
    setup = current_setup()
    link = {
        key: text for key, text in st.query_params.items() if key in FIELDS and key not in BESIDE
    }
    return link != written_link(setup) and setup_fits(setup)


def _put_link_into_address() -> None:
    """All at once, so that the browser's history gets one entry."""
    address = st.query_params.to_dict()
    beside = {key: text for key, text in address.items() if key in BESIDE}
    wanted = beside | dict(written_link(current_setup()))
    if address != wanted:
        st.query_params.from_dict(wanted)
