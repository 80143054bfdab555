"""Touches of the stage, as the browser tells of them: each has its effect, nonsense has none."""

import sys
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from nn_core import Network, train
from tests.pages.playground_visit import (
    ASKED,
    GENDERS,
    LEARN,
    NAMES,
    ONES,
    PARAMETERS,
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
    assert_finite,
    rest_at,
    said,
    stage,
    told_to_stage,
    touch,
)
from tests.ui.anything import TRICKY
from tests.ui.examples import assert_one_sentence
from ui.experiment.presets import PRESETS
from ui.playground.touches import TOUCHES

BY_HAND = [0.5, -1.25, 10.0, -10.0, 0.001, 3.0, -0.1, 2.0, 0.123456789012345]
KINDS = [name.removeprefix("on_").removesuffix("_change") for name in TOUCHES]


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
    assert page.data_editor[LEARN].value["x1"].tolist() == [140.25, 160.0, 152.0, 120.0]
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


NONSENSE: list[tuple[str, Any]] = [
    ("start", BY_HAND[:8]),
    ("start", [*BY_HAND, 1.0]),
    ("start", [*BY_HAND[:8], "1"]),
    ("start", [*BY_HAND[:8], True]),
    ("start", [*BY_HAND[:8], float("nan")]),
    ("start", [*BY_HAND[:8], float("inf")]),
    ("start", [*BY_HAND[:8], 10**400]),
    ("start", "123456789"),
    ("start", dict.fromkeys(PARAMETERS, 1.0)),
    ("frozen", "w1 w2"),
    ("frozen", {"w1": True}),
    ("frozen", ["w7", None, 1, []]),
    ("shown", "Nobody"),
    ("shown", ["Bob"]),
    ("shown", 1),
    ("moved", {"name": "Alice"}),
    ("moved", {"name": "Alice", "raw": [1]}),
    ("moved", {"name": "Alice", "raw": [1, 2, 3]}),
    ("moved", {"name": "Alice", "raw": ["1", 2]}),
    ("moved", {"name": "Alice", "raw": [True, 2]}),
    ("moved", {"name": "Alice", "raw": [1.1e9, 2]}),
    ("moved", {"name": "Alice", "raw": [10**400, 2]}),
    ("moved", {"name": "Alice", "raw": [float("nan"), 2]}),
    ("moved", {"name": "Nobody", "raw": [1, 2]}),
    ("moved", ["Alice", 1, 2]),
    ("labelled", {"name": "Bob", "label": 2}),
    ("labelled", {"name": "Bob", "label": -1}),
    ("labelled", {"name": "Bob", "label": 1.0}),
    ("labelled", {"name": "Bob", "label": True}),
    ("labelled", {"name": "Bob", "label": "F"}),
    ("labelled", {"name": "Bob", "label": None}),
    ("labelled", {"name": "Emily", "label": 1}),
    ("removed", "Nobody"),
    ("removed", 0),
    ("added", {"raw": [1, 2]}),
    ("added", {"raw": [1, None], "label": 1}),
    ("added", {"raw": [1, float("-inf")], "label": 1}),
    ("added", {"raw": [1, 2], "label": 2}),
    ("added", {"raw": [1, 2], "label": 1.0}),
    ("added", {"raw": [1, 2], "label": False}),
    ("present", "true"),
    ("present", 1),
    ("preset", 10),
    ("preset", -1),
    ("preset", True),
    ("preset", 1.0),
    ("preset", "Twins"),
    ("learning_rate", 0),
    ("learning_rate", 11),
    ("learning_rate", 0.1234),
    ("learning_rate", True),
    ("learning_rate", "0.5"),
    ("learning_rate", float("nan")),
    ("seed", -1),
    ("seed", 1_000_000),
    ("seed", 2.0),
    ("seed", True),
    ("seed", "7"),
    *((kind, None) for kind in KINDS if kind != "epoch"),
]


@pytest.mark.parametrize(("kind", "value"), NONSENSE)
def test_nonsense_changes_nothing(kind: str, value: object) -> None:
    page = open_page(epochs="2", show="Charlie")
    before = told_to_stage(page), link_of(page), session_of(page).experiment
    touch(page, kind, value)
    assert not sentences(page)
    assert (told_to_stage(page), link_of(page), session_of(page).experiment) == before


# Half a letter cannot come: what a browser says is UTF-8.
WORDS = st.one_of(
    st.sampled_from([*NAMES, "Emily", *PARAMETERS]),
    st.sampled_from([word for word in TRICKY if "\ud83d" not in word]),
    st.text(st.characters(codec="utf-8"), max_size=6),
)
NUMBERS = st.one_of(
    st.integers(-2, 12), st.floats(), st.integers(), st.sampled_from([10**400, 1e9, -1e9, 0.5])
)
ATOMS = st.one_of(st.none(), st.booleans(), NUMBERS, WORDS)
FIELDS = st.sampled_from(["name", "raw", "label"])
SHAPED = st.fixed_dictionaries(
    {"name": WORDS, "raw": st.lists(NUMBERS, min_size=1, max_size=3), "label": ATOMS}
)
VALUES = st.one_of(
    ATOMS,
    SHAPED,
    st.lists(NUMBERS, min_size=9, max_size=9),
    st.recursive(
        ATOMS,
        lambda inner: st.one_of(
            st.lists(inner, max_size=10), st.dictionaries(st.one_of(FIELDS, WORDS), inner)
        ),
        max_leaves=12,
    ),
)
EVENTS = st.lists(
    st.fixed_dictionaries({"event": st.sampled_from(KINDS), "value": VALUES}),
    min_size=1,
    max_size=8,
)


@settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=60)
@given(EVENTS, VALUES)
def test_whatever_a_browser_says_the_page_stands(events: list[Any], epoch: object) -> None:
    page = open_page(epochs="5")
    said(page, state={"epoch": epoch}, triggered=events)
    assert_finite(stage(page))
    for sentence in sentences(page):
        assert_one_sentence(
            sentence.removesuffix(" Until then the stage shows the last table that could be used.")
        )
