"""Lesson 1: the worked example of one neuron, and every other one."""

import pytest

from nn_core import Neuron
from tests.pages.charts import charts
from tests.pages.lesson_visit import captions, figure, formulas, go_to, open_lesson, words_in
from tests.pages.playground_visit import choose, press, rerun


def test_the_worked_example_is_there_to_the_printed_digits() -> None:
    page = open_lesson("neuron")
    assert "{0.999}" in formulas(page)
    assert "0.9990889488055994" in captions(page)
    written = words_in(figure(page))
    assert "sum<br><b>7</b>" in written
    assert "x2 · w2<br><b>3</b>" in written


def test_the_textbook_button_brings_it_back() -> None:
    page = open_lesson("neuron", neuron_w1=-3.0, neuron_b=1.25)
    choose(page, "Activation", "tanh")
    assert "0.9990889488055994" not in captions(page)
    press(page, "Textbook example")
    assert "0.9990889488055994" in captions(page)
    assert page.segmented_control(key="neuron_activation").value == "sigmoid"


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "ReLU", "linear"])
def test_every_activation_shows_its_output_and_slope(activation: str) -> None:
    page = open_lesson("neuron", neuron_w1=0.3, neuron_b=-1.5)
    choose(page, "Activation", activation)
    neuron = Neuron([0.3, 1.0], -1.5, activation)
    assert repr(neuron.feedforward([2, 3])) in captions(page)
    assert repr(neuron.slope([2, 3])) in captions(page)
    assert f"The activation: {activation}" in words_in(figure(page))


def test_slider_and_field_are_one_number() -> None:
    page = open_lesson("neuron")
    page.slider(key="neuron_w1_slider").set_value(2.5)
    rerun(page)
    assert page.number_input(key="neuron_w1_field").value == 2.5
    page.number_input(key="neuron_w1_field").set_value(-0.123)
    rerun(page)
    assert page.slider(key="neuron_w1_slider").value == -0.123
    assert repr(Neuron([-0.123, 1], 4).feedforward([2, 3])) in captions(page)


def test_the_numbers_stay_when_one_leaves_and_returns() -> None:
    page = open_lesson("neuron")
    page.number_input(key="neuron_x2_field").set_value(-7.5)
    rerun(page)
    page = go_to(go_to(page, "backprop"), "neuron")
    assert page.slider(key="neuron_x2_slider").value == -7.5
    assert repr(Neuron([0, 1], 4).feedforward([2, -7.5])) in captions(page)


def test_the_picture_has_words() -> None:
    (shown,) = charts(open_lesson("neuron"))
    assert "add up to 7" in shown.alt
    assert "0.9991" in shown.alt


def test_the_words_change_with_the_picture() -> None:
    page = open_lesson("neuron")
    page.slider(key="neuron_x2_slider").set_value(-7.5)
    (shown,) = charts(rerun(page))
    assert "add up to \N{MINUS SIGN}3.5" in shown.alt
    page.slider(key="neuron_x2_slider").set_value(3.0)
    (shown,) = charts(rerun(page))
    assert "add up to 7" in shown.alt
