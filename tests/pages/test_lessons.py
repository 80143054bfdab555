"""What all lessons have in common: question, text, predictions, and the way on."""

import pytest
from streamlit.testing.v1 import AppTest

from nn_core import Network
from tests.pages.lesson_visit import APP, go_to, open_lesson, panels, predict
from tests.pages.playground_visit import (
    choose,
    labelled,
    labels,
    link_of,
    open_page,
    press,
    rerun,
    sentences,
)
from tests.pages.session_visit import session_of
from tests.pages.stage_on_page import stage
from ui.app.pages import LESSONS
from ui.experiment.permalink import read_link

MOST_WORDS = 120
URLS = [lesson.url for lesson in LESSONS]
every_lesson = pytest.mark.parametrize("url", URLS)


def test_the_lessons_stand_in_their_order() -> None:
    assert URLS == ["neuron", "feedforward", "loss", "backprop", "sgd", "softmax", "optimizers"]
    assert [lesson.number for lesson in LESSONS] == [*range(1, len(LESSONS) + 1)]


@every_lesson
def test_a_lesson_begins_with_its_question_and_a_short_text(url: str) -> None:
    page = open_lesson(url)
    lesson = next(lesson for lesson in LESSONS if lesson.url == url)
    assert [node.value for node in page.title] == [f"{lesson.number}. {lesson.title}"]
    assert page.header[0].value == lesson.question
    assert lesson.question.endswith("?")
    text = max((str(node.value) for node in page.markdown), key=len)
    assert 40 < len(text.split()) <= MOST_WORDS


@every_lesson
def test_a_lesson_has_a_picture_with_words_and_a_formula(url: str) -> None:
    page = open_lesson(url)
    assert len(panels(page)) >= 1
    assert all(panel["title"] and panel["alt"] for panel in panels(page))
    assert len(page.latex) >= 1
    assert not page.get("plotly_chart")


@every_lesson
@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_prediction_says_nothing_before_it_is_made(url: str, number: int) -> None:
    page = open_lesson(url)
    assert not [node for node in page.markdown if str(node.value).startswith(("✓", "✕"))]
    asked = page.radio(key=f"{url}_prediction_{number}")
    assert 2 <= len(asked.options) <= 4
    answers = [predict(page, url, number, place) for place in range(len(asked.options))]
    assert sum(answer.startswith("✓ **Right.**") for answer in answers) == 1
    reasons = {answer.split("** ", 1)[1] for answer in answers}
    assert len(reasons) == 1


def test_predictions_stay_when_one_leaves_and_returns() -> None:
    page = open_lesson("neuron")
    predict(page, "neuron", 1, 1)
    page = go_to(go_to(page, "loss"), "neuron")
    assert page.radio(key="neuron_prediction_1").value is not None


@every_lesson
def test_each_lesson_leads_to_the_one_before_and_after(url: str) -> None:
    page = open_lesson(url)
    links = [node.proto.label for node in page.get("page_link")]
    titles = ["Playground", *(lesson.title for lesson in LESSONS), "Bigger networks"]
    place = URLS.index(url) + 1
    assert titles[place - 1] in links
    assert titles[place + 1] in links
    assert "Try it in the Playground" in labels(page)


def test_the_network_of_a_lesson_is_the_start_of_the_playground() -> None:
    page = open_lesson("backprop")
    page = press(page, "Try it in the Playground")
    assert page.title[0].value == "Nine Numbers"
    assert stage(page).parameters().tolist() == [1.0] * 6 + [0.0] * 3


def test_a_neuron_becomes_h1_of_the_playground() -> None:
    page = press(open_lesson("neuron", neuron_w1=2.5), "Try it in the Playground")
    expected = Network.random(seed=0).parameters | {"w1": 2.5, "w2": 1.0, "b1": 4.0}
    assert stage(page).parameters().tolist() == [*expected.values()]


def test_whoever_comes_past_the_door_begins_again_through_it() -> None:
    page = open_lesson("backprop")
    # AppTest itself runs the script of a page without the door, from the second run on.
    session_of(page).came_through_door = False
    rerun(page)
    assert page.title[0].value == "4. Backpropagation"
    assert session_of(page).came_through_door


LINK = {"lr": "1", "seed": "7", "order": "shuffled", "loss": "log", "show": "C"}
CATS = {
    "people": "A,46,3,1;B,80,5,0",
    "ask": "C,50,9",
    "columns": "Animal,Length (cm),Age,Kind,dog,cat",
    "shift": "standard",
}


@every_lesson
def test_the_link_of_a_lesson_sets_the_experiment(url: str) -> None:
    expected, _ = read_link(LINK | CATS)
    page = AppTest.from_file(APP, default_timeout=30)
    page.query_params.update(LINK | CATS | {"v": "1", "foo": "1", "epochs": "x"})
    page.switch_page(f"pages/{url}.py")
    rerun(page)
    assert session_of(page).experiment == expected.experiment
    said = sentences(page)
    assert len(said) == 2
    assert link_of(page) == LINK | CATS
    press(page, "Got it")
    assert not sentences(page)
    # AppTest needs a second run for the learning rate: see `turn_to` of test_sgd_lesson.py.
    page = rerun(go_to(page, "playground"))
    assert session_of(page).experiment == expected.experiment
    assert link_of(page) == LINK | CATS
    assert [labelled(page, label).value for label in ("Loss axis", "Seed")] == ["log", 7]


def test_who_leaves_the_playground_takes_the_link_along() -> None:
    page = go_to(choose(open_page(), "Seed", 7), "loss")
    assert link_of(page) == {"seed": "7"}
    page = go_to(page, "sgd")
    choose(page, "Learning rate", 0.5)
    assert link_of(page) == {"seed": "7", "lr": "0.5"}
    press(page, "Textbook example")
    assert link_of(page) == {"start": "ones"}
