"""What Compare, Starts and Landscape have in common: the presentation, both networks, languages."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.pages.playground_visit import labelled, labels, link_of, rerun, sentences
from tests.pages.view_visit import SMALL, head_of, open_view, say, worked_out

PRESENTED = {
    "compare": {"vary": "lr:0.2,0.7", "epochs": "40"},
    "starts": {"starts": "10", "epochs": "10"},
    "landscape": {"epochs": "30", "plane": "w1,w3"},
}


@pytest.mark.parametrize(("url", "link"), PRESENTED.items())
def test_each_can_be_presented_with_a_code_of_its_own(url: str, link: dict[str, str]) -> None:
    page = open_view(url, present="true", **link)
    page.context["url"] = f"https://nine.example.org/{url}"
    head = head_of(worked_out(rerun(page)))
    assert head["present"] is True
    shared = urlsplit(head["qr"]["link"])
    assert shared.path == f"/{url}"
    assert dict(parse_qsl(shared.query)) == {**link, "v": "1"}
    assert link_of(page) == {**link, "present": "true"}
    said = head["told"]
    (told,) = (element.proto for element in page.get("bidi_component"))
    say(page, told.id, "present", False)
    head = head_of(page)
    assert (head["present"], head["qr"], head["told"]) == (False, None, said)
    assert link_of(page) == link


def test_the_other_network_is_one_press_away_and_each_keeps_what_it_was() -> None:
    page = open_view("compare", vary="lr:1,2", data="xor", epochs="30")
    labelled(page, "Network").set_value("bigger")
    assert link_of(rerun(page)) == {"of": "bigger", "vary": "opt:sgd,momentum,rmsprop,adam"}
    assert not sentences(page)
    labelled(page, "Network").set_value("playground")
    assert link_of(rerun(page)) == {"vary": "lr:1,2", "data": "xor", "epochs": "30"}


def test_a_link_to_bigger_networks_sets_nothing_in_the_playground() -> None:
    page = open_view("starts", of="bigger", starts="10", lr="0.5", **SMALL)
    assert " 10 starts learned" in head_of(worked_out(page))["told"]
    labelled(page, "Network").set_value("playground")
    assert link_of(rerun(page)) == {"starts": "10"}
    assert not sentences(page)


@pytest.mark.parametrize(
    ("url", "link", "said"),
    [
        ("compare", {"vary": "lr:1"}, "The link sets What varies to lr:1"),
        ("starts", {"starts": "many"}, "The link sets Starts to many"),
        ("landscape", {"plane": "up"}, "The link sets Plane of the landscape to up"),
        ("compare", {"opt": "newton"}, "The link sets Optimizer to newton"),
    ],
)
def test_a_link_to_bigger_networks_that_cannot_be_used_has_one_sentence(
    url: str, link: dict[str, str], said: str
) -> None:
    page = open_view(url, of="bigger", **SMALL, **({"starts": "10"} | link))
    (sentence,) = [each for each in sentences(page) if "does not know" not in each]
    assert sentence.startswith(said)


def test_a_link_to_a_network_that_there_is_not_is_one_to_the_nine_numbers() -> None:
    page = open_view("compare", of="martians", vary="lr:1", epochs="40")
    first, second = sentences(page)
    assert first.startswith("The link sets Network to martians")
    assert second.startswith("The link sets What varies to lr:1")
    assert link_of(page)["epochs"] == "40"


@pytest.mark.parametrize(
    ("url", "question", "label"),
    [
        ("compare", "Was ändert eine einzige Einstellung?", "Werte zum Vergleich: 2 bis 8"),
        ("starts", "Wie oft lernt das Netz?", "Gelernt unter einem Verlust von"),
        ("landscape", "Wie sieht der Verlust von oben aus?", "Logarithmische Farben"),
    ],
)
def test_a_view_speaks_german(url: str, question: str, label: str) -> None:
    page = open_view(url, lang="de")
    assert page.header[0].value == question
    assert label in labels(page)
    assert not page.exception
