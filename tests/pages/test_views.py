"""The views: what is looked at is in the address, and every run can be opened where it belongs."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from tests.pages.lesson_visit import go_to
from tests.pages.playground_visit import (
    labelled,
    labels,
    link_of,
    open_page,
    press,
    rerun,
    sentences,
)
from tests.pages.setting_visit import experiment_of
from tests.pages.stage_on_page import TRIGGERS
from tests.ui.stage.unpacking_race import arrays_of
from ui.views import comparison_section, starts_section

APP = Path(__file__).parents[2] / "streamlit_app.py"
USUAL = "lr:0.01,0.1,1,10"
MOST_LOOKS = 200


def open_view(url: str, **link: str) -> AppTest:
    page = AppTest.from_file(APP, default_timeout=30)
    page.query_params.update(link)
    page.switch_page(f"pages/{url}.py")
    return rerun(page)


def head_of(page: AppTest) -> dict[str, Any]:
    """What the picture is told."""
    (told,) = (element.proto for element in page.get("bidi_component"))
    head, _ = arrays_of(bytes(told.bytes))
    return head


def lanes(page: AppTest) -> list[str]:
    """What stands over the planes."""
    return [run["words"] for run in head_of(page)["runs"]]


def open_lane(page: AppTest, place: object) -> AppTest:
    """Press the button under a plane, as the browser says so."""
    (told,) = (element.proto for element in page.get("bidi_component"))
    return say(page, told.id, "open", place)


def say(page: AppTest, element: str, event: str, value: object) -> AppTest:
    """What the browser says of a picture."""
    states = page._tree.get_widget_states()
    pressed = json.dumps([{"event": event, "value": value}])
    states.widgets.append(WidgetState(id=TRIGGERS.format(element), json_trigger_value=pressed))
    page._run(states)
    assert not page.exception, page.exception[0].value
    return page


def worked_out(page: AppTest) -> AppTest:
    """Look until all starts are trained."""
    for _ in range(MOST_LOOKS):
        if not page.get("progress"):
            return page
        rerun(page)
    raise AssertionError("the starts are never finished")


def all_text(page: AppTest) -> str:
    return "\n".join(str(getattr(node, "value", "")) for node in page.main)


def test_a_comparison_is_in_the_address() -> None:
    page = open_view("compare")
    assert link_of(page) == {"vary": USUAL}
    assert lanes(page) == ["0.01", "0.1", "1", "10"]
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


PRESENTED = {
    "compare": {"vary": "lr:0.2,0.7", "epochs": "40"},
    "starts": {"starts": "10", "epochs": "10"},
    "landscape": {"epochs": "30", "plane": "w1,w3"},
}


@pytest.mark.parametrize(("url", "link"), PRESENTED.items())
def test_each_can_be_presented_with_a_code_of_its_own(url: str, link: dict[str, str]) -> None:
    page = open_view(url, present="true", **link)
    page.context["url"] = f"https://nine.example.org/{url}"
    head = head_of(worked_out(rerun(page)))
    assert head["present"] is True
    shared = urlsplit(head["qr"]["link"])
    assert shared.path == f"/{url}"
    assert dict(parse_qsl(shared.query)) == {**link, "v": "1"}
    assert link_of(page) == {**link, "present": "true"}
    said = head["told"]
    (told,) = (element.proto for element in page.get("bidi_component"))
    say(page, told.id, "present", False)
    head = head_of(page)
    assert (head["present"], head["qr"], head["told"]) == (False, None, said)
    assert link_of(page) == link


@pytest.mark.parametrize("place", [2, -1, True, "1", None, 0.5])
def test_what_is_no_place_opens_nothing(place: Any) -> None:
    page = open_lane(open_view("compare", vary="lr:0.2,0.7", epochs="40"), place)
    assert link_of(page) == {"vary": "lr:0.2,0.7", "epochs": "40"}


def test_who_is_first_is_said_and_the_bound_is_ones_own() -> None:
    page = open_view("compare")
    assert "first learning rate 10, after 3 epochs" in head_of(page)["told"]
    labelled(page, "Learned below a loss of").set_value(0.0001)
    assert "1 of 4 runs come below a loss of 0.0001" in head_of(rerun(page))["told"]


def test_the_starts_are_in_groups_and_open_as_their_seed() -> None:
    page = worked_out(open_view("starts", starts="100", data="xor", lr="1"))
    assert link_of(page) == {"starts": "100", "data": "xor", "lr": "1"}
    head = head_of(page)
    assert " of 100 starts learned" in head["told"]
    learned = next(group for group in head["groups"] if group["name"] == "Learned")
    seed = learned["seeds"][1]
    open_lane(page, seed)
    assert experiment_of(page).seed == seed
    assert "starts" not in link_of(page)


def test_how_many_starts_is_in_the_address() -> None:
    page = open_view("starts", starts="20", epochs="10")
    labelled(page, "Starts").set_value(30)
    worked_out(rerun(page))
    assert link_of(page) == {"starts": "30", "epochs": "10"}
    assert " of 30 starts" in head_of(page)["told"]


def test_work_can_be_stopped_and_gone_on_with(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starts_section, "FIRST", 0.001)
    monkeypatch.setattr(starts_section, "MOMENT", 0.001)
    page = open_view("starts", starts="600", epochs="77")
    press(page, "Stop")
    assert "Stopped after 0 of 600" in page.get("progress")[0].proto.text
    assert page.get("progress")[0].proto.text == rerun(page).get("progress")[0].proto.text
    monkeypatch.setattr(starts_section, "MOMENT", 10.0)
    worked_out(press(page, "Go on"))
    assert " of 600 starts" in head_of(page)["told"]


def test_a_count_that_cannot_be_used_has_one_sentence() -> None:
    page = open_view("starts", starts="5001", epochs="1")
    (sentence,) = sentences(page)
    assert sentence == (
        "The link sets Starts to 5001: it has to be a whole number from 10 to 5000, so 1000 is "
        "used."
    )


def test_the_playground_loads_no_chart() -> None:
    assert not open_page().get("plotly_chart")
    assert open_view("compare").get("plotly_chart")


def test_the_plane_is_in_the_address() -> None:
    page = open_view("landscape", epochs="30")
    assert link_of(page) == {"epochs": "30", "plane": "main"}
    labelled(page, "Over").set_value("two")
    rerun(page)
    labelled(page, "Upwards").set_value("b3")
    assert link_of(rerun(page)) == {"epochs": "30", "plane": "w1,b3"}
    labelled(page, "Over").set_value("random")
    rerun(page)
    labelled(page, "Drawn from seed").set_value(5)
    assert link_of(rerun(page)) == {"epochs": "30", "plane": "random:5"}
    assert not sentences(page)


def test_another_start_is_set_by_numbers_and_opens_in_the_playground() -> None:
    page = open_view("landscape", epochs="30", plane="w1,w3")
    labelled(page, "Start, w1").set_value(2.5)
    rerun(page)
    labelled(page, "Start, w3").set_value(-1.25)
    rerun(page)
    assert "Begun there, the run ends at a loss of" in all_text(page)
    end = experiment_of(page)
    press(page, "Open in the Playground")
    start = experiment_of(page).start
    assert (start[0], start[2]) == (2.5, -1.25)
    assert experiment_of(page).epochs == end.epochs == 30
    assert link_of(page)["start"] == "hand"


def test_another_plane_forgets_the_start_on_the_last_one() -> None:
    page = open_view("landscape", epochs="30", plane="w1,w3")
    labelled(page, "Start, w1").set_value(2.5)
    rerun(page)
    labelled(page, "Across").set_value("b1")
    assert "Begun there" not in all_text(rerun(page))
    assert labelled(page, "Start, b1").value is None


def test_a_run_without_epochs_has_no_landscape_of_its_own_and_that_is_said() -> None:
    page = open_view("landscape", epochs="0")
    assert sentences(page) == ["The run did not move: train it for at least one epoch."]
    page = open_view("landscape", epochs="0", plane="w1,w2")
    assert not sentences(page)


BIGGER = {"hidden": "3", "epochs": "20"}


def test_a_link_opens_a_comparison_of_bigger_networks() -> None:
    link = {"of": "bigger", "vary": "opt:sgd,adam", **BIGGER}
    page = open_view("compare", **link)
    assert not sentences(page)
    assert link_of(page) == link
    assert lanes(page) == ["SGD", "Adam"]
    open_lane(page, 1)
    assert page.title[0].value == "Bigger networks"
    assert link_of(page) == {"opt": "adam", **BIGGER}
    # From there the views look at the same network.
    assert link_of(go_to(page, "compare")) == {
        "of": "bigger",
        "vary": "opt:sgd,adam",
        "opt": "adam",
        **BIGGER,
    }


def test_the_other_network_is_one_press_away_and_each_keeps_what_it_was() -> None:
    page = open_view("compare", vary="lr:1,2", data="xor", epochs="30")
    labelled(page, "Network").set_value("bigger")
    assert link_of(rerun(page)) == {"of": "bigger", "vary": "opt:sgd,momentum,rmsprop,adam"}
    assert not sentences(page)
    labelled(page, "Network").set_value("playground")
    assert link_of(rerun(page)) == {"vary": "lr:1,2", "data": "xor", "epochs": "30"}


def test_a_link_to_bigger_networks_sets_nothing_in_the_playground() -> None:
    page = open_view("starts", of="bigger", starts="10", lr="0.5", **BIGGER)
    assert " of 10 starts learned" in head_of(worked_out(page))["told"]
    labelled(page, "Network").set_value("playground")
    assert link_of(rerun(page)) == {"starts": "10"}
    assert not sentences(page)


@pytest.mark.parametrize(
    ("url", "link", "said"),
    [
        ("compare", {"vary": "lr:1"}, "The link sets What varies to lr:1"),
        ("starts", {"starts": "many"}, "The link sets Starts to many"),
        ("landscape", {"plane": "up"}, "The link sets Plane of the landscape to up"),
        ("compare", {"opt": "newton"}, "The link sets Optimizer to newton"),
    ],
)
def test_a_link_to_bigger_networks_that_cannot_be_used_has_one_sentence(
    url: str, link: dict[str, str], said: str
) -> None:
    page = open_view(url, of="bigger", **BIGGER, **({"starts": "10"} | link))
    (sentence,) = [each for each in sentences(page) if "does not know" not in each]
    assert sentence.startswith(said)


def test_parameters_that_a_network_does_not_have_are_no_plane() -> None:
    page = open_view("landscape", of="bigger", plane="w1,w99", **BIGGER)
    assert labelled(page, "Over").value == "main"
    page = open_view("landscape", of="bigger", plane="w1,b4", **BIGGER)
    assert link_of(page)["plane"] == "w1,b4"
    labelled(page, "Start, b4").set_value(1.5)
    press(rerun(page), "Open in Bigger networks")
    assert "b4:1.5" in link_of(page)["hand"]


def test_runs_that_take_long_come_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparison_section, "MOMENT", -1.0)
    page = open_view("compare", vary="seed:31,32", epochs="9")
    assert page.get("progress")[0].proto.text == "Training: 1 of 2 runs"
    assert not page.get("bidi_component")
    monkeypatch.setattr(comparison_section, "MOMENT", 60.0)
    assert lanes(rerun(page)) == ["31", "32"]


@pytest.mark.parametrize(
    ("url", "question", "label"),
    [
        ("compare", "Was ändert eine einzige Einstellung?", "Werte zum Vergleich: 2 bis 8"),
        ("starts", "Wie oft lernt das Netz?", "Gelernt unter einem Verlust von"),
        ("landscape", "Wie sieht der Verlust von oben aus?", "Logarithmische Farben"),
    ],
)
def test_a_view_speaks_german(url: str, question: str, label: str) -> None:
    page = open_view(url, lang="de")
    assert page.header[0].value == question
    assert label in labels(page)
    assert not page.exception


def test_a_table_in_german_has_the_words_of_the_page() -> None:
    page = worked_out(open_view("compare", lang="de", vary="order:table,shuffled"))
    table = page.dataframe[0].value
    assert {"Lauf", "Verlust", "Genauigkeit", "Epochen bis unter 0.05"} <= {*table.columns}
    assert {*table["Divergiert"]} <= {"ja", "nein"}
    assert [*table.iloc[:, 1]] == ["Tabelle", "Gemischt"]
