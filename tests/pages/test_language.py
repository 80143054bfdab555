"""The language of the pages: by the link, by the choice at their end, and in their links.

AppTest runs the door once, and after that each page by itself; the choice is drawn by the door.
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.bigger_visit import SMALL, open_bigger
from tests.pages.playground_visit import (
    APP,
    choose,
    folded,
    labels,
    link_of,
    open_page,
    press,
    rerun,
    sentences,
    texts,
)
from ui.language.catalogues import PROJECT, whole

ANOTHER_SEED = "Andere Startzahl"
PAGES = sorted(path.relative_to(PROJECT).as_posix() for path in PROJECT.glob("pages/*.py"))
CODES = re.compile("[a-z_-]+")
"""One small word may be a code of ours, as an option has it: those are the same everywhere."""


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


def test_all_that_is_wrong_with_a_link_is_said_in_german() -> None:
    broken = {
        "lr": "0",
        "hide": "everything",
        "then": "6,lr:0.5;3,lr:1",
        "moved": "1:gone,1:gone",
        "data": "table",
    }
    page = open_bigger(lang="de", **broken)
    assert [*sentences(page), *folded(page)] == [
        "Der Link setzt Lernrate auf 0: Erlaubt ist eine Zahl von 0.00001 bis 10, also gilt 0.1.",
        "Der Link setzt Ausgeblendete Bedienelemente auf everything: Erlaubt ist eine Auswahl aus "
        "data bis goal, wie ein Link sie nennt, network, numbers, share, presets, challenges, "
        "export, mit Kommas dazwischen, also gilt none.",
        "Der Link hat keine Tabelle zum Lernen, also gilt der Datensatz Kreise.",
        "Der Link setzt Punkte von Hand, und nichts davon wird verwendet: Jeder Punkt kann nur "
        "einmal von Hand gesetzt werden.",
        "Der Link ändert den Lauf nach Epoche 3: Änderungen kommen nach immer späteren Epochen, "
        "vor der letzten.",
    ]


def test_our_own_headings_are_german_and_those_that_were_typed_stay() -> None:
    said = "x1 ist Gewicht (lb) minus 135."
    assert said in texts(open_page(lang="de"))
    typed = "Name,Loss,Height (in),Kind,F,M"
    page = open_page(lang="de", people="A,1,2,1;B,3,4,0", columns=typed, shift="none")
    assert {"x1 ist Loss.", "x2 ist Größe (in)."} <= {*texts(page)}


def strings(message: Any) -> Iterator[str]:
    """All texts that the browser is sent in a message."""
    for field, value in message.ListFields():
        for one in value if field.is_repeated else (value,):
            if hasattr(one, "ListFields"):
                yield from strings(one)
            elif isinstance(one, str):
                yield one


@pytest.mark.parametrize("script", PAGES)
def test_no_text_of_a_page_in_german_is_one_that_has_a_german_one(script: str) -> None:
    page = AppTest.from_file(APP, default_timeout=60)
    page.switch_page(script)
    page.query_params.update(SMALL | {"lang": "de"} if "bigger" in script else {"lang": "de"})
    rerun(page)
    protos = [getattr(element, "proto", None) for element in page]
    said = {*chain.from_iterable(strings(proto) for proto in protos if proto is not None)}
    english = {
        text
        for message in whole("de")
        if message.id
        for text in ([message.id] if isinstance(message.id, str) else message.id)
        if text != message.string
    }
    in_formulas = {word for text in said for word in re.findall(r"\\text\{([^}]+)\}", text)}
    assert len(said) > 20
    assert {text for text in said & english if not CODES.fullmatch(text)} == set()
    assert in_formulas & english == set()
