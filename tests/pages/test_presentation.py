"""The presentation: another look at the same experiment, a link that opens it, and its QR code."""

import numpy as np
import pytest
import zxingcpp
from streamlit.testing.v1 import AppTest

from tests.pages.playground_visit import (
    LEARN,
    assert_shows,
    choose,
    link_of,
    link_to,
    open_page,
    press,
    rerun,
    sentences,
    trained,
    type_in,
    upload,
)
from tests.pages.stage_on_page import stage, told_to_stage, touch
from ui.playground.presentation import NO_CODE, ONLY_HERE


def present(page: AppTest, on: bool = True) -> AppTest:
    return touch(page, "present", on)


def test_the_stage_begins_and_ends_it() -> None:
    page = open_page(epochs="30")
    before = told_to_stage(page)
    assert stage(page).head["present"] is False
    present(page)
    assert link_of(page) == {"epochs": "30", "present": "true"}
    assert stage(page).head["present"] is True
    assert_shows(page, trained(epochs=30))
    present(page, False)
    assert link_of(page) == {"epochs": "30"}
    assert told_to_stage(page) == before


def test_a_link_opens_it() -> None:
    link = {"present": "true", "epochs": "30", "show": "Bob", "loss": "log", "start": "ones"}
    page = open_page(**link)
    assert link_of(page) == link
    assert not sentences(page)
    head = stage(page).head
    assert (head["present"], head["log"], head["shown"]) == (True, True, "Bob")
    # It stays, whatever is set.
    choose(page, "Sample order", "shuffled")
    assert link_of(page) == link | {"order": "shuffled"}
    assert stage(page).head["present"] is True


@pytest.mark.parametrize("text", ["yes", "True", ""])
def test_a_link_that_says_something_else_does_not(text: str) -> None:
    page = open_page(present=text)
    (sentence,) = sentences(page)
    assert "has to be one of false, true, so false is used." in sentence
    assert link_of(page) == {}
    assert stage(page).head["present"] is False


def test_what_was_typed_goes_on_counting() -> None:
    page = type_in(open_page(), LEARN, {0: {"x1": 180}})
    inputs, people = stage(page).inputs(), link_of(page)["people"]
    present(page)
    assert stage(page).inputs() == inputs == [45.0, -1.0]
    press(page, "Another seed")
    assert stage(page).inputs() == inputs
    assert link_of(present(page, False))["people"] == people


def test_an_opened_preset_says_what_to_watch() -> None:
    page = touch(open_page(present="true"), "preset", 1)
    assert stage(page).head["present"] is True
    title, look_for = stage(page).head["watch"]
    assert title == "Twins"
    assert "h1 and h2 get the same gradients" in look_for


def at(url: str, **link: str) -> AppTest:
    """The presentation, opened at an address."""
    page = link_to(present="true", **link)
    page.context["url"] = url
    return rerun(page)


def read_code(page: AppTest) -> str:
    """What a phone reads off the QR code on the screen."""
    squares = stage(page).head["qr"]["squares"]
    dark = np.array([[int(square) for square in row] for row in squares], dtype=np.uint8)
    large = np.kron(np.pad(dark, 4), np.ones((4, 4), dtype=np.uint8))
    (read,) = zxingcpp.read_barcodes((1 - large) * np.uint8(255))
    return str(read.text)


def test_the_room_gets_the_link_of_what_is_shown() -> None:
    page = at("https://nine.example.org/", seed="7", show="Bob")
    qr = stage(page).head["qr"]
    assert read_code(page) == qr["link"] == "https://nine.example.org/?seed=7&show=Bob&v=1"
    assert qr["words"] == ""
    choose(page, "Seed", 8)
    assert read_code(page).endswith("/?seed=8&show=Bob&v=1")


@pytest.mark.parametrize(
    "url",
    ["http://localhost:8501", "http://127.0.0.1:8501/", "http://127.1.2.3/", "http://[::1]:8501/"],
)
def test_an_address_of_this_computer_says_so(url: str) -> None:
    page = at(url)
    assert stage(page).head["qr"]["words"] == ONLY_HERE
    assert read_code(page).rstrip("/") == url.rstrip("/")


@pytest.mark.parametrize("url", ["http://192.168.0.7:8501/", "https://localhost.example.org/"])
def test_an_address_that_phones_reach_needs_no_words(url: str) -> None:
    assert stage(at(url)).head["qr"]["words"] == ""


def test_there_is_no_code_outside_the_presentation() -> None:
    page = open_page()
    assert stage(page).head["qr"] is None
    assert stage(present(page)).head["qr"] is not None
    assert stage(present(page, False)).head["qr"] is None


def table(name: str, rows: int) -> bytes:
    lines = (f"{name} {n},{n / 7},{n % 13},{'cat' if n % 2 else 'dog'}" for n in range(rows))
    return "\n".join(["Name,Length (cm),Age,Kind", *lines]).encode()


@pytest.mark.parametrize(
    ("content", "words", "has_link"),
    [
        (table("Cat", 120), NO_CODE, True),
        (
            table("ø" * 30, 200),
            "The tables are too long for a link: give away the experiment as a file.",
            False,
        ),
    ],
    ids=["no code", "no link"],
)
def test_tables_that_are_too_long_are_said(content: bytes, words: str, has_link: bool) -> None:
    qr = stage(upload(open_page(present="true", epochs="3"), content)).head["qr"]
    assert (qr["squares"], qr["words"]) == ([], words)
    assert bool(qr["link"]) is has_link
