"""Lets the browser load Plotly while Python still loads what the app needs."""

import re
from functools import cache
from pathlib import Path

import streamlit as st

SCRIPTS = Path(st.__file__).parent / "static" / "static" / "js"
HEAD = 10_000
"""So many letters at the beginning of a script hold what it imports; Plotly has millions."""
IMPORTED = re.compile(r'\bfrom"\./([\w.-]+\.js)"')


def preload() -> None:
    """Ask for the part of Streamlit that draws charts before there is one to draw.

    It is by far the largest part of a first visit. The scripts that it imports are asked for with
    it, or the browser would find out about them only after it has read all of it.
    """
    links = "".join(
        "document.head.append(Object.assign(document.createElement('link'), "
        f"{{ rel: 'modulepreload', href: './static/js/{script}' }}));"
        for script in scripts()[1:]
    )
    st.html(
        "<style>[data-testid=stElementContainer]:has(#preload) { display: none; }</style>"
        f'<div id="preload"></div><script>import("./static/js/{scripts()[0]}");{links}</script>',
        unsafe_allow_javascript=True,
    )


@cache
def scripts() -> list[str]:
    """The script that draws charts and those that it imports; in every release by other names."""
    plotly = next(SCRIPTS.glob("PlotlyChart.*.js"))
    with plotly.open(encoding="utf-8") as script:
        return [plotly.name, *IMPORTED.findall(script.read(HEAD))]
