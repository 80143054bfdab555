"""What all charts of Plotly have: a calm frame, in colours that suit both themes.

Streamlit puts the theme's background and letters in. Whatever we colour ourselves has to be seen on
light and dark: `ui.theme.palette.RUNS` is.
"""

from typing import Any, TypeAlias

Figure: TypeAlias = dict[str, Any]
QUIET = "#7d8894"
"""Of words and lines that step back, on light and dark."""
CONFIG = {"displaylogo": False, "modeBarButtonsToRemove": ["select2d", "lasso2d"]}


def axis(title: str, *, log: bool = False, **more: object) -> dict[str, object]:
    """An axis with a title; powers of ten in short if it is logarithmic."""
    kind: dict[str, object] = {"title": {"text": title, "standoff": 8}, "automargin": True}
    if log:
        kind |= {"type": "log", "exponentformat": "power", "dtick": 1}
    return kind | more


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
