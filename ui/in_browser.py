"""Pieces of the page that live in the browser: HTML, CSS and JavaScript from `ui/browser/`.

They go through `st.html`. Streamlit's components would do it too, but each of them, like its
tables, loads Apache Arrow. That switches off a shortcut of V8's for joining arrays, and Plotly
then draws every frame of an animation far slower. Data reach a script as JSON and the page as
text, never as HTML.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Literal

import orjson
import streamlit as st

from ui.theme.palette import Palette

_FOLDER = Path(__file__).parent / "browser"
# A script may be there before the button that it presses.
_PRESS = """
const press = (key) => {
  const button = document.querySelector(`.st-key-${key} button`);
  if (button) button.click();
  else if (root.isConnected) setTimeout(() => press(key), 50);
};"""


def in_browser(
    piece: str,
    key: str,
    data: Mapping[str, object],
    palette: Palette,
    width: Literal["stretch", "content"] = "stretch",
) -> None:
    """Put a piece on the page; its script begins anew whenever the data change.

    Args:
        piece: the name of its files.
        key: an HTML id, so that the script finds its own place.
        data: what the script is told, as `data`, in which finished JSON can be a part; it finds
            its place as `root`.
        palette: the colours, for the style sheet.
        width: "content" where it stands in a row with others.

    A script presses a button, one of the `signals` say, by `press(key)`.
    """
    told = orjson.dumps(dict(data)).decode("utf-8").replace("<", "\\u003c")
    st.html(
        f"<style>#{key} {{ {_variables(palette)} }}{_text(piece, 'css')}</style>"
        f'<div id="{key}" class="{piece}">{_text(piece, "html")}</div>'
        f"<script>(() => {{ const root = document.getElementById('{key}'); const data = {told};"
        f"\n{_PRESS}\n{_text(piece, 'js')}\n}})();</script>",
        width=width,
        unsafe_allow_javascript=True,
    )


def signals(name: str, on_signal: Mapping[str, Callable[[], None]]) -> None:
    """Buttons that only scripts press, by their keys: so the browser tells the server something."""
    with st.container(key=f"{name}_signals"):
        st.html(f"<style>div:has(> .st-key-{name}_signals) {{ display: none; }}</style>")
        for key, callback in on_signal.items():
            st.button(key, key=key, on_click=callback)


@cache
def _text(piece: str, kind: str) -> str:
    file = _FOLDER / f"{piece}.{kind}"
    return file.read_text("utf-8") if file.exists() else ""


def _variables(palette: Palette) -> str:
    """The palette's single colours as CSS variables."""
    colors = {name: color for name, color in asdict(palette).items() if isinstance(color, str)}
    return " ".join(f"--{name}: {color};" for name, color in colors.items())
