"""The benchmarks still find what they press and what it changes. Their times are not for tests."""

from benchmarks.in_the_browser import LESSONS, STAGE, milliseconds_to_answer, open_lesson
from tests.browser.conftest import Open


def test_a_key_on_the_slider_of_each_page_brings_a_new_picture(visit: Open, address: str) -> None:
    page = visit().page
    assert milliseconds_to_answer(page, STAGE) > 0
    for lesson in LESSONS:
        slider = open_lesson(page, address, lesson)
        assert milliseconds_to_answer(page, STAGE, slider) > 0
