"""The settings of a run: each does what nn_core does, and the stage shows it to the last digit."""

from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from nn_core import Network
from tests.pages.playground_visit import (
    ONES,
    PARAMETERS,
    RANDOM,
    assert_shows,
    choose,
    forget_runs,
    labelled,
    labels,
    link_of,
    link_to,
    metric,
    open_page,
    press,
    rerun,
    sentences,
    texts,
    trained,
)
from tests.pages.stage_on_page import rest_at, stage, told_to_stage, touch
from ui.theme.palette import DARK, LIGHT

FIELDS = {
    "w1": "w1: x1 → h1",
    "w2": "w2: x2 → h1",
    "w3": "w3: x1 → h2",
    "w4": "w4: x2 → h2",
    "w5": "w5: h1 → o1",
    "w6": "w6: h2 → o1",
    "b1": "b1: bias of h1",
    "b2": "b2: bias of h2",
    "b3": "b3: bias of o1",
}
LABELS = [
    "Learning rate",
    "Epochs",
    "Seed",
    "Sample order",
    "Start weights",
    "Show the network for",
    "Loss axis",
]
CHANGES: list[tuple[str, Any, dict[str, Any]]] = [
    ("Learning rate", 0.5, {"learning_rate": 0.5}),
    ("Learning rate", 10.0, {"learning_rate": 10.0}),
    ("Epochs", 0, {"epochs": 0}),
    ("Epochs", 37, {"epochs": 37}),
    ("Epochs", 5000, {"epochs": 5000}),
    ("Seed", 7, {"start": Network.random(seed=7), "seed": 7}),
    ("Sample order", "shuffled", {"order": "shuffled"}),
    ("Start weights", "ones", {"start": ONES}),
]
EACH_CHANGE = pytest.mark.parametrize(
    ("label", "value", "run"), CHANGES, ids=[f"{label} {value}" for label, value, _ in CHANGES]
)


def by_hand(page: AppTest) -> list[float]:
    return [labelled(page, FIELDS[name]).value for name in PARAMETERS]


def train_on(page: AppTest) -> AppTest:
    """Train on from the end of the run, as the stage offers it."""
    return touch(page, "start", stage(page).parameters(-1).tolist())


def test_the_page_opens_with_a_label_on_everything() -> None:
    page = open_page()
    found = labels(page)
    assert [found.count(label) for label in LABELS] == [1] * len(LABELS)
    assert not set(FIELDS.values()) & set(found)
    assert not sentences(page)
    assert link_of(page) == {}


def test_the_page_opens_with_the_run_of_the_four_people() -> None:
    assert_shows(open_page(), trained())


@EACH_CHANGE
def test_a_setting_changes_the_run_as_it_does_in_nn_core(
    label: str, value: object, run: dict[str, Any]
) -> None:
    page = choose(open_page(), label, value)
    assert_shows(page, trained(**run))
    assert not sentences(page)


@EACH_CHANGE
def test_going_back_to_a_setting_gives_the_same_stage(
    label: str, value: object, run: dict[str, Any]
) -> None:
    page = open_page()
    usual, before = labelled(page, label).value, told_to_stage(page)
    assert told_to_stage(choose(page, label, value)) != before
    forget_runs()
    assert told_to_stage(choose(page, label, usual)) == before


def test_settings_add_up() -> None:
    page = open_page()
    for label, value in (("Seed", 3), ("Epochs", 200), ("Sample order", "shuffled")):
        choose(page, label, value)
    start = Network.random(seed=3)
    assert_shows(page, trained(start, seed=3, epochs=200, order="shuffled"))


def test_the_seed_also_draws_the_shuffled_order() -> None:
    page = choose(open_page(start="ones"), "Sample order", "shuffled")
    for seed in (0, 1):
        choose(page, "Seed", seed)
        assert_shows(page, trained(ONES, order="shuffled", seed=seed))


def test_ones_give_the_check_values() -> None:
    page = choose(open_page(), "Start weights", "ones")
    rest_at(page, 1000)
    assert metric(page, "Loss").value == "0.00239"
    last = dict(zip(PARAMETERS, stage(page).parameters(-1).tolist(), strict=True))
    expected = {"w1": 1.289637872141036, "w5": -3.0315868209241117, "b3": 2.87881930420695}
    assert {name: last[name] for name in expected} == pytest.approx(expected, rel=1e-12)
    assert "The network says that Emily is F (0.947) and Frank is M (0.040)." in texts(page)


def test_another_seed_is_the_next_one() -> None:
    page = press(open_page(), "Another seed")
    assert labelled(page, "Seed").value == 1
    assert_shows(page, trained(Network.random(seed=1), seed=1))


def test_after_the_last_seed_comes_the_first() -> None:
    page = press(open_page(seed="999999"), "Another seed")
    assert labelled(page, "Seed").value == 0


