"""The loss itself as two small panels: the average square, and the parabola of one answer."""

from dataclasses import dataclass

import numpy as np

from nn_core import losses_of_one_answer
from nn_core.validation import Array
from ui.figures.parts import Spec, typed_array
from ui.theme.palette import Palette

TRIED = np.linspace(0, 1, 101)
"""The answers that the parabola goes through."""

SMALLEST_WITH_NUMBER = 0.3
"""A square of area 1 has room for its number inside; one of this side has just enough."""


@dataclass(frozen=True)
class Answers:
    """What the two panels tell.

    Attributes:
        y_true: (n,) of 0 and 1.
        loss: of the answers that were given.
        one: what everybody was answered, if that is one and the same.
    """

    y_true: Array
    loss: float
    one: float | None

    @property
    def best(self) -> tuple[float, float]:
        """The best answer if all get the same, and its loss: the lowest point of the parabola."""
        mean = float(self.y_true.mean())
        return mean, float(losses_of_one_answer(self.y_true, [mean])[0])

    def color(self, palette: Palette) -> str:
        """Of the answers: what the slider moves has its colour."""
        return palette.text if self.one is None else palette.accent


def average(loss: float, palette: Palette) -> list[Spec]:
    """A square whose area is the loss, in a frame of area 1; and the loss as a number."""
    side = float(np.sqrt(loss))
    fits = side > SMALLEST_WITH_NUMBER
    shared = {"type": "scatter", "xaxis": "x2", "yaxis": "y2", "mode": "lines"}
    return [
        shared
        | {"x": [0, 1, 1, 0, 0], "y": [0, 0, 1, 1, 0], "hoverinfo": "skip"}
        | {"line": {"color": palette.grid, "width": 1.5}},
        shared
        | {"x": [0, side, side, 0, 0], "y": [0, 0, side, side, 0], "fill": "toself"}
        | {"fillcolor": palette.grid, "line": {"color": palette.text, "width": 2}}
        | {"hoverinfo": "skip"},
        shared
        | {"mode": "text", "hoverinfo": "skip", "x": [side / 2 if fits else side], "y": [side / 2]}
        | {
            "text": [f"<b>{loss:.3g}</b>" if fits else f" <b>{loss:.3g}</b>"],
            "textposition": "middle center" if fits else "middle right",
        },
    ]


def parabola(answers: Answers, palette: Palette) -> list[Spec]:
    """The loss of each answer that all could get, its lowest point, and the loss of now."""
    best, lowest = answers.best
    losses = losses_of_one_answer(answers.y_true, TRIED)
    shared = {"type": "scatter", "xaxis": "x3", "yaxis": "y3"}
    told = "answer %{x:.3g}<br>loss %{y:.3g}<extra></extra>"
    return [
        shared
        | {"mode": "lines", "line": {"color": palette.quiet, "width": 2.5}, "hovertemplate": told}
        | {"x": typed_array(TRIED, "f8"), "y": typed_array(losses, "f8")},
        shared
        | {"mode": "markers", "x": [best], "y": [lowest], "hovertemplate": told}
        | {
            "marker": {
                "size": 15,
                "symbol": "circle",
                "color": palette.background,
                "opacity": 1,
                "line": {"color": palette.text, "width": 2.5},
            }
        },
        shared | _loss_of_now(answers, palette),
    ]


def _loss_of_now(answers: Answers, palette: Palette) -> Spec:
    """A dot on the parabola if all get one answer; else a line across at the height of the loss."""
    color = answers.color(palette)
    if answers.one is None:
        return {
            "mode": "lines",
            "x": [0, 1],
            "y": [answers.loss, answers.loss],
            "line": {"color": color, "width": 2.5, "dash": "dash"},
            "hovertemplate": "loss %{y:.3g}<extra></extra>",
        }
    return {
        "mode": "markers",
        "x": [answers.one],
        "y": [answers.loss],
        "marker": {"size": 11, "symbol": "diamond", "color": color, "opacity": 1},
        "hovertemplate": "answer %{x:.3g}<br>loss %{y:.3g}<extra></extra>",
    }


def parabola_key(answers: Answers, palette: Palette) -> str:
    """What the two marks of the parabola mean."""
    best, lowest = answers.best
    mark = "╌" if answers.one is None else "◆"
    now = "this loss" if answers.one is None else "now"
    return (
        f'<span style="color:{answers.color(palette)}">{mark}</span> {now}'
        f"   ○ best: {best:.3g}, the mean; loss {lowest:.3g}"
    )
