"""A figure on a page; while the page stays, a changed figure takes the place of the old one.

Streamlit makes a chart's identity out of all that is in it: whatever changes, it takes the chart
away and lets Plotly begin anew, which takes the browser longer than all the rest. So it always
gets the figure that the chart began with, and a few lines of JavaScript put the present one, and
its keyframes, into the chart that is there.
"""

from typing import Literal, NamedTuple

import streamlit as st
from orjson import Fragment

from ui.figures.parts import PreparedFigure
from ui.in_browser import in_browser
from ui.theme.palette import Palette

CONFIG = {"displayModeBar": False, "doubleClick": False}


class Beginning(NamedTuple):
    """What a chart began with; with another look, a size say, it begins anew."""

    look: tuple[object, ...]
    figure: PreparedFigure
    alt: str


def chart(
    key: str,
    figure: PreparedFigure,
    alt: str,
    palette: Palette,
    height: Literal["content", "stretch"] = "content",
) -> None:
    """Draw a figure.

    Args:
        key: the chart's name on its page.
        figure: what to show.
        alt: what it shows, in words.
        palette: the colours that it is drawn in.
        height: "content" for the figure's own, "stretch" for all there is.
    """
    look = palette.background, height, figure.height
    charts: dict[str, Beginning] = st.session_state.setdefault("charts", {})
    if key not in charts or charts[key].look != look:
        charts[key] = Beginning(look, figure, alt)
    first = charts[key]
    st.plotly_chart(first.figure, theme=None, key=key, height=height, config=CONFIG, alt=first.alt)
    told = {
        "chart": key,
        "name": figure.name,
        "alt": alt,
        "figure": Fragment(figure.still_json),
        "frames": figure.frames_json.decode("utf-8"),
    }
    in_browser("chart", f"chart_{key}", told, palette)


def begin_charts(page: str) -> None:
    """Let every chart begin anew where the visitor has come from another page."""
    if st.session_state.get("charts_of") != page:
        st.session_state.update(charts_of=page, charts={})
