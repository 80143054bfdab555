"""A link opens its run, and the controls write the link."""

import pytest

from tests.browser.conftest import Open
from tests.browser.test_player import history_of, written


def test_a_link_opens_its_run(visit: Open) -> None:
    stage = visit("?lr=0.5&epochs=200&seed=3&order=shuffled")
    history = history_of(learning_rate=0.5, epochs=200, seed=3, order="shuffled")
    assert stage.labels == written(history, 0)
    stage.play_to_the_end("Fast")
    assert stage.epoch == 200
    assert stage.labels == written(history, 200)


def test_the_controls_write_the_link_and_a_reload_reads_it(visit: Open) -> None:
    stage = visit()
    assert "?" not in stage.page.url
    stage.page.get_by_text("Ones", exact=True).click()
    stage.settle()
    stage.page.get_by_text("Shuffled", exact=True).click()
    stage.settle()
    stage.page.get_by_role("slider", name="Learning rate").focus()
    stage.page.keyboard.press("ArrowRight")
    stage.settle()
    assert all(part in stage.page.url for part in ("start=ones", "order=shuffled", "lr=0.2"))
    labels = stage.labels
    stage.play_to_the_end("Fast")
    trained = stage.labels
    stage.page.reload()
    stage.wait()
    assert stage.labels == labels
    stage.play_to_the_end("Fast")
    assert stage.labels == trained


def test_the_numbers_by_hand_answer_at_once_and_are_in_the_link(visit: Open) -> None:
    stage = visit()
    random_start = stage.labels
    stage.page.get_by_text("By hand", exact=True).click()
    stage.settle()
    assert stage.labels == random_start
    stage.page.get_by_label("w3: x1 → h2").fill("-2.5")
    stage.page.keyboard.press("Enter")
    stage.settle()
    assert stage.labels == random_start | {"w3": "-2.500"}
    stage.page.reload()
    stage.wait()
    assert stage.labels == random_start | {"w3": "-2.500"}


def test_continue_from_here_starts_where_training_ended(visit: Open) -> None:
    stage = visit("?epochs=500")
    stage.page.get_by_role("button", name="Continue from here").click()
    stage.settle()
    half, whole = history_of(epochs=500), history_of(epochs=1000)
    assert stage.labels == written(half, 500)
    stage.play_to_the_end("Fast")
    assert stage.labels == written(whole, 1000)


@pytest.mark.parametrize("broken", ["lr=99", "lr=abc", "epochs=-1", "seed=1.5", "start=foo"])
def test_what_a_link_gets_wrong_is_said_and_a_run_is_shown(visit: Open, broken: str) -> None:
    stage = visit(f"?{broken}")
    stage.page.get_by_text("The link sets").wait_for()
    assert len(stage.labels) == 9
    stage.page.get_by_role("button", name="Got it").click()
    stage.settle()
    assert stage.page.get_by_text("The link sets").count() == 0
