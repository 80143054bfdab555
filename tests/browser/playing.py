"""A run on the stage: what it should be, and waiting for an epoch of it."""

import pytest

from nn_core import History
from tests.browser.app import Stage
from ui.data.samples import sample_dataset
from ui.experiment.experiment import Experiment, run

PAUSE = "(stage) => stage.querySelector('.play').dataset.does === 'Play'"


def history_of(**settings: object) -> History:
    """The run that the app should show for these settings of the four people."""
    return run(Experiment(sample_dataset("people"), **settings))  # type: ignore[arg-type]


def assert_shown(stage: Stage, history: History, epoch: int) -> None:
    """The stage is at this epoch of this run, to the last bit."""
    assert stage.epoch == epoch
    # A frame passes between a press and its picture.
    stage.until(
        "(stage, numbers) => numbers.every((one, k) => one === stage.painted.parameters[k])",
        history.parameters[epoch].tolist(),
    )
    painted = stage.painted
    assert painted["parameters"] == history.parameters[epoch].tolist()
    assert painted["loss"] == history.loss[epoch]
    network = history.network_at(epoch)
    expected = network.feedforward(sample_dataset("people").inputs)
    assert painted["predictions"][:4] == pytest.approx(expected, abs=1e-12)


def moved_to(stage: Stage, epoch: int) -> None:
    """Wait until the stage has painted this epoch."""
    stage.until(
        "(stage, words) => stage.querySelector('.sentence').textContent.startsWith(words)",
        f"Epoch {epoch}:",
    )


def play_slowly(stage: Stage) -> None:
    """Start to play at the slowest speed, and leave it playing, early in the run."""
    stage.speed("Slow")
    stage.button("Play").click()
    stage.until("(stage) => Number(stage.querySelector('.now').textContent.slice(6)) > 2")
