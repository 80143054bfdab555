"""Frozen numbers: picked on the Playground, in the link, and told by the lesson on SGD."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.setting_visit import experiment_of, open_at, rerun
from ui.experiment.experiment import PARAMETERS, run
from ui.theme.text import six_digits


def pick(page: AppTest, *names: str) -> AppTest:
    page.multiselect(key="freeze").set_value([*names])
    return rerun(page)


def test_what_is_picked_is_held_still_and_goes_into_the_link() -> None:
    page = open_at()
    assert page.multiselect(key="freeze").options == [*PARAMETERS]
    pick(page, "b3", "w1")
    assert experiment_of(page).frozen == ("w1", "b3")
    assert page.query_params["freeze"] == "w1,b3"
    parameters = run(experiment_of(page)).parameters
    still = (parameters == parameters[0]).all(axis=0)
    assert [name for name, held in zip(PARAMETERS, still, strict=True) if held] == ["w1", "b3"]
    pick(page)
    assert experiment_of(page).frozen == ()
    assert "freeze" not in page.query_params


@pytest.mark.parametrize("text", ["w2,b1", "b1, w2,w2"])
def test_a_link_freezes(text: str) -> None:
    page = open_at(freeze=text)
    assert page.multiselect(key="freeze").value == ["w2", "b1"]
    assert experiment_of(page).frozen == ("w2", "b1")
    assert page.query_params["freeze"] == "w2,b1"


def test_a_link_that_freezes_what_is_not_there_freezes_nothing_and_says_so() -> None:
    page = open_at(freeze="w1,w7")
    assert experiment_of(page).frozen == ()
    said = [text.value for text in page.text]
    assert (
        "The link sets Frozen to w1,w7: it has to be any of w1 to b3, with commas between, so "
        "none is used." in said
    )


def test_the_lesson_on_sgd_says_what_is_frozen() -> None:
    page = open_at(freeze="w1,b3")
    page.switch_page("pages/sgd.py")
    rerun(rerun(page))
    (exact,) = [str(node.value) for node in page.caption if str(node.value).startswith("To six")]
    start = six_digits(experiment_of(page).start_network.parameters["w1"])
    assert f"w1 goes from {start} to {start};" in exact
    assert "is frozen and stays" in "".join(str(node.value) for node in page.latex)
    page.pills(key="sgd_parameter").set_value("w2")
    rerun(page)
    assert "is frozen" not in "".join(str(node.value) for node in page.latex)
