"""Lesson 1: the worked example of one neuron, and every other one."""

import pytest

from nn_core import Neuron
from tests.pages.lesson_visit import captions, formulas, go_to, open_lesson, panel
from tests.pages.playground_visit import choose, press, rerun
from ui.theme.text import six_digits


def test_the_worked_example_is_there_to_the_printed_digits() -> None:
    page = open_lesson("neuron")
    assert "{0.999}" in formulas(page)
    assert "0.999089" in captions(page)
    written = panel(page, "One neuron")["written"]
    assert written == {
        "x1": "2",
        "x2": "3",
        "w1": "0",
        "w2": "1",
        "x1 · w1": "0",
        "x2 · w2": "3",
        "b": "4",
        "sum": "7",
        "output": "0.9991",
    }


def test_the_formula_has_a_product_in_each_of_its_lines() -> None:
    lines = formulas(open_lesson("neuron", neuron_b=-1.5)).split(r"\\[0.9em]")
    assert [r"2 \cdot 0" in line for line in lines] == [
        False,
        True,
        False,
        False,
        False,
        False,
        False,
    ]
    assert r"+ 3 \cdot 1" in lines[2]
    assert "- 1.5" in lines[3]
    assert "{1.5}" in lines[4]


def test_the_textbook_button_brings_it_back() -> None:
    page = open_lesson("neuron", neuron_w1=-3.0, neuron_b=1.25)
    choose(page, "Activation", "tanh")
    assert "0.999089" not in captions(page)
    press(page, "Textbook example")
    assert "0.999089" in captions(page)
    assert page.segmented_control(key="neuron_activation").value == "sigmoid"


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "ReLU", "linear"])
def test_every_activation_shows_its_output_and_slope(activation: str) -> None:
    page = open_lesson("neuron", neuron_w1=0.3, neuron_b=-1.5)
    choose(page, "Activation", activation)
    neuron = Neuron([0.3, 1.0], -1.5, activation)
    assert six_digits(neuron.feedforward([2, 3])) in captions(page)
    assert six_digits(neuron.slope([2, 3])) in captions(page)
    curve, tangent, point = panel(page, f"The activation: {activation}")["layers"]
    assert [point["x"], point["y"]] == [[neuron.total([2, 3])], [neuron.feedforward([2, 3])]]
    (left, right), (low, high) = tangent["x"], tangent["y"]
    assert (high - low) / (right - left) == pytest.approx(neuron.slope([2, 3]))
    assert curve["y"] == pytest.approx(
        [Neuron([1], 0, activation).feedforward([x]) for x in curve["x"]]
    )


def test_the_plane_is_that_of_the_neuron() -> None:
    page = open_lesson("neuron", neuron_w1=0.3, neuron_b=-1.5, neuron_x1=-4.0)
    choose(page, "Activation", "tanh")
    told = panel(page, "Its output everywhere")
    assert told["parameters"] == [0.3, 1.0, -1.5]
    assert told["activations"] == ["tanh"]
    assert told["marker"] == [-4.0, 3.0]
    assert told["spans"] == [[-10, 10], [-10, 10]]


def test_slider_and_field_are_one_number() -> None:
    page = open_lesson("neuron")
    page.slider(key="neuron_w1_slider").set_value(2.5)
    rerun(page)
    assert page.number_input(key="neuron_w1_field").value == 2.5
    page.number_input(key="neuron_w1_field").set_value(-0.123)
    rerun(page)
    assert page.slider(key="neuron_w1_slider").value == -0.123
    assert six_digits(Neuron([-0.123, 1], 4).feedforward([2, 3])) in captions(page)


def test_the_numbers_stay_when_one_leaves_and_returns() -> None:
    page = open_lesson("neuron")
    page.number_input(key="neuron_x2_field").set_value(-7.5)
    rerun(page)
    page = go_to(go_to(page, "backprop"), "neuron")
    assert page.slider(key="neuron_x2_slider").value == -7.5
    assert six_digits(Neuron([0, 1], 4).feedforward([2, -7.5])) in captions(page)


def test_the_picture_has_words_that_change_with_it() -> None:
    page = open_lesson("neuron")
    assert "add up to 7" in panel(page, "One neuron")["alt"]
    assert "0.9991" in panel(page, "One neuron")["alt"]
    page.slider(key="neuron_x2_slider").set_value(-7.5)
    assert "add up to \N{MINUS SIGN}3.5" in panel(rerun(page), "One neuron")["alt"]
    assert "at the sum \N{MINUS SIGN}3.5" in panel(page, "The activation")["alt"]
