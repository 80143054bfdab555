"""Links: each names a run, what it cannot set is said in a sentence, and none breaks the page."""

from typing import Any

import pytest

from nn_core import Network
from tests.pages.playground_visit import (
    ONES,
    PARAMETERS,
    RANDOM,
    assert_shows,
    choose,
    folded,
    labelled,
    labels,
    link_of,
    link_to,
    open_page,
    press,
    rerun,
    sentences,
    trained,
)
from tests.pages.stage_on_page import stage, told_to_stage, touch
from ui.experiment.fields import HAND

ZEROS = Network.from_vector([0.0] * 9)
BY_HAND = [0.5, -1.25, 10.0, -10.0, 0.001, 3.0, -0.1, 2.0, 0.123456789012345]
HAND_LINK = {
    name: HAND[name].written(number) for name, number in zip(PARAMETERS, BY_HAND, strict=True)
}
NOT_USABLE: list[tuple[str, str, str, str, dict[str, Any]]] = [
    ("lr", "11", "Learning rate", "0.1", {}),
    ("lr", "0", "Learning rate", "0.1", {}),
    ("lr", "quick", "Learning rate", "0.1", {}),
    ("lr", "nan", "Learning rate", "0.1", {}),
    ("lr", "inf", "Learning rate", "0.1", {}),
    ("epochs", "5001", "Epochs", "1000", {}),
    ("epochs", "-1", "Epochs", "1000", {}),
    ("epochs", "many", "Epochs", "1000", {}),
    ("epochs", "nan", "Epochs", "1000", {}),
    ("epochs", "12.7", "Epochs", "12", {"epochs": 12}),
    ("seed", "-1", "Seed", "0", {}),
    ("seed", "1000000", "Seed", "0", {}),
    ("seed", "2.5", "Seed", "2", {"start": Network.random(seed=2)}),
    ("order", "sideways", "Sample order", "table", {}),
    ("start", "zeros", "Start weights", "random", {}),
    ("loss", "cubic", "Loss axis", "linear", {}),
    ("data", "mnist", "Dataset", "people", {}),
]


@pytest.mark.parametrize(
    ("link", "run"),
    [
        ({"lr": "0.5"}, {"learning_rate": 0.5}),
        ({"lr": "0.15"}, {"learning_rate": 0.15}),
        ({"lr": "0.001"}, {"learning_rate": 0.001}),
        ({"epochs": "0"}, {"epochs": 0}),
        ({"epochs": "123"}, {"epochs": 123}),
        ({"seed": "999999"}, {"start": Network.random(seed=999999)}),
        ({"order": "shuffled"}, {"order": "shuffled"}),
        ({"start": "ones"}, {"start": ONES}),
        ({"start": "hand", "w3": "2.5"}, {"start": ZEROS.from_vector([0, 0, 2.5, *[0] * 6])}),
        ({"start": "hand"} | HAND_LINK, {"start": Network.from_vector(BY_HAND)}),
        ({"start": "hand", "w1": "250.5"}, {"start": ZEROS.from_vector([250.5, *[0] * 8])}),
    ],
)
def test_a_link_opens_its_run_and_stays_as_it_is(link: dict[str, str], run: dict[str, Any]) -> None:
    page = open_page(**link)
    assert not sentences(page)
    assert_shows(page, trained(**run))
    assert link_of(page) == link


def test_a_link_sets_everything_at_once() -> None:
    link = {"lr": "2", "epochs": "150", "seed": "4", "order": "shuffled"}
    page = open_page(**link, loss="log", show="Frank")
    assert not sentences(page)
    start = Network.random(seed=4)
    assert_shows(page, trained(start, learning_rate=2.0, epochs=150, seed=4, order="shuffled"))
    assert stage(page).head["log"] is True
    assert stage(page).shown == "Frank"
    assert stage(page).inputs() == [20.0, 2.0]


def test_a_link_picks_the_dataset() -> None:
    page = open_page(data="iris", show="Flower 77")
    assert not sentences(page)
    assert stage(page).titles == ["Petal length (cm)", "Petal width (cm)"]
    assert stage(page).shown == "Flower 77"


@pytest.mark.parametrize(
    ("label", "value", "link"),
    [
        ("Sample order", "shuffled", {"order": "shuffled"}),
        ("Start weights", "ones", {"start": "ones"}),
        ("Loss axis", "log", {"loss": "log"}),
        ("Show the network for", "Diana", {"show": "Diana"}),
        ("Dataset", "xor", {"data": "xor"}),
    ],
)
def test_a_choice_is_in_the_link_while_it_is_not_the_usual_one(
    label: str, value: str, link: dict[str, str]
) -> None:
    page = open_page()
    usual = labelled(page, label).value
    assert link_of(choose(page, label, value)) == link
    assert link_of(choose(page, label, usual)) == {}


@pytest.mark.parametrize("lr", ["0.1", "0.35", "3"])
def test_the_link_of_what_one_trains_on_from_opens_the_same_stage(lr: str) -> None:
    page = open_page(epochs="40", lr=lr)
    touch(page, "start", stage(page).parameters(-1).tolist())
    link = link_of(page)
    assert set(PARAMETERS) <= set(link)
    assert told_to_stage(open_page(**link)) == told_to_stage(page)


def test_the_link_of_a_start_by_hand_opens_the_same_stage() -> None:
    page = choose(open_page(), "Start weights", "hand")
    choose(page, "w5: h1 → o1", -4.0)
    assert told_to_stage(open_page(**link_of(page))) == told_to_stage(page)
    choose(page, "Start weights", "random")
    assert link_of(page) == {}


