"""Neuron and Feedforward in a real browser: painted, picked, played, on a phone, in both themes."""

import pytest
from playwright.sync_api import expect

from nn_core import Neuron
from tests.browser.conftest import OpenLesson
from tests.browser.lesson import Lesson
from ui.theme.palette import DARK, LIGHT
from ui.theme.text import six_digits

PHONE = (390, 844)
NEAR = 6
"""How far each channel of a colour may be off: pictures are scaled and smoothed."""


def channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def assert_colour(found: tuple[int, int, int], expected: str) -> None:
    assert found == pytest.approx(channels(expected), abs=NEAR)


def test_the_plane_is_painted_as_the_neuron_says_in_both_themes(open_lesson: OpenLesson) -> None:
    lesson = open_lesson("neuron")
    assert_exact_values_are_said_of_what_one_points_at(lesson)
    plane = lesson.painted[2]
    box = plane["box"]

    def spot(x1: float, x2: float) -> tuple[float, float]:
        across, up = (x1 + 10) / 20, (x2 + 10) / 20
        wide, high = box["right"] - box["left"], box["bottom"] - box["top"]
        return box["left"] + across * wide, box["bottom"] - up * high

    assert plane["marker"] == pytest.approx(spot(2, 3))
    assert plane["output"] == pytest.approx(Neuron([0, 1], 4).feedforward([2, 3]), abs=1e-12)
    for palette in (LIGHT, DARK):
        lesson.dress(dark=palette is DARK)
        lesson.until_written(palette.activate)
        # w1 = 0, w2 = 1, b = 4: the sum is 0 where x2 is -4.
        assert_colour(lesson.pixel(2, spot(-5, 9)), palette.bands[3])
        assert_colour(lesson.pixel(2, spot(-5, -9.8)), palette.bands[0])
        assert_colour(lesson.pixel(2, spot(-5, -4)), palette.text)
        assert_colour(lesson.pixel(2, spot(2, 3)), palette.activate)


def assert_exact_values_are_said_of_what_one_points_at(lesson: Lesson) -> None:
    steps, curve, plane = lesson.painted
    assert lesson.point(0, steps["spots"][6]) == "output = 0.999088948806"
    (point,) = curve["layers"][2]["spots"]
    assert lesson.point(1, point) == "sum = 7, output = 0.999088948806"
    x, y = plane["marker"]
    assert lesson.point(2, (x, y)).endswith("at x1 = 2, x2 = 3")


def test_a_slider_and_an_exact_number_move_the_same_pictures(open_lesson: OpenLesson) -> None:
    lesson = open_lesson("neuron")
    lesson.until_said(0, "sum 7")
    lesson.canvas(0).evaluate("(canvas) => { canvas.dataset.known = 'yes'; }")
    lesson.page.get_by_role("slider", name="w2").focus()
    lesson.page.keyboard.press("ArrowRight")
    lesson.until_said(0, "sum 7.3")
    lesson.until_written(r"{7.3}")
    assert lesson.canvas(0).get_attribute("data-known") == "yes"
    lesson.page.get_by_label("x2, exactly").fill("-4.25")
    lesson.page.keyboard.press("Enter")
    lesson.until_said(0, "x2 \N{MINUS SIGN}4.25")
    lesson.until_written("(-4.25)")
    slider = lesson.page.get_by_role("slider", name="x2")
    expect(slider).to_have_attribute("aria-valuetext", "-4.25")
    # Left empty, the field takes its number again, whatever else was set meanwhile.
    field = lesson.page.get_by_label("x2, exactly")
    field.fill("")
    field.press("Tab")
    expect(field).to_have_value("-4.25")
    with lesson.answered():
        slider.press("ArrowRight")
    field.fill("")
    field.press("Enter")
    expect(field).to_have_value("-4.2")
    lesson.until_said(0, "x2 \N{MINUS SIGN}4.2")
    assert_no_formula_is_cut_on_a_phone(lesson)


