"""Lesson 7: four optimizers from one start, every number of a step, and too large a rate."""

import numpy as np
import pytest

from nn_core import SGD, Adam, Optimizer, RMSprop, Valley, walk
from tests.pages.components import told_to
from tests.pages.lesson_visit import captions, formulas, open_lesson, panel, panels
from tests.pages.playground_visit import choose, labelled, press, rerun, sentences, texts
from ui.lessons.grounds import OPTIMIZERS, PLACES, VALLEY
from ui.lessons.walk_picture import LOOKS
from ui.widgets.formula import written

START = PLACES[VALLEY].start
USUAL: dict[str, Optimizer] = {
    "SGD": SGD(0.038),
    "Momentum": SGD(0.02, 0.9),
    "RMSprop": RMSprop(0.2, 0.9),
    "Adam": Adam(0.4),
}


@pytest.mark.parametrize("who", OPTIMIZERS)
def test_a_step_is_written_out_with_the_numbers_of_the_core(who: str) -> None:
    page = open_lesson("optimizers", optimizers_picked=who, optimizers_step=7)
    walked = walk(Valley(50.0), USUAL[who], START, 60)
    old, new = walked.places[6, 1], walked.places[7, 1]
    assert rf"50 \, w_2 = {written(float(walked.gradients[6, 1]))}" in formulas(page)
    assert f"&= {written(float(new))}" in formulas(page)
    assert rf"{written(float(old))} - {written(USUAL[who].learning_rate)} \cdot" in formulas(page)
    for array in walked.states[7]:
        if array.ndim:
            assert f"&= {written(float(array[1]))}" in formulas(page)
    assert f"{new:.6g}".replace("-", "\N{MINUS SIGN}") in captions(page)


def test_the_first_step_of_adam_by_hand() -> None:
    page = open_lesson("optimizers", optimizers_picked="Adam", optimizers_step=1)
    # g = 50 * 1.8 = 90; m = 9 and s = 8.1, without bias 90 and 8100; so the step is the rate.
    for number in ("= 90", "&= 9 ", "&= 8.1 ", "= 8100", r"1.8 - 0.4 \cdot 1 ", "&= 1.4"):
        assert number in formulas(page)


def test_the_paths_are_those_of_the_core() -> None:
    page = open_lesson("optimizers", optimizers_step=33)
    lines = {
        layer["colour"]: layer
        for layer in panel(page, "From above")["layers"]
        if layer["kind"] == "line"
    }
    for who, optimizer in USUAL.items():
        walked = walk(Valley(50.0), optimizer, START, 60)
        found = lines[LOOKS[who][1]]
        assert [found["x"], found["y"]] == pytest.approx(walked.places[:34].T)
        curve = next(
            layer
            for layer in panel(page, "Loss by step")["layers"]
            if layer["kind"] == "line" and layer["colour"] == LOOKS[who][1]
        )
        assert curve["y"] == pytest.approx(walked.loss)
    (table,) = told_to(page, "table")
    assert [row[0] for row in table["rows"]] == [*OPTIMIZERS]
    assert table["rows"][3][-1] == f"{walked.loss[-1]:.3g}"


def test_the_map_is_the_loss_of_the_ground() -> None:
    told = panel(open_lesson("optimizers"), "From above")
    side, heights = told["ground"]["side"], np.array(told["ground"]["heights"])
    (left, right), (low, high) = told["x"]["span"], told["y"]["span"]
    x, y = left - (right - left) * 0.5 / (side - 2), high - (low - high) * 0.5 / (side - 2)
    assert len(heights) == side * side
    assert heights[0] == pytest.approx((x**2 + 50 * y**2) / 2, rel=1e-3)
    assert told["ground"]["levels"] == sorted(told["ground"]["levels"])


def test_each_has_a_rate_that_is_too_large_and_it_is_said() -> None:
    page = press(open_lesson("optimizers"), "Too large a rate")
    said = []
    for who in OPTIMIZERS:
        choose(page, "Optimizer", who)
        (line,) = [line for line in texts(page) if line.startswith(f"{who} ")]
        said.append(line)
        shown = f"{panels(page)} {told_to(page, 'table')} {formulas(page)} {captions(page)}"
        assert "nan" not in shown.lower()
        assert "inf" not in shown.lower()
    sgd, momentum, rmsprop, adam = said
    assert "further and further away" in sgd
    assert "must be below 0.04." in sgd
    assert "must be below 0.076." in momentum
    assert "overshoots" in rmsprop
    assert "overshoots" in adam


def test_the_largest_rate_in_the_steepest_valley_leaves_no_number_out() -> None:
    page = open_lesson("optimizers", optimizers_steepness=100.0, optimizers_step=60)
    labelled(page, "Learning rate of SGD").set_value(10.0)
    rerun(page)
    assert not page.exception
    assert not sentences(page)
    assert any("further and further away" in line for line in texts(page))
    assert "None" not in str(panel(page, "From above")["layers"])


def test_rates_are_kept_for_each_on_each_ground() -> None:
    page = open_lesson("optimizers")
    labelled(page, "Learning rate of SGD").set_value(0.01)
    rerun(page)
    choose(page, "Optimizer", "Adam")
    choose(page, "Ground", "The four people")
    assert labelled(page, "Learning rate of Adam").value == 0.2
    choose(page, "Ground", "A long valley")
    assert choose(page, "Optimizer", "SGD").select_slider[0].value == 0.01
    press(page, "Textbook example")
    assert labelled(page, "Learning rate of SGD").value == 0.038


def test_on_the_four_people_both_parameters_are_the_networks() -> None:
    page = open_lesson("optimizers", optimizers_ground="The four people")
    told = panel(page, "From above")
    assert [told["x"]["title"], told["y"]["title"]] == ["w1", "b1"]
    assert r"\frac{\partial L}{\partial b_1}" in formulas(page)
    (line,) = [line for line in texts(page) if line.startswith("SGD ")]
    assert "hardly gets away" in line
