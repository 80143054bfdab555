"""Lesson 5: the steps of the current run, shown one at a time, to the last digit."""

import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from nn_core import History, Steps
from tests.pages.components import told_to
from tests.pages.lesson_visit import panel
from tests.pages.playground_visit import (
    APP,
    GENDERS,
    NAMES,
    ONES,
    PARAMETERS,
    PEOPLE,
    choose,
    labelled,
    number_in,
    press,
    rerun,
    sentences,
    tables,
    texts,
    trained,
)
from tests.pages.session_visit import session_of
from ui.experiment.experiment import run
from ui.theme.text import three_digits

LESSON, PLAYGROUND = "pages/sgd.py", "pages/playground.py"
NUMBER = re.compile(r"(?<= )[\N{MINUS SIGN}\d](?:[\d·⁻⁰¹²³⁴⁵⁶⁷⁸⁹]|\.\d)*")
WHAT_THE_STEP_DOES = "What the step does to the nine parameters"
PREVIOUS, NEXT, NEXT_EPOCH = "Previous (P)", "Next (N)", "Next epoch (E)"


def open_lesson(**link: str) -> AppTest:
    """The lesson, right after the Playground behind a link."""
    page = AppTest.from_file(APP, default_timeout=30)
    page.query_params.update(link)
    rerun(page)
    return turn_to(page, LESSON)


def turn_to(page: AppTest, script: str) -> AppTest:
    """Another page of the same session.

    AppTest first gives a control that both pages have the value that it had there the last time;
    a browser does not, as `tests/browser/test_sgd_lesson.py` sees.
    """
    page.switch_page(script)
    rerun(page)
    return rerun(page)


def steps_of(history: History, rate: float = 0.1, order: str = "table", seed: int = 0) -> Steps:
    return Steps(history, PEOPLE, GENDERS, rate, order, seed)


def step_shown(page: AppTest) -> int:
    number: int = labelled(page, "Step").value
    return number


def turn(page: AppTest) -> str:
    """Whose turn it is, and in which epoch."""
    (line,) = [text for text in texts(page) if text.startswith("Epoch ")]
    return line


def close_numbers(page: AppTest) -> list[float]:
    """Old value, new value and derivative of the picked parameter; loss before and after."""
    (line,) = [node.value for node in page.caption if node.value.startswith("To six digits")]
    return [number_in(number) for number in NUMBER.findall(line)]


def rows(page: AppTest) -> list[list[str]]:
    columns, cells = tables(page)[WHAT_THE_STEP_DOES]
    assert columns == ["Name", "Old", "Derivative", "Step", "New"]
    return cells


def closely(page: AppTest) -> dict[str, list[float]]:
    """Six digits of the numbers of all nine, each picked in turn."""
    return {name: close_numbers(choose(page, "Parameter", name)) for name in PARAMETERS}


def assert_shows_step(page: AppTest, steps: Steps, number: int) -> None:
    """The line, the table, the exact numbers and the picture are those of this step."""
    step = steps.step(number)
    assert step_shown(page) == number
    assert turn(page) == f"Epoch {step.epoch} of {steps.history.epochs}, {NAMES[step.row]}"
    old, new = step.before.parameters, step.after.parameters
    for cells, name in zip(rows(page), PARAMETERS, strict=True):
        assert cells[0] == name
        gradient = step.gradient[name]
        expected = [old[name], gradient, -steps.learning_rate * gradient, new[name]]
        assert number_in(cells[1]) == pytest.approx(expected[0], abs=5e-4)
        assert number_in(cells[2]) == pytest.approx(expected[1], rel=6e-3)
        assert number_in(cells[3]) == pytest.approx(expected[2], rel=6e-3)
        assert number_in(cells[4]) == pytest.approx(expected[3], abs=5e-4)
    for name, numbers in closely(page).items():
        exact = [old[name], new[name], step.gradient[name], *step.loss]
        assert numbers == pytest.approx(exact, rel=6e-6)
    network = panel(page, "Before step")
    assert network["parameters"] == step.before.vector.tolist()
    assert network["notes"] == {
        name: f"∂ {three_digits(slope)}" for name, slope in step.gradient.items()
    }
    bars = panel(page, "Before and after")["layers"][0]
    assert bars["to"] == [*step.sample_loss, *step.loss]
    assert panel(page, "Loss on everybody")["layers"][-1]["y"] == [step.loss[1]]


def test_step_1_of_the_default_run_is_alice() -> None:
    page = open_lesson()
    assert_shows_step(page, steps_of(trained()), 1)
    assert turn(page) == "Epoch 1 of 1000, Alice"


def test_step_4000_of_the_default_run_gives_the_final_numbers_of_the_playground() -> None:
    page = open_lesson()
    history = trained()
    choose(page, "Step", 4000)
    assert turn(page) == "Epoch 1000 of 1000, Diana"
    for place, numbers in enumerate(closely(page).values()):
        assert numbers[1] == pytest.approx(history.parameters[-1][place], rel=6e-6)
        assert numbers[-1] == pytest.approx(history.loss[-1], rel=6e-6)
    assert_shows_step(page, steps_of(history), 4000)
    turn_to(page, PLAYGROUND)
    assert np.array_equal(run(session_of(page).experiment).parameters, history.parameters)


def test_the_lesson_shows_the_run_of_the_playground() -> None:
    page = open_lesson(lr="0.5", epochs="30", seed="3", order="shuffled")
    history = trained(
        type(ONES).random(seed=3), learning_rate=0.5, epochs=30, seed=3, order="shuffled"
    )
    steps = steps_of(history, 0.5, "shuffled", 3)
    for number in (1, 77, 120):
        choose(page, "Step", number)
        assert_shows_step(page, steps, number)


