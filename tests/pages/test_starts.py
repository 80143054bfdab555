"""Starts: groups of seeds, worked out a little at a time, and each to be opened."""

import pytest

from tests.pages.playground_visit import labelled, link_of, press, rerun, sentences
from tests.pages.setting_visit import experiment_of
from tests.pages.view_visit import all_text, head_of, open_lane, open_view, worked_out
from ui.views import starts_section


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
    assert " 30 starts" in head_of(page)["told"]


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


def test_a_third_hidden_neuron_is_one_press_away() -> None:
    page = worked_out(open_view("starts", starts="100", data="xor", lr="1", epochs="300"))
    with_two = head_of(page)["told"]
    press(page, "With 3 hidden neurons")
    assert "2-3-1" in all_text(worked_out(page))
    assert link_of(page)["of"] == "bigger"
    assert link_of(page)["data"] == "four"
    assert int(head_of(page)["told"].split()[0]) > int(with_two.split()[0])
    assert "With 3 hidden neurons" not in [button.label for button in page.button]
