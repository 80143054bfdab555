"""A lecture without the mouse: the player's keys, and never while somebody types."""

from tests.browser.app import Stage
from tests.browser.conftest import Open


def press(stage: Stage, key: str) -> None:
    stage.page.keyboard.press(key)
    stage.page.wait_for_timeout(250)


def test_arrows_step_and_home_rewinds(visit: Open) -> None:
    stage = visit("?epochs=20")
    for _ in range(3):
        press(stage, "ArrowRight")
    assert stage.epoch == 3
    press(stage, "ArrowLeft")
    assert stage.epoch == 2
    press(stage, "Home")
    assert stage.epoch == 0
    press(stage, "ArrowLeft")
    assert stage.epoch == 0


def test_space_plays_and_pauses(visit: Open) -> None:
    stage = visit()
    stage.speed("Slow")
    stage.page.evaluate("document.activeElement.blur()")
    stage.page.keyboard.press(" ")
    stage.button("Pause").wait_for()
    stage.page.wait_for_timeout(800)
    press(stage, " ")
    stage.button("Play").wait_for()
    paused = stage.epoch
    assert 0 < paused < 1000
    stage.page.wait_for_timeout(500)
    assert stage.epoch == paused


def test_n_takes_another_seed(visit: Open) -> None:
    stage = visit()
    before = stage.labels
    stage.page.keyboard.press("n")
    stage.settle()
    assert "seed=1" in stage.page.url
    assert stage.labels != before


def test_nothing_happens_while_somebody_types(visit: Open) -> None:
    stage = visit()
    seed = stage.page.get_by_label("Seed", exact=True)
    seed.click()
    for key in ("ArrowRight", "Home", " ", "n"):
        press(stage, key)
    assert stage.epoch == 0
    assert stage.button("Play").is_visible()
    assert "seed=1" not in stage.page.url


def test_keys_of_a_slider_stay_its_own(visit: Open) -> None:
    stage = visit()
    stage.page.get_by_role("slider", name="Learning rate").focus()
    press(stage, "ArrowRight")
    stage.settle()
    assert "lr=0.2" in stage.page.url
    assert stage.epoch == 0
