"""The page of bigger networks: every control changes the link and the run, as the stage does."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from nn_core import History
from tests.pages.bigger_visit import (
    SMALL,
    done,
    experiment_of,
    open_bigger,
    press_key,
    setup_of,
    stages,
)
from tests.pages.lesson_visit import captions
from tests.pages.playground_visit import (
    choose,
    labelled,
    labels,
    link_of,
    press,
    rerun,
    sentences,
    tables,
    texts,
)
from ui.bigger import stage_section
from ui.bigger.controls import GROUPS
from ui.experiment.bigger import BiggerExperiment
from ui.experiment.bigger_run import bigger_run
from ui.experiment.bigger_tables import own_set
from ui.experiment.work import Work

CONTROLS: Mapping[str, tuple[object, Mapping[str, str]]] = {
    "Dataset": ("moons", {"data": "moons"}),
    "Learning rate": (0.5, {"lr": "0.5"}),
    "Activation": ("ReLU", {"act": "relu"}),
    "Noise": (20, {"noise": "20"}),
    "Points": (30, {"points": "30"}),
    "Seed of the data": (3, {"draw": "3"}),
    "Held out, in percent": (20, {"held": "20"}),
    "Inputs": (["x1", "x1²"], {"inputs": "x1,x1x1"}),
    "Hidden layers": (2, {"hidden": "3-3"}),
    "Neurons in layer 1": (5, {"hidden": "5"}),
    "Initializer": ("he", {"init": "he"}),
    "Seed": (9, {"seed": "9"}),
    "Frozen": (["w2"], {"freeze": "w2"}),
    "Optimizer": ("adam", {"opt": "adam"}),
    "Schedule": ("cosine", {"decay": "cosine"}),
    "Epochs": (15, {"epochs": "15"}),
    "Stop early": ("low", {"stop": "low"}),
    "Batch size": (4, {"batch": "4"}),
    "Sample order": ("table", {"order": "table"}),
    "Loss function": ("mse", {"loss": "mse"}),
    "Penalty on weights": ("l2", {"penalty": "l2"}),
    "Curve": ("accuracy", {"curve": "accuracy"}),
    "Loss axis": ("log", {"axis": "log"}),
    "Edges by": ("gradient", {"edges": "gradient"}),
    "Held-out points": ("false", {"seen": "false"}),
    "Discretize": ("true", {"discretize": "true"}),
    "Paler where unsure": ("false", {"confidence": "false"}),
    "Show the values of sample": (5, {"show": "5"}),
}
VIEW = {"curve", "axis", "edges", "seen", "discretize", "confidence", "show"}


@pytest.fixture(scope="module")
def page() -> AppTest:
    """One visit, in which each control is set and taken back."""
    return open_bigger()


@pytest.mark.parametrize("label", CONTROLS)
def test_every_control_changes_the_link_and_the_run_or_the_look_only(
    page: AppTest, label: str
) -> None:
    value, changed = CONTROLS[label]
    before, told = setup_of(page), stages(page)[0].bytes
    choose(page, label, value)
    assert link_of(page) == SMALL | dict(changed)
    assert labelled(page, label).value == value
    assert stages(page)[0].bytes != told
    assert (setup_of(page).experiment == before.experiment) == (not changed.keys() - VIEW)
    press_key(page, "undo")
    assert setup_of(page) == before
    assert link_of(page) == SMALL


def test_controls_that_need_others_work_beside_them() -> None:
    page = open_bigger(data="spirals", hidden="2-3", penalty="l1")
    choose(page, "Classes", 3)
    choose(page, "Rate of the penalty", 0.1)
    choose(page, "Activation of layer 2", "sigmoid")
    assert labelled(page, "Activation").value == "by layer"
    assert experiment_of(page).activations == ("tanh", "sigmoid")
    assert experiment_of(page).sizes == (2, 2, 3, 3)
    choose(page, "Dataset", "plane")
    assert experiment_of(page).classes == 0
    assert labelled(page, "Loss function").disabled
    press(page, "Another seed")
    press(page, "Draw other data")
    assert link_of(page) == {
        "data": "plane",
        "points": "20",
        "draw": "1",
        "hidden": "2-3",
        "act": "tanh,sigmoid",
        "seed": "1",
        "penalty": "l1",
        "rate": "0.1",
        "epochs": "12",
    }


def test_the_numbers_of_a_schedule_and_of_a_rule_to_stop_stand_beside_them() -> None:
    page = open_bigger(decay="step", stop="low")
    choose(page, "Steps of the schedule", 4)
    choose(page, "Rate times, at each step", 0.5)
    choose(page, "Stop below the loss", 2.0)
    assert link_of(page) == SMALL | {
        "decay": "step",
        "parts": "4",
        "factor": "0.5",
        "stop": "low",
        "below": "2",
    }
    assert bigger_run(experiment_of(page)).stopped == "loss low enough"
    choose(page, "Schedule", "cosine")
    choose(page, "Share of the rate at the end", 0.2)
    choose(page, "Stop early", "stale")
    choose(page, "Epochs without a better", 3)
    assert (experiment_of(page).floor, experiment_of(page).patience) == (0.2, 3)
    assert "Steps of the schedule" not in labels(page)


def test_the_numbers_are_those_of_the_epoch_that_is_shown() -> None:
    page = open_bigger(data="gaussians", classes="3", points="40")
    headings, rows = tables(page)["What the network says of the points held out"]
    assert headings == ["Class", "says 0", "says 1", "says 2", "Right"]
    assert sum(int(cell) for row in rows for cell in row[1:4]) == 20
    done(page, epoch=12)
    assert page.header[0].value == "The numbers at epoch 12"
    _, rows = tables(page)["What the network says of the points held out"]
    right = sum(int(row[1 + place]) for place, row in enumerate(rows))
    assert labelled(page, "Right, held out").value == f"{right} of 20"
    assert "All weights and biases at epoch 12" in tables(page)


def test_the_files_say_that_they_are_of_the_end_of_training() -> None:
    page = done(open_bigger(), epoch=3)
    assert "of the end of training, epoch 12, whichever epoch the stage shows" in captions(page)
    page = open_bigger(stop="low", below="2")
    assert "of the end of training, epoch 0, whichever epoch the stage shows" in captions(page)


def test_when_it_is_solved_is_said() -> None:
    page = open_bigger(data="gaussians", points="40", epochs="30", hidden="none")
    words = "The run has all 20 held-out points right from epoch "
    assert any(text.startswith(words) for text in texts(page))


def test_a_regression_tells_how_far_it_is_off() -> None:
    page = open_bigger(data="hills", held="0")
    headings, rows = tables(page)["How far the network is off"]
    assert headings[0] == "Points"
    assert [row[:2] for row in rows] == [["Training", "20"]]
    assert "Right" not in labels(page)


def test_a_group_is_drawn_while_it_is_open_and_keeps_what_was_set_in_it() -> None:
    page = open_bigger()
    choose(page, "Optimizer", "adam")

    def put_groups(is_open: bool) -> AppTest:
        for group in GROUPS:
            page.session_state[group.key] = is_open
        return rerun(page)

    assert not {"Optimizer", "Seed", "Noise", "Curve"} & {*labels(put_groups(False))}
    assert labelled(put_groups(True), "Optimizer").value == "adam"
    assert link_of(page)["opt"] == "adam"


def test_an_undo_on_the_heels_of_a_setting_takes_back_that_alone() -> None:
    page = open_bigger(epochs="20", data="xor")
    choose(page, "Optimizer", "adam")
    before = link_of(page)
    page.number_input(key="bigger_seed").set_value(7)
    press_key(page, "undo")
    assert link_of(page) == before
    press_key(page, "redo")
    assert link_of(page) == {**before, "seed": "7"}


def test_the_app_has_its_own_sets_and_takes_the_table_of_the_playground() -> None:
    page = open_bigger(data="iris")
    assert experiment_of(page).data == own_set("iris")[0]
    page.switch_page("pages/playground.py")
    page.query_params.clear()
    rerun(page)
    page.button(key="another_seed").click()
    rerun(page)
    edits = {"edited_rows": {0: {"x1": "100"}}, "added_rows": [], "deleted_rows": []}
    key = page.data_editor[0].key
    assert key is not None
    page.session_state[key] = edits
    rerun(page)
    page.switch_page("pages/bigger.py")
    page.query_params.clear()
    rerun(page)
    # What was open is open still, and the address says so.
    assert link_of(page)["data"] == "iris"
    choose(page, "Dataset", "table")
    assert experiment_of(page).data.values[0] == (100.0, 65.0)  # type: ignore[union-attr]
    assert link_of(page)["people"].startswith("Alice,100,65,1;")
    assert labelled(page, "Dataset").value == "table"
    assert labelled(page, "Noise").disabled
    # It stays as it was taken, until it is taken again.
    page.switch_page("pages/playground.py")
    page.query_params.clear()
    rerun(page)
    page.session_state[key] = edits | {"edited_rows": {0: {"x1": "200"}}}
    rerun(page)
    page.switch_page("pages/bigger.py")
    page.query_params.clear()
    rerun(page)
    assert link_of(page)["people"].startswith("Alice,100,65,1;")
    press(page, "Take the table as the Playground has it now")
    assert link_of(page)["people"].startswith("Alice,200,65,1;")


def test_too_much_work_is_cut_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.experiment.bigger.ANY_NETWORK", Work(1000))
    page = open_bigger(seed="77")
    (sentence,) = sentences(page)
    assert "the run ends after 3:" in sentence
    assert stages(page)[0].bytes.count(b'"epochs":3,') == 1


def test_whoever_waits_for_a_run_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    spinner, train = st.spinner, bigger_run

    @contextmanager
    def heard(words: str, **settings: Any) -> Iterator[None]:
        told.append(words)
        with spinner(words, **settings):
            yield
        told.append("done")

    def trained(experiment: BiggerExperiment) -> History:
        told.append("trained")
        return train(experiment)

    monkeypatch.setattr(st, "spinner", heard)
    monkeypatch.setattr(stage_section, "bigger_run", trained)
    open_bigger(seed="9")
    assert told[:3] == ["The network is being trained.", "trained", "done"]
