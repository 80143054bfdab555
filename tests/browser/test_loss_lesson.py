"""The lesson on the loss in a real browser: it answers at once, and looks right in any size."""

from typing import Any

import pytest

from tests.browser.cells import open_cell
from tests.browser.conftest import OpenLesson
from tests.browser.lesson import Lesson

SQUARES, AVERAGE, PARABOLA = 0, 1, 2


def pick(lesson: Lesson, option: str) -> None:
    """Pick where the answers come from."""
    lesson.page.get_by_test_id("stButtonGroup").first.get_by_text(option, exact=True).click()


def frames(lesson: Lesson) -> list[dict[str, Any]]:
    """Where the three pictures stand, from the left and from the top of the page."""
    boxes: list[dict[str, Any]] = lesson.root.locator("figure").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().toJSON())"
    )
    return boxes


def test_the_textbook_example_has_the_loss_one_half_and_the_slider_changes_it(
    open_lesson: OpenLesson, complaints: list[str]
) -> None:
    lesson = open_lesson("loss")
    pick(lesson, "Trained run")
    lesson.until_said(AVERAGE, "0.0024")
    lesson.page.get_by_role("button", name="Textbook example").click()
    lesson.until_said(AVERAGE, "0.5")
    said = lesson.painted[SQUARES]["said"]
    assert said == ["Alice 1.000", "Bob 0.000", "Charlie 0.000", "Diana 1.000"]
    squared = lesson.page.locator(".table tbody td:last-child").all_text_contents()
    assert squared == ["1.000", "0.000", "0.000", "1.000"]
    assert_the_slider_changes_the_squares(lesson)
    assert complaints == []


def assert_the_slider_changes_the_squares(lesson: Lesson) -> None:
    slider = lesson.page.get_by_role("slider", name="The answer")
    for _ in range(3):
        slider.press("PageUp")
    lesson.until_said(AVERAGE, "0.29")
    squares, average, parabola = lesson.painted
    assert [box["side"] / squares["side"] for box in squares["boxes"]] == pytest.approx(
        [0.7, 0.3, 0.3, 0.7]
    )
    frame, square = (layer["boxes"][0] for layer in average["layers"][:2])
    for box in (frame, square):
        assert box["right"] - box["left"] == pytest.approx(box["bottom"] - box["top"])
    side = (square["right"] - square["left"]) / (frame["right"] - frame["left"])
    assert side**2 == pytest.approx(0.29)
    (now,) = parabola["layers"][-1]["spots"]
    assert lesson.point(PARABOLA, now) == "now: answer 0.3, loss 0.29"


def test_all_has_its_place_and_each_square_says_everything(open_lesson: OpenLesson) -> None:
    lesson = open_lesson("loss")
    alice, *_ = lesson.painted[SQUARES]["boxes"]
    middle = alice["left"] + alice["side"] / 2, alice["top"] + alice["side"] / 2
    assert lesson.point(SQUARES, middle) == "Alice: y_true 1, y_pred 0, squared error 1"
    assert_no_square_lies_on_another_and_none_is_cut(lesson)
    assert_control_and_picture_are_in_sight_together(lesson)
    assert_the_way_on_is_the_same_at_every_width(lesson)


def assert_no_square_lies_on_another_and_none_is_cut(lesson: Lesson) -> None:
    for width in (1440, 1280, 390, 320):
        lesson.resize(width, 844)
        squares = lesson.painted[SQUARES]
        room = lesson.canvas(SQUARES).bounding_box()
        assert room is not None
        assert squares["rows"] == 1
        lefts = [box["left"] for box in squares["boxes"]]
        for left, after in zip(lefts, [*lefts[1:], room["width"]], strict=True):
            assert left + squares["side"] <= after
        assert squares["side"] > 45
        # Names are short and whole; the number of a large square has room in it.
        assert squares["said"][2] == "Charlie 0.000"


def assert_control_and_picture_are_in_sight_together(lesson: Lesson) -> None:
    slider = lesson.page.get_by_role("slider", name="The answer")
    for width, height in ((1440, 900), (1280, 720)):
        lesson.resize(width, height)
        picture, place = lesson.root.bounding_box(), slider.bounding_box()
        assert picture is not None
        assert place is not None
        assert max(picture["y"] + picture["height"], place["y"] + place["height"]) <= height
    lesson.resize(390, 844)
    slider.evaluate("(slider) => slider.scrollIntoView({ block: 'end' })")
    squares, average, parabola = frames(lesson)
    assert squares["bottom"] <= average["top"]
    assert average["right"] < parabola["left"]
    place = slider.bounding_box()
    assert place is not None
    assert squares["top"] >= 50
    assert parabola["bottom"] <= place["y"]
    assert place["y"] + place["height"] <= 845
    assert lesson.page.evaluate("document.documentElement.scrollWidth") <= 390


def assert_the_way_on_is_the_same_at_every_width(lesson: Lesson) -> None:
    for width in (1280, 768, 390, 320):
        lesson.resize(width, 720)
        places = [
            lesson.page.get_by_text(words, exact=True).last.bounding_box()
            for words in ("Feedforward", "Try it in the Playground", "Backpropagation")
        ]
        before, playground, after = [place["y"] for place in places if place is not None]
        assert before == pytest.approx(after, abs=2)
        if width < 640:
            assert playground < before - 40
        else:
            assert playground == pytest.approx(before, abs=12)


def test_a_hundred_squares_stand_in_rows_of_one_scale(open_lesson: OpenLesson) -> None:
    lesson = open_lesson("loss?data=iris", 390, 844)
    squares = lesson.painted[SQUARES]
    assert len(squares["boxes"]) == 100
    assert squares["rows"] > 3
    assert squares["said"] == []
    assert max(box["left"] + box["side"] for box in squares["boxes"]) <= 390


def test_what_is_typed_changes_the_picture(open_lesson: OpenLesson, complaints: list[str]) -> None:
    lesson = open_lesson("loss")
    pick(lesson, "Typed in")
    lesson.until_said(AVERAGE, "0.25")
    page = lesson.page
    table = page.get_by_role("region", name="Answers to type over")

    def type_into(row: int, text: str) -> None:
        field = open_cell(lesson, table, row, (0.2, 0), (0.85, 2))
        field.fill(text)
        with lesson.answered():
            field.press("Enter")

    type_into(1, "1")
    lesson.until_said(AVERAGE, "0.188")
    type_into(2, "7")
    page.get_by_text("y_pred of Bob is 7: type a number from 0 to 1.").first.wait_for()
    assert lesson.painted[AVERAGE]["said"] == ["0.188"]
    assert complaints == []
