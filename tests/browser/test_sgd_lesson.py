"""Lesson 5 in a browser: buttons and keys, the way to the Playground and back, and how it looks."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewPage
from tests.browser.lesson import Lesson

NETWORK, TRACE, BARS = 0, 1, 2


class Steps(Lesson):
    """The lesson in a page, used through what is on the screen."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.step: Locator = page.get_by_label("Step", exact=True)
        self.learning_rate = page.get_by_role("slider", name="Learning rate")

    def named(self, label: str) -> Locator:
        """A button of the page; the name of one with a key goes on with it."""
        return self.page.get_by_role("button", name=re.compile(f"^{label}( .[PNE].)?$"))

    def click(self, label: str) -> None:
        """Press a button of the page."""
        with self.answered():
            self.named(label).click()

    def jump(self, number: int) -> None:
        """Type the number of a step."""
        self.step.fill(str(number))
        with self.answered():
            self.step.press("Enter")

    def shows(self, number: int, turn: str) -> None:
        """Expect this step, and this to be said of it, in words and in the picture."""
        expect(self.step).to_have_value(str(number))
        expect(self.page.get_by_text(turn, exact=True)).to_be_visible()
        heading = f"Before step {number}, for {turn.split(', ')[1]}"
        expect(self.root.get_by_role("heading", name=heading)).to_be_visible()

    def follow(self, name: str) -> None:
        """Follow a link of the menu."""
        with self.answered():
            self.page.get_by_test_id("stTopNavLink").filter(has_text=name).click()

    def open_settings(self) -> None:
        """Unfold what the Playground does not show at once."""
        self.page.get_by_test_id("stPopoverButton").filter(has_text="Settings").click()


Open = Callable[..., Steps]


@pytest.fixture
def lesson(address: str, new_page: NewPage) -> Open:
    """Open the lesson: lesson(width=390, height=844)."""

    def open_page(**window: int) -> Steps:
        steps = Steps(new_page(**window))
        steps.page.goto(f"{address}/sgd")
        steps.wait()
        return steps

    return open_page


def test_buttons_and_keys_go_from_step_to_step(lesson: Open, complaints: list[str]) -> None:
    shown = lesson()
    shown.shows(1, "Epoch 1 of 1000, Alice")
    shown.click("Next")
    shown.shows(2, "Epoch 1 of 1000, Bob")
    shown.click("Next epoch")
    shown.shows(5, "Epoch 2 of 1000, Alice")
    shown.click("Previous")
    shown.shows(4, "Epoch 1 of 1000, Diana")
    for key, number, turn in (
        ("n", 5, "Epoch 2 of 1000, Alice"),
        ("e", 9, "Epoch 3 of 1000, Alice"),
        ("p", 8, "Epoch 2 of 1000, Diana"),
    ):
        with shown.answered():
            shown.press(key)
        shown.shows(number, turn)
    # Where one picks, the keys go on working, and faster than the answers come.
    shown.page.get_by_role("radio", name="w2", exact=True).click()
    for _ in range(10):
        shown.press("n")
    shown.shows(18, "Epoch 5 of 1000, Bob")
    shown.learning_rate.focus()
    shown.press("p")
    shown.shows(17, "Epoch 5 of 1000, Alice")
    # Where one writes, a letter is none.
    shown.step.focus()
    shown.press("n")
    shown.step.press("Enter")
    shown.shows(17, "Epoch 5 of 1000, Alice")
    shown.jump(4000)
    shown.shows(4000, "Epoch 1000 of 1000, Diana")
    expect(shown.named("Next")).to_be_disabled()
    shown.step.fill("")
    shown.step.press("Enter")
    shown.shows(4000, "Epoch 1000 of 1000, Diana")
    # A prediction shows its answer.
    shown.page.get_by_text("In most, not in all", exact=True).click()
    expect(shown.page.get_by_text("Right.", exact=True)).to_be_visible()
    shown.page.get_by_text("After some epochs", exact=True).click()
    expect(shown.page.get_by_text("Not quite.", exact=True)).to_be_visible()
    assert complaints == []


