"""What links, files, presets and challenges open on the page of bigger networks; and hiding."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.bigger_visit import SMALL, done, experiment_of, open_bigger, stages
from tests.pages.lesson_visit import captions
from tests.pages.playground_visit import (
    choose,
    in_dialog,
    labelled,
    labels,
    link_of,
    press,
    rerun,
    sentences,
    texts,
)
from tests.ui.bigger_setups import SMALL as SMALL_RUN
from ui.bigger.export_section import OF_THE_RUN
from ui.experiment.bigger_fields import FIELDS, HIDE
from ui.experiment.bigger_presets import BIGGER_PRESETS
from ui.export.bigger_weights import bigger_weights_json


def test_a_link_that_cannot_be_used_opens_with_a_sentence() -> None:
    page = open_bigger(lr="99", freeze="w99")
    assert len(sentences(page)) == 2
    assert experiment_of(page) == SMALL_RUN
    press(page, "Got it")
    assert sentences(page) == []


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


@pytest.mark.parametrize(("hidden", "said"), [("", "nothing"), ("foo", "foo")])
def test_a_link_that_hides_nothing_that_there_is_says_so_and_sets_the_rest(
    hidden: str, said: str
) -> None:
    page = open_bigger(hide=hidden, lr="0.5")
    (sentence,) = (one for one in sentences(page) if "Hidden controls" in one)
    assert sentence.startswith(f"The link sets Hidden controls to {said}: it has to be any of ")
    assert link_of(page) == SMALL | {"lr": "0.5"}


def test_every_field_that_can_be_hidden_is() -> None:
    every = ",".join(HIDE.options)
    page = open_bigger(hide=every)
    assert {label for label in labels(page) if label} == {
        "Change from an epoch on",
        "Language",
        "Words",
    }
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
    hint = "a distance is made of squares."
    assert hint not in captions(page)
    choose(page, "Inputs", ["x1²"])
    assert hint in captions(page)
    choose(page, "Inputs", ["x1²", "x2²"])
    assert hint not in captions(page)
    assert any(text.startswith("No layer at all. Done: ") for text in texts(page))
    press(page, "Begin again")
    assert link_of(page) == link
    press(page, "Leave the challenge")
    assert link_of(page) == {"points": "400", "hidden": "none"}


def test_a_challenge_offers_no_cure_that_may_break_its_rules() -> None:
    def tries(page: AppTest) -> list[str]:
        return [label for label in labels(page) if label.startswith("Try: ")]

    link = {"data": "xor", "points": "400", "hidden": "2", "epochs": "1000"}
    assert tries(open_bigger(**link)) == ["Try: four neurons more"]
    assert tries(open_bigger(**link, goal="xor-with-three")) == []


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


def test_share_leaves_out_controls_in_the_link_only() -> None:
    page = press(open_bigger(hide="export"), "Share")
    (picker,) = in_dialog(page, "multiselect")
    assert "Learning rate" in picker.options
    assert "Take it away" not in picker.options
    picker.set_value(["lr", "network"])
    press(page, "Share")
    link, embed = (node.value for node in in_dialog(page, "code"))
    assert "hide=lr,network,export" in link
    assert "hide=lr,network,export" in embed
    assert link_of(page) == SMALL | {"hide": "export"}


def test_who_learns_by_heart_is_led_to_the_challenge() -> None:
    page = open_bigger(**BIGGER_PRESETS[7].link)
    assert any("while that of training falls" in text for text in texts(page))
    press(page, "Why? By heart, and cured, a challenge")
    assert link_of(page)["goal"] == "by-heart-and-cured"
