"""Compare: what varies is in the address, and every run can be opened where it belongs."""

from typing import Any

import pytest

from tests.pages.lesson_visit import go_to
from tests.pages.playground_visit import labelled, link_of, open_page, rerun, sentences
from tests.pages.setting_visit import experiment_of
from tests.pages.view_visit import SMALL, head_of, lanes, open_lane, open_view, worked_out
from ui.views import comparison_section

USUAL = "lr:0.01,0.1,1,10"


def test_a_comparison_is_in_the_address() -> None:
    page = open_view("compare")
    assert link_of(page) == {"vary": USUAL}
    assert lanes(page) == ["0.01", "0.1", "1", "10"]
    assert labelled(page, "Pick a row to open its run").disabled
    page.multiselect[0].set_value(["0.5", "2", "0.1"])
    rerun(page)
    assert link_of(page) == {"vary": "lr:0.1,0.5,2"}
    assert lanes(page) == ["0.1", "0.5", "2"]
    labelled(page, "What varies").set_value("order")
    rerun(page)
    assert link_of(page) == {"vary": "order:table,shuffled"}
    assert lanes(page) == ["Table", "Shuffled"]


def test_a_link_opens_a_comparison_of_the_experiment_in_it() -> None:
    page = open_view("compare", vary="seed:5,6", data="xor", lr="1", epochs="50")
    assert not sentences(page)
    assert lanes(page) == ["5", "6"]
    assert link_of(page) == {"vary": "seed:5,6", "data": "xor", "lr": "1", "epochs": "50"}
    assert experiment_of(page).epochs == 50
    # On the other pages it has no place in the address; here it is as it was left.
    assert "vary" not in link_of(go_to(page, "neuron"))
    assert link_of(go_to(page, "compare"))["vary"] == "seed:5,6"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (["0.1", "fast"], "fast is no value of Learning rate: it has to be a number from 0.001"),
        (["0.1", "99"], "99 is no value of Learning rate"),
        (["0.1"], "A comparison takes 2 to 8 values: the last ones stay."),
        ([], "A comparison takes 2 to 8 values"),
    ],
)
def test_what_cannot_be_compared_is_said_and_the_last_values_stay(
    values: list[str], said: str
) -> None:
    page = open_view("compare")
    page.multiselect[0].set_value(values)
    (sentence,) = sentences(rerun(page))
    assert sentence.startswith(said)
    assert link_of(page) == {"vary": USUAL}
    assert page.multiselect[0].value == ["0.01", "0.1", "1", "10"]
    assert not sentences(rerun(page))


def test_a_link_that_cannot_be_used_has_one_sentence() -> None:
    page = open_view("compare", vary="speed:1,2")
    (sentence,) = sentences(page)
    assert sentence.startswith("The link sets What varies to speed:1,2: it has to be one of lr, ")
    assert lanes(page) == ["0.01", "0.1", "1", "10"]


def test_a_run_opens_in_the_playground() -> None:
    page = open_lane(open_view("compare", vary="lr:0.2,0.7", epochs="40", show="Bob"), 1)
    assert (experiment_of(page).learning_rate, experiment_of(page).epochs) == (0.7, 40)
    assert link_of(page) == {"lr": "0.7", "epochs": "40", "show": "Bob"}


@pytest.mark.parametrize("place", [2, -1, True, "1", None, 0.5])
def test_what_is_no_place_opens_nothing(place: Any) -> None:
    page = open_lane(open_view("compare", vary="lr:0.2,0.7", epochs="40"), place)
    assert link_of(page) == {"vary": "lr:0.2,0.7", "epochs": "40"}


def test_who_is_first_is_said_and_the_bound_is_ones_own() -> None:
    page = open_view("compare")
    assert head_of(page)["told"] == (
        "Learning rate: 3 of 4 runs come below a loss of 0.05. The first is 10, at epoch 3."
    )
    labelled(page, "Learned below a loss of").set_value(0.0001)
    assert "1 of 4 runs comes below a loss of 0.0001. " in head_of(rerun(page))["told"]
    labelled(page, "Learned below a loss of").set_value(1.0)
    assert head_of(rerun(page))["told"].endswith("The first are 0.01, 0.1, 1 and 10, at epoch 0.")
    page = open_view("compare", vary="lr:0.001,0.002")
    assert head_of(page)["told"] == "Learning rate: none of the 2 runs comes below a loss of 0.05."


def test_losses_that_are_not_on_one_scale_are_not_raced() -> None:
    page = open_view("compare", of="bigger", vary="loss:cross-entropy,mse", **SMALL)
    head = head_of(page)
    assert head["told"] == (
        "Loss function: the losses of these runs are not on one scale, so compare how many each "
        "has right."
    )
    assert head["bound"] is None
    assert [run["below"] for run in head["runs"]] == [None, None]


def test_the_playground_loads_no_chart() -> None:
    assert not open_page().get("plotly_chart")
    assert open_view("compare").get("plotly_chart")


def test_a_link_opens_a_comparison_of_bigger_networks() -> None:
    link = {"of": "bigger", "vary": "opt:sgd,adam", **SMALL}
    page = open_view("compare", **link)
    assert not sentences(page)
    assert link_of(page) == link
    assert lanes(page) == ["SGD", "Adam"]
    open_lane(page, 1)
    assert page.title[0].value == "Bigger networks"
    assert link_of(page) == {"opt": "adam", **SMALL}
    # From there the views look at the same network.
    assert link_of(go_to(page, "compare")) == {
        "of": "bigger",
        "vary": "opt:sgd,adam",
        "opt": "adam",
        **SMALL,
    }


def test_runs_that_take_long_come_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparison_section, "MOMENT", -1.0)
    page = open_view("compare", vary="seed:31,32", epochs="9")
    assert page.get("progress")[0].proto.text == "Training: 1 of 2 runs"
    assert not page.get("bidi_component")
    monkeypatch.setattr(comparison_section, "MOMENT", 60.0)
    assert lanes(rerun(page)) == ["31", "32"]


def test_a_table_in_german_has_the_words_of_the_page() -> None:
    page = worked_out(open_view("compare", lang="de", vary="order:table,shuffled"))
    table = page.dataframe[0].value
    assert {"Lauf", "Verlust", "Genauigkeit", "Epochen bis unter 0.05"} <= {*table.columns}
    assert {*table["Divergiert"]} <= {"ja", "nein"}
    assert [*table.iloc[:, 1]] == ["Tabelle", "Gemischt"]


def test_what_a_run_never_came_to_is_a_dash_in_the_table() -> None:
    page = open_view("compare", vary="lr:0.001,0.002")
    (table,) = page.dataframe
    assert table.value["Epochs until below 0.05"].isna().all()
    assert table.proto.placeholder == "\N{EN DASH}"
