"""Backpropagation in a real browser: a number is picked in the picture, and moved."""

from itertools import pairwise

from tests.browser.conftest import OpenLesson
from tests.browser.lesson import Lesson

WAY_BACK, LOSS, DERIVATIVES = 0, 1, 2
PHONE = (390, 844)


def middle_of(lesson: Lesson, button: str) -> tuple[float, float]:
    """The middle of a button over the picture, in the window."""
    lesson.canvas(WAY_BACK).scroll_into_view_if_needed()
    box = lesson.button(button).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_number_is_followed_by_a_click_by_keyboard_and_by_a_tap(open_lesson: OpenLesson) -> None:
    lesson = open_lesson("backprop")
    assert r"\partial w_1" in lesson.formulas()
    lesson.page.mouse.click(*middle_of(lesson, "Follow w4, 1"))
    lesson.until_written(r"\partial w_4")
    chosen = lesson.page.get_by_role("combobox", name="Number to follow")
    assert chosen.input_value() == "w4"
    lesson.root.get_by_role("heading", name="The loss over w4").wait_for()
    lesson.button("Follow w1, 1").focus()
    lesson.press("Tab")
    lesson.press("Enter")
    lesson.until_written(r"\partial w_2")
    # The focus stays where it was, so the next number is one key away.
    lesson.press("Tab")
    lesson.press("Enter")
    lesson.until_written(r"\partial w_3")
    lesson.resize(*PHONE)
    lesson.page.touchscreen.tap(*middle_of(lesson, "Follow b2, 0"))
    lesson.until_written(r"\partial b_2")


def test_the_nudge_moves_promise_and_truth_and_all_has_room(open_lesson: OpenLesson) -> None:
    lesson = open_lesson("backprop")
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
    assert_names_bars_and_numbers_have_room_of_their_own(lesson)


def assert_names_bars_and_numbers_have_room_of_their_own(lesson: Lesson) -> None:
    for width in (1440, 1280, 768, 390, 320):
        lesson.resize(width, 844)
        # No edge of the network runs through a label.
        assert lesson.painted[WAY_BACK]["clear"]
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
    # On a small phone the rows are still clear of one another.
    lesson.resize(320, 640)
    rows = [spot[1] for spot in lesson.painted[DERIVATIVES]["layers"][1]["spots"]]
    assert all(below - above >= 12 for above, below in pairwise(rows))
