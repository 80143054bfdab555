"""The lesson on the loss in a real browser: it answers at once, and looks right in any size.

The screenshots are kept in `screenshots/`, which is not in the repository, to be looked at.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.servers import ROOT

SCREENSHOTS = ROOT / "screenshots"
STREAMLITS_OWN = "/_stcore/"
"""What Streamlit looks for under the page's own address before it finds it; a 404 is expected."""
PHONE = "Mozilla/5.0 (iPhone) Mobile"
"""What a phone says it is: so its first picture is already the right one."""
OpenLesson = Callable[..., Page]


def settle(page: Page) -> None:
    """Wait until a rerun, if there is one, is over and its picture is drawn."""
    page.wait_for_timeout(300)
    page.wait_for_selector("[data-test-script-state=notRunning]", timeout=30_000)
    page.wait_for_timeout(400)


@pytest.fixture
def lesson(address: str, browser: Browser, complaints: list[str]) -> Iterator[OpenLesson]:
    """Open the lesson in a browser profile of its own: lesson(width=390, dark=True)."""
    contexts = []

    def open_lesson(width: int = 1440, height: int = 900, dark: bool = False) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            user_agent=PHONE if width < 700 else None,
        )
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda message: (
                complaints.append(message.text)
                if message.type == "error" and STREAMLITS_OWN not in message.location["url"]
                else None
            ),
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{address}/loss")
        page.locator(".annotation", has_text="the average square").wait_for(timeout=30_000)
        # The three predictions are the last to come.
        page.get_by_role("radiogroup").nth(2).wait_for(timeout=30_000)
        settle(page)
        return page

    yield open_lesson
    for context in contexts:
        context.close()


def shown_loss(page: Page) -> str:
    """The loss as it stands in its square, or beside it."""
    return (page.locator(".st-key-loss_picture .x2y2 text").text_content() or "").strip()


def pick(page: Page, option: str) -> None:
    """Pick where the answers come from."""
    page.get_by_test_id("stButtonGroup").first.get_by_text(option, exact=True).click()
    settle(page)


def boxes(page: Page, selector: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(
        """(selector) => [...document.querySelectorAll(selector)]
          .map((element) => element.getBoundingClientRect().toJSON())""",
        selector,
    )
    return found


def test_the_textbook_example_has_the_loss_one_half(
    lesson: OpenLesson, complaints: list[str]
) -> None:
    page = lesson()
    pick(page, "Your trained run")
    assert shown_loss(page) != "0.5"
    page.get_by_role("button", name="Textbook example").click()
    settle(page)
    assert shown_loss(page) == "0.5"
    squared = page.locator("#loss_table tbody td:last-child").all_text_contents()
    assert squared == ["1.000", "0.000", "0.000", "1.000"]
    assert complaints == []


def test_the_slider_changes_squares_that_stay_square(lesson: OpenLesson) -> None:
    page = lesson()
    before = boxes(page, ".js-plotly-plot .xy .fills path")
    slider = page.get_by_role("slider", name="The answer")
    for _ in range(3):
        slider.press("PageUp")
    settle(page)
    after = boxes(page, ".js-plotly-plot .xy .fills path")
    assert before != after
    assert shown_loss(page) == "0.29"
    # One path for the two people of each class: as high as one of their squares.
    for drawn, side in zip(after, (0.3, 0.7), strict=True):
        assert drawn["height"] == pytest.approx(side * before[1]["height"], abs=1)
    # The average square is in its frame, and both are square.
    for box in boxes(page, ".js-plotly-plot .x2y2 .lines path"):
        assert box["width"] == pytest.approx(box["height"], abs=2)


def test_a_prediction_shows_its_answer(lesson: OpenLesson) -> None:
    page = lesson()
    assert page.get_by_text("Right.", exact=True).count() == 0
    page.get_by_test_id("stRadio").first.get_by_text("0.25", exact=True).click()
    page.get_by_text("Right.", exact=True).wait_for()
    page.get_by_test_id("stRadio").nth(1).get_by_text("Both have the same").click()
    page.get_by_text("Not quite.", exact=True).wait_for()


def test_what_is_typed_changes_the_picture(lesson: OpenLesson, complaints: list[str]) -> None:
    page = lesson()
    pick(page, "Typed in")
    assert shown_loss(page) == "0.25"
    table = page.get_by_role("region", name="Answers to type over")
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box is not None
    for text, loss in (("1", "0.188"), ("7", "0.188")):
        for across in (0.2, 0.85):
            page.mouse.click(box["x"] + box["width"] * across, box["y"] + 35 * 1.5)
            page.wait_for_timeout(200)
        page.keyboard.press("Enter")
        page.wait_for_timeout(200)
        page.keyboard.press("ControlOrMeta+A")
        page.keyboard.type(text, delay=60)
        page.keyboard.press("Enter")
        settle(page)
        assert shown_loss(page) == loss
    assert page.get_by_text("y_pred of Alice is 7: type a number from 0 to 1.").count() == 1
    assert complaints == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_laptop_shows_control_and_picture_together(
    lesson: OpenLesson, complaints: list[str], dark: bool
) -> None:
    page = lesson(dark=dark)
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"loss-laptop-{'dark' if dark else 'light'}.png")
    figure = page.get_by_test_id("stPlotlyChart").bounding_box()
    assert figure is not None
    assert figure["y"] + figure["height"] <= 900
    assert page.get_by_role("slider", name="The answer").is_visible()
    assert complaints == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_phone_stacks_the_panels(lesson: OpenLesson, complaints: list[str], dark: bool) -> None:
    page = lesson(width=390, height=844, dark=dark)
    page.wait_for_timeout(1500)
    settle(page)
    SCREENSHOTS.mkdir(exist_ok=True)
    page.locator(".js-plotly-plot").scroll_into_view_if_needed()
    page.screenshot(path=SCREENSHOTS / f"loss-phone-{'dark' if dark else 'light'}.png")
    squares, average, parabola = (
        boxes(page, f".nsewdrag[data-subplot={panel}]")[0] for panel in ("xy", "x2y2", "x3y3")
    )
    assert squares["bottom"] < average["top"]
    assert average["bottom"] < parabola["top"]
    assert all(box["right"] <= 390 for box in boxes(page, ".js-plotly-plot text"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert complaints == []
