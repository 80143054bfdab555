"""Whatever a link asks for, the server does no more than it can spare."""

import pytest

from tests.pages.playground_visit import (
    ASKED,
    LEARN,
    labelled,
    open_page,
    press,
    rerun,
    results,
    sentences,
    type_in,
)
from tests.pages.stage_on_page import stage
from ui.stage.pace import MOST_STOPS

COLUMNS = "Name,Weight (lb),Height (in),Gender,M,F"


def people(count: int) -> dict[str, str]:
    """A link to a table of that many people."""
    rows = ";".join(f"P{n},{n % 7},{n % 5},{n % 2}" for n in range(count))
    return {"people": rows, "columns": COLUMNS}


@pytest.mark.parametrize("epochs", ["1e9", "1e999", "9" * 5000])
def test_a_link_cannot_ask_for_more_epochs(epochs: str) -> None:
    page = open_page(epochs=epochs)
    assert len(sentences(page)) == 1
    assert stage(page).last == labelled(page, "Epochs").value == 1000
    assert len(stage(page).head["pace"]) <= MOST_STOPS


def test_a_link_cannot_bring_more_rows() -> None:
    page = open_page(**people(5000))
    (sentence,) = sentences(page)
    assert sentence == (
        "The link has samples to learn from that cannot be used, so the dataset Four people is "
        "used: There are 5000 rows and the limit is 200."
    )
    assert len(results(page)) == 4


def test_a_link_that_is_too_long_is_left_alone() -> None:
    page = open_page(**people(100_000))
    assert not sentences(page)
    assert len(results(page)) == 4


def test_many_rows_take_fewer_epochs_and_that_is_said() -> None:
    page = open_page(epochs="5000", order="shuffled", **people(200))
    assert sentences(page) == [
        "5000 epochs of 200 samples take the time of 18,000,000 multiplications and the limit is "
        "9,000,000, so the run ends after 2500 epochs."
    ]
    assert stage(page).last == 2500
    assert len(stage(page).head["pace"]) <= MOST_STOPS
    press(page, "Got it")
    assert labelled(page, "Epochs").value == 2500
    assert not sentences(page)
    # So does the field, and there the setting stays: with half of the rows, all epochs are run.
    labelled(page, "Epochs").set_value(5000)
    rerun(page)
    (sentence,) = sentences(page)
    assert sentence.startswith("5000 epochs of 200 samples take the time of 18,000,000")
    type_in(page, 0, deleted=range(100, 200))
    assert not sentences(page)
    assert stage(page).last == labelled(page, "Epochs").value == 5000


@pytest.mark.parametrize("table", [LEARN, ASKED])
def test_nobody_pastes_more_rows(table: int) -> None:
    rows = [{"name": f"P{n}", "x1": 1, "x2": 2} for n in range(100_000)]
    page = type_in(open_page(epochs="20"), table, added=rows)
    assert sentences(page) == [
        "That is 100000 rows more and the limit is 200: the table stays as it was."
    ]
    assert len(results(page)) == 4
    assert not sentences(rerun(page))
    type_in(page, LEARN, {0: {"name": "Ann"}})
    assert [result.name for result in results(page)] == ["Ann", "Bob", "Charlie", "Diana"]
