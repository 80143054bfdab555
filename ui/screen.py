"""What the server cannot know by itself: whether the visitor's screen is too narrow for the stage.

The browser is asked once, and again when the window crosses the limit. A phone is recognised by
its user agent before that, so that its first picture is already the right one.
"""

import streamlit as st

KEY = "screen"
NARROW = 700
"""Pixels below which the three panels stand under one another."""

_WATCH_WIDTH = """
export default function ({ data, setStateValue }) {
  const query = window.matchMedia(`(max-width: ${data.limit}px)`);
  const tell = () => setStateValue("narrow", query.matches);
  if (query.matches !== data.narrow) tell();
  query.addEventListener("change", tell);
  return () => query.removeEventListener("change", tell);
}
"""

_watch = st.components.v2.component("nine_numbers_screen", js=_WATCH_WIDTH)


def is_narrow() -> bool:
    """Whether to stack the panels, as far as is known."""
    known = st.session_state.get(KEY, {}).get("narrow")
    if known is None:
        return "Mobi" in (st.context.headers.get("User-Agent") or "")
    return bool(known)


def watch_width() -> None:
    """Let the browser say when `is_narrow` is wrong. Put it last on a page: it is empty."""
    narrow = is_narrow()
    _watch(
        key=KEY,
        data={"limit": NARROW, "narrow": narrow},
        default={"narrow": narrow},
        on_narrow_change=lambda: None,
    )
