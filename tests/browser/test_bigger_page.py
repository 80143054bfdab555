"""The page of bigger networks in a browser: what a late opened group holds, and the way back."""

import re

from playwright.sync_api import expect

from tests.browser.app import Stage
from tests.browser.conftest import Open

LINK = "points=40&hidden=3&epochs=40"
"""In the order in which the app writes it."""


def pick(stage: Stage, label: str, option: str) -> None:
    """Pick an option in the group that is open."""
    stage.page.get_by_label(label, exact=True).click()
    with stage.answered():
        stage.page.get_by_role("option", name=option, exact=True).click()


def test_a_change_from_here_is_made_in_a_group_that_is_opened_late(visit: Open) -> None:
    stage = visit(f"bigger?{LINK}")
    page = stage.page
    # The controls of a closed group are mounted only now, after the server has run twice: they
    # still hold what the link says, and not what a control begins with.
    stage.slider.focus()
    with stage.answered():
        stage.press("Shift+ArrowRight")
    with stage.answered():
        page.get_by_text("Change from epoch 10 on").click()
    page.get_by_role("button", name="Training").click()
    epochs = page.get_by_label("Epochs", exact=True)
    epochs.fill("")
    epochs.press("Enter")
    expect(epochs).to_have_value("40")
    with stage.another_run():
        pick(stage, "Optimizer", "Adam")
    # Streamlit writes the address as it likes: commas may be escaped.
    expect(page).to_have_url(re.compile(r"then=10(,|%2C)opt(:|%3A)adam$"))
    assert stage.painted["epoch"] == 10
    with stage.another_run():
        page.go_back()
    expect(page.get_by_role("button", name="After 10: optimizer Adam")).to_have_count(0)
    with stage.another_run():
        page.go_forward()
    page.keyboard.press("Escape")
    with stage.another_run():
        page.get_by_role("button", name="After 10: optimizer Adam").click()
    expect(page).to_have_url(re.compile(rf"\?{LINK}$"))
    assert_what_is_set_elsewhere_stays_though_its_group_is_closed(stage)


def assert_what_is_set_elsewhere_stays_though_its_group_is_closed(stage: Stage) -> None:
    page = stage.page
    page.get_by_role("button", name="Training").click()
    with stage.another_run():
        pick(stage, "Optimizer", "Adam")
    page.keyboard.press("Escape")
    page.locator("[data-testid=stPopoverBody]").wait_for(state="detached")
    with stage.another_run():
        page.get_by_role("button", name="Undo").click()
    # With the next change the browser tells what stood in the control when its group was open.
    page.get_by_role("slider", name="Learning rate").focus()
    with stage.another_run():
        stage.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"hidden=3&lr=0\.2&epochs=40$"))


def test_a_point_is_dragged_and_the_run_follows(visit: Open) -> None:
    stage = visit("bigger?points=40&hidden=2&epochs=20")
    page = stage.page
    mark = stage.root.locator('.plane-targets .target[aria-label^="point 3,"]')
    x, y = stage.middle(mark)
    with stage.another_run():
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 40, y - 30, steps=3)
        # What it would come to is there at once, and said to be a try.
        stage.until("(stage) => stage.querySelector('.sentence').textContent.startsWith('What if')")
        page.mouse.up()
    expect(page).to_have_url(re.compile("moved=3"))
    # A double click makes it one of the other class; by keyboard its card has the fields.
    before = page.url
    with stage.another_run():
        page.mouse.dblclick(x + 40, y - 30)
    assert page.url != before
    mark.press("Enter")
    with stage.another_run():
        stage.card.get_by_label("x1 of point 3").fill("2.5")
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"moved=3(:|%3A)2\.5"))
    with stage.another_run():
        stage.card.get_by_role("button", name="Remove").click()
    expect(page).to_have_url(re.compile(r"moved=3(:|%3A)gone"))