def test_the_table_and_the_pictures_follow_the_step_and_have_their_places(
    lesson: Open, complaints: list[str]
) -> None:
    shown = lesson()
    *_, before, after = shown.painted[TRACE]["layers"]
    assert shown.point(TRACE, tuple(after["spots"][0])) == "after step 1: 0.305619"
    box, *_ = shown.painted[BARS]["layers"][0]["boxes"]
    middle = (box["left"] + box["right"]) / 2, (box["top"] + box["bottom"]) / 2
    assert shown.point(BARS, middle) == "on Alice, before: 0.526427"
    assert before["spots"][0][0] < after["spots"][0][0]
    shown.click("Textbook example")
    expect(shown.page.get_by_role("row").nth(1)).to_contain_text("0.0215")
    # Every number of the network has its derivative under it.
    shown.until_said(NETWORK, "w1 1.000")
    said = shown.painted[NETWORK]["said"]
    assert said[said.index("w1 1.000") + 1] == "∂ 0.0215"
    assert len([words for words in said if words.startswith("∂")]) == 9
    with shown.answered():
        shown.page.get_by_role("radio", name="b3", exact=True).click()
    expect(shown.page.get_by_text("To six digits, b3 goes from 0 to")).to_be_visible()
    assert shown.page.get_by_role("row").count() == 10
    shown.jump(40)
    for dark in (False, True):
        shown.dress(dark)
        assert_buttons_and_pictures_are_in_sight_together(shown)
    assert complaints == []


def test_the_way_to_the_playground_and_back_keeps_everything(
    lesson: Open, complaints: list[str]
) -> None:
    shown = lesson()
    # Streamlit holds a slider's key back for a moment: a link that is followed meanwhile loses.
    with shown.answered():
        shown.learning_rate.press("ArrowRight")
    expect(shown.page).to_have_url(re.compile("lr=0.2"))
    shown.jump(123)
    shown.follow("Playground")
    expect(shown.learning_rate).to_have_attribute("aria-valuetext", "0.2")
    shown.follow("SGD step by step")
    shown.wait()
    shown.shows(123, "Epoch 31 of 1000, Charlie")
    # What is changed over there counts here, and is another run.
    shown.follow("Playground")
    with shown.answered():
        shown.learning_rate.press("ArrowRight")
    expect(shown.page).to_have_url(re.compile("lr=0.3"))
    shown.follow("SGD step by step")
    shown.wait()
    shown.shows(1, "Epoch 1 of 1000, Alice")
    expect(shown.learning_rate).to_have_attribute("aria-valuetext", "0.3")
    assert complaints == []


def test_the_textbook_example_is_then_the_run_of_the_playground(lesson: Open) -> None:
    shown = lesson()
    shown.follow("Playground")
    shown.open_settings()
    for label, value in (("Epochs", "200"), ("Seed", "7")):
        field = shown.page.get_by_label(label, exact=True)
        field.fill(value)
        with shown.answered():
            field.press("Enter")
    with shown.answered():
        shown.page.get_by_text("Shuffled", exact=True).click()
    shown.follow("SGD step by step")
    expect(shown.page.get_by_text("Epoch 1 of 200, ")).to_be_visible()
    shown.click("Textbook example")
    shown.shows(1, "Epoch 1 of 1000, Alice")
    shown.follow("Playground")
    shown.open_settings()
    expect(shown.page.get_by_label("Epochs", exact=True)).to_have_value("1000")
    expect(shown.page.get_by_label("Seed", exact=True)).to_have_value("0")
    for chosen in ("Ones", "Table"):
        expect(shown.page.get_by_role("radio", name=chosen, exact=True)).to_be_checked()


def assert_buttons_and_pictures_are_in_sight_together(shown: Steps) -> None:
    for width, height in ((1440, 900), (1280, 720), (390, 844)):
        shown.resize(width, height)
        shown.named("Next").evaluate("(button) => button.scrollIntoView({ block: 'end' })")
        network, trace, bars = shown.root.locator("figure").evaluate_all(
            "(all) => all.map((one) => one.getBoundingClientRect().toJSON())"
        )
        assert network["bottom"] <= trace["top"]
        assert trace["right"] < bars["left"]
        assert network["top"] >= 50
        assert bars["bottom"] <= height + 1
        button = shown.named("Next").bounding_box()
        assert button is not None
        assert button["y"] + button["height"] <= height + 1
        if width < 700:
            assert bars["bottom"] <= button["y"]
        assert shown.page.evaluate("document.documentElement.scrollWidth") <= width
    # No edge of the network runs through a label.
    for width in (768, 320):
        shown.resize(width, 700)
        assert shown.painted[NETWORK]["clear"]
