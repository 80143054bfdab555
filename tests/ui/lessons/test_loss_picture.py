"""The loss as pictures: squares, their average, and the parabola of one answer for all."""

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from nn_core import Dataset, losses_of_one_answer, mse_loss, squared_errors
from tests.ui.examples import cloud, sample
from ui.lessons.loss_picture import MOST_LABELLED, Answers, loss_picture

PEOPLE = sample("people")


def panels(dataset: Dataset, y_pred: list[float], one: float | None = None) -> list[dict[str, Any]]:
    """The squares, the average and the parabola, as the browser gets them."""
    told = loss_picture(Answers(dataset, np.array(y_pred), one))
    read: list[dict[str, Any]] = json.loads(json.dumps(told, allow_nan=False))
    return read


def test_the_worked_example() -> None:
    squares, average, parabola = panels(PEOPLE, [0.0] * 4, 0.0)
    assert squares["names"] == ["Alice", "Bob", "Charlie", "Diana"]
    assert squares["y_true"] == [1, 0, 0, 1]
    assert squares["squares"] == [1, 0, 0, 1]
    assert average["layers"][-1]["words"] == ["0.5"]
    assert "The loss is 0.5" in average["alt"]
    assert parabola["key"][-1]["words"] == "best: 0.5, the mean; loss 0.25"


@pytest.mark.parametrize("count", [1, 4, 12, 200])
def test_the_squares_and_their_average_are_those_of_nn_core(count: int) -> None:
    dataset = cloud(count)
    y_pred = np.linspace(0, 1, count)
    squares, average, _ = panels(dataset, y_pred.tolist())
    assert squares["y_pred"] == y_pred.tolist()
    assert squares["squares"] == squared_errors(dataset.y_true, y_pred).tolist()
    side = average["layers"][1]["right"][0]
    assert side**2 == pytest.approx(mse_loss(dataset.y_true, y_pred))
    assert average["equal"]
    hints = [part["words"] for part in squares["key"]]
    assert ("numbers in the table" in hints) == (count > MOST_LABELLED)


@pytest.mark.parametrize("answer", [0.0, 0.37, 1.0])
def test_one_answer_is_a_point_on_the_parabola(answer: float) -> None:
    *_, parabola = panels(PEOPLE, [answer] * 4, answer)
    curve, best, now = parabola["layers"]
    assert curve["y"] == losses_of_one_answer(PEOPLE.y_true, curve["x"]).tolist()
    assert (best["x"], best["y"]) == ([0.5], [0.25])
    assert now["x"] == [answer]
    assert now["y"] == [mse_loss(PEOPLE.y_true, np.full(4, answer))]
    assert now["colour"] == "accent"


def test_different_answers_are_a_line_across_the_parabola() -> None:
    squares, _, parabola = panels(PEOPLE, [0.9, 0.2, 0.1, 0.6])
    loss = mse_loss(PEOPLE.y_true, np.array([0.9, 0.2, 0.1, 0.6]))
    across = parabola["layers"][-1]
    assert (across["x"], across["y"], across["dash"]) == ([0, 1], [loss, loss], True)
    assert squares["colour"] == "text"


def test_the_number_stands_in_the_average_square_or_beside_it() -> None:
    inside, beside = (panels(PEOPLE, [x] * 4, x)[1]["layers"][-1]["align"] for x in (0.0, 0.5))
    assert inside == beside == "center"
    right = replace(PEOPLE, labels=(1, 1, 1, 1))
    assert panels(right, [0.99] * 4)[1]["layers"][-1]["align"] == "left"
