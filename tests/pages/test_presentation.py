"""The presentation: another look at the same experiment, and a link that opens it."""

import pytest

from tests.pages.playground_visit import (
    LEARN,
    assert_shows,
    choose,
    html_texts,
    labels,
    link_of,
    open_page,
    press,
    sentences,
    trained,
    type_in,
)
from tests.pages.stage_on_page import stage, told_to_stage
from ui.app.shortcuts import LISTED
from ui.experiment.presets import PRESETS
from ui.figures.stage import LARGE_LECTURE, LECTURE, STACKED, WIDE

HIDES = "stMainBlockContainer"
"""What only the style sheet of the presentation speaks of."""


def test_a_button_begins_and_ends_it() -> None:
    page = open_page(epochs="30")
    before = told_to_stage(page)
    assert not any(HIDES in text for text in html_texts(page))
    press(page, "Present")
    assert link_of(page) == {"epochs": "30", "present": "true"}
    assert stage(page).layout["font"]["size"] == LECTURE.font_size
    assert any(HIDES in text for text in html_texts(page))
    assert_shows(page, trained(epochs=30))
    press(page, "End")
    assert link_of(page) == {"epochs": "30"}
    assert told_to_stage(page) == before
    assert not any(HIDES in text for text in html_texts(page))


def test_a_link_opens_it() -> None:
    link = {"present": "true", "epochs": "30", "show": "Bob", "loss": "log", "start": "ones"}
    page = open_page(**link)
    assert link_of(page) == link
    assert not sentences(page)
    shown = stage(page)
    assert shown.layout["font"]["size"] == LECTURE.font_size
    assert shown.layout["yaxis3"]["type"] == "log"
    assert "The network, for Bob" in shown.headings
    # It stays, whatever is set.
    choose(page, "Sample order", "shuffled")
    assert link_of(page) == link | {"order": "shuffled"}


@pytest.mark.parametrize("text", ["yes", "True", ""])
def test_a_link_that_says_something_else_does_not(text: str) -> None:
    page = open_page(present=text)
    (sentence,) = sentences(page)
    assert "has to be one of false, true, so false is used." in sentence
    assert link_of(page) == {}
    assert "Present" in labels(page)


def test_what_was_typed_goes_on_counting() -> None:
    page = type_in(open_page(), LEARN, {0: {"x1": 180}})
    inputs, people = stage(page).neurons().tolist(), link_of(page)["people"]
    press(page, "Present")
    assert stage(page).neurons().tolist() == inputs
    press(page, "Another seed")
    assert stage(page).neurons()[:2].tolist() == inputs[:2]
    assert link_of(press(page, "End"))["people"] == people


def test_a_narrow_screen_stays_as_it_is() -> None:
    page = open_page(present="true")
    press(page, "screen_narrow")
    assert stage(page).layout["height"] == STACKED.height
    assert not any(HIDES in text for text in html_texts(page))
    assert not {"Present", "End", "Keys"} & set(labels(page))
    press(page, "screen_narrow")
    assert stage(page).layout["font"]["size"] == LECTURE.font_size


def test_a_large_screen_has_larger_type_in_a_presentation_only() -> None:
    page = press(open_page(), "screen_large")
    assert stage(page).layout["font"]["size"] == WIDE.font_size
    press(page, "Present")
    assert stage(page).layout["font"]["size"] == LARGE_LECTURE.font_size


def test_presets_have_keys_in_a_presentation_only() -> None:
    page = open_page()
    assert "preset_by_2" not in labels(page)
    press(page, "Present")
    for key, preset in zip("1234567890", PRESETS, strict=True):
        press(page, f"preset_by_{key}")
        assert link_of(page) == {**preset.link, "present": "true"}


def test_the_keys_are_listed() -> None:
    page = press(open_page(), "Keys")
    listed = " ".join(str(element.value) for element in page.markdown)
    assert all(key in listed and what in listed for key, what in LISTED.items())
    assert all(preset.title in listed for preset in PRESETS)
