"""What is done to the stage of bigger networks, from the start or amid the run."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.bigger_visit import (
    SMALL,
    done,
    experiment_of,
    open_bigger,
    press_key,
    setup_of,
    stages,
)
from tests.pages.playground_visit import choose, labelled, link_of, press, sentences
from ui.experiment.bigger import Branch
from ui.experiment.task import Drawn
from ui.experiment.touched import Touched


@pytest.fixture(scope="module")
def page() -> AppTest:
    """One visit, to which nonsense does nothing."""
    return open_bigger()


def test_a_dataset_is_picked_by_its_picture(page: AppTest) -> None:
    for nonsense in ("swiss-roll", "table", 7, ["moons"], None):
        done(page, "picked", nonsense, name="datasets")
        assert labelled(page, "Dataset").value == "circles"
    picking = done(open_bigger(moved="3:gone"), "picked", "moons", name="datasets")
    assert labelled(picking, "Dataset").value == "moons"
    assert experiment_of(picking).data == Drawn("moons", count=20)
    # From an epoch on, as by the list.
    done(picking, epoch=6)
    choose(picking, "Change from epoch 6 on", True)
    done(picking, "picked", "xor", name="datasets")
    assert [branch.epoch for branch in experiment_of(picking).branches] == [6]
    assert stages(open_bigger(hide="data"), "datasets") == []


def test_what_the_picture_changes_the_controls_show() -> None:
    page = open_bigger()
    done(page, "hidden", [4, 1])
    assert (experiment_of(page).hidden, experiment_of(page).activations) == ((4, 1), ("tanh",) * 2)
    assert labelled(page, "Neurons in layer 2").value == 1
    done(page, "inputs", ["sin x2", "x1"])
    assert labelled(page, "Inputs").value == ["x1", "sin x2"]
    done(page, "frozen", ["b1", "w1"])
    assert labelled(page, "Frozen").value == ["w1", "b1"]
    done(page, "by_hand", {"epoch": 0, "numbers": {"w1": 1.5}})
    assert experiment_of(page).by_hand == (("w1", 1.5),)
    done(page, "by_hand", {"epoch": 5, "numbers": {"w2": -2.0}})
    assert experiment_of(page).branches == (Branch(5, (), (("w2", -2.0),)),)
    done(page, "learning_rate", 0.2)
    done(page, "seed", 4)
    done(page, "shown", 3)
    assert labelled(page, "Show the values of sample").value == 4
    assert (experiment_of(page).learning_rate, experiment_of(page).seed) == (0.2, 4)
    press(page, "Take back 1 start number by hand")
    assert experiment_of(page).by_hand == ()
    done(page, "undo", True)
    assert experiment_of(page).by_hand == (("w1", 1.5),)
    press_key(page, "redo")
    assert experiment_of(page).by_hand == ()


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("inputs", []),
        ("inputs", ["x3"]),
        ("inputs", "x1"),
        ("hidden", [9]),
        ("hidden", [0]),
        ("hidden", [1] * 7),
        ("hidden", [True]),
        ("hidden", None),
        ("by_hand", {"epoch": 0, "numbers": {"w99": 1}}),
        ("by_hand", {"epoch": -1, "numbers": {"w1": 1}}),
        ("by_hand", {"epoch": 0, "numbers": {"w1": "1"}}),
        ("by_hand", {"epoch": 0, "numbers": {}}),
        ("frozen", "w1"),
        ("shown", 20),
        ("shown", 1.5),
        ("learning_rate", 11),
        ("learning_rate", "0.1"),
        ("seed", -1),
        ("present", "yes"),
        ("moved", {"point": 20, "raw": [0, 0]}),
        ("moved", {"point": 0, "raw": [0, "0"]}),
        ("moved", {"point": 0, "raw": [0, 1e10]}),
        ("labelled", {"point": 0, "target": 2}),
        ("labelled", {"point": -1, "target": 1}),
        ("removed", None),
        ("added", {"raw": [0], "target": 1}),
        ("added", {"raw": [0, 0], "target": None}),
    ],
)
def test_nonsense_from_a_browser_is_passed_over(page: AppTest, kind: str, value: object) -> None:
    before = setup_of(page)
    done(page, kind, value)
    assert setup_of(page) == before


def test_a_change_from_here_keeps_what_was_before_it() -> None:
    page = open_bigger()
    switch = "Change from an epoch on"
    assert labelled(page, switch).disabled
    done(page, epoch=5)
    choose(page, "Change from epoch 5 on", True)
    choose(page, "Learning rate", 0.01)
    lowered = Branch(5, (("learning_rate", 0.01),))
    assert experiment_of(page).branches == (lowered,)
    assert link_of(page) == SMALL | {"then": "5,lr:0.01"}
    # The controls show the end of the run, and the next change is of all of it again.
    assert labelled(page, "Learning rate").value == 0.01
    choose(page, "Batch size", 4)
    assert experiment_of(page).branches == (lowered,)
    assert experiment_of(page).batch_size == 4
    press(page, "After 5: learning rate 0.01")
    assert labelled(page, "Learning rate").value == 0.1
    assert link_of(page) == SMALL | {"batch": "4"}


def test_other_data_amid_the_run_are_said_to_be_others() -> None:
    page = open_bigger(then="5,data:moons,points:20")
    assert experiment_of(page).last_stretch.data == Drawn("moons", count=20)
    assert any("the plane shows the new ones" in text.value for text in page.caption)


def test_a_point_is_moved_flipped_added_and_removed() -> None:
    page = open_bigger()
    done(page, "moved", {"point": 3, "raw": [1.5, -2]})
    target = float(experiment_of(page).task.targets[3])
    assert experiment_of(page).touched == (Touched(3, (1.5, -2.0), target),)
    assert link_of(page) == SMALL | {"moved": f"4:1.5:-2:{target:g}", "show": "4"}
    done(page, "labelled", {"point": 3, "target": 1 - target})
    assert experiment_of(page).task.targets[3] == 1 - target
    done(page, "added", {"raw": [0.5, 0.5], "target": 1})
    assert len(experiment_of(page).task) == 21
    done(page, "removed", 0)
    assert len(experiment_of(page).task) == 20
    # The gesture stays what it is: a point of the data is gone, and the added one is still there.
    assert [each.number for each in experiment_of(page).touched] == [0, 3, 20]
    press_key(page, "undo")
    assert [each.number for each in experiment_of(page).touched] == [3, 20]
    press(page, "Take back 2 points by hand")
    assert link_of(page) == SMALL | {"show": "4"}


def test_the_last_point_on_a_side_stays_and_a_sentence_says_so() -> None:
    page = open_bigger(points="10", held="90")
    (row,) = experiment_of(page).task.training_rows
    before = experiment_of(page)
    done(page, "removed", int(row))
    assert experiment_of(page) == before
    assert sentences(page) == ["One point has to be trained on: this one stays."]


def test_fewer_points_are_fewer_to_be_shown() -> None:
    page = open_bigger(show="20")
    choose(page, "Points", 10)
    assert labelled(page, "Show the values of sample").value == 10


def test_points_stay_where_a_link_hides_it() -> None:
    page = open_bigger(hide="moved")
    before = experiment_of(page)
    done(page, "moved", {"point": 3, "raw": [1.5, -2]})
    assert experiment_of(page) == before
