"""The loss as a picture: every error is the side of a square, and the loss is the average square.

Each person has a place of their own, from the answer 0 at the bottom to 1 at the top. The places
stand in as many rows as make the squares largest. All squares have one scale, whatever the width
of the screen: Plotly keeps a unit to the right as long as a unit upwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nn_core import mse_loss, squared_errors
from nn_core.validation import Array
from ui.figures.average import Answers, average, parabola, parabola_key
from ui.figures.panels import FONT_SIZE, OVER, SMALLEST_TEXT, Domain, axis, base_layout, heading
from ui.figures.parts import PreparedFigure, Spec, plain_label, typed_array
from ui.figures.places import Grid, widest_grid
from ui.theme.palette import Palette
from ui.theme.text import three_decimals

LETTER, NUMBER = 9, 40
"""About how many pixels a letter of a name takes, and a number in a square."""
LONGEST_NAME = 12
SMALL = 100
"""Below this side of a square of area 1, in pixels, what is written beside it is small too."""


@dataclass(frozen=True)
class Places:
    """Where the panels stand: (left, right, bottom, top) in the figure, and sizes in pixels.

    `room` is about how wide and high the panel of squares is on a usual screen.
    """

    height: int
    room: tuple[float, float]
    squares: Domain
    average: Domain
    parabola: Domain


WIDE = Places(
    640, (730, 245), (0.045, 1.0, 0.54, 1.0), (0.045, 0.33, 0.0, 0.39), (0.47, 1.0, 0.0, 0.39)
)
STACKED = Places(
    1080, (320, 375), (0.1, 1.0, 0.61, 1.0), (0.1, 1.0, 0.33, 0.535), (0.1, 1.0, 0.0, 0.22)
)


def squares(
    names: Sequence[str],
    y_true: Array,
    y_pred: Array,
    one_answer: float | None,
    stacked: bool,
    palette: Palette,
) -> PreparedFigure:
    """The figure of n predictions and their loss.

    Args:
        names: (n,) of the people, as typed.
        y_true: (n,) of 0 and 1.
        y_pred: (n,) from 0 to 1.
        one_answer: what everybody is answered, if that is one and the same.
        stacked: panels under one another, for narrow screens.
        palette: the colours.
    """
    places = STACKED if stacked else WIDE
    answers = Answers(y_true, mse_loss(y_true, y_pred), one_answer)
    grid = widest_grid(len(names), places.room)
    return PreparedFigure(
        {
            "data": [
                *_areas(grid, y_true, y_pred, palette),
                *_marks(grid, names, y_true, y_pred, answers.color(palette), places, palette),
                *_labels(grid, names, y_true, y_pred, places),
                *average(answers.loss, palette),
                *parabola(answers, palette),
            ],
            "layout": _layout(grid, answers, places, palette),
        }
    )


def _areas(grid: Grid, y_true: Array, y_pred: Array, palette: Palette) -> list[Spec]:
    """The squares: from y_true to y_pred upwards, and just as far to the right."""
    left, floor = grid.corners
    side = np.abs(y_true - y_pred)
    low, nothing = floor + np.minimum(y_true, y_pred), np.full(grid.count, np.nan)
    right, high = left + side, low + side
    x = np.stack([left, right, right, left, left, nothing], axis=1)
    y = np.stack([low, low, high, high, low, nothing], axis=1)
    classes = (
        (0.0, palette.negative, palette.bands[0]),
        (1.0, palette.positive, palette.bands[-1]),
    )
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": typed_array(x[y_true == label].ravel(), "f8"),
            "y": typed_array(y[y_true == label].ravel(), "f8"),
            "fill": "toself",
            "fillcolor": inside,
            "line": {"color": outline, "width": 1.5 if grid.labelled else 1},
            "hoverinfo": "skip",
        }
        for label, outline, inside in classes
    ]


def _marks(
    grid: Grid,
    names: Sequence[str],
    y_true: Array,
    y_pred: Array,
    color: str,
    places: Places,
    palette: Palette,
) -> list[Spec]:
    """What is true and what is answered; both say everything when the mouse is over them."""
    left, floor = grid.corners
    size = float(np.clip(grid.side(places.room) / 5, 4, 14))
    told = [
        f"{plain_label(name)}<br>y_true {true:.0f}, y_pred {predicted:.3f}"
        f"<br>squared error {square:.3f}"
        for name, true, predicted, square in zip(
            names, y_true, y_pred, squared_errors(y_true, y_pred), strict=True
        )
    ]
    shared = {"type": "scatter", "mode": "markers", "hoverinfo": "text", "hovertext": told}
    x = typed_array(left, "f8")
    return [
        shared
        | {"x": x, "y": typed_array(floor + y_true, "f8")}
        | {
            "marker": {
                "size": size,
                "opacity": 1,
                "symbol": ["circle" if true else "square" for true in y_true],
                "color": [palette.positive if true else palette.negative for true in y_true],
            }
        },
        shared
        | {"x": x, "y": typed_array(floor + y_pred, "f8")}
        | {"marker": {"size": 0.75 * size, "opacity": 1, "symbol": "diamond", "color": color}},
    ]


def _labels(
    grid: Grid, names: Sequence[str], y_true: Array, y_pred: Array, places: Places
) -> list[Spec]:
    """A name under each place, and each squared error: in its square, or beside a small one."""
    if not grid.labelled:
        return []
    left, floor = grid.corners
    side, unit = np.abs(y_true - y_pred), grid.side(places.room)
    roomy = side * unit > NUMBER
    # Beside the marks, and off the lines at 0 and 1.
    gap = 11 / unit
    letters = min(LONGEST_NAME, int(unit * grid.step[0] / LETTER))
    shared = {
        "type": "scatter",
        "mode": "text",
        "hoverinfo": "skip",
        "cliponaxis": False,
        "textfont": {"size": SMALLEST_TEXT if unit < SMALL else FONT_SIZE},
    }
    return [
        shared
        | {
            "x": typed_array(np.where(roomy, left + side / 2, left + side + gap), "f8"),
            "y": typed_array(floor + np.clip((y_true + y_pred) / 2, gap, 1 - gap), "f8"),
            "text": [f"<b>{three_decimals(area)}</b>" for area in squared_errors(y_true, y_pred)],
            "textposition": ["middle center" if fits else "middle right" for fits in roomy],
        },
        shared
        | {
            "x": typed_array(left - 0.05, "f8"),
            "y": typed_array(floor - gap, "f8"),
            "text": [plain_label(_cut(name, letters)) for name in names],
            "textposition": "bottom right",
        },
    ]


def _cut(name: str, letters: int) -> str:
    return name if len(name) <= letters else f"{name[: letters - 1]}…"


def _layout(grid: Grid, answers: Answers, places: Places, palette: Palette) -> Spec:
    key = (
        f'<span style="color:{palette.positive}">●</span> '
        f'<span style="color:{palette.negative}">■</span> y_true'
        f'   <span style="color:{answers.color(palette)}">◆</span> y_pred'
    )
    if not grid.labelled:
        key += "   numbers in the table"
    titles = [
        heading(text, below, panel[0], panel[3], FONT_SIZE)
        for text, below, panel in (
            ("Squared errors", key, places.squares),
            ("The loss", "the average square, out of 1", places.average),
            ("One answer for all", parabola_key(answers, palette), places.parabola),
        )
    ]
    margin = {"l": 4, "r": 8, "t": 60, "b": 48}
    return base_layout(places.height, margin, FONT_SIZE, palette) | {
        "xaxis": axis(palette, places.squares[:2], "y")
        | {"range": [*grid.reach[0]], "showgrid": False, "showticklabels": False}
        | _as_long_as("y"),
        "yaxis": axis(palette, places.squares[2:], "x")
        | {"range": [*grid.reach[1]], "constrain": "domain", "constraintoward": "top"}
        | _ticks(grid),
        "xaxis2": _unseen(places.average[:2], "y2") | _as_long_as("y2"),
        "yaxis2": _unseen(places.average[2:], "x2")
        | {"constrain": "domain", "constraintoward": "top"},
        "xaxis3": axis(palette, places.parabola[:2], "y3", "the one answer")
        | {"range": [-0.03, 1.03]},
        "yaxis3": axis(palette, places.parabola[2:], "x3", "loss") | {"range": [-0.04, 1.04]},
        "annotations": titles,
    }


def _as_long_as(other: str) -> Spec:
    """A unit of this axis is as long as one of the other, and what room is left is at the right."""
    return {
        "scaleanchor": other,
        "scaleratio": 1,
        "constrain": "domain",
        "constraintoward": "left",
    }


def _unseen(domain: Sequence[float], anchor: str) -> Spec:
    return OVER | {"domain": [*domain], "anchor": anchor, "range": [-0.01, 1.01]}


def _ticks(grid: Grid) -> Spec:
    """Lines for the answers 0 and 1 in every row, with numbers where there is room for them."""
    values = (0.0, 0.5, 1.0) if grid.labelled else (0.0, 1.0)
    floors = [-row * grid.step[1] for row in range(grid.rows)]
    numbered = grid.rows if grid.labelled else 1
    return {
        "tickvals": [floor + value for floor in floors for value in values],
        "ticktext": [
            f"{value:g}" if row < numbered else "" for row in range(grid.rows) for value in values
        ],
    }
