"""Lesson 5: its predictions, each answered and each true, and what the story has shown."""

import numpy as np
from streamlit.testing.v1 import AppTest

from nn_core import History, Steps
from tests.pages.lesson_visit import open_lesson
from tests.pages.playground_visit import GENDERS, ONES, PEOPLE, choose, trained
from ui.lessons.recap import IDEAS


def verdicts(page: AppTest) -> list[str]:
    marks = ("✓ **Right.** ", "✕ **Not quite.** ")
    return [node.value[0] for node in page.markdown if node.value.startswith(marks)]


def test_each_prediction_says_why() -> None:
    page = open_lesson("sgd")
    asked = [(radio.label, radio.options) for radio in page.radio]
    assert verdicts(page) == []
    for (label, answers), right in zip(asked, (1, 1, 2), strict=True):
        choose(page, label, answers[right])
    assert verdicts(page) == ["✓"] * 3
    for label, answers in asked:
        choose(page, label, answers[0])
    assert verdicts(page) == ["✕"] * 3


def steps_of(history: History, rate: float = 0.1) -> Steps:
    return Steps(history, PEOPLE, GENDERS, rate)


def test_what_the_predictions_say_holds() -> None:
    default, large, twins = trained(), trained(learning_rate=10.0), trained(ONES)
    loss = steps_of(default).loss(0, 4000)
    assert (np.diff(loss)[[1, 2]] > 0).all()
    assert np.diff(loss).mean() < 0
    assert (np.diff(loss) > 0).mean() < 0.5
    before, after = steps_of(large, 10.0).step(1).loss
    assert (f"{before:.2f}", f"{after:.2f}") == ("0.31", "0.50")
    assert large.loss[-1] < before
    record = steps_of(twins).parameters(0, 4000)
    assert np.array_equal(record[:, [0, 1, 4, 6]], record[:, [2, 3, 5, 7]])


def test_the_story_ends_with_eight_ideas_and_what_comes_after() -> None:
    page = open_lesson("sgd")
    assert len(IDEAS) == 10
    assert "\n".join(f"- {idea}" for idea in IDEAS) in [node.value for node in page.markdown]
    text = "\n".join(node.value for node in page.markdown)
    for site in ("pytorch.org", "keras.io", "victorzhou.com/blog"):
        assert site in text
