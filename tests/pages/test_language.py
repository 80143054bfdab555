"""The language of the pages: by the link, by the choice at their end, and in their links.

AppTest runs the door once, and after that each page by itself; the choice is drawn by the door.
"""

from tests.pages.playground_visit import choose, labels, link_of, open_page, press, rerun

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
