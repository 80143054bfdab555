"""Undo and redo: the setups that a session had open, and which of them is open now.

A setup is what a link holds, so whatever changes the link can be taken back: a setting, a touch of
the stage, a cell of a table, an opened preset, file or link.
"""

from ui.session.current import open_setup
from ui.session.session import session


def undo() -> None:
    """Open the setup before, if there is one."""
    past = session().past
    if past.can_undo:
        open_setup(past.step(-1))


def redo() -> None:
    """Open the setup that was taken back last, if there is one."""
    past = session().past
    if past.can_redo:
        open_setup(past.step(1))
