"""The keys work wherever the focus is, but not in a field that needs them."""

from playwright.sync_api import expect

from tests.browser.app import IDLE
from tests.browser.conftest import Open
from tests.browser.playing import PAUSE, moved_to, play_slowly
from tests.browser.settings import open_settings

FOCUSED = "(stage) => stage.getRootNode().activeElement.ariaLabel"
IS_FOCUSED = "(target) => target.getRootNode().activeElement === target"
PLAYS = "(stage) => stage.querySelector('.play').dataset.does === 'Pause'"


def test_space_plays_and_pauses_after_a_click_anywhere(visit: Open) -> None:
    stage = visit()
    # A button that was clicked keeps the focus, but not the keys.
    stage.root.locator(".rewind").click()
    stage.press(" ")
    stage.until(PLAYS)
    stage.press(" ")
    stage.until(PAUSE)
    stage.page.get_by_role("heading", name="Nine Numbers").click()
    stage.press("End")
    moved_to(stage, 1000)
    stage.press("Home")
    moved_to(stage, 0)
    # On a button that was tabbed to it presses that.
    play_slowly(stage)
    rewind = stage.root.locator(".rewind")
    stage.button("Pause").focus()
    stage.press("Tab")
    assert rewind.evaluate("(button) => button.matches(':focus-visible')")
    stage.press(" ")
    moved_to(stage, 0)
    stage.until(PAUSE)


def test_keys_move_the_settings_but_not_while_somebody_types(visit: Open) -> None:
    stage = visit()
    for _ in range(5):
        stage.press("n")
    # Five times quickly is five seeds further.
    stage.page.wait_for_url("**/?seed=5")
    stage.page.wait_for_selector(IDLE)
    for key in ("+", "+", "-"):
        stage.press(key)
    stage.page.wait_for_url("**/?lr=0.2&seed=5")
    slider = stage.page.get_by_role("slider", name="Learning rate")
    expect(slider).to_have_attribute("aria-valuetext", "0.2")
    # The arrows of a slider stay its own.
    slider.focus()
    stage.press("ArrowRight")
    stage.page.wait_for_url("**/?lr=0.3&seed=5")
    assert stage.epoch == 0
    open_settings(stage)
    stage.page.get_by_label("Seed", exact=True).click()
    for key in ("ArrowRight", "Home", " ", "n", "+", "f", "?"):
        stage.press(key)
    assert stage.epoch == 0
    assert stage.button("Play").is_visible()
    assert not stage.root.locator(".keys-list").is_visible()
    assert stage.page.url.endswith("/?lr=0.3&seed=5")


def test_tab_reaches_all_that_can_be_touched(visit: Open) -> None:
    stage = visit()
    stage.button("Play").focus()
    reached = []
    for _ in range(60):
        reached.append(
            stage.root.evaluate(
                "(stage) => { const at = stage.getRootNode().activeElement;"
                " return at && (at.ariaLabel || at.textContent.trim() || at.value); }"
            )
        )
        stage.press("Tab")
    said = [str(each) for each in reached if each]
    for name in (
        "Play",
        "Rewind",
        "Epoch",
        "w1 ",
        "w6 ",
        "b3 ",
        "What h1 says",
        "Alice.",
    ):
        assert any(each.startswith(name) for each in said), name
    # The people are one stop: the arrows go from one to the next.
    stage.person("Alice").focus()
    names = set()
    for key in ("Home", *["ArrowRight"] * 6):
        stage.press(key)
        names.add(str(stage.root.evaluate(FOCUSED)).partition(".")[0])
    assert {"Alice", "Bob", "Charlie", "Diana"} < names
    assert stage.epoch == 0
    # Enter opens what has the focus, and Escape puts it away and gives the focus back.
    number = stage.number("w2")
    number.focus()
    stage.press("Enter")
    stage.card.wait_for()
    stage.press("Escape")
    stage.card.wait_for(state="hidden")
    assert number.evaluate(IS_FOCUSED)
    # What is tried is said where it stands. Tab out of the card closes it, keeps that, and goes on
    # from what had opened it; back out of it is back on that.
    stage.press("Enter")
    stage.press("5")
    stage.root.locator('.target[aria-label^="w2 5.000"]').wait_for()
    for _ in range(4):
        stage.press("Tab")
    stage.card.wait_for(state="hidden")
    assert stage.number("w3").evaluate(IS_FOCUSED)
    stage.until("(stage) => stage.querySelector('.sentence').textContent.startsWith('What if')")
    stage.press("Enter")
    stage.press("Shift+Tab")
    stage.card.wait_for(state="hidden")
    assert stage.number("w3").evaluate(IS_FOCUSED)
