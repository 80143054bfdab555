"""The presentation: the stage fills the screen, in type that can be read from the back row.

The browser does that by itself; the server keeps whether it is so, for the link, and makes the QR
code that the room can be shown.
"""

import streamlit as st

from ui.experiment.fields import PRESENT
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.playground.share_section import Shared, only_here, qr_code
from ui.session.settings import set_control
from ui.stage.score import Code

NO_CODE = N_("The link is too long for a QR code: give away the link itself.")
ONLY_HERE = N_("This address works on this computer only: phones need the app on a server.")


def is_presented() -> bool:
    """Whether the presentation is on; on a session's first run the link says so."""
    key = PRESENT.key
    if key not in st.session_state:
        linked = st.query_params.get(key)
        set_control(PRESENT, linked if linked in PRESENT.options else PRESENT.default)
    if st.session_state[key] != PRESENT.default:
        st.query_params[key] = st.session_state[key]
    elif key in st.query_params:
        del st.query_params[key]
    return bool(st.session_state[key] == "true")


def present(told: object) -> None:
    """Begin or end it, as the browser says; whatever else it says is passed over."""
    if isinstance(told, bool):
        set_control(PRESENT, "true" if told else "false")


def presented_code(shared: Shared) -> Code:
    """The link that a page shares as a QR code, and what to know about it."""
    if shared.link is None:
        return Code((), "", _(shared.too_long))
    code = qr_code(shared.link)
    if code is None:
        return Code((), shared.link, _(NO_CODE))
    squares = tuple("".join(str(int(bool(square))) for square in row) for row in code.matrix)
    return Code(squares, shared.link, _(ONLY_HERE) if only_here(shared.page) else "")
