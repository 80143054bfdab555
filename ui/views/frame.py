"""What every view has: its title and question, and the way to a run that is to be opened."""

import streamlit as st

from ui.app.pages import VIEWS, come_through_door
from ui.bigger.stage_section import link_notices as bigger_link_notices
from ui.experiment.fields import OF
from ui.experiment.view_fields import BIGGER
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.playground.share_section import SHARE, share_button, share_dialog
from ui.session.bigger_current import current_bigger, keep_bigger_address, open_bigger
from ui.session.current import current_setup, keep_current
from ui.session.own_fields import own_field, set_own_field
from ui.session.way_back import keep_seen
from ui.views.of_bigger import OfBigger
from ui.views.of_playground import OfPlayground
from ui.views.presenting import shared_view
from ui.views.subject import Subject
from ui.widgets.controls import link_notices
from ui.widgets.dialog import is_open

TO_OPEN, WHICH = "view_to_open", "view_of"
QUESTIONS = {
    "compare": N_("What does one setting change?"),
    "starts": N_("How often does it learn?"),
    "landscape": N_("What does the loss look like from above?"),
}


def opening(url: str) -> Subject:
    """Come in, write the title, and say what is looked at."""
    come_through_door(url)
    asked_for: Subject | None = st.session_state.pop(TO_OPEN, None)
    if asked_for is not None:
        asked_for.open()
    bigger = own_field(OF) == BIGGER
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.title(_(VIEWS[url][0]), anchor=False, width="stretch")
        if not (bigger and SHARE in current_bigger().hides):
            share_button()
    st.header(_(QUESTIONS[url]), anchor=False)
    if bigger:
        bigger_link_notices()
    else:
        link_notices()
    subject = _subject(bigger)
    st.session_state[WHICH] = own_field(OF)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.segmented_control(
            OF.label,
            list(OF.options),
            format_func=OF.words,
            key=WHICH,
            required=True,
            label_visibility="collapsed",
            on_change=_other_network,
        )
        st.caption(subject.told)
    return subject


def open_later(subject: Subject) -> None:
    """Open an experiment where it belongs when the page is run next: from a callback."""
    st.session_state[TO_OPEN] = subject


def open_now() -> None:
    """Begin the page again if something is to be opened: a fragment runs by itself alone."""
    if TO_OPEN in st.session_state:
        st.rerun()


def look_at_bigger(subject: OfBigger) -> None:
    """Look at this network from now on, as that of the bigger ones: from a callback."""
    open_bigger(subject.setup_now)
    set_own_field(OF, BIGGER)


def keep_address() -> None:
    """See to it that the address has what was set on the page; if asked to, share it."""
    if own_field(OF) == BIGGER:
        keep_bigger_address()
    else:
        keep_current(current_setup().experiment)
    if is_open(SHARE):
        share_dialog(shared_view())


def _subject(bigger: bool) -> Subject:
    if bigger:
        setup = current_bigger()
        keep_seen(setup)
        return OfBigger(setup.experiment, setup)
    nine = current_setup()
    keep_seen(nine)
    return OfPlayground(nine.experiment, nine)


def _other_network() -> None:
    set_own_field(OF, st.session_state[WHICH])
