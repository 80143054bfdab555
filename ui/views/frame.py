"""What every view has: its title and question, and the way to a run that is to be opened."""

import streamlit as st

from ui.app.pages import VIEWS, come_through_door
from ui.data.samples import SAMPLES
from ui.experiment.permalink import sample_of
from ui.session.current import current_setup, keep_current
from ui.theme.text import shortest
from ui.views.of_playground import OfPlayground
from ui.views.subject import Subject
from ui.widgets.controls import link_notices

TO_OPEN = "view_to_open"
QUESTIONS = {
    "compare": "What does one setting change?",
    "starts": "How often does it learn?",
    "landscape": "What does the loss look like from above?",
}


def opening(url: str) -> Subject:
    """Come in, write the title, and say what is looked at."""
    come_through_door(url)
    asked_for: Subject | None = st.session_state.pop(TO_OPEN, None)
    if asked_for is not None:
        asked_for.open()
    st.title(VIEWS[url][0], anchor=False)
    st.header(QUESTIONS[url], anchor=False)
    link_notices()
    st.caption(_told())
    setup = current_setup()
    return OfPlayground(setup.experiment, setup)


def open_later(subject: Subject) -> None:
    """Open an experiment where it belongs when the page is run next: from a callback."""
    st.session_state[TO_OPEN] = subject


def keep_address() -> None:
    """See to it that the address has what was set on the page."""
    keep_current(current_setup().experiment)


def _told() -> str:
    """The experiment in a line. The names of the visitor's own tables stay out of it."""
    setup = current_setup()
    experiment, sample = setup.experiment, sample_of(setup)
    data = "your own data" if sample is None else SAMPLES[sample].title
    return (
        f"The experiment of the Playground: {data}, learning rate "
        f"{shortest(experiment.learning_rate)}, {experiment.epochs} epochs."
    )
