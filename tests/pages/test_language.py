"""The language of the pages: by the link, by the choice at their end, and in their links.

AppTest runs the door once, and after that each page by itself; the choice is drawn by the door.
"""

import re

import pytest

from tests.pages.lesson_visit import formulas, open_lesson
from tests.pages.playground_visit import choose, labels, link_of, open_page, press, rerun
from ui.app.pages import LESSONS
from ui.language.catalogues import whole

ANOTHER_SEED = "Andere Startzahl"


def test_a_link_in_german_opens_a_page_in_german() -> None:
    page = open_page(lang="de", lr="0.5")
    assert "Lernrate" in labels(page)
    assert link_of(page) == {"lang": "de", "lr": "0.5"}
    page = choose(page, "Sprache", "en")
    assert "Learning rate" in labels(page)
    assert link_of(page) == {"lang": "en", "lr": "0.5"}


def test_the_language_can_be_picked_and_goes_along_to_every_page_and_link() -> None:
    page = choose(open_page(), "Language", "de")
    assert "Lernrate" in labels(page)
    assert link_of(page) == {"lang": "de"}
    page = press(page, ANOTHER_SEED)
    assert link_of(page) == {"lang": "de", "seed": "1"}
    page.switch_page("pages/loss.py")
    assert link_of(rerun(page)) == {"lang": "de", "seed": "1"}


def test_a_language_that_is_not_spoken_is_named_and_left_out() -> None:
    page = open_page(lang="tlh")
    assert "Learning rate" in labels(page)
    assert link_of(page) == {}


@pytest.mark.parametrize("url", [lesson.url for lesson in LESSONS])
def test_no_lesson_in_german_has_a_word_left_in_english(url: str) -> None:
    page = open_lesson(url, language="de")
    choices = [*page.radio, *page.segmented_control]
    said = {
        *(option for choice in choices for option in choice.options),
        *(str(node.value) for node in (*page.title, *page.header, *page.caption, *page.text)),
        *re.findall(r"\\text\{([^}]+)\}", formulas(page)),
        *labels(page),
    }
    known = {message.id: message.string for message in whole("de") if message.id}
    assert {text for text in said if known.get(text, text) != text} == set()
