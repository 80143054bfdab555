"""The rest of the page, below the stage: it follows by itself when the picture stands.

Tables and files bring a third of all that a browser has to load and to draw. So the first answer
to a browser has the stage and what is above it, and the stage says when it is painted. Whoever has
no browser gets everything at once, and so does one that comes back from a server that was lost:
what stands in its tables must not get lost too.
"""

import streamlit as st

from ui.playground.touches import KEY
from ui.session.session import session

PATIENCE = 10.0
"""Seconds after which the rest follows whether or not the stage has said a word."""
HEIGHT = 1000
"""Pixels that are kept free for it, so that nothing moves when it comes."""


def may_wait() -> bool:
    """Whether this is the first answer, and to a browser."""
    return session().rest_waits and bool(st.context.headers)


def has_painted() -> bool:
    """Whether the stage has said so; to be asked when it is drawn."""
    return bool(st.session_state[KEY].get("painted"))


def rest_follows() -> None:
    """Keep its place; the next run draws it."""
    with st.container(key="rest"):
        st.space(HEIGHT)
        _follow()
    session().rest_waits = False


@st.fragment(run_every=PATIENCE)
def _follow() -> None:
    if not session().rest_waits:
        st.rerun()
