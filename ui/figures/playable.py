"""The player: buttons and a slider inside the figure, so that playing needs no server."""

from collections.abc import Sequence

from ui.figures.parts import Spec
from ui.palette import Palette

EVERY_BROWSER_FRAME = 0
SLOW = 66
"""Milliseconds that each keyframe stays. Nothing plays faster than one keyframe for each frame
that the browser draws, 60 a second on most screens; "Fast" leaves out every second keyframe."""


def player(
    names: Sequence[str],
    epochs: Sequence[int],
    y: float,
    stacked: bool,
    palette: Palette,
) -> Spec:
    """The part of a layout that plays the keyframes.

    Args:
        names: of the keyframes.
        epochs: of the keyframes; what the slider shows.
        y: where the player stands, in the figure's height.
        stacked: buttons over the slider instead of beside it.
        palette: the colours.
    """
    return {
        "updatemenus": [_buttons(names, y, stacked, palette)],
        "sliders": [_slider(names, epochs, y, stacked, palette)],
    }


def _animate(
    what: Sequence[str | None] | None, duration: int = 0, onwards: bool = False
) -> list[object]:
    """Arguments of Plotly's animate: show these keyframes now, without redrawing all."""
    options: Spec = {
        "mode": "immediate",
        "frame": {"duration": duration, "redraw": False},
        "transition": {"duration": 0},
    }
    if onwards:
        options["fromcurrent"] = True
    return [what, options]


def _buttons(names: Sequence[str], y: float, stacked: bool, palette: Palette) -> Spec:
    halved = [*names[:-1:2], names[-1]]
    pause, rewind = ("❚❚", "❙◀") if stacked else ("❚❚ Pause", "❙◀ Rewind")
    buttons = [
        ("▶ Play", "Play", _animate(None, EVERY_BROWSER_FRAME, onwards=True)),
        (pause, "Pause", _animate([None])),
        (rewind, "Rewind", _animate([names[0]])),
        ("Slow", "Slow", _animate(None, SLOW, onwards=True)),
        ("Fast", "Fast", _animate(halved, EVERY_BROWSER_FRAME, onwards=True)),
    ]
    return {
        "type": "buttons",
        "direction": "left",
        "showactive": False,
        "x": 0,
        "xanchor": "left",
        "y": y,
        "yanchor": "top",
        "pad": {"t": 0, "r": 8},
        "bgcolor": palette.button,
        "bordercolor": palette.button,
        "font": {"color": palette.button_text, "size": 15},
        "buttons": [
            {"label": label, "name": name, "method": "animate", "args": arguments}
            for label, name, arguments in buttons
        ],
    }


def _slider(
    names: Sequence[str], epochs: Sequence[int], y: float, stacked: bool, palette: Palette
) -> Spec:
    left = 0.0 if stacked else 0.38
    return {
        "active": 0,
        "x": left,
        "len": 1.0 - left,
        "y": y,
        "yanchor": "top",
        "pad": {"t": 46 if stacked else 0, "b": 0},
        "currentvalue": {"prefix": "Epoch ", "font": {"size": 16, "color": palette.text}},
        "font": {"color": palette.quiet, "size": 13},
        "bgcolor": palette.grid,
        "activebgcolor": palette.accent,
        "bordercolor": palette.accent,
        "borderwidth": 1,
        "ticklen": 0,
        "minorticklen": 0,
        "tickcolor": palette.quiet,
        "transition": {"duration": 0},
        "steps": [
            {"label": str(epoch), "method": "animate", "args": _animate([name])}
            for name, epoch in zip(names, epochs, strict=True)
        ],
    }
