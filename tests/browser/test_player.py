"""What only a browser can show: the stage plays, scrubs, and never mixes two runs up."""

import re

import numpy as np

from tests.browser.app import Stage
from tests.browser.conftest import Open
from tests.browser.playing import PAUSE, assert_shown, history_of, moved_to, play_slowly
from ui.data.samples import sample_dataset
from ui.stage.pace import pace


def test_it_plays_pauses_at_a_whole_epoch_and_ends_at_the_trained_numbers(
    visit: Open, complaints: list[str]
) -> None:
    stage = visit()
    assert_shown(stage, history_of(), 0)
    play_slowly(stage)
    with stage.answered():
        stage.button("Pause").click()
    paused = stage.epoch
    assert 0 < paused < 1000
    assert_shown(stage, history_of(), paused)
    stage.button("Play").click()
    stage.until(
        "(stage, epoch) => Number(stage.querySelector('.now').textContent.slice(6)) > epoch", paused
    )
    # Whoever scrubs meanwhile stops it.
    with stage.answered():
        stage.press("Home")
        stage.until(PAUSE)
        moved_to(stage, 0)
    assert_shown(stage, history_of(), 0)
    stage.play_to_the_end()
    assert_shown(stage, history_of(), 1000)
    stage.button("Rewind").click()
    moved_to(stage, 0)
    assert_shown(stage, history_of(), 0)
    # From the end it plays once more.
    stage.press("End")
    moved_to(stage, 1000)
    stage.button("Play").click()
    stage.button("Play").wait_for(state="detached")
    stage.button("Play").wait_for()
    assert_shown(stage, history_of(), 1000)
    assert complaints == []


def test_every_epoch_is_reached_and_told(visit: Open) -> None:
    stage = visit()
    assert stage.page.get_by_role("heading", name="The numbers at epoch 0").is_visible()
    assert_the_end_does_not_spoil_the_run(stage)
    stops = pace(history_of())
    for keys, epoch in (
        (("ArrowRight",), 1),
        (("ArrowRight", "ArrowRight", "ArrowLeft"), 1),
        (("Shift+ArrowRight", "Shift+ArrowRight", "ArrowLeft"), 19),
        (("End", "ArrowLeft", "Shift+ArrowLeft"), 989),
        (("End", "Home"), 0),
        (("ArrowLeft",), 0),
        (("PageDown", "PageDown"), stops[2]),
        (("End", "PageUp"), stops[-2]),
    ):
        stage.press("Home")
        moved_to(stage, 0)
        for key in keys:
            stage.press(key)
        moved_to(stage, epoch)
        assert_shown(stage, history_of(), epoch)
    assert_an_epoch_is_told(stage)
    # The slider has a stop for each of them.
    assert stage.slider.get_attribute("max") == "1000"
    for epoch in (537, 538, 12):
        stage.slider.fill(str(epoch))
        moved_to(stage, epoch)
        assert_shown(stage, history_of(), epoch)
    stage.slider.focus()
    for key, epoch in (("ArrowRight", 13), ("Shift+ArrowRight", 23), ("Shift+ArrowLeft", 13)):
        stage.press(key)
        moved_to(stage, epoch)


def assert_an_epoch_is_told(stage: Stage) -> None:
    """In the sentence and in the table, with its own numbers."""
    history = history_of()
    with stage.answered():
        stage.slider.fill("68")
        moved_to(stage, 68)
    dataset = sample_dataset("people")
    predictions = np.atleast_1d(history.network_at(68).feedforward(dataset.inputs)).tolist()
    right = sum((p >= 0.5) == bool(y) for p, y in zip(predictions, dataset.labels, strict=True))
    unsure = min(range(4), key=lambda k: abs(predictions[k] - 0.5))
    expected = (
        f"Epoch 68: loss {history.loss[68]:.3g}. {right} of 4 right. "
        f"Least sure: {dataset.names[unsure]} ({predictions[unsure]:.2f})."
    )
    assert stage.sentence == expected
    # It is also what a screen reader says: of the slider, and by itself when one pauses.
    assert stage.root.locator(".spoken").text_content() == expected
    assert stage.slider.evaluate("(slider) => slider.ariaValueText") == expected
    stage.page.get_by_role("heading", name="The numbers at epoch 68").wait_for()


def assert_the_end_does_not_spoil_the_run(stage: Stage) -> None:
    """What came of it is said at the last epoch only."""
    outcome = stage.root.locator(".outcome")
    assert outcome.text_content() == ""
    stage.press("End")
    moved_to(stage, 1000)
    happened, to_try = (outcome.text_content() or "").split("\n")
    assert re.fullmatch(r"1000 epochs took the loss from .* 4 of 4 are right\.", happened)
    assert to_try.startswith("Try")
    stage.press("ArrowLeft")
    moved_to(stage, 999)
    assert outcome.text_content() == ""


def test_a_new_setting_shows_the_new_run_at_the_same_epoch_beside_the_run_before(
    visit: Open,
) -> None:
    stage = visit()
    pin = stage.root.locator(".pin")
    assert not pin.is_visible()
    with stage.answered():
        stage.slider.fill("300")
        moved_to(stage, 300)
    with stage.another_run():
        stage.press("+")
    assert_shown(stage, history_of(learning_rate=0.2), 300)
    words = "(stage, words) => JSON.stringify(stage.painted.before) === JSON.stringify(words)"
    stage.until(words, ["before: rate 0.1"])
    pin.click()
    with stage.another_run():
        stage.press("n")
    assert stage.page.url.endswith("/?lr=0.2&seed=1")
    assert_shown(stage, history_of(learning_rate=0.2, seed=1), 300)
    stage.until(words, ["before: seed 0", "pinned: rate 0.1"])
    pin.click()
    stage.until(words, ["before: seed 0"])
    assert_another_run_goes_on_playing(stage)
    assert_another_person_is_shown_at_the_same_epoch(stage)


def assert_another_run_goes_on_playing(stage: Stage) -> None:
    stage.press("Home")
    moved_to(stage, 0)
    play_slowly(stage)
    with stage.another_run():
        stage.press("n")
    assert stage.button("Pause").is_visible()
    stage.button("Pause").click()
    assert_shown(stage, history_of(learning_rate=0.2, seed=2), stage.epoch)


def assert_another_person_is_shown_at_the_same_epoch(stage: Stage) -> None:
    with stage.answered():
        stage.press("End")
        moved_to(stage, 1000)
    stage.page.get_by_role("combobox", name="Show the network for").click()
    with stage.answered():
        stage.page.get_by_role("option", name="Bob").click()
    stage.root.get_by_role("heading", name="The network, for Bob").wait_for()
    assert_shown(stage, history_of(learning_rate=0.2, seed=2), 1000)
    assert stage.painted["outputs"][0] == [25, 6]


def test_a_run_without_epochs_is_still(visit: Open) -> None:
    stage = visit("?epochs=0")
    assert_shown(stage, history_of(epochs=0), 0)
    stage.press(" ")
    stage.press("End")
    assert stage.button("Play").is_visible()
    assert stage.epoch == 0
