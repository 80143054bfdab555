"""Lesson 2: the worked example of the network, neuron by neuron."""

import pytest
from streamlit.testing.v1 import AppTest

from nn_core import Network
from tests.pages.lesson_visit import captions, formulas, open_lesson, panel, panels
from tests.pages.playground_visit import NAMES, choose, press, rerun, trained
from ui.theme.text import six_digits

EXACT = ("0.952574", "0.721633")


def test_the_worked_example_is_there_to_the_printed_digits() -> None:
    page = open_lesson("feedforward")
    assert "{0.7216}" in formulas(page)
    assert "0.9526" in formulas(page)
    assert all(number in captions(page) for number in EXACT)


@pytest.mark.parametrize(
    ("neuron", "symbols", "result"),
    [
        ("h1", "x_1 w_1 + x_2 w_2", "0.9526"),
        ("h2", "x_1 w_3 + x_2 w_4", "0.9526"),
        ("o1", "h_1 w_5 + h_2 w_6", "0.7216"),
    ],
)
def test_the_sum_of_the_picked_neuron_is_written_out(
    neuron: str, symbols: str, result: str
) -> None:
    page = choose(open_lesson("feedforward"), "Neuron to look at", neuron)
    assert symbols in formulas(page)
    assert f"{{{result}}}" in formulas(page)


def test_the_picked_neuron_glows_and_each_can_be_picked() -> None:
    page = open_lesson("feedforward")
    assert panel(page, "The network")["lit"] == ["o1"]
    assert list(panel(page, "The network")["pick"]) == ["h1", "h2", "o1"]
    choose(page, "Neuron to look at", "h2")
    assert panel(page, "The network")["lit"] == ["h2"]


def test_the_numbers_of_the_picked_neuron_can_be_set() -> None:
    page = choose(open_lesson("feedforward"), "Neuron to look at", "h1")
    page.number_input(key="feedforward_w1_field").set_value(-2.0)
    rerun(page)
    network = Network.from_vector([-2, 1, 0, 1, 0, 1, 0, 0, 0])
    assert six_digits(float(network.neuron_outputs([2, 3])["h1"])) in captions(page)
    press(page, "Textbook example")
    assert all(number in captions(page) for number in EXACT)
    assert page.segmented_control(key="feedforward_picked").value == "o1"


def test_your_trained_network_is_that_of_the_playground() -> None:
    page = press(open_lesson("feedforward"), "Your trained network")
    outputs = trained().network.neuron_outputs([-2, -1])
    assert all(six_digits(float(outputs[name])) in captions(page) for name in ("h1", "h2", "o1"))
    assert NAMES[0] == "Alice"


def test_the_network_has_the_numbers_that_are_set() -> None:
    page = open_lesson("feedforward", feedforward_w3=-2.5, feedforward_b3=0.75)
    told = panel(page, "The network")
    assert told["parameters"] == [0, 1, -2.5, 1, 0, 1, 0, 0, 0.75]
    assert told["inputs"] == [2, 3]
    assert told["stops"] == ["inputs", "h1, h2", "o1"]
    assert "takes 2 and 3" in told["alt"]
    assert "h1 gives 0.9526" in told["alt"]


def test_each_plane_is_that_of_its_neuron() -> None:
    page = open_lesson("feedforward", feedforward_x1=25.0)
    planes = panels(page)[1:]
    assert [told["title"] for told in planes] == ["What h1 sees", "What h2 sees", "What o1 sees"]
    assert [told["neuron"] for told in planes] == [[1, 0], [1, 1], [2, 0]]
    assert all(told["marker"] == [25, 3] for told in planes)
    assert all(told["spans"] == [[-30, 30]] * 2 for told in planes)


def below(page: AppTest) -> list[str]:
    """What stands under the titles of the three planes."""
    return [told["key"][0]["words"] for told in panels(page)[1:]]


def test_what_stands_under_the_planes_is_true_of_them() -> None:
    page = open_lesson("feedforward")
    assert below(page) == ["one straight edge", "the same as h1", "no edge: above ½ everywhere"]
    press(page, "Your trained network")
    assert below(page) == [
        "one straight edge",
        "another straight edge",
        "one edge, nearly straight",
    ]
    bent = {"w1": 2.0, "w2": 0.0, "w3": 0.0, "w4": 2.0, "w5": 5.0, "w6": 5.0, "b3": -7.5}
    page = open_lesson(
        "feedforward", **{f"feedforward_{name}": value for name, value in bent.items()}
    )
    assert below(page) == ["one straight edge", "another straight edge", "both make one bent edge"]
    assert all(told["key"][0]["words"] in told["alt"] for told in panels(page)[1:])
