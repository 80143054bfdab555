"""The language of the pages: by the link, by the choice at their end, and in their links.

AppTest runs the door once, and after that each page by itself; the choice is drawn by the door.
"""

from tests.pages.bigger_visit import open_bigger
from tests.pages.playground_visit import (
    choose,
    labels,
    link_of,
    open_page,
    press,
    rerun,
    sentences,
    texts,
)

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


def test_all_that_is_wrong_with_a_link_is_said_in_german() -> None:
    broken = {
        "lr": "0",
        "hide": "everything",
        "then": "6,lr:0.5;3,lr:1",
        "moved": "1:gone,1:gone",
        "data": "table",
    }
    assert sentences(open_bigger(lang="de", **broken)) == [
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
    said = "x1 ist Körpergewicht (lb) minus 135."
    assert said in texts(open_page(lang="de"))
    typed = "Name,Loss,Height (in),Kind,F,M"
    page = open_page(lang="de", people="A,1,2,1;B,3,4,0", columns=typed, shift="none")
    assert {"x1 ist Loss.", "x2 ist Körpergröße (in)."} <= {*texts(page)}
