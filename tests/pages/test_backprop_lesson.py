"""Lesson 4: the chain rule with its numbers, for each of the nine."""

import pytest

from nn_core import Network, backpropagate
from tests.pages.lesson_visit import captions, formulas, open_lesson, panel
from tests.pages.playground_visit import (
    GENDERS,
    NAMES,
    PARAMETERS,
    PEOPLE,
    RANDOM,
    choose,
    press,
    tables,
    texts,
    trained,
)
from ui.theme.text import six_digits, three_digits

ONES = Network.from_vector([1] * 6 + [0] * 3)


def test_the_worked_example_is_there_to_the_printed_digits() -> None:
    page = open_lesson("backprop")
    written = formulas(page)
    assert r"(-0.953) \cdot 0.249 \cdot (-0.0904)" in written
    assert "&= 0.0215" in written
    assert "To six digits 0.0214695." in captions(page)
    assert "0.0214" in captions(page)
    assert "rounded" in captions(page)


@pytest.mark.parametrize("parameter", PARAMETERS)
@pytest.mark.parametrize("row", range(4))
def test_every_derivative_of_everybody_is_written_out(parameter: str, row: int) -> None:
    page = open_lesson("backprop", backprop_person=NAMES[row], backprop_parameter=parameter)
    gradient = backpropagate(ONES, PEOPLE[row], GENDERS[row])
    assert f"To six digits {six_digits(gradient[parameter])}." in captions(page)
    _, rows = tables(page)["All nine partial derivatives"]
    assert [row[2] for row in rows] == [three_digits(value) for value in gradient.values()]
    bars = panel(page, "All nine derivatives")["layers"][0]
    assert bars["to"] == [*gradient.values()]
    assert parameter in panel(page, "The way back")["lit"]


def test_every_number_of_the_picture_can_be_picked() -> None:
    network = panel(open_lesson("backprop"), "The way back")
    assert tuple(network["pick"]) == PARAMETERS
    assert network["pick"]["w2"] == "Follow w2, 1"


def test_no_plotly_is_loaded() -> None:
    assert not open_lesson("backprop").get("plotly_chart")


@pytest.mark.parametrize(
    ("source", "network"),
    [("Your start", RANDOM), ("Your trained network", trained().network)],
)
def test_the_numbers_can_be_those_of_the_playground(source: str, network: Network) -> None:
    page = choose(open_lesson("backprop"), "The nine numbers", source)
    gradient = backpropagate(network, PEOPLE[0], GENDERS[0])
    assert f"To six digits {six_digits(gradient['w1'])}." in captions(page)
    assert panel(page, "The way back")["parameters"] == network.vector.tolist()
    press(page, "Textbook example")
    assert "To six digits 0.0214695." in captions(page)


def test_a_nudge_shows_what_was_promised_and_what_happened() -> None:
    page = open_lesson("backprop", backprop_nudge=0.5)
    sentence = next(text for text in texts(page) if text.startswith("Move w1"))
    assert "Move w1 by 0.5" in sentence
    assert f"changes by {three_digits(0.5 * 0.021469535265811107)}." in sentence
    *_, now, promised, really = (
        layer["y"][0] for layer in panel(page, "The loss over w1")["layers"]
    )
    assert promised - now == pytest.approx(0.5 * 0.021469535265811107)
    assert really != promised
    assert 0 < really - now < promised - now
