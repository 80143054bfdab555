"""All lessons in a real browser: predictions, both sizes, both themes, and nobody shut out."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from benchmarks.in_the_browser import LESSONS as MEASURED
from benchmarks.in_the_browser import STAGE, milliseconds_to_answer
from tests.browser.conftest import OpenLesson
from ui.app.pages import LESSONS

TO_THE_BOTTOM = """(slider) => {
  const { bottom } = slider.getBoundingClientRect();
  document.querySelector("[data-testid=stMain]").scrollBy(0, bottom + 20 - innerHeight);
}"""
IN_VIEW = """(picture) => {
  const { top, bottom } = picture.getBoundingClientRect();
  return top >= 50 && bottom <= innerHeight;
}"""
CUT = """(boxes) => boxes.filter((box) => box.scrollWidth > box.clientWidth + 1)
  .map((box) => box.textContent)"""


def faults(page: Page) -> list[str]:
    """What axe finds."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]


def test_a_prediction_is_answered_once_and_the_textbook_button_sets_the_neuron(
    open_lesson: OpenLesson,
) -> None:
    lesson = open_lesson("neuron")
    page = lesson.page
    right = page.get_by_text("Right.", exact=True)
    assert right.count() == 0
    page.get_by_role("radio", name="0.5").check(force=True)
    # The answer stands there twice, to be read and to be heard.
    page.get_by_text("the sigmoid of 0 is exactly one half").last.wait_for()
    right.wait_for()
    exact = page.get_by_text("To six digits 0.999089")
    page.get_by_role("slider", name="w2").press("ArrowLeft")
    exact.wait_for(state="detached")
    page.get_by_role("button", name="Textbook example").click()
    exact.wait_for()
    lesson.until_said(0, "output 0.9991")


def test_show_me_brings_the_picture_into_view_and_the_last_answer_marks_the_menu(
    open_lesson: OpenLesson,
) -> None:
    lesson = open_lesson("softmax", 1280, 720)
    page = lesson.page
    for answer in ("Nothing", "They stay as they are", "Cross-entropy"):
        with lesson.answered():
            page.get_by_role("radio", name=answer, exact=True).check(force=True)
        expect(page.get_by_role("radio", name=answer, exact=True)).to_be_checked()
    page.get_by_test_id("stTopNavLinkContainer").get_by_text("check_circle").wait_for()
    # The menu has made the server draw the page once more.
    lesson.wait()
    page.get_by_role("button", name="Show me").last.click()
    # The shares of the third proof: sure, and wrong.
    lesson.until_said(1, "versicolor 0.9817")
    lesson.until(IN_VIEW)


@pytest.mark.parametrize("url", [lesson.url for lesson in LESSONS])
def test_a_lesson_fits_and_is_within_everybodys_reach(
    open_lesson: OpenLesson, complaints: list[str], url: str
) -> None:
    lesson = open_lesson(url)
    for (width, height), dark in (((1440, 900), False), ((390, 844), True)):
        if dark:
            # The formulas are written anew.
            with lesson.answered():
                lesson.dress(dark)
        lesson.resize(width, height)
        for scrolled in (lesson.page.locator("html"), lesson.page.get_by_test_id("stMain")):
            assert scrolled.evaluate("(part) => part.scrollWidth") <= width
        if not dark:
            lesson.page.get_by_role("button", name="Words").first.click()
            lesson.page.get_by_test_id("stPopoverBody").wait_for()
        assert faults(lesson.page) == []
        lesson.press("Escape")
    lesson.page.emulate_media(forced_colors="active")
    assert faults(lesson.page) == []
    lesson.page.emulate_media(forced_colors="none")
    for width, height in ((1280, 720), (844, 390), (720, 450), (390, 844)):
        lesson.resize(width, height)
        # The picture answers to the last slider as it does to the first: both are in view.
        slider = lesson.page.locator(".stMain .stSlider").last
        slider.evaluate(TO_THE_BOTTOM)
        lesson.until(IN_VIEW)
        picture, place = lesson.root.bounding_box(), slider.bounding_box()
        assert picture is not None
        assert place is not None
        assert place["y"] + place["height"] <= height, width
        if width < 640:
            assert picture["y"] + picture["height"] <= place["y"]
        cut = lesson.page.locator(".stMain .table, .stMain .stPageLink p")
        assert cut.evaluate_all(CUT) == [], width
    # What the benchmarks press is there, and changes the picture.
    assert milliseconds_to_answer(lesson.page, STAGE, MEASURED[url]) > 0
    assert complaints == []
