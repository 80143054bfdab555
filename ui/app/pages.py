"""The pages of the app, and the way in.

Streamlit knows the pages of a new server only after the app has been opened once. Until then it
runs the script of a page that is asked for by itself, without its door; so each page first sees to
it that everybody comes in through the door.
"""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from ui.app.another_server import drawn_by_another_server
from ui.app.errors import calm
from ui.app.kernel import compile_in_background
from ui.app.page_end import page_end
from ui.experiment.fields import OF
from ui.experiment.view_fields import BIGGER as BIGGER_NETWORK
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.session.bigger_current import URL, open_bigger_link, open_bigger_to_look_at
from ui.session.current import open_link
from ui.session.own_fields import open_own_fields, own_field
from ui.session.progress import is_done, is_opened
from ui.session.session import session


@dataclass(frozen=True)
class Lesson:
    """A lesson: its url, its place in the row, its name, and the question it answers."""

    url: str
    number: int
    title: str
    question: str

    @property
    def script(self) -> str:
        """Its file."""
        return f"pages/{self.url}.py"


LESSONS = (
    Lesson("neuron", 1, N_("Neuron"), N_("What does a neuron do with its inputs?")),
    Lesson("feedforward", 2, N_("Feedforward"), N_("How do three neurons come to one answer?")),
    Lesson("loss", 3, N_("Loss"), N_("How wrong is the network, in one number?")),
    Lesson("backprop", 4, N_("Backpropagation"), N_("Which way should each number move?")),
    Lesson("sgd", 5, N_("SGD step by step"), N_("How do small steps add up to learning?")),
    Lesson("softmax", 6, N_("Softmax"), N_("How does a network choose among three?")),
    Lesson("optimizers", 7, N_("Optimizers"), N_("Is straight downhill the fastest way?")),
)
PLAYGROUND = "pages/playground.py"
STYLE = Path(__file__).with_name("app.css")
BIGGER = "pages/bigger.py"
VIEWS = {
    "compare": (N_("Compare"), ":material/compare_arrows:"),
    "starts": (N_("Starts"), ":material/scatter_plot:"),
    "landscape": (N_("Landscape"), ":material/landscape:"),
}
"""Pages that look at the experiment from further away: their names and icons, by their urls."""


def open_door() -> None:
    """Run the page that is asked for, with all pages in the menu."""
    page = _asked_for()
    st.html(STYLE)
    session().page_title = page.title
    with calm():
        page.run()
        page_end()
    drawn_by_another_server()
    compile_in_background()


def come_through_door(url: str) -> None:
    """Begin again through the door if this page was come to past it; then open the link."""
    if not session().came_through_door:
        # From now on the server knows the pages. What a browser that lost another server brings
        # along stays with it through a rerun, but not on the way to another page.
        _asked_for()
        st.rerun()
    open_own_fields(url)
    if url == URL:
        open_bigger_link()
    elif url in VIEWS and own_field(OF) == BIGGER_NETWORK:
        open_bigger_to_look_at()
    else:
        open_link(url)


def _asked_for() -> StreamlitPage:
    """The page that is asked for, among all pages."""
    pages = [
        st.Page(PLAYGROUND, title=_("Playground"), icon=":material/play_circle:", default=True)
    ]
    pages += [
        st.Page(
            lesson.script,
            title=_(lesson.title),
            url_path=lesson.url,
            icon=progress_icon(lesson.url),
        )
        for lesson in LESSONS
    ]
    pages.append(st.Page(BIGGER, title=_("Bigger networks"), icon=":material/hub:", url_path=URL))
    pages += [
        st.Page(f"pages/{url}.py", title=_(title), icon=icon, url_path=url)
        for url, (title, icon) in VIEWS.items()
    ]
    session().came_through_door = True
    # One row without sections: a list with them in it is none to those who listen.
    return st.navigation(pages, position="top")


def progress_icon(url: str) -> str | None:
    """The sign of a lesson: all answered, opened, or none yet."""
    if is_done(url):
        return ":material/check_circle:"
    return ":material/radio_button_unchecked:" if is_opened(url) else None
