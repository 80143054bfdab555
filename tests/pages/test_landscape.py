"""Landscape: the slice is in the address, and another run begins where one says."""

from tests.pages.playground_visit import labelled, link_of, press, rerun, sentences
from tests.pages.setting_visit import experiment_of
from tests.pages.view_visit import SMALL, all_text, open_view


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


def test_parameters_that_a_network_does_not_have_are_no_plane() -> None:
    page = open_view("landscape", of="bigger", plane="w1,w99", **SMALL)
    assert labelled(page, "Over").value == "main"
    assert sentences(page) == [
        "This network has no parameter w99, so the landscape lies over the run's own directions: "
        "pick two that it has."
    ]
    page = open_view("landscape", of="bigger", plane="w1,b4", **SMALL)
    assert link_of(page)["plane"] == "w1,b4"
    labelled(page, "Start, b4").set_value(1.5)
    press(rerun(page), "Open in Bigger networks")
    assert "b4:1.5" in link_of(page)["hand"]


TOO_FAST = {"of": "bigger", "data": "plane", "hidden": "none", "lr": "0.3"}


def test_of_a_run_that_left_all_bounds_the_page_says_so() -> None:
    page = open_view("landscape", **TOO_FAST)
    (sentence,) = sentences(page)
    assert sentence == (
        "The run left all bounds after epoch 14: its last steps are so long that the rest of its "
        "way is not to be seen. A smaller learning rate stays on the map."
    )
    assert "the one other dimension is not to be seen" in all_text(page)
    assert page.get("plotly_chart")
