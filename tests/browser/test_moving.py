"""A chart whose values were moved shows what it shows when Plotly draws it anew, layer by layer."""

import pytest
from playwright.sync_api import Browser, Page

from benchmarks.in_the_browser import LESSONS
from tests.browser.conftest import Open
from tests.browser.test_lessons import open_lesson, settle

DRAWN = """() => [...document.querySelectorAll(
  ".js-plotly-plot .cartesianlayer :is(path, text), .js-plotly-plot .annotation text",
)].map((shape) => [
  shape.closest(".subplot")?.getAttribute("class"), shape.getAttribute("class"),
  shape.getAttribute("d"), shape.getAttribute("transform"), shape.style.fill, shape.style.opacity,
  shape.tagName === "text" ? shape.textContent : "",
])"""
DRAW_ANEW = """() => {
  for (const chart of document.querySelectorAll(".js-plotly-plot")) {
    chart.calcdata = undefined;
    chart.layout.updatemenus[0].buttons[1].args[1].datarevision = "anew";
    chart.querySelectorAll(".updatemenu-button")[1].dispatchEvent(new MouseEvent("click"));
  }
}"""
COUNT_DRAWINGS = """() => {
  window.drawnAnew = 0;
  for (const chart of document.querySelectorAll(".js-plotly-plot")) {
    chart.on("plotly_afterplot", () => { window.drawnAnew += 1; });
  }
}"""


def press(page: Page, slider: str, key: str, times: int) -> None:
    page.get_by_role("slider", name=slider).first.focus()
    for _ in range(times):
        page.keyboard.press(key)
        settle(page)


def assert_as_if_drawn_anew(page: Page) -> None:
    moved = page.evaluate(DRAWN)
    assert len(moved) > 20
    page.evaluate(DRAW_ANEW)
    page.wait_for_timeout(500)
    anew = page.evaluate(DRAWN)
    assert [(was, is_now) for was, is_now in zip(moved, anew, strict=True) if was != is_now] == []


@pytest.mark.parametrize("url", list(LESSONS))
def test_a_slider_moves_the_picture_of_a_lesson(browser: Browser, address: str, url: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = open_lesson(context.new_page(), address, url)
    before = page.evaluate(DRAWN)
    page.evaluate(COUNT_DRAWINGS)
    press(page, LESSONS[url][0], "ArrowRight", 2)
    assert page.evaluate("drawnAnew") == 0
    assert page.evaluate(DRAWN) != before
    assert_as_if_drawn_anew(page)
    press(page, LESSONS[url][0], "ArrowLeft", 5)
    assert_as_if_drawn_anew(page)
    context.close()


def test_a_step_moves_the_picture_too(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = open_lesson(context.new_page(), address, "sgd")
    page.evaluate(COUNT_DRAWINGS)
    for key in "nnnep":
        page.keyboard.press(key)
        settle(page)
    assert page.evaluate("drawnAnew") == 0
    assert page.get_by_text("Before step 4, for Diana").count() == 1
    assert_as_if_drawn_anew(page)
    context.close()


def test_the_learning_rate_moves_the_stage(visit: Open) -> None:
    stage = visit()
    page = stage.page
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    press(page, "Learning rate", "ArrowRight", 2)
    assert_as_if_drawn_anew(page)
    # And back to its start, wherever it was played to.
    stage.slider.evaluate("(slider) => { slider.value = 40; slider.oninput(); }")
    page.wait_for_timeout(300)
    press(page, "Learning rate", "ArrowRight", 1)
    assert stage.epoch == 0
    assert_as_if_drawn_anew(page)
    assert complaints == []
