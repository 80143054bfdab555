"""The pages of the app, and the way in.

Streamlit knows the pages of a new server only after the app has been opened once. Until then it
runs the script of a page that is asked for by itself, without its door; so each page first sees to
it that everybody comes in through the door.
"""

import streamlit as st

from ui.chart import begin_charts
from ui.current import open_link
from ui.fault import calm
from ui.lesson import LESSONS, PLAYGROUND

DOOR = "streamlit_app.py"


def open_door() -> None:
    """Run the page that is asked for, with all pages in the menu."""
    pages = {
        "": st.Page(PLAYGROUND, title="Playground", icon=":material/play_circle:", default=True)
    }
    for lesson in LESSONS:
        pages[lesson.url] = st.Page(lesson.script, title=lesson.title, url_path=lesson.url)
    page = st.navigation([*pages.values()], position="top")
    st.session_state.came_through_door = True
    if "wanted" in st.session_state:
        url, link = st.session_state.pop("wanted")
        st.switch_page(pages[url], query_params=link)
    st.session_state.page_title = page.title
    with calm():
        page.run()


def come_through_door(url: str) -> None:
    """Send whoever came to a page past the door back through it, link and all; open the link."""
    if "came_through_door" not in st.session_state:
        st.session_state.wanted = url, st.query_params.to_dict()
        st.switch_page(DOOR)
    begin_charts(url)
    open_link(url)
