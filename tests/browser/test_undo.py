"""Ctrl+Z takes back what was done to the experiment, and in a field what was typed there."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=f"{name} icon", exact=True)


def expect_link(page: Page, query: str) -> None:
    address = re.compile(rf"://[^/]+/{re.escape(query)}$")
    expect(page).to_have_url(address)


def another_seed(page: Page, seed: int) -> None:
    page.keyboard.press("n")
    expect_link(page, f"?seed={seed}")
    expect(button(page, "undo")).to_be_enabled()


def test_the_keys_and_the_buttons_take_back_and_make_again(visit: Open) -> None:
    page = visit().page
    expect(button(page, "undo")).to_be_disabled()
    expect(button(page, "redo")).to_be_disabled()
    another_seed(page, 1)
    another_seed(page, 2)
    page.keyboard.press("Control+z")
    expect_link(page, "?seed=1")
    button(page, "undo").click()
    expect_link(page, "")
    expect(button(page, "undo")).to_be_disabled()
    page.keyboard.press("Control+Shift+Z")
    expect_link(page, "?seed=1")
    page.keyboard.press("Control+y")
    expect_link(page, "?seed=2")
    expect(button(page, "redo")).to_be_disabled()
    assert_a_number_that_is_only_tried_is_put_back_first(page)
    expect_link(page, "?seed=1")
    # A list that was picked from leaves the key to the experiment.
    page.get_by_role("combobox", name="Show the network for").click()
    page.get_by_role("option", name="Charlie").click()
    expect_link(page, "?seed=1&show=Charlie")
    expect(button(page, "redo")).to_be_disabled()
    page.keyboard.press("Control+z")
    expect_link(page, "?seed=1")


def assert_a_number_that_is_only_tried_is_put_back_first(page: Page) -> None:
    number = page.locator(".network-targets button").first
    number.focus()
    number.press("Enter")
    slider = page.locator(".card input[type=range]")
    slider.focus()
    before = slider.input_value()
    slider.press("ArrowRight")
    assert slider.input_value() != before
    page.keyboard.press("Control+z")
    expect(page.locator(".card")).to_be_hidden()
    expect_link(page, "?seed=2")
    page.keyboard.press("Control+z")


def test_in_a_field_the_key_takes_back_what_was_typed(visit: Open) -> None:
    page = visit().page
    another_seed(page, 1)
    page.get_by_role("button", name="Settings").click()
    epochs = page.get_by_label("Epochs", exact=True)
    epochs.click()
    epochs.press("End")
    epochs.press_sequentially("7")
    expect(epochs).to_have_value("10007")
    page.keyboard.press("Control+z")
    expect(epochs).to_have_value("1000")
    # The seed would have gone by now: the page answers what comes after it.
    epochs.fill("37")
    epochs.press("Enter")
    expect_link(page, "?epochs=37&seed=1")
    # What is taken back stays so, though its field is folded.
    page.keyboard.press("Escape")
    page.locator("[data-testid=stPopoverBody]").wait_for(state="detached")
    button(page, "undo").click()
    expect_link(page, "?seed=1")
    # With the next change the browser tells what stood in the field while it was unfolded.
    page.get_by_role("slider", name="Learning rate").press("ArrowRight")
    expect_link(page, "?lr=0.2&seed=1")
    page.get_by_role("button", name="Settings").click()
    expect(epochs).to_have_value("1000")
