"""The current experiment: what the Playground shows, and what the lessons take their runs from.

It comes in by a link, a preset or a file, and the address of every page is its link.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from ui.experiment.experiment import PARAMETERS, Experiment
from ui.experiment.fields import (
    BESIDE,
    EPOCHS,
    FIELDS,
    LEARNING_RATE,
    LOSS_AXIS,
    OF_A_RUN,
    SEED,
    SHOW,
    START,
)
from ui.experiment.permalink import Setup, read_link, setup_fits, written_link
from ui.experiment.view_fields import NINE
from ui.session.own_fields import (
    address_is_of,
    beside_link,
    has_own_address,
    own_in_address,
    own_link,
    put_into_address,
    went_back,
)
from ui.session.session import session
from ui.session.settings import forget_control, in_control, set_control, set_start
from ui.session.tables_state import current_shift, open_tables
from ui.session.way_back import seen_before


def open_link(url: str) -> None:
    """Set what the link says if it is new, else see to it that the address is the link.

    It is new on a session's first run, and when the browser goes back to an earlier one: to one of
    the Playground or of a view, for a way through the lessons has addresses that Streamlit left
    bare. A file that was opened, and a run that a view opens, wait for the next run.

    Args:
        url: of the page; the Playground's is empty.
    """
    state = session()
    if state.opened_file is not None:
        (setup, problems), state.opened_file = state.opened_file, None
        open_setup(setup, problems)
    elif state.is_new:
        # A view may have been opened with a bigger network: the address is still of that.
        link = st.query_params.to_dict() if address_is_of(NINE) else {}
        open_setup(*read_link(link))
        for number in (LEARNING_RATE, EPOCHS, SEED):
            forget_control(number)
    elif went_back() and setup_fits(current_setup()):
        _go_back(url)
    else:
        _put_link_into_address()


def open_setup(setup: Setup, problems: Sequence[str] = ()) -> None:
    """Set every control and the tables, and keep the sentences on what could not be set."""
    state, experiment = session(), setup.experiment
    state.is_new, state.link_problems = False, problems
    state.own_learning_rate = experiment.learning_rate
    for name, field in OF_A_RUN.items():
        set_control(field, getattr(experiment, name))
    set_control(LOSS_AXIS, setup.loss_axis)
    set_control(SHOW, setup.shown)
    set_start(experiment.start)
    open_tables(setup)
    keep_current(experiment)


def open_on_next_run(setup: Setup, problems: Sequence[str]) -> None:
    """Keep what is to be opened: the controls take other values only before they are drawn."""
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
    name_column, shown = session().headings.name, st.session_state[SHOW.key]
    setup = Setup(current_experiment(), name_column, shown, in_control(LOSS_AXIS.key))
    # A lesson may have changed the tables since somebody was picked.
    return setup if setup.shown in setup.everybody else replace(setup, shown="")


def setup_in_controls() -> Setup:
    """What is open, with what was set in controls since: a message can bring a setting and more."""
    setup = current_setup()
    experiment = setup.experiment
    told: dict[str, Any] = {
        name: in_control(field.key, getattr(experiment, name)) for name, field in OF_A_RUN.items()
    }
    told["frozen"] = tuple(told["frozen"])
    start = in_control(START.key, experiment.start)
    if start == "hand":
        by_hand = [in_control(name) for name in PARAMETERS]
        start = experiment.start if None in by_hand else tuple(by_hand)
    dataset = replace(experiment.dataset, shift=current_shift())
    changed = replace(experiment, dataset=dataset, start=start, **told)
    return replace(setup, experiment=changed)


def _go_back(url: str) -> None:
    """Open what was here before. Tables that no link holds would be given up, so they stay."""
    setup = seen_before()
    if isinstance(setup, Setup) and setup != current_setup():
        open_setup(setup)
    elif (url == "" or has_own_address()) and _is_another_link():
        open_setup(*read_link(st.query_params.to_dict()))
    else:
        _put_link_into_address()


def _is_another_link() -> bool:
    not_of_it = {*BESIDE, *own_in_address()}
    link = {
        key: text for key, text in st.query_params.items() if key in FIELDS and key not in not_of_it
    }
    return link != written_link(current_setup())


def link_of(setup: Setup) -> dict[str, str]:
    """The address of the Playground with this open."""
    return {**beside_link(), **written_link(setup)}


def _put_link_into_address() -> None:
    put_into_address({**link_of(current_setup()), **own_link()})
