"""The tables: what is typed, picked or uploaded is what runs, and bad input is one sentence."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from nn_core import Dataset, Shift, train
from tests.pages.playground_visit import (
    ASKED,
    GENDERS,
    LEARN,
    NAMES,
    PEOPLE,
    RANDOM,
    SAYS,
    SEES,
    assert_shows,
    choose,
    labelled,
    link_of,
    open_page,
    press,
    results,
    sentences,
    tables,
    texts,
    type_in,
)
from tests.pages.stage_on_page import stage, told_to_stage

SAMPLES = Path(__file__).parents[2] / "sample_data"


def run_of(page: AppTest, features: Any, labels: Any = GENDERS) -> None:
    assert_shows(page, train(RANDOM, features, labels))


def in_the_editor(page: AppTest, table: int) -> tuple[str, str, object]:
    """What the browser has: which editor it is, what it began with, and the edits since."""
    editor = page.data_editor[table]
    assert editor.key is not None
    return editor.proto.id, editor.value.to_csv(), page.session_state[editor.key]


def columns(page: AppTest, table: int) -> str:
    """The headings of an editor and what they offer, as JSON."""
    found: str = page.data_editor[table].proto.columns
    return found


def test_the_tables_are_there_from_the_first() -> None:
    page = open_page(epochs="30")
    assert len(page.data_editor) == 2
    assert list(tables(page)) == [SAYS, SEES]


def test_a_typed_cell_changes_the_run() -> None:
    page = type_in(open_page(), LEARN, {0: {"x1": 140}, 3: {"class": "M"}})
    assert not sentences(page)
    features = PEOPLE.copy()
    features[0, 0] = 5.0
    run_of(page, features, [1, 0, 0, 0])
    # The other tables and everything else follow in the same run of the page.
    assert [row.y_true for row in results(page)] == ["1", "0", "0", "0"]


def test_a_typed_name_is_that_of_the_point() -> None:
    page = type_in(open_page(), LEARN, {0: {"name": "  Alicia   Keys "}})
    assert [row.name for row in results(page)] == ["Alicia Keys", *NAMES[1:]]
    assert "Alicia Keys" in labelled(page, "Show the network for").options
    assert [*stage(page).samples] == ["Alicia Keys", *NAMES[1:], "Emily", "Frank"]


def test_added_and_deleted_rows_change_the_run() -> None:
    page = type_in(
        open_page(),
        LEARN,
        added=[{"name": "Eve", "x1": 137.5, "x2": 64, "class": "F"}],
        deleted=[1],
    )
    assert not sentences(page)
    run_of(page, [*PEOPLE[[0, 2, 3]].tolist(), [2.5, -2.0]], [1, 0, 1, 1])
    assert [row.name for row in results(page)] == ["Alice", "Charlie", "Diana", "Eve"]


def test_two_hundred_rows_are_not_too_many() -> None:
    rows = [{"name": f"p{n}", "x1": 100 + n, "x2": 60, "class": "FM"[n % 2]} for n in range(196)]
    page = type_in(open_page(epochs="2"), LEARN, added=rows)
    assert not sentences(page)
    assert len(results(page)) == 200


@pytest.mark.parametrize(
    ("table", "edit", "words"),
    [
        (LEARN, {"cells": {0: {"x1": None}}}, ["Weight (lb) of Alice", "empty", "type a number"]),
        (LEARN, {"cells": {2: {"class": None}}}, ["Gender of Charlie", "empty", "F or M"]),
        (LEARN, {"cells": {3: {"name": " "}}}, ["Row 4", "no name", "type one"]),
        (LEARN, {"cells": {1: {"x2": -1e10}}}, ["Height (in) of Bob", "too large", "1e9"]),
        (LEARN, {"cells": {1: {"name": "Diana"}}}, ["Diana", "row 2", "row 4", "its own"]),
        (
            LEARN,
            {"cells": {0: {"class": "M"}, 3: {"class": "M"}}},
            ["Everybody", "M", "at least one F"],
        ),
        (LEARN, {"deleted": [0, 1, 2, 3]}, ["empty", "add at least one"]),
        (LEARN, {"added": [{}, {"x1": 130}]}, ["Row 6", "no name", "delete the row"]),
        (
            LEARN,
            {"added": [{"name": f"p{n}", "x1": n, "x2": n, "class": "F"} for n in range(197)]},
            ["201", "200", "delete 1"],
        ),
        (ASKED, {"cells": {0: {"name": "Bob"}}}, ["Bob", "both tables", "another name"]),
        (ASKED, {"cells": {1: {"x1": None}}}, ["Weight (lb) of Frank", "empty"]),
        (ASKED, {"cells": {1: {"name": "Emily"}}}, ["Emily", "row 1", "row 2"]),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_what_cannot_be_used_is_one_sentence_and_the_last_good_run_stays(
    table: int, edit: dict[str, Any], words: list[str]
) -> None:
    # A good edit in the other table first: what stays is the last good run, not the first.
    page = open_page()
    page = type_in(page, ASKED if table == LEARN else LEARN, {1: {"x1": 150}})
    good, said = told_to_stage(page), texts(page)
    type_in(page, table, **edit)
    (sentence,) = sentences(page)
    assert [word for word in words if word not in sentence] == []
    assert (told_to_stage(page), texts(page)) == (good, said)
    # It stays so when something else is set, and what was typed stays where it was typed.
    typed = in_the_editor(page, table)
    choose(page, "Loss axis", "log")
    assert sentences(page) == [sentence]
    assert in_the_editor(page, table) == typed
    choose(page, "Loss axis", "linear")
    assert told_to_stage(page) == good


def test_a_bad_table_follows_the_settings_with_the_last_good_data() -> None:
    page = type_in(open_page(), LEARN, {0: {"x1": 140}})
    type_in(page, LEARN, {0: {"x1": 140}, 1: {"x1": None}})
    choose(page, "Epochs", 30)
    features = PEOPLE.copy()
    features[0, 0] = 5.0
    assert_shows(page, train(RANDOM, features, GENDERS, epochs=30))


def test_a_table_put_right_runs_again() -> None:
    page = type_in(open_page(), LEARN, {0: {"x1": None}})
    assert len(sentences(page)) == 1
    type_in(page, LEARN, {0: {"x1": 133.5}})
    assert not sentences(page)
    features = PEOPLE.copy()
    features[0, 0] = -1.5
    run_of(page, features)


def test_a_bad_table_in_one_place_does_not_hide_the_other() -> None:
    page = type_in(open_page(), LEARN, {0: {"x1": None}})
    type_in(page, ASKED, {0: {"x2": None}})
    assert [sentence.split(" is ")[0] for sentence in sentences(page)] == [
        "Weight (lb) of Alice",
        "Height (in) of Emily",
    ]


def test_everybody_to_pick_has_a_name_of_their_own() -> None:
    page = type_in(open_page(), LEARN, {0: {"name": "Emily"}})
    assert len(sentences(page)) == 1
    options = labelled(page, "Show the network for").options
    assert len(options) == len(set(options))


def test_who_is_shown_stays_shown_until_the_row_goes() -> None:
    page = choose(open_page(), "Show the network for", "Charlie")
    type_in(page, LEARN, {2: {"x1": 153}})
    assert (stage(page).shown, stage(page).inputs()) == ("Charlie", [18.0, 4.0])
    type_in(page, LEARN, deleted=[2])
    assert labelled(page, "Show the network for").value == "Alice"
    assert (stage(page).shown, stage(page).inputs()) == ("Alice", [-2.0, -1.0])


def test_picking_a_dataset_changes_axes_headings_and_run() -> None:
    page = choose(open_page(), "Dataset", "iris")
    assert stage(page).titles == ["Petal length (cm)", "Petal width (cm)"]
    for heading in ("Flower", "Petal length (cm)", "Petal width (cm)", "Species", "virginica"):
        assert heading in columns(page, LEARN)
    assert "y_true is 1 for versicolor and 0 for virginica." in texts(page)
    assert page.data_editor[ASKED].value.empty
    iris = pd.read_csv(SAMPLES / "iris.csv")
    pairs = zip(iris["Petal length (cm)"], iris["Petal width (cm)"], strict=True)
    labels = [int(species == "versicolor") for species in iris["Species"]]
    flowers = Dataset(tuple(iris["Flower"]), tuple(pairs), tuple(labels), shift=Shift("standard"))
    run_of(page, flowers.inputs, labels)
    assert not sentences(page)


def test_xor_has_its_own_axes() -> None:
    page = choose(open_page(), "Dataset", "xor")
    assert stage(page).titles == ["A", "B"]
    run_of(page, [[-1, -1], [-1, 1], [1, -1], [1, 1]], [0, 1, 1, 0])


def test_picking_a_dataset_forgets_what_was_typed() -> None:
    page = open_page()
    usual = told_to_stage(page)
    type_in(page, LEARN, {0: {"x1": None}})
    choose(page, "Dataset", "xor")
    assert not sentences(page)
    choose(page, "Dataset", "people")
    assert told_to_stage(page) == usual


@pytest.mark.parametrize("link", [{}, {"data": "iris"}])
def test_reset_brings_the_four_people_back(link: dict[str, str]) -> None:
    usual = told_to_stage(open_page())
    page = type_in(open_page(**link), LEARN, {0: {"x1": 7, "name": "Zoe"}}, deleted=[1])
    assert told_to_stage(page) != usual
    press(page, "Reset to the four people")
    assert told_to_stage(page) == usual
    assert page.data_editor[LEARN].value["name"].tolist() == list(NAMES)
    assert labelled(page, "Dataset").value == "people"
    assert link_of(page) == {}
    assert not sentences(page)


def test_a_row_in_which_nothing_stands_yet_does_no_harm() -> None:
    before = told_to_stage(open_page())
    page = type_in(open_page(), LEARN, added=[{}])
    assert not sentences(page)
    assert told_to_stage(page) == before
