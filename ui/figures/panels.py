"""What all figures have in common: fonts, quiet axes, headings, and panels without axes."""

from collections.abc import Sequence
from typing import TypeAlias

from ui.figures.parts import Spec
from ui.theme.palette import Palette

FONT = '"Source Sans", "Source Sans 3", sans-serif'
SMALLEST_TEXT = 13
FONT_SIZE = 15
"""Of the lessons' figures; the stage has a size for every screen."""
Domain: TypeAlias = tuple[float, float, float, float]
"""A part of a figure: its left, right, bottom and top, from 0 to 1."""
AT_ONCE = {
    "mode": "immediate",
    "frame": {"duration": 0, "redraw": False},
    "transition": {"duration": 0},
}
UNSEEN_BUTTONS = {
    "type": "buttons",
    "direction": "right",
    "showactive": False,
    "x": 0,
    "xanchor": "left",
    "y": 0,
    "yanchor": "top",
    "buttons": [
        {"label": "Show", "method": "animate", "args": [[], AT_ONCE]},
        {"label": "Change", "method": "update", "args": [{}, {}, []]},
    ],
}
"""Plotly's own buttons, pressed by scripts: the one way in to a chart that Streamlit drew.

A script fills in the keyframes to show, or what is to change. They stand where the margin has room
for them, or Plotly would make room.
"""
OVER = {"visible": False, "fixedrange": True}
NOTHING_DRAWN = OVER | {"range": [0, 1]}


def base_layout(height: int, margin: Spec, font_size: int, palette: Palette) -> Spec:
    """A still figure of this height on the page's own background."""
    return {
        "height": height,
        "margin": margin,
        "font": {"family": FONT, "size": font_size, "color": palette.text},
        "paper_bgcolor": palette.background,
        "plot_bgcolor": palette.background,
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {"font": {"family": FONT, "size": font_size}},
        "updatemenus": [UNSEEN_BUTTONS],
    }


def axis(
    palette: Palette,
    domain: Sequence[float],
    anchor: str,
    title: str = "",
    text_size: int = SMALLEST_TEXT,
) -> Spec:
    """A quiet axis over a part of the figure; its title is plain text or our own."""
    return {
        "domain": list(domain),
        "anchor": anchor,
        "fixedrange": True,
        "zeroline": False,
        "showline": False,
        "gridcolor": palette.grid,
        "tickfont": {"color": palette.quiet, "size": text_size},
        "nticks": 6,
        "title": {
            "text": title,
            "standoff": 6,
            "font": {"color": palette.quiet, "size": text_size + 1},
        },
    }


def anchor(axes: str = "") -> Spec:
    """An unseen point on top of a layer, to be drawn again when nothing else there has changed.

    Plotly clears a layer in which a frame moves nothing at all.
    """
    return {
        "type": "scatter",
        "xaxis": f"x{axes}",
        "yaxis": f"y{axes}",
        "mode": "markers",
        "hoverinfo": "skip",
        "x": [0],
        "y": [0],
        "marker": {"size": 1, "opacity": 0},
    }


def lowest_band(color: str, domain: Domain) -> Spec:
    """What all bands of a plane lie on, as a shape of the layout: it never moves."""
    left, right, bottom, top = domain
    return {
        "type": "rect",
        "xref": "paper",
        "yref": "paper",
        "layer": "below",
        "x0": left,
        "x1": right,
        "y0": bottom,
        "y1": top,
        "line": {"width": 0},
        "fillcolor": color,
    }


def heading(text: str, below: str, left: float, top: float, font_size: int) -> Spec:
    """A heading over a panel with a line under it; both are HTML as Plotly reads it."""
    return {
        "xref": "paper",
        "yref": "paper",
        "showarrow": False,
        "xanchor": "left",
        "x": left,
        "y": top,
        "yanchor": "bottom",
        "yshift": 6,
        "align": "left",
        "text": _two_lines(text, below, font_size),
    }


def moving_heading(text: str, below: str, font_size: int) -> Spec:
    """The same over the first panel, if that has no axes, for words that change with the values.

    It is a trace, for Plotly draws the whole figure anew when a word of its layout is another.
    """
    return {
        "type": "scatter",
        "mode": "text",
        "hoverinfo": "skip",
        "cliponaxis": False,
        "x": [0],
        "y": [1],
        "text": [_two_lines(text, below, font_size)],
        "textposition": "top right",
    }


def _two_lines(text: str, below: str, font_size: int) -> str:
    title = f'<span style="font-size:{font_size + 2}px"><b>{text}</b></span>'
    return f"{title}<br>{below}" if below else title
