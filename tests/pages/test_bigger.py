"""The page of bigger networks: every control changes the link and the run, as the stage does."""

from collections.abc import Mapping

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.bigger_visit import SMALL, done, experiment_of, open_bigger, setup_of, stages
from tests.pages.playground_visit import (
    choose,
    in_dialog,
    labelled,
    labels,
    link_of,
    press,
    rerun,
    sentences,
    tables,
    texts,
)
from tests.ui.bigger_setups import SMALL as SMALL_RUN
from ui.bigger.export_section import OF_THE_RUN
from ui.experiment.bigger import Branch
from ui.experiment.bigger_fields import FIELDS, HIDE
from ui.experiment.bigger_presets import BIGGER_PRESETS
from ui.experiment.bigger_setup import own_set
from ui.experiment.task import Drawn
from ui.experiment.work import Work
from ui.export.bigger_weights import bigger_weights_json

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


def press_key(page: AppTest, key: str) -> None:
    page.button(key=key).click()
    rerun(page)


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


def test_when_it_is_solved_is_said() -> None:
    page = open_bigger(data="gaussians", points="40", epochs="30", hidden="none")
    assert any(text.startswith("All 20 held-out points right since epoch ") for text in texts(page))


def test_a_regression_tells_how_far_it_is_off() -> None:
    page = open_bigger(data="hills", held="0")
    headings, rows = tables(page)["How far the network is off"]
    assert headings[0] == "Points"
    assert [row[:2] for row in rows] == [["Training", "20"]]
    assert "Right" not in labels(page)


def test_a_link_that_cannot_be_used_opens_with_a_sentence() -> None:
    page = open_bigger(lr="99", freeze="w99")
    assert len(sentences(page)) == 2
    assert experiment_of(page) == SMALL_RUN
    press(page, "Got it")
    assert sentences(page) == []


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


def test_both_pages_keep_what_they_have_open() -> None:
    page = open_bigger(lr="0.5")
    page.switch_page("pages/playground.py")
    page.query_params.clear()
    rerun(page)
    assert labelled(page, "Learning rate").value == 0.1
    choose(page, "Learning rate", 0.3)
    assert link_of(page) == {"lr": "0.3"}
    page.switch_page("pages/bigger.py")
    page.query_params.clear()
    rerun(page)
    assert labelled(page, "Learning rate").value == 0.5
    assert link_of(page) == SMALL | {"lr": "0.5"}


@pytest.mark.parametrize(
    ("hidden", "gone"),
    [
        ("lr,data,share", ["Learning rate", "Dataset", "Share"]),
        ("presets,hidden,act", ["Presets", "Hidden layers", "Neurons in layer 1", "Activation"]),
    ],
)
def test_a_link_can_hide_controls(hidden: str, gone: list[str]) -> None:
    page = open_bigger(hide=hidden, lr="0.5")
    assert not {*gone} & {*labels(page)}
    assert experiment_of(page).learning_rate == 0.5
    choose(page, "Noise", 10)
    assert link_of(page) == SMALL | {"lr": "0.5", "noise": "10"} | {
        "hide": HIDE.written(hidden.split(","))
    }


def test_every_field_that_can_be_hidden_is() -> None:
    every = ",".join(HIDE.options)
    page = open_bigger(hide=every)
    assert {label for label in labels(page) if label} == {"Change from an epoch on"}
    assert {*FIELDS} - {"people", "columns", "hide", "present", "v"} <= {*HIDE.options}


def test_share_gives_the_link_of_this_page_and_a_file_opens_again() -> None:
    page = press(open_bigger(lr="0.5", seed="3"), "Share")
    link, embed = (node.value for node in in_dialog(page, "code"))
    assert link == "?points=20&hidden=3&seed=3&lr=0.5&epochs=12&v=1"
    assert "embed=true" in embed
    (uploader,) = in_dialog(page, "file_uploader")
    uploader.set_value(("experiment.json", b'{"page": "bigger", "lr": 2, "epochs": 7}', "a/b"))
    press(page, "Share")
    rerun(page)
    assert (experiment_of(page).learning_rate, experiment_of(page).epochs) == (2.0, 7)


def test_a_preset_opens_with_what_to_look_for() -> None:
    page = press(open_bigger(), "Presets")
    titles = [node.label for node in in_dialog(page, "button")]
    assert titles == [preset.title for preset in BIGGER_PRESETS]
    page.button(key="preset_Plane, a regression").click()
    rerun(page)
    assert link_of(page) == dict(BIGGER_PRESETS[5].link)
    assert b"one linear neuron finds it" in stages(page)[0].bytes


def test_a_presentation_shows_the_link_of_this_page() -> None:
    page = open_bigger(present="true")
    assert b'"present":true' in stages(page)[0].bytes
    assert link_of(page) == SMALL | {"present": "true"}
    done(page, "present", False)
    assert link_of(page) == SMALL


def test_too_much_work_is_cut_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.experiment.bigger.ANY_NETWORK", Work(1000))
    page = open_bigger(seed="77")
    (sentence,) = sentences(page)
    assert "the run ends after 3:" in sentence
    assert stages(page)[0].bytes.count(b'"epochs":3,') == 1


def test_a_challenge_opens_tells_how_far_it_is_and_is_met() -> None:
    page = press(open_bigger(), "Challenges")
    assert len(in_dialog(page, "button")) == 8
    page.button(key="challenge_no-layer-at-all").click()
    rerun(page)
    link = {"points": "400", "hidden": "none", "goal": "no-layer-at-all"}
    assert link_of(page) == link
    assert b"Which inputs turn a ring" in stages(page)[0].bytes
    assert any("196 are the goal." in text for text in sentences(page))
    assert labelled(page, "Begin again").disabled
    choose(page, "Inputs", ["x1²", "x2²"])
    assert any(text.startswith("No layer at all. Done: ") for text in texts(page))
    press(page, "Begin again")
    assert link_of(page) == link
    press(page, "Leave the challenge")
    assert link_of(page) == {"points": "400", "hidden": "none"}


def test_a_network_is_taken_away_and_brought_again() -> None:
    page = open_bigger(act="relu", inputs="x1,x2x2")
    taken = bigger_weights_json(experiment_of(page)).encode()
    files = {
        node.label
        for node in page.get("download_button")
        if node.proto.id and hasattr(node, "label")
    }
    assert {f"{kind.label}" for kind in OF_THE_RUN} <= files
    page = open_bigger(seed="5")
    (uploader,) = page.file_uploader
    uploader.set_value(("network.json", b"{}", "application/json"))
    rerun(page)
    assert any("holds no network" in sentence for sentence in sentences(page))
    (uploader,) = page.file_uploader
    uploader.set_value(("network.json", taken, "application/json"))
    rerun(page)
    assert sentences(page) == []
    assert experiment_of(page).inputs == ("x1", "x2²")
    assert experiment_of(page).activations == ("ReLU",)
    assert len(experiment_of(page).by_hand) == 13
    press(page, "Take back 13 start numbers by hand")
    assert experiment_of(page).by_hand == ()


def test_a_run_that_leaves_all_bounds_is_shown_and_meets_its_challenge() -> None:
    link = {"data": "plane", "points": "250", "hidden": "none", "epochs": "300", "lr": "0.1"}
    page = open_bigger(**link, goal="over-the-edge")
    assert any(
        text.startswith("Over the edge. Done: at 0.1 the numbers leave all bounds after epoch")
        for text in texts(page)
    )
