"""A link carries the tables: who opens it has the same people, and so the same run."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.playground_visit import (
    ASKED,
    LEARN,
    choose,
    link_of,
    open_page,
    press,
    sentences,
    type_in,
    upload,
)
from tests.pages.stage_on_page import stage, told_to_stage

CSV = b"Kind,Length (cm),Age\ncat,46,3\ndog,80,5\ncat,50,9\ndog,110,7\n"


def reopened(page: AppTest) -> AppTest:
    return open_page(**link_of(page))


def test_a_typed_cell_is_in_the_link() -> None:
    page = type_in(open_page(), LEARN, {0: {"x1": 180.5}})
    assert link_of(page)["people"].startswith("Alice,180.5,65,1;")
    assert told_to_stage(reopened(page)) == told_to_stage(page)
    page = press(page, "Reset to the four people")
    assert link_of(page) == {}


def test_somebody_to_predict_is_in_the_link() -> None:
    page = type_in(open_page(), ASKED, added=[{"name": "Gil", "x1": 140, "x2": 66}])
    assert link_of(page)["ask"].endswith(";Gil,140,66")
    assert told_to_stage(reopened(page)) == told_to_stage(page)


@pytest.mark.parametrize("shift", ["mean", "standard", "none"])
def test_the_shift_is_in_the_link(shift: str) -> None:
    page = choose(open_page(seed="4"), "Shift the features", shift)
    assert link_of(page) == {"seed": "4", "shift": shift}
    assert told_to_stage(reopened(page)) == told_to_stage(page)


def test_an_uploaded_file_is_in_the_link() -> None:
    page = upload(open_page(), CSV)
    assert link_of(page)["columns"] == "Name,Length (cm),Age,Kind,dog,cat"
    again = reopened(page)
    assert told_to_stage(again) == told_to_stage(page)
    assert stage(again).titles == ["Length (cm)", "Age"]
    assert link_of(again) == link_of(page)


@pytest.mark.parametrize("people", ["", "x", "Alice,1,2,1", "A,1,2,1;A,1,3,0", "A,1,2,3;B,1,3,0"])
def test_people_that_cannot_be_read_are_one_sentence(people: str) -> None:
    columns = "Name,Weight (lb),Height (in),Gender,M,F"
    page = open_page(people=people, columns=columns)
    (sentence,) = sentences(page)
    assert "cannot be used, so the dataset Four people is used: " in sentence
    assert stage(page).parameters().tolist() == stage(open_page()).parameters().tolist()
