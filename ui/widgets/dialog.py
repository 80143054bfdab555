"""A dialog that stays open until it is put away.

Streamlit takes a dialog away as soon as a run of the script does not draw it. But a stage has
something to tell at any time, such as the epoch that it has come to, and each time the script runs.
So the session keeps which one is open.
"""

from collections.abc import Callable

import streamlit as st

from ui.session.session import session
from ui.session.whole import whole


def dialog_button(name: str, label: str, icon: str | None = None) -> bool:
    """Draw the button that opens a dialog; whether that is open.

    Args:
        name: of the dialog, of its own on the page.
        label: of the button.
        icon: of the button.
    """
    st.button(label, icon=icon, key=f"open_{name}", on_click=whole(_open), args=(name,))
    return is_open(name)


def is_open(name: str) -> bool:
    """Whether this dialog is open, for who draws it elsewhere than its button."""
    return session().dialog == name


def dialog(title: str, icon: str, draw: Callable[[], None]) -> None:
    """Draw a dialog that is open; whoever closes it puts it away."""
    st.dialog(title, width="large", icon=icon, on_dismiss=put_away)(draw)()


def pick_button(label: str, key: str, pick: Callable[[], None]) -> None:
    """Draw a button in a dialog that does something, and puts the dialog away.

    Args:
        label: of the button.
        key: of the button.
        pick: what it does, as `whole` takes it.
    """

    def picked() -> None:
        pick()
        session().dialog = ""

    if st.button(label, key=key, on_click=whole(picked), width="stretch"):
        st.rerun()


def put_away() -> None:
    """Close the dialog that is open."""
    session().dialog = ""


def _open(name: str) -> None:
    session().dialog = name