def test_a_session_may_begin_with_the_lesson() -> None:
    page = AppTest.from_file(APP, default_timeout=30)
    page.switch_page(LESSON)
    rerun(page)
    assert_shows_step(page, steps_of(trained()), 1)


def test_the_textbook_example_has_the_derivative_of_the_worked_example() -> None:
    page = open_lesson(lr="0.5", epochs="30", seed="3", order="shuffled", data="xor")
    choose(page, "Step", 7)
    press(page, "Textbook example")
    assert_shows_step(page, steps_of(trained(ONES)), 1)
    assert rows(page)[0] == ["w1", "1.000", "0.0215", "\N{MINUS SIGN}0.00215", "0.998"]
    assert closely(page)["w1"][2] == 0.0214695


def test_the_textbook_example_is_the_run_of_the_playground_from_then_on() -> None:
    page = open_lesson()
    turn_to(page, PLAYGROUND)
    others = {"Learning rate": 0.5, "Epochs": 30, "Seed": 3, "Sample order": "shuffled"}
    for label, value in others.items():
        choose(page, label, value)
    turn_to(page, LESSON)
    assert turn(page).startswith("Epoch 1 of 30, ")
    press(page, "Textbook example")
    turn_to(page, PLAYGROUND)
    settings = [labelled(page, label).value for label in ("Learning rate", "Epochs", "Seed")]
    assert settings == [0.1, 1000, 0]
    choices = [labelled(page, label).value for label in ("Sample order", "Start weights")]
    assert choices == ["table", "ones"]
    history = trained(ONES)
    assert np.array_equal(run(session_of(page).experiment).parameters, history.parameters)


def test_the_buttons_go_from_step_to_step() -> None:
    page = open_lesson(epochs="3")
    assert labelled(page, PREVIOUS).disabled
    went = [step_shown(press(page, label)) for label in (NEXT, NEXT, PREVIOUS, NEXT_EPOCH)]
    assert went == [2, 3, 2, 5]
    assert step_shown(press(page, NEXT_EPOCH)) == 9
    # There is no epoch after the last one: the button goes to its end.
    assert step_shown(press(page, NEXT_EPOCH)) == 12
    assert labelled(page, NEXT).disabled
    assert labelled(page, NEXT_EPOCH).disabled
    assert step_shown(press(page, PREVIOUS)) == 11


def test_a_shorter_run_keeps_the_step_if_it_has_it_and_else_shows_its_last() -> None:
    page = open_lesson(epochs="10")
    choose(page, "Step", 30)
    for epochs, expected in ((20, 30), (5, 20), (0, None), (9, 1)):
        turn_to(page, PLAYGROUND)
        choose(page, "Epochs", epochs)
        turn_to(page, LESSON)
        if expected is not None:
            assert step_shown(page) == expected
            assert labelled(page, "Step").max == 4 * epochs


def test_another_run_begins_with_step_1() -> None:
    page = open_lesson()
    choose(page, "Step", 30)
    turn_to(page, PLAYGROUND)
    choose(page, "Seed", 5)
    turn_to(page, LESSON)
    assert step_shown(page) == 1
    choose(page, "Step", 30)
    assert step_shown(choose(page, "Learning rate", 0.2)) == 1


def test_the_way_to_the_playground_and_back_loses_nothing() -> None:
    page = open_lesson(epochs="50", start="ones")
    choose(page, "Learning rate", 0.7)
    choose(page, "Step", 123)
    choose(page, "Parameter", "b2")
    turn_to(page, PLAYGROUND)
    assert labelled(page, "Learning rate").value == 0.7
    assert labelled(page, "Epochs").value == 50
    turn_to(page, LESSON)
    assert labelled(page, "Parameter").value == "b2"
    assert_shows_step(page, steps_of(trained(ONES, epochs=50, learning_rate=0.7), 0.7), 123)


def test_a_run_of_no_epochs_has_a_sentence_and_no_step() -> None:
    page = open_lesson(epochs="0")
    assert sentences(page) == ["This run has 0 epochs, so there is no step to look at."]
    assert not told_to(page, "lesson")
    assert not page.number_input
    press(page, "Textbook example")
    assert sentences(page) == []
    assert_shows_step(page, steps_of(trained(ONES)), 1)


@pytest.mark.parametrize("name", ["<b>x</b>", "$x$", "[a](b)", "**x**", ":red[x]"])
def test_a_name_is_shown_letter_by_letter(name: str) -> None:
    page = open_lesson()
    (_, *cells), *others = session_of(page).tables["learn"]
    session_of(page).tables["learn"] = [(name, *cells), *others]
    turn_to(page, PLAYGROUND)
    turn_to(page, LESSON)
    assert turn(page) == f"Epoch 1 of 1000, {name}"
    markup: list[Any] = [*page.markdown, *page.caption, *page.get("latex")]
    assert not any(name in node.value for node in markup)
    assert panel(page, "Before step")["title"] == f"Before step 1, for {name}"


def test_a_frozen_number_makes_no_step() -> None:
    page = open_lesson()
    experiment = session_of(page).experiment
    session_of(page).experiment = replace(experiment, frozen=("w1", "b3"))
    rerun(page)
    cells = {row[0]: row[1:] for row in rows(page)}
    assert [name for name, (_, _, step, _) in cells.items() if step == "frozen"] == ["w1", "b3"]
    assert cells["w1"][0] == cells["w1"][3]
    assert r"\text{is frozen and stays}" in page.latex[0].value
    choose(page, "Parameter", "w2")
    assert r"\text{is frozen and stays}" not in page.latex[0].value


def test_no_plotly_is_loaded() -> None:
    assert not open_lesson().get("plotly_chart")
