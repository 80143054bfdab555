"""What only a browser can show: the stage plays, scrubs, and never mixes two runs up."""

import re

import numpy as np

from tests.browser.conftest import Open
from tests.browser.playing import PAUSE, assert_shown, history_of, moved_to, play_slowly
from ui.data.samples import sample_dataset
from ui.stage.pace import pace


def test_play_goes_to_the_trained_numbers(visit: Open, complaints: list[str]) -> None:
    stage = visit()
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


def test_pause_stops_at_a_whole_epoch_play_goes_on_and_scrubbing_stops_it(visit: Open) -> None:
    stage = visit()
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
    stage.press("Home")
    stage.until(PAUSE)
    moved_to(stage, 0)
    assert_shown(stage, history_of(), 0)


def test_every_epoch_is_reached(visit: Open) -> None:
    stage = visit()
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


def test_the_slider_has_a_stop_for_each_epoch(visit: Open) -> None:
    stage = visit()
    assert stage.slider.get_attribute("max") == "1000"
    for epoch in (537, 538, 12):
        stage.slider.fill(str(epoch))
        moved_to(stage, epoch)
        assert_shown(stage, history_of(), epoch)
    stage.slider.focus()
    for key, epoch in (("ArrowRight", 13), ("Shift+ArrowRight", 23), ("Shift+ArrowLeft", 13)):
        stage.press(key)
        moved_to(stage, epoch)


def test_the_sentence_and_the_table_have_the_numbers_of_the_epoch(visit: Open) -> None:
    stage = visit()
    assert stage.page.get_by_role("heading", name="The numbers at epoch 0").is_visible()
    history = history_of()
    stage.slider.fill("68")
    with stage.answered():
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


def test_a_new_setting_shows_the_new_run_at_the_same_epoch(visit: Open) -> None:
    stage = visit()
    stage.slider.fill("300")
    moved_to(stage, 300)
    with stage.another_run():
        stage.press("n")
    assert "seed=1" in stage.page.url
    assert_shown(stage, history_of(seed=1), 300)


def test_another_run_while_it_plays_goes_on_playing(visit: Open) -> None:
    stage = visit()
    play_slowly(stage)
    with stage.another_run():
        stage.press("n")
    assert stage.button("Pause").is_visible()
    stage.button("Pause").click()
    assert_shown(stage, history_of(seed=1), stage.epoch)


def test_another_person_is_shown_at_the_same_epoch(visit: Open) -> None:
    stage = visit()
    stage.press("End")
    moved_to(stage, 1000)
    stage.page.get_by_role("combobox", name="Show the network for").click()
    with stage.answered():
        stage.page.get_by_role("option", name="Bob").click()
    stage.root.get_by_role("heading", name="The network, for Bob").wait_for()
    assert_shown(stage, history_of(), 1000)
    assert stage.painted["outputs"][0] == [25, 6]


def test_what_the_end_says_does_not_spoil_the_run(visit: Open) -> None:
    stage = visit()
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


def test_the_run_before_stays_and_can_be_pinned(visit: Open) -> None:
    stage = visit()
    pin = stage.root.locator(".pin")
    assert not pin.is_visible()
    with stage.another_run():
        stage.press("+")
    words = "(stage, words) => JSON.stringify(stage.painted.before) === JSON.stringify(words)"
    stage.until(words, ["before: rate 0.1"])
    pin.click()
    with stage.another_run():
        stage.press("n")
    stage.until(words, ["before: seed 0", "pinned: rate 0.1"])
    pin.click()
    stage.until(words, ["before: seed 0"])


def test_a_run_without_epochs_is_still(visit: Open) -> None:
    stage = visit("?epochs=0")
    assert_shown(stage, history_of(epochs=0), 0)
    stage.press(" ")
    stage.press("End")
    assert stage.button("Play").is_visible()
    assert stage.epoch == 0
