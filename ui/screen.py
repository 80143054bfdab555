"""What the server cannot know by itself: how wide the visitor's screen is, and which theme it has.

The browser is asked once, and says so again when the window crosses the limit or somebody changes
the theme: Streamlit by itself would leave a figure in the old colours. Until it has answered, a
phone is recognised by its user agent, so that its first picture is already the right one.
"""

from typing import NamedTuple

import streamlit as st

KEY = "screen"
NARROW = 700
"""Pixels up to which the three panels stand under one another."""

_WATCH = """
export default function ({ data, setStateValue }) {
  const app = document.querySelector("[data-testid=stApp]");
  const width = window.matchMedia(`(max-width: ${data.limit}px)`);
  const told = { narrow: data.narrow, dark: data.dark };
  const tell = () => {
    const seen = {
      narrow: width.matches,
      dark: getComputedStyle(app).colorScheme === "dark",
    };
    for (const name of Object.keys(seen)) {
      if (seen[name] !== told[name]) setStateValue(name, seen[name]);
      told[name] = seen[name];
    }
  };
  const themes = new MutationObserver(tell);
  themes.observe(app, { attributes: true });
  width.addEventListener("change", tell);
  tell();
  return () => {
    themes.disconnect();
    width.removeEventListener("change", tell);
  };
}
"""

_watch = st.components.v2.component("nine_numbers_screen", js=_WATCH)


class Screen(NamedTuple):
    """The visitor's screen: too narrow for panels side by side, and whether it is dark."""

    narrow: bool
    dark: bool


def known_screen() -> Screen:
    """The screen as the browser described it, or the best guess before it has."""
    told = st.session_state.get(KEY, {})
    phone = "Mobi" in (st.context.headers.get("User-Agent") or "")
    dark = st.context.theme.type == "dark"
    return Screen(
        phone if told.get("narrow") is None else bool(told["narrow"]),
        dark if told.get("dark") is None else bool(told["dark"]),
    )


def watch_screen() -> None:
    """Let the browser say when `known_screen` is wrong. Put it last on a page: it is empty."""
    screen = known_screen()
    _watch(
        key=KEY,
        data={"limit": NARROW, **screen._asdict()},
        on_narrow_change=lambda: None,
        on_dark_change=lambda: None,
    )
