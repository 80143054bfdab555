"""When something fails before the page is drawn, as in a callback: one sentence, and a way back.

The server imports this before it answers anybody, so it needs nothing of the network.
"""

import streamlit as st

from ui.language.words import N_
from ui.language.words import gettext as _
from ui.theme.notice import notice

AWAY = N_(
    "Something went wrong with what you did last, and it is our fault. Go back to the page, or "
    "reload it."
)


def answer(_fault: Exception) -> bool:
    """Answer an error outside of what is drawn, as in a callback, in the place of Streamlit's box.

    The page was not drawn after it, and Streamlit does not let it be drawn again from here: so
    there is a way back. Streamlit has logged it by now, with our report.
    """
    notice(_(AWAY), "healing")
    st.button(_("Back to the page"), icon=":material/arrow_back:", type="primary", key="way_back")
    return True
