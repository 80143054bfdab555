"""Backpropagation in a real browser: a number is picked in the picture, and moved."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.lesson import Lesson

WAY_BACK, LOSS, DERIVATIVES = 0, 1, 2
Open = Callable[..., Lesson]


@pytest.fixture
def open_backprop(address: str, browser: Browser) -> Iterator[Open]:
    """Open the lesson in a window of its own: open_backprop(390, 844)."""
    contexts: list[BrowserContext] = []

    def visit(width: int = 1440, height: int = 900) -> Lesson:
        context = browser.new_context(
            viewport={"width": width, "height": height}, has_touch=width < 700
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{address}/backprop")
        return Lesson(page).wait()

    yield visit
    for context in contexts:
        context.close()


def middle_of(lesson: Lesson, button: str) -> tuple[float, float]:
    """The middle of a button over the picture, in the window."""
    lesson.canvas(WAY_BACK).scroll_into_view_if_needed()
    box = lesson.button(button).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_click_on_a_weight_follows_it(open_backprop: Open) -> None:
    lesson = open_backprop()
    assert r"\partial w_1" in lesson.formulas()
    lesson.page.mouse.click(*middle_of(lesson, "Follow w4, 1"))
    lesson.until_written(r"\partial w_4")
    chosen = lesson.page.get_by_role("combobox", name="Number to follow")
    assert chosen.input_value() == "w4"
    lesson.root.get_by_role("heading", name="The loss over w4").wait_for()


def test_a_tap_on_a_bias_follows_it(open_backprop: Open) -> None:
    lesson = open_backprop(390, 844)
    lesson.page.touchscreen.tap(*middle_of(lesson, "Follow b2, 0"))
    lesson.until_written(r"\partial b_2")


def test_a_number_is_followed_by_keyboard(open_backprop: Open) -> None:
    lesson = open_backprop()
    lesson.button("Follow w1, 1").focus()
    lesson.page.keyboard.press("Tab")
    lesson.page.keyboard.press("Enter")
    lesson.until_written(r"\partial w_2")
    # The focus stays where it was, so the next number is one key away.
    lesson.page.keyboard.press("Tab")
    lesson.page.keyboard.press("Enter")
    lesson.until_written(r"\partial w_3")


def test_the_nudge_moves_promise_and_truth(open_backprop: Open) -> None:
    lesson = open_backprop()
    *_, now, promised, really = lesson.painted[LOSS]["layers"]
    assert promised["spots"][0][0] == really["spots"][0][0] > now["spots"][0][0]
    assert lesson.point(LOSS, tuple(now["spots"][0])) == "now: L = 0.226866"
    lesson.page.get_by_role("slider", name="Move w1 by").focus()
    lesson.page.keyboard.press("ArrowRight")
    lesson.page.get_by_text("Move w1 by 1.1:").wait_for()
    lesson.until(
        "({ painted }, x) => painted.panels[1].layers.at(-1).spots[0][0] > x",
        really["spots"][0][0],
    )


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1440])
def test_names_bars_and_numbers_have_room_of_their_own(open_backprop: Open, width: int) -> None:
    lesson = open_backprop(width, 844)
    chart = lesson.painted[DERIVATIVES]
    bars, written = chart["layers"]
    room = lesson.canvas(DERIVATIVES).bounding_box()
    assert room is not None
    assert min(box["left"] for box in bars["boxes"]) >= chart["box"]["left"]
    widest = lesson.canvas(DERIVATIVES).evaluate(
        """(canvas, words) => {
          const pen = canvas.getContext("2d");
          return Math.max(...words.map((one) => pen.measureText(one).width));
        }""",
        chart["said"],
    )
    assert max(box["right"] for box in bars["boxes"]) < written["spots"][0][0] - widest
    assert written["spots"][0][0] <= room["width"]


@pytest.mark.parametrize("size", [(390, 844), (1280, 720)], ids=["phone", "laptop"])
def test_the_picture_is_in_sight_while_a_number_is_moved(
    open_backprop: Open, size: tuple[int, int]
) -> None:
    lesson = open_backprop(*size)
    slider = lesson.page.get_by_role("slider", name="Move w1 by")
    slider.evaluate("(slider) => slider.scrollIntoView({ block: 'end' })")
    picture, place = lesson.root.bounding_box(), slider.bounding_box()
    assert picture is not None
    assert place is not None
    assert picture["y"] >= 50
    assert picture["y"] + picture["height"] <= size[1]
    assert place["y"] + place["height"] <= size[1] + 1
    if size[0] < 700:
        assert picture["y"] + picture["height"] <= place["y"]


def test_the_rows_of_the_bars_are_clear_of_one_another_on_a_small_phone(
    open_backprop: Open,
) -> None:
    lesson = open_backprop(320, 640)
    rows = [spot[1] for spot in lesson.painted[DERIVATIVES]["layers"][1]["spots"]]
    assert all(below - above >= 12 for above, below in pairwise(rows))
