"""The presets of bigger networks keep their word, on points that they have never seen."""

from collections.abc import Iterator

import numpy as np
import pytest

from nn_core import History, diagnose
from tests.kernel import compiled
from ui.bigger.outcome import cut_short
from ui.experiment.bigger_link import read_bigger_link, written_bigger_link
from ui.experiment.bigger_presets import BIGGER_PRESETS
from ui.experiment.bigger_run import bigger_run, solved_since
from ui.experiment.presets import Preset

NAMED = {preset.title: preset for preset in BIGGER_PRESETS}
SOLVED = ("Circles", "Circles, without a hidden layer", "XOR", "Spirals", "Spirals, three classes")


@pytest.fixture(autouse=True, scope="module")
def _quick() -> Iterator[None]:
    with compiled():
        yield


def run_of(title: str) -> History:
    setup, problems = read_bigger_link(NAMED[title].link)
    assert problems == []
    return bigger_run(setup.experiment)


def explained(title: str) -> float:
    """The share of the variance of the points held out that the network explains."""
    setup, _ = read_bigger_link(NAMED[title].link)
    task, history = setup.experiment.task, run_of(title)
    assert history.held_out_loss is not None
    return float(1 - history.held_out_loss[-1] / np.var(task.targets[task.held_out]))


@pytest.mark.parametrize("preset", BIGGER_PRESETS, ids=lambda preset: preset.title)
def test_a_preset_is_a_link_as_the_app_writes_it_and_is_not_cut_short(preset: Preset) -> None:
    setup, problems = read_bigger_link(preset.link)
    assert problems == []
    assert written_bigger_link(setup) == preset.link
    assert cut_short(setup.experiment) is None


@pytest.mark.parametrize("title", SOLVED)
def test_what_is_said_to_be_solved_is_right_on_all_points_held_out(title: str) -> None:
    history = run_of(title)
    since = solved_since(history)
    assert since is not None
    assert since < 0.95 * history.epochs
    assert history.split is not None
    assert len(history.split.held_out) >= 100


def test_the_regressions_are_solved() -> None:
    assert explained("Plane, a regression") > 0.999
    assert explained("Hills, a regression") > 0.9


def test_what_is_learned_by_heart_is_right_where_it_was_seen_and_ever_worse_elsewhere() -> None:
    history = run_of("Learned by heart")
    assert history.accuracy is not None
    assert history.held_out_loss is not None
    assert history.accuracy[-1] == 1.0
    assert history.held_out_loss[-1] > 2 * history.held_out_loss.min()


def test_six_layers_of_sigmoids_learn_nothing_and_of_tanh_they_do() -> None:
    title = "Too deep for the sigmoid"
    assert "vanishing gradient" in {finding.kind for finding in diagnose(run_of(title))}
    setup, _ = read_bigger_link({**NAMED[title].link, "act": "tanh"})
    assert bigger_run(setup.experiment).loss[-1] < 0.01


def test_too_fast_diverges() -> None:
    assert run_of("Too fast").diverged
