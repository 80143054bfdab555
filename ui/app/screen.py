"""What the server cannot know by itself: how large the visitor's screen is, and which theme it has.

The browser is asked once, and says so again when the window crosses a limit or somebody changes
the theme: Streamlit by itself would leave a figure in the old colours. Until it has answered, a
phone is recognised by its user agent, so that its first picture is already the right one.
"""

from functools import partial
from typing import NamedTuple

import streamlit as st

from ui.in_browser import in_browser, signals
from ui.theme.palette import DARK, LIGHT, Palette

KEY = "screen"
NARROW = 700
"""Pixels up to which panels stand under one another."""
QUERIES = {
    "narrow": f"(max-width: {NARROW}px)",
    "large": "(min-width: 1900px) and (min-height: 1000px)",
}


class Screen(NamedTuple):
    """The visitor's screen.

    Attributes:
        narrow: too narrow for panels side by side.
        dark: in the dark theme.
        large: of 1920 by 1080 pixels or more.
    """

    narrow: bool
    dark: bool
    large: bool = False

    @property
    def palette(self) -> Palette:
        """The colours of its theme."""
        return DARK if self.dark else LIGHT


def known_screen() -> Screen:
    """The screen as the browser described it, or the best guess before it has."""
    if KEY not in st.session_state:
        phone = "Mobi" in (st.context.headers.get("User-Agent") or "")
        st.session_state[KEY] = Screen(phone, st.context.theme.type == "dark")
    known: Screen = st.session_state[KEY]
    return known


def watch_screen(large: bool = False) -> None:
    """Let the browser say when `known_screen` is wrong. Put it last on a page: it is empty.

    Args:
        large: whether it matters here if the screen is large.
    """
    screen = known_screen()
    queries = {name: query for name, query in QUERIES.items() if large or name != "large"}
    signals(KEY, {f"{KEY}_{name}": partial(_other, name) for name in Screen._fields})
    in_browser(KEY, f"{KEY}_watch", {"queries": queries, "known": screen._asdict()}, screen.palette)


def _other(name: str) -> None:
    screen = known_screen()
    st.session_state[KEY] = screen._replace(**{name: not getattr(screen, name)})
