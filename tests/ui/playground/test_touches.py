"""Touches of the stage, as the browser tells of them: each has its effect."""

import sys
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from nn_core import Network, train
from tests.pages.playground_visit import (
    ASKED,
    GENDERS,
    LEARN,
    NAMES,
    ONES,
    PEOPLE,
    RANDOM,
    assert_shows,
    choose,
    labelled,
    link_of,
    open_page,
    rerun,
    sentences,
    trained,
    type_in,
)
from tests.pages.session_visit import session_of
from tests.pages.stage_on_page import (
    rest_at,
    said,
    stage,
    told_to_stage,
    touch,
)
from ui.data.frames import as_texts
from ui.experiment.presets import PRESETS

BY_HAND = [0.5, -1.25, 10.0, -10.0, 0.001, 3.0, -0.1, 2.0, 0.123456789012345]


def names(page: AppTest, table: int) -> list[str]:
    return [str(name) for name in page.data_editor[table].value["name"]]


def test_a_number_that_somebody_drags_is_the_start_by_hand() -> None:
    page = touch(open_page(epochs="20"), "start", BY_HAND)
    assert_shows(page, trained(Network.from_vector(BY_HAND), epochs=20))
    assert labelled(page, "Start weights").value == "hand"
    assert link_of(page)["start"] == "hand"


def test_whole_numbers_are_numbers_too() -> None:
    page = touch(open_page(epochs="20"), "start", [1, 1, 1, 1, 1, 1, 0, 0, 0])
    assert_shows(page, trained(ONES, epochs=20))


def test_numbers_beyond_what_a_link_can_hold_are_brought_back() -> None:
    giants = [sys.float_info.max, -1e7, *BY_HAND[2:]]
    page = touch(open_page(epochs="20"), "start", giants)
    assert stage(page).parameters().tolist() == [1e6, -1e6, *BY_HAND[2:]]


def test_a_lock_freezes_a_number() -> None:
    page = touch(open_page(epochs="20"), "frozen", ["b3", "w2"])
    assert stage(page).head["frozen"] == ["w2", "b3"]
    w2, b3 = stage(page).told.parameters[:, [1, 8]].T
    assert (w2 == RANDOM.parameters["w2"]).all()
    assert (b3 == RANDOM.parameters["b3"]).all()
    assert_shows(touch(page, "frozen", []), trained(epochs=20))


@pytest.mark.parametrize("name", [*NAMES, "Emily", "Frank"])
def test_the_network_is_shown_for_whoever_is_clicked(name: str) -> None:
    page = touch(open_page(show="Bob", epochs="20"), "shown", name)
    assert stage(page).shown == labelled(page, "Show the network for").value == name
    assert link_of(page).get("show", "Alice") == name


def test_whoever_is_dragged_stands_there_and_the_network_learns_from_there() -> None:
    page = touch(open_page(epochs="20"), "moved", {"name": "Alice", "raw": [140.25, 65]})
    features = PEOPLE.copy()
    features[0, 0] = 5.25
    assert np.array_equal(stage(page).parameters(-1), end_of(features, GENDERS))
    assert page.data_editor[LEARN].value["x1"].tolist() == ["140.25", "160", "152", "120"]
    assert link_of(page)["people"].startswith("Alice,140.25,65,1;")
    assert link_of(page)["columns"].startswith("Name,Weight (lb),")


def end_of(features: Any, labels: Any) -> Any:
    """The numbers after 20 epochs with these samples."""
    return train(RANDOM, features, labels, epochs=20).parameters[-1]


def test_whoever_is_to_be_predicted_can_be_dragged() -> None:
    page = touch(open_page(epochs="20"), "moved", {"name": "Emily", "raw": [155, 68]})
    assert stage(page).samples["Emily"] == ([155.0, 68.0], None)
    assert_shows(page, trained(epochs=20))
    assert link_of(page)["ask"] == "Emily,155,68;Frank,155,68"


def test_what_was_typed_before_stays_when_somebody_is_dragged() -> None:
    page = type_in(open_page(epochs="20"), LEARN, {1: {"x2": 71}})
    touch(page, "moved", {"name": "Alice", "raw": [140, 65]})
    assert stage(page).samples["Bob"] == ([160.0, 71.0], 0)
    assert stage(page).samples["Alice"] == ([140.0, 65.0], 1)


def test_a_flipped_sample_is_of_the_other_class() -> None:
    page = touch(open_page(epochs="20"), "labelled", {"name": "Bob", "label": 1})
    assert np.array_equal(stage(page).parameters(-1), end_of(PEOPLE, [1, 1, 0, 1]))
    assert page.data_editor[LEARN].value["class"].tolist() == ["F", "F", "M", "F"]
    touch(page, "labelled", {"name": "Bob", "label": 0})
    assert link_of(page) == {"epochs": "20"}


def test_the_last_of_a_class_can_be_flipped_and_that_is_said() -> None:
    page = touch(open_page(epochs="20"), "labelled", {"name": "Bob", "label": 1})
    before = told_to_stage(page)
    touch(page, "labelled", {"name": "Charlie", "label": 1})
    (sentence,) = sentences(page)
    assert sentence.startswith("Everybody in the table is F: ")
    assert told_to_stage(page) == before


def test_a_sample_can_be_removed() -> None:
    page = touch(open_page(epochs="20"), "removed", "Charlie")
    assert np.array_equal(stage(page).parameters(-1), end_of(PEOPLE[[0, 1, 3]], [1, 0, 1]))
    touch(page, "removed", "Emily")
    assert [names(page, LEARN), names(page, ASKED)] == [["Alice", "Bob", "Diana"], ["Frank"]]


