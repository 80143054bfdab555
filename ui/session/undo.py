"""Undo and redo: what a session had open, and what of it is open now.

That is a setup, so whatever changes the link can be taken back: a setting, a touch of the stage, an
opened preset, file or link. And it is the tables as they were typed, with the rows that are not
complete and so in no link.
"""

from collections.abc import Callable

from ui.experiment.permalink import Setup
from ui.session.current import open_setup, setup_in_controls
from ui.session.past import Opened
from ui.session.session import session
from ui.session.tables_state import put_back, tables_as_they_stand


def remember(setup: Setup) -> None:
    """Keep what is open, if it is something else than before."""
    session().past.remember(Opened(setup, tables_as_they_stand()))


def opened_now() -> Callable[[], Setup]:
    """What gives what is open whenever it is asked, out of the visitor's sight too."""
    past = session().past
    return lambda: past.beside(0).setup


def undo() -> None:
    """Open what was open before, if there is something."""
    _step(-1)


def redo() -> None:
    """Open what was taken back last, if there is something."""
    _step(1)


def _step(direction: int) -> None:
    """Open what is beside, once what was set in the same message is remembered.

    A step that is stopped halfway begins again: by then the controls say what is to be opened.
    """
    state = session()
    past = state.past
    if not state.is_stepping:
        remember(setup_in_controls())
        state.is_stepping = True
    opened = past.beside(direction)
    if opened is not past.beside(0):
        open_setup(opened.setup)
        put_back(opened)
        past.step(direction)
    state.is_stepping = False
