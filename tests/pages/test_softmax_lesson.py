"""Lesson 6: the worked example of softmax, every other choice, and Fisher's irises."""

import numpy as np
import pytest

from nn_core import Choice
from tests.pages.components import told_to
from tests.pages.lesson_visit import captions, formulas, open_lesson, panel, panels
from tests.pages.playground_visit import choose, press, rerun
from ui.lessons.softmax_picture import ENTROPY, SQUARED
from ui.lessons.three_irises import irises


def test_the_worked_example_is_there_to_the_printed_digits() -> None:
    page = open_lesson("softmax")
    for number in ("= 7.389", "+ 2.718", "+ 1", "= 11.11", "= 0.6652", "= 0.4076", "= -0.3348"):
        assert number in formulas(page)
    assert "0.06002" in formulas(page)
    assert "-0.07986" in formulas(page)
    assert "0.665241" in captions(page)
    words = [
        layer["words"] for layer in panel(page, "Shares")["layers"] if layer["kind"] == "words"
    ]
    assert words == [["✓ setosa 0.6652", "versicolor 0.2447", "virginica 0.0900"]]
    (bars,) = [layer for layer in panel(page, "Exponentials")["layers"] if layer["kind"] == "bars"]
    assert bars["to"] == pytest.approx(np.exp([2, 1, 0]))
    (told,) = told_to(page, "table")
    assert told["rows"][0] == [
        "setosa",
        "2",
        "0.6652",
        "\N{MINUS SIGN}0.335",
        "\N{MINUS SIGN}0.0799",
    ]
    assert told["rows"][2] == ["virginica", "0", "0.0900", "0.09", "0.0147"]


def test_bars_end_to_end_are_one() -> None:
    page = open_lesson("softmax", softmax_setosa=-1.5, softmax_virginica=3.0)
    (bars,) = [layer for layer in panel(page, "Shares")["layers"] if layer["kind"] == "bars"]
    choice = Choice((-1.5, 1.0, 3.0), 0)
    assert bars["from"][0] == 0
    assert bars["from"][1:] == bars["to"][:-1]
    assert bars["to"][-1] == pytest.approx(1)
    assert np.subtract(bars["to"], bars["from"]) == pytest.approx(choice.shares)


def test_both_losses_and_slopes_are_those_of_the_core() -> None:
    page = open_lesson("softmax", softmax_setosa=-4.0, softmax_versicolor=4.0)
    choose(page, "What is right", "virginica")
    choice = Choice((-4, 4, 0), 2)
    for title, values in (
        ("Two losses", [choice.loss(SQUARED), choice.loss(ENTROPY)]),
        ("Their slopes", [choice.slopes(SQUARED)[2], choice.slopes(ENTROPY)[2]]),
    ):
        marks = [layer for layer in panel(page, title)["layers"] if layer["kind"] == "points"]
        assert [mark["y"][0] for mark in marks] == pytest.approx(values)
    curve = panel(page, "Their slopes")["layers"][1]
    moved = [Choice((-4, 4, score), 2).slopes(ENTROPY)[2] for score in curve["x"]]
    assert curve["y"] == pytest.approx(moved)


def test_a_flower_is_scored_by_the_network() -> None:
    page = open_lesson("softmax", softmax_length=1.4, softmax_width=0.2)
    choose(page, "Where the scores come from", "By its petals")
    assert panels(page)[0]["title"] == "Fisher's irises"
    known = irises()
    plane = panel(page, "Fisher's irises")
    assert plane["marker"] == [1.4, 0.2]
    assert plane["parameters"] == known.network.vector.tolist()
    assert len(plane["samples"]) == 150
    assert page.segmented_control(key="softmax_right").value == "versicolor"
    share = Choice(known.scores(1.4, 0.2), 1).shares[0]
    assert share > 0.9
    assert f"setosa {share:.4f}" in str(panel(page, "Shares")["layers"])
    assert "right about 144 of the 150" in captions(page)


def test_the_coldest_and_the_most_different_scores_stay_numbers() -> None:
    page = open_lesson(
        "softmax", softmax_setosa=-10.0, softmax_versicolor=10.0, softmax_temperature=0.1
    )
    assert not page.exception
    assert "= 200" in formulas(page)
    assert "nan" not in formulas(page).lower()
    assert "inf" not in captions(page).lower()


def test_the_textbook_button_brings_it_back() -> None:
    page = open_lesson("softmax", softmax_setosa=-3.0, softmax_temperature=2.5)
    choose(page, "What is right", "virginica")
    press(page, "Textbook example")
    assert "0.665241" in captions(page)
    assert rerun(page).segmented_control(key="softmax_right").value == "setosa"


def test_a_power_of_ten_has_room_at_the_end_of_its_bar() -> None:
    # 3.72·10⁻⁴⁴ takes half of the picture on a small phone.
    scores = {f"softmax_{name}": -10.0 for name in ("setosa", "versicolor", "virginica")}
    shown = panel(open_lesson("softmax", **scores, softmax_temperature=0.1), "Exponentials")
    (bars,) = [layer for layer in shown["layers"] if layer["kind"] == "bars"]
    assert 2 * max(bars["to"]) <= shown["x"]["span"][1]
