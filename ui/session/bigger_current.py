"""What the page of bigger networks has open: it comes in by a link, a preset, a file, a touch.

It is kept beside the experiment of the Playground, from which it takes nothing but the table.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from nn_core import Shift
from ui.experiment.bigger_change import BRANCHING_KEYS, changed, own_table
from ui.experiment.bigger_fields import DATA, FIELDS, OWN
from ui.experiment.bigger_link import bigger_setup_fits, read_bigger_link, written_bigger_link
from ui.experiment.bigger_setup import BiggerSetup
from ui.experiment.bigger_tables import Table
from ui.experiment.fields import BESIDE
from ui.session.bigger_controls import put_controls, told_by_controls
from ui.session.own_fields import (
    address_is_of,
    beside_link,
    has_own_address,
    own_in_address,
    own_link,
    own_problems,
    put_into_address,
    went_back,
)
from ui.session.session import session
from ui.session.way_back import seen_before

URL = "bigger"
STAGE = "bigger_stage"
"""The key of the stage on this page."""
FROM_HERE = "bigger_from_here"
"""The key of the switch by which the next change is made after the epoch that is shown."""


def open_bigger_link() -> None:
    """Set what the link says if it is new, else what controls say; the address is the link then.

    It is new when the page is first opened, and when the browser goes back to an earlier one.
    """
    state = session()
    if state.bigger_file is not None:
        _open_file()
    elif state.bigger is None:
        open_bigger(*read_bigger_link(_fields_in_address()))
    elif went_back() and _is_another_link(state.bigger):
        open_bigger(*read_bigger_link(_fields_in_address(), own_table(state.bigger)))
    else:
        _settle(state.bigger)
    _put_link_into_address(current_bigger())


def open_bigger_to_look_at() -> None:
    """The same for a view, which has no controls of the page: a link if nothing is open yet."""
    state = session()
    if state.bigger_file is not None:
        _open_file()
    elif state.bigger is None:
        # Else somebody has just looked at the other network, and the address is still of that.
        link = _fields_in_address() if address_is_of(URL) else {}
        setup, problems = read_bigger_link(link)
        open_bigger(setup, [*problems, *own_problems()])
    elif went_back():
        _go_back(state.bigger)
    _put_link_into_address(current_bigger())


def _open_file() -> None:
    """Open what a file sets."""
    state = session()
    assert state.bigger_file is not None
    (setup, problems), state.bigger_file = state.bigger_file, None
    open_bigger(setup, problems)


def keep_bigger_address() -> None:
    """See to it that the address has what was set on a view."""
    _put_link_into_address(current_bigger())


def open_bigger(setup: BiggerSetup, problems: Sequence[str] = ()) -> None:
    """Open a setup and set every control, and keep the sentences on what could not be set."""
    state = session()
    put_controls(setup)
    state.bigger, state.bigger_problems = setup, problems


def change_bigger(told: Mapping[str, Any]) -> None:
    """Set some fields, from the start or after the epoch that is shown."""
    setup = current_bigger()
    after = branch_epoch() if told.keys() & BRANCHING_KEYS else 0
    new = changed(setup, told, after, playground_table() if told.get(DATA.key) == OWN else None)
    state = session()
    put_controls(new)
    if after:
        st.session_state[FROM_HERE] = False
    state.bigger, state.bigger_problems = new, ()


def current_bigger() -> BiggerSetup:
    """What is open."""
    return session().bigger or BiggerSetup()


def playground_table() -> Table:
    """The table that the Playground learns from, standardized, and its column of names."""
    state = session()
    return replace(state.experiment.dataset, shift=Shift("standard")), state.headings.name


def shown_epoch(last: int) -> int:
    """The epoch that the stage rests at; 0 before anything was played."""
    epoch = st.session_state.get(STAGE, {}).get("epoch")
    is_number = isinstance(epoch, int | float) and not isinstance(epoch, bool)
    return int(min(epoch, last)) if is_number and epoch >= 0 else 0


def branch_epoch() -> int:
    """The epoch after which the next change is made; 0 if from the start."""
    if not st.session_state.get(FROM_HERE, False):
        return 0
    return shown_epoch(current_bigger().experiment.epochs_run)


def bigger_undo() -> None:
    """Open the setup before, if there is one."""
    _step(-1)


def bigger_redo() -> None:
    """Open the setup that was taken back last, if there is one."""
    _step(1)


def _step(direction: int) -> None:
    """Open what is beside, once what was set in the same message is remembered; as `undo` does."""
    state = session()
    past = state.bigger_past
    if not state.is_stepping:
        _settle(current_bigger())
        past.remember(current_bigger())
        state.is_stepping = True
    setup = past.beside(direction)
    if setup is not past.beside(0):
        open_bigger(setup)
        past.step(direction)
    state.is_stepping = False


def _settle(setup: BiggerSetup) -> None:
    """Take what was set in controls, and make them all say what is open then."""
    told = told_by_controls(setup)
    if told:
        change_bigger(told)
    else:
        put_controls(setup)


def _fields_in_address() -> dict[str, str]:
    own = own_in_address()
    address = st.query_params.items()
    return {key: text for key, text in address if key not in BESIDE and key not in own}


def _go_back(setup: BiggerSetup) -> None:
    """Open what the view looked at before."""
    seen = seen_before()
    if isinstance(seen, BiggerSetup) and bigger_setup_fits(setup):
        open_bigger(seen)
    elif has_own_address() and _is_another_link(setup):
        open_bigger(*read_bigger_link(_fields_in_address(), own_table(setup)))


def _is_another_link(setup: BiggerSetup) -> bool:
    """Whether the address is that of another setup. What no link holds is not given up."""
    link = {key: text for key, text in _fields_in_address().items() if key in FIELDS}
    return link != written_bigger_link(setup) and bigger_setup_fits(setup)


def bigger_link_of(setup: BiggerSetup) -> dict[str, str]:
    """The address of the page with this open."""
    return {**beside_link(), **written_bigger_link(setup)}


def _put_link_into_address(setup: BiggerSetup) -> None:
    put_into_address({**bigger_link_of(setup), **own_link()})
