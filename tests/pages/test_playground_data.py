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
from tests.pages.session_visit import session_of
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


def test_the_tables_are_simply_there() -> None:
    page = open_page(epochs="30")
    assert len(page.data_editor) == 2
    assert list(tables(page)) == [SAYS, SEES]
    assert_shows(page, train(RANDOM, PEOPLE, GENDERS, epochs=30))


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


LEFT_OUT = ["1 of 4 rows is left out"]


@pytest.mark.parametrize(
    ("edit", "left", "words"),
    [
        ({"cells": {0: {"x1": None}}}, [1, 2, 3], [*LEFT_OUT, "Weight (lb) of Alice is empty"]),
        ({"cells": {2: {"x1": "heavy"}}}, [0, 1, 3], [*LEFT_OUT, "of Charlie is heavy: type a"]),
        ({"cells": {2: {"class": None}}}, [0, 1, 3], [*LEFT_OUT, "Gender of Charlie is empty"]),
        ({"cells": {3: {"name": " "}}}, [0, 1, 2], [*LEFT_OUT, "Name of row 4 is empty: type one"]),
        (
            {"cells": {1: {"x2": "-1e10"}}},
            [0, 2, 3],
            [*LEFT_OUT, "Height (in) of Bob is too large"],
        ),
        ({"cells": {3: {"name": "Bob"}}}, [0, 1, 2], [*LEFT_OUT, "Bob is the name of row 2 and"]),
        ({"cells": {0: {"x1": "1,234"}}}, [1, 2, 3], [*LEFT_OUT, "read two ways: type 1234 or"]),
        ({"cells": {0: {"x1": "60 kg"}}}, [1, 2, 3], [*LEFT_OUT, "is 60 kg: type it in lb"]),
        ({"added": [{}, {"x1": 130}]}, [0, 1, 2, 3], ["1 of 5 rows", "Name of row 6 is empty"]),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) and value[0] != 0 else "",
)
def test_a_row_that_is_not_complete_is_left_out_and_the_others_learned_from(
    edit: dict[str, Any], left: list[int], words: list[str]
) -> None:
    page = type_in(open_page(), LEARN, **edit)
    (sentence,) = sentences(page)
    assert [word for word in words if word not in sentence] == []
    run_of(page, PEOPLE[left], GENDERS[left])
    assert [row.name for row in results(page)] == [NAMES[row] for row in left]
    # It is marked among those that the network sees.
    assert tables(page)[SEES][1][-1][-1] == "left out"
    # What was typed stays where it was typed.
    typed = in_the_editor(page, LEARN)
    choose(page, "Loss axis", "log")
    assert sentences(page) == [sentence]
    assert in_the_editor(page, LEARN) == typed


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (
            {"cells": {0: {"class": "M"}, 3: {"class": "M"}}},
            ["Everybody", "M", "at least one F"],
        ),
        ({"cells": {0: {"x1": None}, 3: {"x1": None}}}, ["Everybody who can be used is M"]),
        ({"deleted": [0, 1, 2, 3]}, ["empty", "add at least one"]),
    ],
)
def test_if_too_few_are_left_the_last_good_run_stays(
    edit: dict[str, Any], words: list[str]
) -> None:
    # A good edit in the other table first: what stays is the last good run, not the first.
    page = type_in(open_page(), ASKED, {1: {"x1": 150}})
    good, said = told_to_stage(page), texts(page)
    type_in(page, LEARN, **edit)
    (sentence,) = sentences(page)
    assert [word for word in [*words, "Until then the stage"] if word not in sentence] == []
    assert (told_to_stage(page), texts(page)) == (good, said)
    typed = in_the_editor(page, LEARN)
    choose(page, "Loss axis", "log")
    assert sentences(page) == [sentence]
    assert in_the_editor(page, LEARN) == typed
    choose(page, "Loss axis", "linear")
    assert told_to_stage(page) == good


def test_of_more_rows_than_the_limit_the_first_are_used() -> None:
    rows = [{"name": f"p{n}", "x1": n, "x2": n, "class": "F"} for n in range(197)]
    page = type_in(open_page(epochs="2"), LEARN, added=rows)
    (sentence,) = [said for said in sentences(page) if "The table has" in said]
    assert "201 rows and the limit is 200, so the first 200 are used" in sentence
    assert len(results(page)) == 200


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({0: {"name": "Bob"}}, ["Bob is in both tables", "another name"]),
        ({1: {"x1": None}}, ["Weight (lb) of Frank", "empty"]),
        ({1: {"name": "Emily"}}, ["Emily is the name of row 1 and of row 2"]),
    ],
)
def test_who_cannot_be_predicted_is_left_out(cells: dict[int, Any], words: list[str]) -> None:
    page = type_in(open_page(), ASKED, cells)
    (sentence,) = sentences(page)
    assert [word for word in ["1 of 2 rows is left out", *words] if word not in sentence] == []
    assert sum("The network says that" in text for text in texts(page)) == 1
    run_of(page, PEOPLE)


@pytest.mark.parametrize(
    ("typed", "seen"), [("136,5", 1.5), ("136.5 lb", 1.5), ("\uff11\uff13\uff17", 2)]
)
def test_cells_are_read_as_people_write_numbers(typed: str, seen: float) -> None:
    page = type_in(open_page(), LEARN, {0: {"x1": typed}})
    assert not sentences(page)
    features = PEOPLE.copy()
    features[0, 0] = seen
    run_of(page, features)
    assert session_of(page).tables["learn"][0][1] == typed


def test_a_table_with_a_gap_follows_the_settings() -> None:
    page = type_in(open_page(), LEARN, {0: {"x1": 140}, 1: {"x1": None}})
    choose(page, "Epochs", 30)
    features = PEOPLE[[0, 2, 3]]
    features[0, 0] = 5.0
    assert_shows(page, train(RANDOM, features, GENDERS[[0, 2, 3]], epochs=30))


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
    assert sentences(page) == [
        "1 of 4 rows is left out, because Weight (lb) of Alice is empty: type a number.",
        "1 of 2 rows is left out, because Height (in) of Emily is empty: type a number.",
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
