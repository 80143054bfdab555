"""All lessons in a real browser: predictions, both sizes, both themes, and nobody shut out."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.app import IDLE
from tests.browser.lesson import Lesson
from tests.servers import ROOT, served
from ui.app.pages import LESSONS

URLS = [lesson.url for lesson in LESSONS]
SCREENSHOTS = ROOT / "screenshots"
every_lesson = pytest.mark.parametrize("url", URLS)
SIZES = {"laptop": (1440, 900), "phone": (390, 844)}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


def open_lesson(page: Page, address: str, url: str) -> Page:
    page.goto(f"{address}/{url}")
    Lesson(page).wait()
    return page


def test_a_lesson_is_the_first_page_of_a_new_server(page: Page) -> None:
    with served() as address:
        open_lesson(page, address, "backprop")
        assert page.get_by_role("heading", name="4. Backpropagation").is_visible()
        assert page.url.endswith("/backprop")
        assert page.get_by_text("Page not found").count() == 0
        assert page.get_by_role("link", name="Playground").first.is_visible()


def test_the_textbook_button_sets_the_neuron(page: Page, address: str) -> None:
    open_lesson(page, address, "neuron")
    exact = page.get_by_text("To six digits 0.999089")
    page.get_by_role("slider", name="w2").focus()
    page.keyboard.press("ArrowLeft")
    exact.wait_for(state="detached")
    page.get_by_role("button", name="Textbook example").click()
    exact.wait_for()
    Lesson(page).until_said(0, "output 0.9991")


def test_a_prediction_answers_once_it_is_made(page: Page, address: str) -> None:
    open_lesson(page, address, "neuron")
    right = page.get_by_text("Right.", exact=True)
    assert right.count() == 0
    page.get_by_role("radio", name="0.5").check(force=True)
    # The answer stands there twice, to be read and to be heard.
    page.get_by_text("the sigmoid of 0 is exactly one half").last.wait_for()
    right.wait_for()


def test_the_nudge_tells_promise_and_truth(page: Page, address: str) -> None:
    open_lesson(page, address, "backprop")
    before = page.get_by_text("Move w1 by 1:").inner_text()
    page.get_by_role("slider", name="Move w1 by").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_text("Move w1 by 1.1:").wait_for()
    assert page.get_by_text("Move w1 by 1.1:").inner_text() != before


def test_show_me_brings_the_picture_into_view_and_the_last_answer_marks_the_menu(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page = open_lesson(context.new_page(), address, "softmax")
    for answer in ("Nothing", "They stay as they are", "Cross-entropy"):
        page.get_by_role("radio", name=answer, exact=True).check(force=True)
        page.get_by_role("radio", name=answer, exact=True, checked=True).wait_for()
    page.get_by_test_id("stTopNavLinkContainer").get_by_text("check_circle").wait_for()
    # The menu has made the server draw the page once more.
    page.wait_for_selector(IDLE)
    page.get_by_role("button", name="Show me").last.click()
    # The shares of the third proof: sure, and wrong.
    Lesson(page).until_said(1, "versicolor 0.9817")
    Lesson(page).until(
        """(picture) => {
          const { top, bottom } = picture.getBoundingClientRect();
          return top >= 50 && bottom <= innerHeight;
        }"""
    )
    context.close()


@every_lesson
@pytest.mark.parametrize(("size", "dark"), [("laptop", False), ("phone", True)])
def test_a_lesson_fits_and_is_within_everybodys_reach(
    browser: Browser, address: str, url: str, size: str, dark: bool
) -> None:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    open_lesson(page, address, url)
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{url}-{size}-{'dark' if dark else 'light'}.png")
    for scrolled in (page.locator("html"), page.get_by_test_id("stMain")):
        assert scrolled.evaluate("(part) => part.scrollWidth") <= width
    # Streamlit itself looks for its server below the page's own address first.
    assert all("404" in complaint for complaint in complaints)
    found = Axe().run(page).response["violations"]
    assert [f"{one['id']}: {one['nodes'][0]['html']}" for one in found] == []
    context.close()


def test_axe_finds_nothing_on_the_playground(browser: Browser, address: str) -> None:
    for theme in ("light", "dark"):
        context = browser.new_context(
            viewport={"width": 1440, "height": 900},
            color_scheme="dark" if theme == "dark" else None,
        )
        page = context.new_page()
        page.goto(address)
        page.locator(".stage canvas").first.wait_for(timeout=60_000)
        found = Axe().run(page).response["violations"]
        assert [f"{one['id']}: {one['nodes'][0]['html']}" for one in found] == []
        context.close()
