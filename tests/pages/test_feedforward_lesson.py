"""Lesson 2: the worked example of the network, neuron by neuron."""

import pytest

from nn_core import Network
from tests.pages.lesson_visit import captions, figure, formulas, open_lesson
from tests.pages.playground_visit import NAMES, choose, press, rerun, trained

EXACT = ("0.9525741268224334", "0.7216325609518421")


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


def test_a_click_on_a_neuron_picks_it() -> None:
    page = press(open_lesson("feedforward"), "flow_h2")
    assert page.segmented_control(key="feedforward_picked").value == "h2"
    assert "h_2 &=" in formulas(page)


def test_the_numbers_of_the_picked_neuron_can_be_set() -> None:
    page = choose(open_lesson("feedforward"), "Neuron to look at", "h1")
    page.number_input(key="feedforward_w1_field").set_value(-2.0)
    rerun(page)
    network = Network.from_vector([-2, 1, 0, 1, 0, 1, 0, 0, 0])
    assert repr(float(network.neuron_outputs([2, 3])["h1"])) in captions(page)
    press(page, "Textbook example")
    assert all(number in captions(page) for number in EXACT)
    assert page.segmented_control(key="feedforward_picked").value == "o1"


def test_your_trained_network_is_that_of_the_playground() -> None:
    page = press(open_lesson("feedforward"), "Your trained network")
    outputs = trained().network.neuron_outputs([-2, -1])
    assert all(repr(float(outputs[name])) in captions(page) for name in ("h1", "h2", "o1"))
    assert NAMES[0] == "Alice"


def test_numbers_run_from_layer_to_layer_and_end_as_the_figure_stands() -> None:
    spec = figure(open_lesson("feedforward"))
    meta = spec["layout"]["meta"]
    assert meta["start"] == len(spec["frames"]) - 1 == meta["epochs"][-1]
    assert meta["words"][0] == "inputs"
    assert meta["words"][-1] == "o1"
    covers = [frame["data"][0]["x"] for frame in spec["frames"]]
    hidden = [[x < 0 for x in places] for places in covers]
    assert hidden[0] == [False, False, False]
    assert hidden[len(hidden) // 2] == [True, True, False]
    assert hidden[-1] == [True, True, True]
