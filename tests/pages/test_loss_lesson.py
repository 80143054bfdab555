"""The lesson on the loss: where the answers come from, what is typed, and what the page says."""

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from nn_core import mse_loss, squared_errors
from tests.pages.lesson_visit import panel
from tests.pages.playground_visit import APP, rerun, sentences, tables
from tests.pages.session_visit import session_of
from tests.ui.examples import cloud, points, sample
from ui.experiment.experiment import Experiment, run
from ui.lessons.answers import FOUR, ONE_FOR_ALL, OWN, TRAINED, TYPED

TABLE = "The error of every answer"
SOURCES = "Where y_pred comes from"
GROUPS = "Who is answered"


def open_lesson(experiment: Experiment | None = None) -> AppTest:
    page = AppTest.from_file(APP, default_timeout=30).run()
    if experiment is not None:
        session_of(page).experiment = experiment
    return rerun(page.switch_page("pages/loss.py"))


def leave_and_return(page: AppTest) -> AppTest:
    rerun(page.switch_page("pages/neuron.py"))
    return rerun(page.switch_page("pages/loss.py"))


def choices(page: AppTest) -> dict[str, Any]:
    return {group.label: group for group in page.segmented_control}


def pick(page: AppTest, label: str, option: str) -> AppTest:
    choices(page)[label].set_value(option)
    return rerun(page)


def answer(page: AppTest, value: float) -> AppTest:
    page.slider[0].set_value(value)
    return rerun(page)


def type_in(page: AppTest, cells: Mapping[int, object]) -> AppTest:
    """Leave the editor in the state that the browser sends; each call replaces the last."""
    (editor,) = page.data_editor
    edits = {str(row): {"y_pred": cell} for row, cell in cells.items()}
    page.session_state[str(editor.key)] = {
        "edited_rows": edits,
        "added_rows": [],
        "deleted_rows": [],
    }
    return rerun(page)


def textbook(page: AppTest) -> AppTest:
    (button,) = (button for button in page.button if button.label == "Textbook example")
    button.click()
    return rerun(page)


def rows(page: AppTest) -> list[list[str]]:
    return tables(page)[TABLE][1]


def close_loss(page: AppTest) -> float:
    """The loss to six digits."""
    found = (re.match(r"To six digits (.+)\.$", caption.value) for caption in page.caption)
    (told,) = filter(None, found)
    return float(told[1])


def formula(page: AppTest) -> str:
    return str(page.latex[0].value)


def shown_loss(page: AppTest) -> str:
    """The loss as it stands in its square, or beside it."""
    (written,) = panel(page, "The loss")["layers"][-1]["words"]
    return str(written)


def test_it_opens_with_the_worked_example() -> None:
    page = open_lesson()
    assert [title.value for title in page.title] == ["3. Loss"]
    assert rows(page) == [
        ["Alice", "1", "0.000", "1.000", "1.000"],
        ["Bob", "0", "0.000", "0.000", "0.000"],
        ["Charlie", "0", "0.000", "0.000", "0.000"],
        ["Diana", "1", "0.000", "1.000", "1.000"],
    ]
    assert close_loss(page) == 0.5
    assert shown_loss(page) == "0.5"
    assert r"\big((1 - 0)^2 + (0 - 0)^2" in formula(page)
    assert r"+ (0 - 0)^2 + (1 - 0)^2\big)" in formula(page)
    assert r"\big(1 + 0 + 0 + 1\big)" in formula(page)
    assert GROUPS not in choices(page)


def test_the_text_has_at_most_120_words() -> None:
    page = open_lesson()
    assert len(page.markdown[0].value.split()) <= 120


def test_the_slider_answers_everybody() -> None:
    page = answer(open_lesson(), 0.3)
    assert [row[2] for row in rows(page)] == ["0.300"] * 4
    assert close_loss(page) == pytest.approx(mse_loss([1, 0, 0, 1], [0.3] * 4), rel=6e-6)
    leave_and_return(page)
    assert page.slider[0].value == 0.3


def test_the_trained_run_has_the_loss_of_the_playground() -> None:
    page = pick(open_lesson(), SOURCES, TRAINED)
    history = run(Experiment(sample("people")))
    assert close_loss(page) == pytest.approx(history.loss[-1], rel=6e-6)
    said = page.caption[0].value
    assert "after 1000 epochs" in said
    assert f"its loss there is {history.loss[-1]:.3g}." in said
    assert shown_loss(page) == f"{history.loss[-1]:.3g}"


def test_the_trained_run_is_the_one_of_the_playground() -> None:
    experiment = Experiment(sample("xor"), seed=3, epochs=40, learning_rate=0.5, order="shuffled")
    page = pick(open_lesson(experiment), SOURCES, TRAINED)
    assert "after 40 epochs" in page.caption[0].value
    assert close_loss(page) == pytest.approx(run(experiment).loss[-1], rel=6e-6)
    assert [row[0] for row in rows(page)] == list(experiment.dataset.names)


def test_the_textbook_shows_its_own_people_whatever_the_experiment() -> None:
    page = open_lesson(Experiment(sample("xor"), epochs=5))
    assert choices(page)[GROUPS].value == OWN
    pick(page, SOURCES, TRAINED)
    assert GROUPS not in choices(page)
    textbook(page)
    assert [choices(page)[label].value for label in (SOURCES, GROUPS)] == [ONE_FOR_ALL, FOUR]
    assert [row[0] for row in rows(page)] == ["Alice", "Bob", "Charlie", "Diana"]
    assert close_loss(page) == 0.5
    pick(page, GROUPS, OWN)
    assert [row[0] for row in rows(page)] == list(sample("xor").names)


