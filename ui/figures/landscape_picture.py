"""The loss over a slice, seen from above and from the side, with the paths of runs on it.

The landscape is grey, so that what moves on it has the colours: from amber at the first epoch to
violet at the last.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nn_core import Landscape
from nn_core.validation import Array
from ui.figures.chart import Figure, axis, layout
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.theme.palette import RUNS
from ui.theme.text import three_digits

HEIGHT = 460
GROUND = [[0.0, "#f6f8fa"], [0.35, "#c3d0da"], [0.7, "#8399ab"], [1.0, "#43586b"]]
EPOCHS = [[0.0, "#ffb62e"], [0.5, "#d4446e"], [1.0, "#552583"]]
INK, PAPER = "#1b2733", "#ffffff"
"""On the grey ground, whatever the theme."""
EVERY = 2
"""Of the grid, every so many places can be clicked."""
LIFT = 0.01
"""The share of the height by which a path lies over the surface, so as not to sink into it."""
FLOOR, CEILING = 1e-12, 1e30
"""Of the losses that are drawn: a logarithm has no 0, and half the bytes hold no more."""
AHEAD = 0.35
"""How strong the part of a path is that is still to come."""
MOST_TICKS = 10
DIRECTIONS = {"first": N_("first direction"), "second": N_("second direction")}
"""Of a slice, by the words that their names in `nn_core` begin with."""


@dataclass(frozen=True, eq=False)
class Path:
    """A run on the slice, at some of its epochs.

    Attributes:
        name: of the run.
        epochs: (m,) which epochs.
        spots: (m, 2) where the slice comes nearest to it.
        ground: (m,) the loss of the slice there.
        loss: (m,) that of the run.
        now: the place in these of the epoch that is shown.
        second: whether it is the one that was begun on the slice.
    """

    name: str
    epochs: Array
    spots: Array
    ground: Array
    loss: Array
    now: int
    second: bool = False

    @property
    def words(self) -> Sequence[str]:
        """What is said of each epoch."""
        words = _("{name}, epoch {epoch}: loss {loss}")
        return [
            words.format(name=self.name, epoch=f"{epoch:g}", loss=three_digits(loss))
            for epoch, loss in zip(self.epochs, self.loss, strict=True)
        ]


def contours(landscape: Landscape, paths: Sequence[Path], *, log: bool) -> Figure:
    """The slice from above; its places can be clicked."""
    heights, ticks = heights_of(landscape.loss, log)
    ground = {
        "type": "contour",
        "x": landscape.x,
        "y": landscape.y,
        "z": _single(heights),
        "colorscale": GROUND,
        "ncontours": 24,
        "line": {"width": 0.5, "color": "rgba(255, 255, 255, 0.7)"},
        "hoverinfo": "skip",
        "colorbar": {"title": {"text": _("Loss")}, "thickness": 12, "outlinewidth": 0, **ticks},
    }
    marks = [mark for path in paths for mark in _on_contours(path)]
    first, second = landscape.slice.names
    return {
        "data": [ground, _places(landscape), *marks, _lowest(landscape)],
        "layout": layout(
            axis(titled(first), range=[landscape.x[0], landscape.x[-1]]),
            axis(titled(second), range=[landscape.y[0], landscape.y[-1]]),
            height=HEIGHT,
            margin={"l": 8, "r": 8, "t": 32, "b": 8},
            hovermode="closest",
            clickmode="event+select",
            showlegend=False,
            uirevision=f"{first} {second}",
        ),
    }


def surface(landscape: Landscape, paths: Sequence[Path], *, log: bool) -> Figure:
    """The slice from the side, to be turned."""
    heights, ticks = heights_of(landscape.loss, log)
    first, second = landscape.slice.names
    ground = {
        "type": "surface",
        "x": landscape.x,
        "y": landscape.y,
        "z": _single(heights),
        "colorscale": GROUND,
        "showscale": False,
        "customdata": _single(landscape.loss),
        "hovertemplate": _("loss {loss}").format(loss="%{customdata:.4g}") + "<extra></extra>",
    }
    lift = LIFT * float(np.nanmax(heights) - np.nanmin(heights))
    marks = [mark for path in paths for mark in _on_surface(path, log, lift)]
    return {
        "data": [ground, *marks],
        "layout": {
            "scene": {
                "xaxis": {"title": {"text": titled(first)}},
                "yaxis": {"title": {"text": titled(second)}},
                "zaxis": {"title": {"text": _("Loss")}, **ticks},
                "aspectratio": {"x": 1, "y": 1, "z": 0.7},
                # So far away, and so far to the right, that all titles fit on a phone too.
                "camera": {
                    "eye": {"x": 2.0, "y": -2.0, "z": 1.33},
                    "center": {"x": -0.06, "y": -0.06, "z": -0.1},
                },
            },
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "height": HEIGHT,
            "showlegend": False,
            "uirevision": f"{first} {second}",
        },
    }


def heights_of(loss: Array, log: bool) -> tuple[Array, Mapping[str, Any]]:
    """The loss, or its logarithm, and where the ticks are; a place without a loss has a hole."""
    finite = np.where(np.isfinite(loss), loss, np.nan)
    if not log:
        return np.minimum(finite, CEILING), {}
    heights = np.log10(np.maximum(finite, FLOOR))
    low, high = floor(float(np.nanmin(heights))), ceil(float(np.nanmax(heights)))
    steps = [1.0, 2.0, 5.0] if high - low <= 2 else [1.0]
    every = ceil((high - low + 1) / MOST_TICKS)
    values = [step * 10.0**power for power in range(low, high + 1, every) for step in steps]
    return heights, {
        "tickvals": np.log10(values),
        "ticktext": [three_digits(value) for value in values],
    }


def _single(numbers: Array) -> NDArray[np.float32]:
    """Half the bytes: nobody sees more digits than these have."""
    return np.minimum(numbers, CEILING).astype(np.float32)


def _places(landscape: Landscape) -> Mapping[str, Any]:
    """Places to click on: unseen, for the ground itself cannot be picked."""
    x, y = np.meshgrid(landscape.x[::EVERY], landscape.y[::EVERY])
    first, second = landscape.slice.names
    return {
        "type": "scatter",
        "mode": "markers",
        "x": x.ravel(),
        "y": y.ravel(),
        "customdata": _single(landscape.loss[::EVERY, ::EVERY].ravel()),
        "marker": {"opacity": 0, "size": 14},
        "selected": {"marker": {"opacity": 0}},
        "unselected": {"marker": {"opacity": 0}},
        "hovertemplate": _("{x}, {y}: loss {loss}").format(
            x=f"{_said(first)}%{{x:.3g}}",
            y=f"{_said(second)}%{{y:.3g}}",
            loss="%{customdata:.4g}",
        )
        + "<extra></extra>",
    }


def _on_contours(path: Path) -> Sequence[Mapping[str, Any]]:
    colour = RUNS[6] if path.second else INK
    symbol = "diamond" if path.second else "circle"
    chosen = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}

    def part(places: slice, mode: str, marker: Mapping[str, Any]) -> dict[str, Any]:
        x, y = path.spots[places].T
        line = {"color": colour, "width": 2, "dash": "dot" if path.second else "solid"}
        return {
            "type": "scatter",
            "mode": mode,
            "x": x,
            "y": y,
            "text": path.words[places],
            "hovertemplate": "%{text}<extra></extra>",
            "line": line,
            "marker": {"symbol": symbol, **marker},
            **chosen,
        }

    return _parts(part, path, "lines+markers", {"size": 7, "line": {"width": 0}}, {"size": 15})


def _ends(path: Path) -> Mapping[str, Any]:
    """Which epochs have the first and the last colour, whatever part of the path is drawn."""
    return {"cmin": path.epochs[0], "cmax": path.epochs[-1], "colorscale": EPOCHS}


def _parts(
    part: Callable[[slice, str, Mapping[str, Any]], dict[str, Any]],
    path: Path,
    mode: str,
    dots: Mapping[str, Any],
    spot: Mapping[str, Any],
) -> Sequence[Mapping[str, Any]]:
    """A path as it is drawn: pale where it goes, strong as far as it came, and where it is."""
    walked, now = slice(path.now + 1), slice(path.now, path.now + 1)
    rim = {"color": PAPER, "line": {"width": 3.5, "color": INK}}
    return [
        part(slice(None), "lines", {}) | {"opacity": AHEAD},
        part(walked, mode, {"color": path.epochs[walked], **_ends(path), **dots}),
        part(now, "markers", {**rim, **spot}),
    ]


def _lowest(landscape: Landscape) -> Mapping[str, Any]:
    x, y, loss = landscape.minimum
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x],
        "y": [y],
        # It may lie at the rim.
        "cliponaxis": False,
        "marker": {
            "color": INK,
            "size": 15,
            "symbol": "x",
            # Half of it may lie on the page, which is dark at night.
            "line": {"width": 2, "color": PAPER},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
        "hovertemplate": _("Lowest on the grid: {loss}").format(loss=three_digits(loss))
        + "<extra></extra>",
    }


def _on_surface(path: Path, log: bool, lift: float) -> Sequence[Mapping[str, Any]]:
    heights = heights_of(path.ground, log)[0] + lift
    symbol = "diamond" if path.second else "circle"

    def part(places: slice, mode: str, marker: Mapping[str, Any]) -> dict[str, Any]:
        x, y = path.spots[places].T
        line = {"color": path.epochs[places], **_ends(path)}
        return {
            "type": "scatter3d",
            "mode": mode,
            "x": x,
            "y": y,
            "z": heights[places],
            "text": path.words[places],
            "hovertemplate": "%{text}<extra></extra>",
            "line": {**line, "width": 7, "dash": "dot" if path.second else "solid"},
            "marker": {"symbol": symbol, **marker},
        }

    return _parts(part, path, "lines", {}, {"size": 7})


def in_short(name: str) -> str:
    """What a direction of a slice is called beside an axis; a parameter is called as it is."""
    return _(DIRECTIONS[name.split(maxsplit=1)[0]]) if " " in name else name


def titled(name: str) -> str:
    """The same, as the title of an axis."""
    short = in_short(name)
    return short[0].upper() + short[1:] if " " in short else short


def _said(name: str) -> str:
    return f"{in_short(name)} " if " " in name else f"{name} = "
