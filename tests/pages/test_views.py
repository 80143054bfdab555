"""What Compare, Starts and Landscape have in common: the presentation, both networks, languages."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.pages.playground_visit import (
    in_dialog,
    labelled,
    labels,
    link_of,
    press,
    rerun,
    sentences,
)
from tests.pages.view_visit import SMALL, head_of, open_view, say, worked_out
from ui.experiment.bigger_file import bigger_file
from ui.experiment.bigger_link import read_bigger_link
from ui.experiment.experiment_file import experiment_file
from ui.experiment.permalink import read_link

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


@pytest.mark.parametrize(("url", "link"), PRESENTED.items())
def test_each_shares_a_link_to_itself_and_the_experiment_as_a_file(
    url: str, link: dict[str, str]
) -> None:
    page = open_view(url, **link)
    page.context["url"] = f"https://nine.example.org/{url}"
    press(page, "Share")
    shared = urlsplit(in_dialog(page, "code")[0].value)
    assert shared.path == f"/{url}"
    assert dict(parse_qsl(shared.query)) == {**link, "v": "1"}
    assert len(in_dialog(page, "image")) == 1
    (uploader,) = in_dialog(page, "file_uploader")
    file = experiment_file(read_link({"lr": "0.7", "epochs": "5"})[0]).encode()
    uploader.set_value(("experiment.json", file, "application/json"))
    press(page, "Share")
    assert link_of(rerun(page)) == {**link, "lr": "0.7", "epochs": "5"}


def test_a_view_of_a_bigger_network_shares_that_and_opens_its_files() -> None:
    page = open_view("compare", of="bigger", vary="lr:0.1,0.2", **SMALL)
    page.context["url"] = "https://nine.example.org/compare"
    press(page, "Share")
    link = {"of": "bigger", "vary": "lr:0.1,0.2", **SMALL}
    assert dict(parse_qsl(urlsplit(in_dialog(page, "code")[0].value).query)) == link | {"v": "1"}
    # What a link can hide are the controls of the network's own page.
    assert in_dialog(page, "multiselect") == []
    (uploader,) = in_dialog(page, "file_uploader")
    file = bigger_file(read_bigger_link({"hidden": "4", "epochs": "5"})[0]).encode()
    uploader.set_value(("experiment.json", file, "application/json"))
    press(page, "Share")
    assert link_of(rerun(page)) == link | {"hidden": "4", "epochs": "5"}
    assert "Share" not in labels(open_view("compare", of="bigger", hide="share", **SMALL))


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
