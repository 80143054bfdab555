"""The loss as pictures: every error is the side of a square, and the loss is the average square.

How low it can get is told by a parabola: the loss of each answer that all could get alike.
"""

from dataclasses import dataclass

import numpy as np

from nn_core import Dataset, losses_of_one_answer, mse_loss, squared_errors
from nn_core.validation import Array
from ui.language.words import gettext as _
from ui.stage.layers import axis, line, points, rects, written
from ui.stage.panels import Frame, Panel, chart_panel, part, squares_panel
from ui.theme.text import six_digits, three_digits

TRIED = np.linspace(0, 1, 101)
"""The answers that the parabola goes through."""
MOST_LABELLED = 12
"""Of more people the browser draws the squares only."""
SMALLEST_WITH_NUMBER = 0.45
"""A square of area 1 has room for its number inside; one of this side has just enough."""


@dataclass(frozen=True)
class Answers:
    """Everybody's answers, and what they cost.

    Attributes:
        dataset: who is answered.
        y_pred: (n,) from 0 to 1.
        one: what everybody was answered, if that is one and the same.
    """

    dataset: Dataset
    y_pred: Array
    one: float | None

    @property
    def loss(self) -> float:
        """Of these answers."""
        return mse_loss(self.dataset.y_true, self.y_pred)

    @property
    def best(self) -> tuple[float, float]:
        """The best answer if all get the same, and its loss: the lowest point of the parabola."""
        mean = float(self.dataset.y_true.mean())
        return mean, float(losses_of_one_answer(self.dataset.y_true, [mean])[0])

    @property
    def colour(self) -> str:
        """Of the answers: what the slider moves has the colour of what can be moved."""
        return "text" if self.one is None else "accent"


def loss_picture(answers: Answers) -> list[Panel]:
    """The panels of n answers and their loss."""
    return [_squares(answers), _average(answers.loss), _parabola(answers)]


def _squares(answers: Answers) -> Panel:
    """Everybody's squared error as a square, from what is true to what is answered."""
    dataset = answers.dataset
    squares = squared_errors(dataset.y_true, answers.y_pred)
    key = [
        part(_("1 is true"), "positive", "disc"),
        part(_("0 is true"), "negative", "square"),
        part("y_pred", answers.colour, "diamond"),
    ]
    if len(dataset) > MOST_LABELLED:
        key.append(part(_("numbers in the table")))
    return squares_panel(
        Frame(
            _("Squared errors"),
            _("The squared errors of {count} answers as squares; the largest is {most}.").format(
                count=len(dataset), most=three_digits(float(squares.max()))
            ),
            key,
            high="low",
        ),
        dataset.names,
        dataset.y_true.tolist(),
        answers.y_pred.tolist(),
        squares.tolist(),
        colour=answers.colour,
    )


def _average(loss: float) -> Panel:
    """A square whose area is the loss, in a frame of area 1; and the loss as a number."""
    side = float(np.sqrt(loss))
    fits = side > SMALLEST_WITH_NUMBER
    span = (-0.02, 1.02)
    return chart_panel(
        Frame(
            _("The loss"),
            _("The loss is {loss}: the area of the average square, out of 1.").format(
                loss=three_digits(loss)
            ),
            [part(_("average square"))],
            room="third",
            phone="third",
        ),
        axis(span, ticks=[]),
        axis(span, ticks=[]),
        [
            rects([0.0], [1.0], [0.0], [1.0], "grid", fill=0.0),
            rects([0.0], [side], [0.0], [side], "text", fill=0.2, words=[six_digits(loss)]),
            written(
                [side / 2 if fits else side],
                [side / 2],
                [three_digits(loss)],
                align="center" if fits else "left",
                shift=(0.0 if fits else 0.5, 0.0),
                weight=700,
                size=1.2,
            ),
        ],
        equal=True,
    )


def _parabola(answers: Answers) -> Panel:
    """The loss of each answer that all could get, its lowest point, and the loss of now."""
    losses = losses_of_one_answer(answers.dataset.y_true, TRIED)
    best, lowest = answers.best
    loss, one = answers.loss, answers.one
    if one is None:
        now = line([0.0, 1.0], [loss, loss], "text", dash=True)
        key = part(_("this loss"), "text", "dash")
    else:
        told = _("now: answer {one}, loss {loss}").format(
            one=six_digits(one), loss=six_digits(loss)
        )
        now = points([one], [loss], "diamond", answers.colour, words=[told])
        key = part(_("now"), answers.colour, "diamond")
    told = _("best: answer {best}, loss {lowest}").format(
        best=six_digits(best), lowest=six_digits(lowest)
    )
    in_short = _("best: {best}, the mean; loss {lowest}").format(
        best=three_digits(best), lowest=three_digits(lowest)
    )
    return chart_panel(
        Frame(
            _("One answer for all"),
            _(
                "The loss over the one answer that all could get. The mean, {best}, does best: "
                "its loss is {lowest}."
            ).format(best=three_digits(best), lowest=three_digits(lowest)),
            [key, part(in_short, mark="ring")],
            room="two thirds",
            phone="two thirds",
        ),
        axis((-0.03, 1.03), _("the one answer")),
        axis((0.0, 1.0), _("loss")),
        [
            line(TRIED.tolist(), losses.tolist(), "quiet"),
            points([best], [lowest], "ring", "text", size=1.2, words=[told]),
            now,
        ],
    )
