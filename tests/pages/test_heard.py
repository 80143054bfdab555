"""What can be followed without eyes: the run as a table, and what is said aloud."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.bigger_visit import open_bigger
from tests.pages.components import told_to
from tests.pages.lesson_visit import open_lesson, predict
from tests.pages.playground_visit import choose, open_page, rerun, tables, trained

RUN = "The loss and everybody's y_pred, from epoch to epoch"


def said(page: AppTest) -> list[str]:
    """What has been said aloud, from the top of the page to its bottom."""
    return [str(words) for words in told_to(page, "spoken") if words]


def test_the_run_is_a_table_for_whoever_unfolds_it() -> None:
    page = open_page()
    assert RUN not in tables(page)
    page.session_state["run_table"] = True
    headings, rows = tables(rerun(page))[RUN]
    history = trained()
    assert headings == ["Epoch", "Loss", "Right", "Alice", "Bob", "Charlie", "Diana"]
    assert rows[0][:3] == ["0", "0.310", "2 of 4"]
    assert rows[-1][:3] == ["1000", "0.00240", "4 of 4"]
    assert float(rows[-1][3]) == pytest.approx(history.network.feedforward([-2, -1]), abs=5e-4)
    epochs = [int(row[0]) for row in rows]
    assert epochs == sorted(set(epochs))


@pytest.mark.parametrize(("place", "verdict"), [(1, "Right."), (0, "Not quite.")])
def test_the_answer_to_a_prediction_is_said(place: int, verdict: str) -> None:
    page = open_lesson("neuron")
    assert said(page) == []
    predict(page, "neuron", 0, place)
    assert said(page) == [
        f"{verdict} The sum is 0 whatever comes in, and the sigmoid of 0 is exactly one half."
    ]


def test_how_far_a_challenge_is_is_said_after_each_try() -> None:
    page = open_bigger()
    assert said(page) == []
    page = open_bigger(points="400", hidden="none", goal="no-layer-at-all")
    (before,) = said(page)
    assert "196 are the goal." in before
    choose(page, "Inputs", ["x1²", "x2²"])
    (after,) = said(page)
    assert after.startswith("Done:")