INCOMPLETE: list[dict[str, object]] = [
    {"name": "Bob", "x1": None, "x2": "70", "class": "M"},
    {"name": "Bob", "x1": "150", "x2": "70", "class": "M"},
    {"x1": "1", "x2": "2", "class": "F"},
    {"name": "Emily", "x1": "tall", "x2": "70", "class": "F"},
]


@pytest.mark.parametrize(
    ("kind", "told", "changed"),
    [
        ("moved", {"name": "Bob", "raw": [140, 65]}, [("Bob", "140", "65", "M")]),
        ("labelled", {"name": "Bob", "label": 1}, [("Bob", "160", "72", "F")]),
        ("removed", "Bob", []),
        ("moved", {"name": "Emily", "raw": [140, 65]}, [("Bob", "160", "72", "M")]),
    ],
)
def test_rows_that_are_left_out_stay_whoever_is_touched(
    kind: str, told: object, changed: list[tuple[str, ...]]
) -> None:
    page = type_in(open_page(epochs="20"), LEARN, added=INCOMPLETE)
    (before,) = sentences(page)
    assert before.startswith("4 of 8 rows are left out, ")
    rows = cells_of(page)
    touch(page, kind, told)
    assert cells_of(page) == [rows[0], *changed, *rows[2:]]
    (after,) = sentences(page)
    assert " rows are left out, " in after


def cells_of(page: AppTest) -> list[tuple[str | None, ...]]:
    """The rows to learn from as they stand in their table."""
    return as_texts(session_of(page).tables["learn"])


def test_who_is_to_be_predicted_is_reached_beside_a_row_that_is_left_out() -> None:
    added = [{"name": "Emily", "x1": "1", "x2": "2"}, {"name": "Alice", "x1": "1", "x2": "2"}]
    page = type_in(open_page(epochs="20"), ASKED, added=added)
    touch(page, "moved", {"name": "Alice", "raw": [140, 65]})
    touch(page, "removed", "Emily")
    assert names(page, ASKED) == ["Frank", "Emily", "Alice"]
    assert page.data_editor[ASKED].value["x1"].tolist() == ["155", "1", "1"]
    assert page.data_editor[LEARN].value["x1"].tolist() == ["140", "160", "152", "120"]


@pytest.mark.parametrize("label", [0, 1])
def test_somebody_added_has_a_free_name_and_is_learned_from(label: int) -> None:
    page = touch(open_page(epochs="20"), "added", {"raw": [141, 67.5], "label": label})
    features = [*PEOPLE.tolist(), [6.0, 1.5]]
    assert np.array_equal(stage(page).parameters(-1), end_of(features, [1, 0, 0, 1, label]))
    assert stage(page).samples["New 1"] == ([141.0, 67.5], label)
    assert stage(page).shown == "New 1"


def test_somebody_added_without_a_class_is_predicted() -> None:
    page = touch(open_page(epochs="20"), "added", {"raw": [141, 67.5], "label": None})
    touch(page, "added", {"raw": [142, 68], "label": None})
    assert names(page, ASKED) == ["Emily", "Frank", "New 1", "New 2"]
    assert stage(page).samples["New 1"] == ([141.0, 67.5], None)
    assert stage(page).shown == "New 2"
    assert_shows(page, trained(epochs=20))


def test_the_presentation_begins_and_ends() -> None:
    page = touch(open_page(), "present", True)
    assert (stage(page).head["present"], link_of(page)) == (True, {"present": "true"})
    touch(page, "present", False)
    assert (stage(page).head["present"], link_of(page)) == (False, {})


@pytest.mark.parametrize("place", range(len(PRESETS)))
def test_a_preset_is_opened_by_its_place(place: int) -> None:
    page = touch(open_page(epochs="20"), "preset", place)
    assert link_of(page) == PRESETS[place].link
    watch = stage(page).head["watch"]
    expected = [PRESETS[place].title, PRESETS[place].look_for]
    assert watch == (expected if PRESETS[place].link else None)


@pytest.mark.parametrize("rate", [0.001, 0.2, 1, 10])
def test_another_learning_rate_is_as_from_the_slider(rate: float) -> None:
    page = touch(open_page(epochs="20"), "learning_rate", rate)
    assert_shows(page, trained(learning_rate=float(rate), epochs=20))
    assert told_to_stage(page) == told_to_stage(open_page(**link_of(page)))


def test_every_rate_that_the_stage_offers_can_be_taken() -> None:
    page = open_page(epochs="2", lr="0.15")
    rates = stage(page).head["rates"]
    assert 0.15 in rates
    for rate in rates:
        touch(page, "learning_rate", rate)
        assert stage(page).head["rate"] == rate


def test_another_seed_is_as_from_its_field() -> None:
    page = touch(open_page(epochs="20"), "seed", 999_999)
    assert_shows(page, trained(Network.random(seed=999_999), epochs=20))
    assert labelled(page, "Seed").value == 999_999


def test_two_touches_at_once_are_both_done() -> None:
    events = [{"event": "seed", "value": 3}, {"event": "learning_rate", "value": 0.5}]
    page = said(open_page(epochs="20"), triggered=events)
    assert_shows(page, trained(Network.random(seed=3), learning_rate=0.5, epochs=20))


def test_a_touch_is_done_once() -> None:
    page = touch(open_page(epochs="20"), "seed", 3)
    choose(page, "Seed", 4)
    assert stage(rerun(page)).head["seed"] == 4


def test_where_the_stage_rests_changes_no_run() -> None:
    page = open_page(epochs="20")
    before = told_to_stage(page)
    assert told_to_stage(rest_at(page, 7)) == before
    # A stage that begins anew says nothing of an epoch.
    assert told_to_stage(said(page, state={})) == before
    assert page.header[0].value == "The numbers at epoch 0"
