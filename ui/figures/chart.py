"""What all charts of Plotly have: a calm frame, in colours that suit both themes.

Streamlit puts the theme's background and letters in. Whatever we colour ourselves has to be seen on
light and dark: `ui.theme.palette.RUNS` is.
"""

from math import ceil, floor, inf, log10
from typing import Any, TypeAlias

# Plotly looks for pandas among the modules that are loaded, and stumbles over one that another
# visitor's first table is still loading. Whoever draws with Plotly waits here until it is whole.
import pandas  # noqa: F401

from ui.language.spoken import ENGLISH, language
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.theme.text import three_digits

Figure: TypeAlias = dict[str, Any]
QUIET = "#7d8894"
"""Of words and lines that step back, on light and dark."""
STEPS = (
    (4.0, (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)),
    (100.0, (1.0, 2.0, 5.0)),
    (inf, (1.0,)),
)
"""How finely a logarithmic axis is marked, by how far its end is from its beginning."""
FLAT = ("select2d", "lasso2d")
"""Buttons that a flat chart has of Plotly, and that do nothing here."""
BUTTONS = (
    N_("Download plot as a PNG"),
    N_("Zoom"),
    N_("Pan"),
    N_("Zoom in"),
    N_("Zoom out"),
    N_("Autoscale"),
    N_("Reset axes"),
    N_("Double-click to zoom back out"),
    N_("Orbital rotation"),
    N_("Turntable rotation"),
    N_("Reset camera to default"),
    N_("Reset camera to last save"),
)
"""What Plotly calls its buttons, and what it says when one has zoomed in."""


def config(*removed: str) -> dict[str, Any]:
    """What Plotly is to show over a chart, in the language of the page, without these buttons."""
    shown: dict[str, Any] = {"displaylogo": False, "modeBarButtonsToRemove": [*removed]}
    if (spoken := language()) == ENGLISH:
        return shown
    # Numbers keep their decimal point, so the language brings words only.
    words = {"dictionary": {words: _(words) for words in BUTTONS}, "format": {}}
    return shown | {"locale": spoken, "locales": {spoken: words}}


def axis(title: str, *, log: bool = False, **more: object) -> dict[str, object]:
    """An axis with a title; powers of ten in short if it is logarithmic."""
    kind: dict[str, object] = {"title": {"text": title, "standoff": 8}, "automargin": True}
    if log:
        kind |= {"type": "log", "exponentformat": "power", "dtick": 1}
    return kind | more


def log_ticks(low: float, high: float) -> dict[str, list[Any]]:
    """Ticks of a logarithmic axis in plain numbers: powers of ten, or more where it is short."""
    steps = next(steps for reach, steps in STEPS if high <= reach * low)
    powers = range(floor(log10(low)), ceil(log10(high)) + 1)
    ticks = [float(f"{step}e{power}") for power in powers for step in steps]
    inside = [tick for tick in ticks if low <= tick <= high]
    return {"tickvals": inside, "ticktext": [three_digits(tick) for tick in inside]}


def layout(x: dict[str, object], y: dict[str, object], **more: object) -> dict[str, object]:
    """A frame without air around it. Zooms stay as long as `uirevision` is the same."""
    return {
        "xaxis": x,
        "yaxis": y,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "hoverlabel": {"namelength": -1},
        "dragmode": "zoom",
        **more,
    }
