"""How a run came out, in words: since when it is solved, and what to make of the end."""

from dataclasses import replace

import numpy as np
import pytest

from nn_core import History
from tests.ui.bigger_setups import SMALL
from ui.bigger.outcome import divergence, outcome, solved
from ui.experiment.bigger import BiggerExperiment
from ui.experiment.task import Drawn


def history(held_out_loss: list[float], right: float = 1.0, stopped: str = "") -> History:
    epochs = len(held_out_loss)
    return History(
        (2, 1),
        np.zeros((epochs, 3)),
        np.linspace(1.0, 0.5, epochs),
        epochs - 1,
        accuracy=np.ones(epochs),
        held_out_loss=np.array(held_out_loss),
        held_out_accuracy=np.array([*[0.5] * (epochs - 1), right]),
        stopped=stopped,
        trained_on=(np.zeros((4, 2)), np.array([[0.0], [0.0], [1.0], [1.0]])),
    )


@pytest.mark.parametrize(
    ("count", "held_out", "who"),
    [
        (20, 50, "all 10 held-out points"),
        (10, 20, "both held-out points"),
        (10, 10, "the one held-out point"),
    ],
)
def test_who_is_right_is_counted(count: int, held_out: int, who: str) -> None:
    experiment = BiggerExperiment(Drawn(count=count), held_out)
    # Of the run, for it also stands under the numbers of an earlier epoch.
    words = solved(experiment, history([0.5, 0.4, 0.3]))
    assert words == f"The run has {who} right from epoch 2 on."


def test_what_is_wrong_is_not_solved() -> None:
    assert solved(SMALL, history([0.5, 0.4], right=0.9)) is None


def test_the_end_says_what_became_of_the_points_held_out() -> None:
    rose = outcome(SMALL, history([0.9, 0.3, 0.6], right=0.8))
    assert rose.split("\n") == [
        "2 epochs took the loss from 1 to 0.5.",
        "On the points held out the loss was lowest after epoch 1: what came later was learned by "
        "heart.",
    ]
    fell = outcome(SMALL, history([0.9, 0.6, 0.3], right=0.8, stopped="no better"))
    assert "It was stopped there: no better." in fell
    assert fell.endswith("On the points held out it is 0.3.")
    assert outcome(SMALL, history([0.9])) == ""


def test_a_loss_that_is_next_to_nothing_is_not_called_learned_by_heart() -> None:
    wavered = outcome(SMALL, history([0.9, 1e-9, 3e-9], right=0.8))
    assert wavered.endswith("On the points held out it is 3·10⁻⁹.")


def test_a_run_out_of_bounds_is_told_to_change_what_the_page_has() -> None:
    inside = history([0.9, 0.5])
    assert divergence(inside) is None
    assert divergence(replace(inside, epochs_asked=20)) == (
        "The numbers left all bounds after epoch 1, so the run ends there: try a smaller learning "
        "rate, or another initializer."
    )
