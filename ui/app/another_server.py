"""A browser that lost its server has the next one draw the page.

Streamlit lets a browser that comes back ask for that only if its page has something that runs by
itself now and then. Otherwise nothing is drawn until a control of the whole page is used; and what
is pressed in a fragment, as all lessons are, is lost: the new server has never drawn that fragment.
"""

from datetime import timedelta

import streamlit as st

SELDOM = timedelta(days=1)
"""As good as never. A browser takes at most 24 days for a timer."""


@st.fragment(run_every=SELDOM)
def drawn_by_another_server() -> None:
    """Have the page drawn when the browser comes to another server; shows nothing."""