def test_numbers_run_and_a_neuron_is_picked_by_a_click_by_keyboard_and_by_a_tap(
    open_lesson: OpenLesson,
) -> None:
    lesson = open_lesson("feedforward")
    assert_numbers_run_and_step_through_the_network(lesson)
    assert "w_5" in lesson.formulas()
    (h1, _) = lesson.painted[0]["spots"][1]
    lesson.page.mouse.click(*lesson.at(0, h1))
    lesson.until_written("h_1 &=")
    lesson.page.get_by_role("slider", name="w1").wait_for()
    lesson.root.get_by_role("slider", name="Layer").focus()
    lesson.page.keyboard.press("Tab")
    lesson.page.keyboard.press("Tab")
    lesson.page.keyboard.press("Enter")
    lesson.until_written("h_2 &=")
    # The focus stays, so the next one is one key away.
    lesson.page.keyboard.press("Shift+Tab")
    lesson.page.keyboard.press("Enter")
    lesson.until_written("h_1 &=")
    lesson.resize(*PHONE)
    (_, h2) = lesson.painted[0]["spots"][1]
    lesson.page.touchscreen.tap(*lesson.at(0, h2))
    lesson.until_written("h_2 &=")


def assert_numbers_run_and_step_through_the_network(lesson: Lesson) -> None:
    now = lesson.root.locator(".now")
    assert now.text_content() == "o1"
    lesson.button("Rewind").click()
    lesson.until_said(0, "h1 ?")
    assert now.text_content() == "inputs"
    assert {"x1 2", "h2 ?", "o1 ?"} <= set(lesson.painted[0]["said"])
    lesson.root.get_by_text("Fast").click()
    lesson.button("Play").click()
    lesson.until("({ painted }) => painted.place > 0.2 && painted.place < 0.9")
    lesson.until("({ painted }) => painted.place === 2")
    assert {"h1 0.953", "o1 0.722"} <= set(lesson.painted[0]["said"])
    assert now.text_content() == "o1"
    slider = lesson.root.get_by_role("slider", name="Layer")
    slider.press("ArrowLeft")
    lesson.until_said(0, "o1 ?")
    assert "h1 0.953" in lesson.painted[0]["said"]
    assert slider.get_attribute("aria-valuetext") == "h1, h2"


def test_the_browser_gives_what_the_core_gives_and_shows_all_digits(
    open_lesson: OpenLesson,
) -> None:
    lesson = open_lesson("feedforward")
    lesson.page.get_by_role("button", name="Your trained network").click()
    lesson.until_said(0, "x1 \N{MINUS SIGN}2")
    network, *planes = lesson.painted
    (_, hidden, (o1,)) = network["outputs"]
    assert [plane["output"] for plane in planes] == pytest.approx([*hidden, o1], abs=1e-12)
    h1, h2 = map(six_digits, hidden)
    caption = lesson.page.get_by_text("To six digits h1").inner_text()
    assert caption == f"To six digits h1 = {h1}, h2 = {h2} and o1 = {six_digits(o1)}."
    field = lesson.page.get_by_label("b3, exactly")
    lesson.page.wait_for_function("(field) => field.value.length > 5", arg=field.element_handle())
    for width in (1440, 390):
        lesson.resize(width, 844)
        assert field.evaluate("(field) => field.scrollWidth <= field.clientWidth")
    assert_no_formula_is_cut_on_a_phone(lesson)


def assert_no_formula_is_cut_on_a_phone(lesson: Lesson) -> None:
    lesson.resize(*PHONE)
    for name in ("x1", "x2"):
        lesson.page.get_by_label(f"{name}, exactly").fill("-9.87654")
        lesson.page.keyboard.press("Enter")
    lesson.until_said(0, "x2 \N{MINUS SIGN}9.877")
    formula = lesson.page.locator(".katex-display")
    for width in (390, 320):
        lesson.resize(width, 844)
        box = formula.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= width
        # A slanted letter at the end may lean out of its own box.
        assert formula.evaluate("(formula) => formula.scrollWidth - formula.clientWidth") <= 4