@pytest.mark.parametrize(
    ("key", "text", "label", "used", "run"),
    NOT_USABLE,
    ids=[f"{key}={text}" for key, text, *_ in NOT_USABLE],
)
def test_what_a_link_cannot_set_is_said_in_a_sentence(
    key: str, text: str, label: str, used: str, run: dict[str, Any]
) -> None:
    page = open_page(**{key: text})
    (sentence,) = sentences(page)
    assert f"{label} to {text}:" in sentence
    assert f"{used} is used" in sentence
    assert_shows(page, trained(**run))


@pytest.mark.parametrize("text", ["much", "", "nan", "-inf", "1e7"])
@pytest.mark.parametrize("name", ["w1", "b3"])
def test_a_number_by_hand_that_a_link_cannot_set_is_zero(name: str, text: str) -> None:
    page = open_page(start="hand", epochs="20", **{name: text})
    (sentence,) = sentences(page)
    assert f"sets {name} to {text}" in sentence
    assert_shows(page, trained(ZEROS, epochs=20))


@pytest.mark.parametrize(("key", "text"), [("epochs", "inf"), ("seed", "-1e999")])
def test_an_infinity_in_a_link_is_said_in_a_sentence(key: str, text: str) -> None:
    page = open_page(**{key: text})
    (sentence,) = sentences(page)
    assert text in sentence
    assert_shows(page, trained())


@pytest.mark.parametrize(
    ("key", "text", "label"),
    [
        ("epochs", "5000.5", "Epochs"),
        ("epochs", "-0.5", "Epochs"),
        ("seed", "999999.5", "Seed"),
    ],
)
def test_a_fraction_beyond_the_bounds_runs_as_its_sentence_says(
    key: str, text: str, label: str
) -> None:
    page = open_page(**{key: text})
    (sentence,) = sentences(page)
    assert f"so {labelled(page, label).value} is used" in sentence


@pytest.mark.parametrize("key", ["lr", "order"])
def test_a_sentence_on_an_empty_setting_says_that_it_is_empty(key: str) -> None:
    (sentence,) = sentences(open_page(**{key: ""}))
    assert " to :" not in sentence


def test_a_link_that_shows_nobody_is_said_in_a_sentence() -> None:
    page = open_page(show="Nobody")
    assert_shows(page, trained())
    assert ["asks to show Nobody," in sentence for sentence in sentences(page)] == [True]


@pytest.mark.parametrize("text", ["0.30", "5e-3", "0.12345678"])
def test_a_learning_rate_in_any_notation_stays_in_the_link(text: str) -> None:
    link = link_of(open_page(lr=text, epochs="20"))
    assert_shows(open_page(**link), trained(learning_rate=float(text), epochs=20))


def test_each_setting_has_its_own_sentence_until_they_are_read() -> None:
    bad = {"lr": "x", "epochs": "x", "seed": "x", "order": "x", "start": "x", "data": "x"}
    page = open_page(**bad)
    assert len(sentences(page)) == len(folded(page)) == 3
    choose(page, "Seed", 2)
    assert len(sentences(page)) + len(folded(page)) == len(bad)
    assert_shows(page, trained(Network.random(seed=2)))
    press(page, "Got it")
    assert not sentences(page)
    assert not folded(page)
    assert "Got it" not in labels(page)
    assert not sentences(rerun(page))
    assert_shows(page, trained(Network.random(seed=2)))


@pytest.mark.parametrize(
    "link",
    [
        {"foo": "1", "LR": "7", "utm_source": "<b>x</b>"},
        {"version": "9", "learn_table": "x", "headings": "x", "link_problems": "x", "stage": "x"},
    ],
)
def test_unknown_fields_change_nothing_and_are_said_in_one_sentence(link: dict[str, str]) -> None:
    usual = told_to_stage(open_page())
    page = open_page(**link)
    (sentence,) = sentences(page)
    assert all(key in sentence for key in [*link][:3])
    assert told_to_stage(page) == usual
    assert link_of(page) == {}


def test_how_the_app_is_shown_is_left_in_the_address() -> None:
    page = open_page(embed="true", present="true", seed="7", v="1")
    assert not sentences(page)
    assert link_of(choose(page, "Seed", 8)) == {"embed": "true", "present": "true", "seed": "8"}


@pytest.mark.parametrize(
    "text",
    ["<b>x</b>", "$x$", "[a](b)", "**x**", "`x`", ":red[x]", "# x", "www.example.com", "a -> b"],
)
def test_a_sentence_quotes_a_link_letter_by_letter(text: str) -> None:
    page = open_page(order=text)
    (sentence,) = sentences(page)
    assert text in sentence


def test_a_sentence_cuts_a_long_quotation() -> None:
    (sentence,) = sentences(open_page(order="x" * 5000))
    assert len(sentence) < 300


def test_a_link_by_hand_is_still_there_after_another_start() -> None:
    page = choose(open_page(start="hand", w3="2.5"), "Start weights", "random")
    assert_shows(page, trained(RANDOM))
    choose(page, "Start weights", "hand")
    assert_shows(page, trained(Network.from_vector([0, 0, 2.5, *[0] * 6])))


def test_a_key_that_stands_twice_in_the_address_stands_there_once_then() -> None:
    page = link_to()
    page.query_params["lr"] = ["0.2", "0.5"]
    assert labelled(rerun(page), "Learning rate").value == 0.5
    assert page.query_params["lr"] == "0.5"
