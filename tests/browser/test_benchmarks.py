"""The benchmarks still find what they press and what it changes. Their times are not for tests."""

from benchmarks.in_the_browser import STAGE, milliseconds_to_answer, open_lesson
from tests.browser.conftest import Open


def test_a_key_on_a_slider_brings_a_new_picture(visit: Open, address: str) -> None:
    page = visit().page
    assert milliseconds_to_answer(page, STAGE) > 0
    # The sliders of all lessons are pressed where all lessons are opened: `test_lessons.py`.
    slider = open_lesson(page, address, "neuron")
    assert milliseconds_to_answer(page, STAGE, slider) > 0