def test_what_is_typed_counts_and_stays() -> None:
    page = type_in(pick(open_lesson(), SOURCES, TYPED), {0: "0.9", 1: "0.25"})
    assert [row[2] for row in rows(page)] == ["0.900", "0.250", "0.500", "0.500"]
    assert close_loss(page) == pytest.approx(
        mse_loss([1, 0, 0, 1], [0.9, 0.25, 0.5, 0.5]), rel=6e-6
    )
    leave_and_return(page)
    assert choices(page)[SOURCES].value == TYPED
    assert [row[2] for row in rows(page)] == ["0.900", "0.250", "0.500", "0.500"]
    pick(page, SOURCES, ONE_FOR_ALL)
    pick(page, SOURCES, TYPED)
    assert page.data_editor[0].value["y_pred"].tolist() == ["0.9", "0.25", "0.5", "0.5"]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (None, "empty"),
        ("a lot", "a lot"),
        ("1.5", "1.5"),
        ("-0.1", "-0.1"),
        ("1e300", "1e300"),
        ("101 %", "101 %"),
    ],
)
def test_what_cannot_be_used_is_said_and_the_last_good_answer_stays(
    cell: object, said: str
) -> None:
    page = type_in(pick(open_lesson(), SOURCES, TYPED), {0: "0.9"})
    assert sentences(page) == []
    type_in(page, {0: cell, 1: "0.25"})
    assert [row[2] for row in rows(page)] == ["0.900", "0.250", "0.500", "0.500"]
    sentence = (
        f"y_pred of Alice is {said}: type a number from 0 to 1. "
        "Until then its last good answer counts."
    )
    assert sentences(page) == [sentence]
    leave_and_return(page)
    assert sentences(page) == [sentence]
    assert [row[2] for row in rows(page)] == ["0.900", "0.250", "0.500", "0.500"]
    type_in(page, {0: "1"})
    assert sentences(page) == []
    assert rows(page)[0][2] == "1.000"


@pytest.mark.parametrize(
    ("cell", "number"), [("0,25", "0.250"), ("25 %", "0.250"), (" .5 ", "0.500"), ("1,0", "1.000")]
)
def test_an_answer_is_read_as_people_write_it(cell: str, number: str) -> None:
    page = type_in(pick(open_lesson(), SOURCES, TYPED), {0: cell})
    assert rows(page)[0][2] == number
    assert sentences(page) == []


def test_typing_goes_on_with_other_people() -> None:
    page = open_lesson(Experiment(sample("xor"), epochs=5))
    pick(page, SOURCES, TYPED)
    type_in(page, {0: "0.125"})
    pick(page, GROUPS, FOUR)
    type_in(page, {3: "0.75"})
    assert [row[2] for row in rows(page)] == ["0.500", "0.500", "0.500", "0.750"]
    pick(page, GROUPS, OWN)
    assert [row[2] for row in rows(page)] == ["0.125", "0.500", "0.500", "0.500"]


@pytest.mark.parametrize("source", [ONE_FOR_ALL, TYPED, TRAINED])
def test_two_hundred_people(source: str) -> None:
    page = pick(open_lesson(Experiment(cloud(200), epochs=3)), SOURCES, source)
    assert len(rows(page)) == 200
    assert r"\cdots" in formula(page)
    assert r"\tfrac{1}{200}" in formula(page)
    assert formula(page).count("^2") == 5


def test_names_never_get_into_the_formula_or_the_markdown() -> None:
    names = ("<b>x</b>", "$\\alpha$", "[a](https://a.b)", "**c**")
    four = points((1, 2), (3, 1), (2, 2), (0, 1))
    dataset = type(four)(names, four.values, four.labels)
    page = open_lesson(Experiment(dataset, epochs=2))
    for source in (ONE_FOR_ALL, TYPED, TRAINED):
        pick(page, SOURCES, source)
        assert [row[0] for row in rows(page)] == list(names)
        written = [node.value for node in (*page.latex, *page.markdown, *page.caption)]
        assert not any(name in text for name in names for text in written)


def test_the_lines_of_the_formula_are_short_enough_for_a_phone() -> None:
    page = open_lesson()
    lines = formula(page).split(r"\\[0.9em]")
    assert max(line.count("^2") for line in lines) == 2


def test_the_squares_are_those_of_the_answers() -> None:
    page = answer(open_lesson(), 0.3)
    squares = panel(page, "Squared errors")
    assert squares["names"] == ["Alice", "Bob", "Charlie", "Diana"]
    assert squares["y_pred"] == [0.3] * 4
    assert squares["squares"] == squared_errors([1, 0, 0, 1], [0.3] * 4).tolist()


def test_no_plotly_is_loaded() -> None:
    assert not open_lesson().get("plotly_chart")


def test_every_prediction_tells_why() -> None:
    page = open_lesson()
    page.session_state["loss_prediction_0"] = "0.25"
    page.session_state["loss_prediction_1"] = "Both have the same"
    rerun(page)
    told = [node.value for node in page.markdown]
    assert len(page.radio) == 3
    assert sum("**Right.**" in text for text in told) == 1
    assert sum("**Not quite.**" in text for text in told) == 1


def test_the_predictions_hold() -> None:
    assert mse_loss([1, 0, 0, 1], [0.5] * 4) == 0.25
    assert mse_loss([1, 1], [0, 1]) > mse_loss([1, 1], [0.5, 0.5])
    # Half the loss and more, with the same two on the wrong side of 0.5.
    before, after = np.array([0.1, 0.1, 0.9, 0.9]), np.array([0.4, 0.4, 0.9, 0.9])
    assert mse_loss([1] * 4, after) <= mse_loss([1] * 4, before) / 2
    assert ((before < 0.5) == (after < 0.5)).all()
