"""Lets the browser load Plotly while Python still loads what the app needs."""

import re
from functools import cache
from pathlib import Path

import streamlit as st

from ui.in_browser import in_browser
from ui.theme.palette import LIGHT

SCRIPTS = Path(st.__file__).parent / "static" / "static" / "js"
HEAD = 10_000
"""So many letters at the beginning of a script hold what it imports; Plotly has millions."""
IMPORTED = re.compile(r'\bfrom"\./([\w.-]+\.js)"')


def preload() -> None:
    """Ask for the part of Streamlit that draws charts before there is one to draw.

    It is by far the largest part of a first visit.
    """
    if scripts():
        in_browser("preload", "preload", {"scripts": scripts()}, LIGHT)


@cache
def scripts() -> list[str]:
    """The script that draws charts and those that it imports; in every release by other names."""
    for plotly in SCRIPTS.glob("PlotlyChart.*.js"):
        with plotly.open(encoding="utf-8") as script:
            return [plotly.name, *IMPORTED.findall(script.read(HEAD))]
    return []