@pytest.mark.parametrize(
    ("link", "start"),
    [({"seed": "3"}, Network.random(seed=3)), ({"start": "ones"}, ONES)],
    ids=["random", "ones"],
)
def test_by_hand_begins_with_the_start_weights_before(link: dict[str, str], start: Network) -> None:
    page = open_page(**link)
    before = trained(start)
    choose(page, "Start weights", "hand")
    assert by_hand(page) == start.vector.tolist()
    assert_shows(page, before)


@pytest.mark.parametrize("name", PARAMETERS)
def test_a_number_set_by_hand_is_that_of_its_name(name: str) -> None:
    page = choose(open_page(epochs="20"), "Start weights", "hand")
    choose(page, FIELDS[name], 2.625)
    start = Network.from_parameters(RANDOM.parameters | {name: 2.625})
    assert_shows(page, trained(start, epochs=20))
    assert by_hand(page) == start.vector.tolist()


def test_numbers_by_hand_outlive_other_settings() -> None:
    page = choose(open_page(), "Start weights", "hand")
    choose(page, FIELDS["w3"], -10.0)
    choose(page, "Epochs", 50)
    press(page, "Another seed")
    start = Network.from_parameters(RANDOM.parameters | {"w3": -10.0})
    assert_shows(page, trained(start, epochs=50))


def test_going_back_to_by_hand_gives_the_same_stage() -> None:
    page = choose(open_page(), "Start weights", "hand")
    choose(page, FIELDS["w3"], 2.5)
    before = told_to_stage(page)
    choose(page, "Start weights", "random")
    assert told_to_stage(choose(page, "Start weights", "hand")) == before


@pytest.mark.parametrize("link", [{}, {"start": "ones"}, {"order": "shuffled", "lr": "1"}])
def test_training_on_starts_where_the_run_ended(link: dict[str, str]) -> None:
    page = open_page(epochs="60", **link)
    end = stage(page).parameters(-1)
    train_on(page)
    assert labelled(page, "Start weights").value == "hand"
    assert by_hand(page) == end.tolist()
    assert np.array_equal(stage(page).parameters(0), end)


def test_training_on_twice_is_one_long_run() -> None:
    page = open_page(epochs="30")
    for _ in range(2):
        train_on(page)
    whole = trained(epochs=90)
    assert np.array_equal(stage(page).parameters(0), whole.parameters[60])
    assert np.array_equal(stage(page).parameters(-1), whole.parameters[90])


def test_training_on_keeps_numbers_beyond_what_one_can_set() -> None:
    page = open_page(data="xor", lr="10", epochs="5000")
    end = stage(page).parameters(-1)
    assert np.abs(end).max() > 11
    train_on(page)
    assert by_hand(page) == end.tolist()
    assert np.array_equal(stage(page).parameters(0), end)
    # A large number can be taken back, and then the usual bounds hold.
    name = PARAMETERS[int(np.abs(end).argmax())]
    choose(page, FIELDS[name], 3.5)
    assert stage(page).parameters(0)[PARAMETERS.index(name)] == 3.5
    field = labelled(page, FIELDS[name])
    assert (field.min, field.max) == (-10.0, 10.0)


def test_the_loss_axis_changes_the_axis_only() -> None:
    page = open_page()
    assert stage(page).head["log"] is False
    run = stage(page).head["run"]
    choose(page, "Loss axis", "log")
    assert stage(page).head["log"] is True
    assert stage(page).head["run"] == run
    assert_shows(page, trained())


@pytest.mark.parametrize(("name", "inputs"), [("Bob", [25.0, 6.0]), ("Emily", [-7.0, -3.0])])
def test_the_network_is_shown_for_whoever_is_picked(name: str, inputs: list[float]) -> None:
    page = choose(open_page(), "Show the network for", name)
    assert stage(page).shown == name
    assert stage(page).inputs() == inputs
    assert_shows(page, trained())


def test_the_seed_of_the_article_ends_as_the_article_does() -> None:
    page = press(open_page(lr="0.5"), "Seed 157")
    choose(page, "Learning rate", 0.1)
    assert_shows(page, trained(Network.random(seed=157), seed=157))
    rest_at(page, 1000)
    assert "The network says that Emily is F (0.951) and Frank is M (0.039)." in texts(page)


def test_the_browser_has_both_themes_and_asks_the_server_for_none() -> None:
    usual = told_to_stage(open_page())
    page = link_to()
    page.context["theme"] = "dark"
    assert told_to_stage(rerun(page)) == usual
    palettes = stage(page).head["palettes"]
    assert palettes["light"]["background"] == LIGHT.background
    assert palettes["dark"]["background"] == DARK.background


def test_how_the_stage_is_looked_at_leaves_the_run_alone() -> None:
    page = open_page(epochs="50")
    run = stage(page).head["run"]
    for label, value in (("Show the network for", "Bob"), ("Loss axis", "log")):
        before = stage(page).head["key"]
        choose(page, label, value)
        assert stage(page).head["run"] == run
        assert stage(page).head["key"] != before
