"""What the server cannot know by itself: how wide the visitor's screen is, and which theme it has.

The browser is asked once, and says so again when the window crosses the limit or somebody changes
the theme: Streamlit by itself would leave a figure in the old colours. Until it has answered, a
phone is recognised by its user agent, so that its first picture is already the right one.
"""

from functools import partial
from typing import NamedTuple

import streamlit as st

from ui.in_browser import in_browser, signals
from ui.palette import DARK, LIGHT, Palette

KEY = "screen"
NARROW = 700
"""Pixels up to which panels stand under one another."""


class Screen(NamedTuple):
    """The visitor's screen: too narrow for panels side by side, and whether it is dark."""

    narrow: bool
    dark: bool

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


def watch_screen() -> None:
    """Let the browser say when `known_screen` is wrong. Put it last on a page: it is empty."""
    screen = known_screen()
    signals(KEY, {f"{KEY}_{name}": partial(_other, name) for name in Screen._fields})
    in_browser(KEY, f"{KEY}_watch", {"limit": NARROW, **screen._asdict()}, screen.palette)


def _other(name: str) -> None:
    screen = known_screen()
    st.session_state[KEY] = screen._replace(**{name: not getattr(screen, name)})
