"""The current experiment: what the Playground shows, and what the lessons take their runs from.

It comes in by a link, a preset or a file, and the address of every page is its link.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ui.experiment.experiment import Experiment
from ui.experiment.field_kinds import Setting
from ui.experiment.fields import (
    BESIDE,
    EPOCHS,
    FIELDS,
    FREEZE,
    LEARNING_RATE,
    LOSS_AXIS,
    OF_PAGES,
    ORDER,
    SEED,
    SHOW,
)
from ui.experiment.permalink import Setup, read_link, setup_fits, written_link
from ui.session.session import session
from ui.session.settings import forget_control, set_control, set_start
from ui.session.tables_state import open_tables

Value = TypeVar("Value")


def open_link(url: str) -> None:
    """Set what the link says if it is new, else see to it that the address is the link.

    It is new on a session's first run, and when the browser goes back to an earlier one: to one of
    the Playground, for a way through the lessons has addresses that Streamlit left bare. A file
    that was opened waits for the next run.

    Args:
        url: of the page; the Playground's is empty.
    """
    state = session()
    state.page = url
    _open_own_field()
    if state.opened_file is not None:
        (setup, problems), state.opened_file = state.opened_file, None
        open_setup(setup, problems)
    elif state.is_new:
        open_setup(*read_link(st.query_params.to_dict()))
        for number in (LEARNING_RATE, EPOCHS, SEED):
            forget_control(number)
    elif url == "" and _went_back():
        open_setup(*read_link(st.query_params.to_dict()))
    else:
        _put_link_into_address()


def own_field(field: Setting[Value]) -> Value:
    """What a field is set to that one page has for itself."""
    value: Value = st.session_state.get(field.key, field.default)
    return value


def set_own_field(field: Setting[Value], value: Value) -> None:
    """Set such a field; the address follows when the page is drawn."""
    st.session_state[field.key] = value


def open_setup(setup: Setup, problems: Sequence[str] = ()) -> None:
    """Set every control and the tables, and keep the sentences on what could not be set."""
    state, experiment = session(), setup.experiment
    state.is_new, state.link_problems = False, problems
    state.own_learning_rate = experiment.learning_rate
    set_control(LEARNING_RATE, experiment.learning_rate)
    set_control(EPOCHS, experiment.epochs)
    set_control(SEED, experiment.seed)
    set_control(ORDER, experiment.order)
    set_control(LOSS_AXIS, setup.loss_axis)
    set_control(SHOW, setup.shown)
    set_control(FREEZE, [*experiment.frozen])
    set_start(experiment.start)
    open_tables(setup)
    keep_current(experiment)


def open_on_next_run(setup: Setup, problems: Sequence[str]) -> None:
    """Keep what a file sets: the controls take other values only before they are drawn."""
    session().opened_file = setup, problems


def forget_link_problems() -> None:
    """Put the sentences on what could not be set away: they were read."""
    session().link_problems = ()


def keep_current(experiment: Experiment) -> None:
    """Make this the experiment of the session, and its link the address."""
    session().experiment = experiment
    _put_link_into_address()


def current_experiment() -> Experiment:
    """The experiment of the session."""
    return session().experiment


def current_setup() -> Setup:
    """The experiment of the session, and how it is looked at."""
    state = st.session_state
    name_column = session().headings.name
    setup = Setup(current_experiment(), name_column, state[SHOW.key], state[LOSS_AXIS.key])
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


def _open_own_field() -> None:
    """Set what the link says of the page by itself: on a first run, and on the way back to it."""
    field = OF_PAGES.get(session().page)
    if field is None or field.key not in st.query_params:
        return
    context = get_script_run_ctx()
    back = context is not None and context.is_history_navigation
    if back or field.key not in st.session_state:
        value = field.read(st.query_params[field.key])
        set_own_field(field, field.default if value is None else value)


def _put_link_into_address() -> None:
    """All at once, so that the browser's history gets one entry."""
    address = st.query_params.to_dict()
    wanted = {key: text for key, text in address.items() if key in BESIDE}
    wanted |= written_link(current_setup())
    own = OF_PAGES.get(session().page)
    if own is not None:
        # Always, as usual as it may be: an address without it is one that Streamlit left bare.
        wanted[own.key] = own.written(own_field(own))
    if address != wanted:
        st.query_params.from_dict(wanted)
