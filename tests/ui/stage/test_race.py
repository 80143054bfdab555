"""What the browser is told of a race: the numbers of each run by itself."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from nn_core import History
from nn_core.validation import Array
from tests.ui.stage.unpacking_race import unpacked
from ui.data.samples import sample_dataset
from ui.experiment.experiment import Experiment, run
from ui.stage.pace import shared_pace
from ui.stage.race import MOST_STOPS, Racer, first_below, race_score

PEOPLE = Experiment(sample_dataset("people"))
RATES = (0.01, 0.1, 1.0)
RUNS = [run(replace(PEOPLE, learning_rate=rate)) for rate in RATES]


def raced(histories: list[History], **settings: Any) -> tuple[dict[str, Any], Array, Array]:
    racers = [
        Racer(str(number), f"run {number}", "#123456", history)
        for number, history in enumerate(histories, 1)
    ]
    return unpacked(race_score(racers, PEOPLE.dataset, 0.05, **settings))


def test_the_numbers_are_those_of_single_runs() -> None:
    head, parameters, losses = raced(RUNS)
    assert (head["stops"][0], head["stops"][-1]) == (0, 1000)
    assert len(head["stops"]) <= MOST_STOPS
    for place, history in enumerate(RUNS):
        told = history.parameters[head["stops"]]
        assert parameters[place] == pytest.approx(told, rel=1e-6, abs=1e-6)
        assert losses[place] == pytest.approx(history.loss, rel=1e-6)
        assert head["runs"][place]["below"] == first_below(history, 0.05)
    assert head["samples"][0] == {"raw": [133, 65], "label": 1}


def test_who_is_below_the_bound_and_since_when() -> None:
    assert first_below(RUNS[0], 0.05) is None
    epoch = first_below(RUNS[1], 0.05)
    assert epoch is not None
    assert RUNS[1].loss[epoch] < 0.05 <= RUNS[1].loss[epoch - 1]


def test_a_shorter_run_stays_where_it_ended() -> None:
    short = run(replace(PEOPLE, epochs=10))
    head, parameters, losses = raced([RUNS[1], short])
    assert [told["last"] for told in head["runs"]] == [1000, 10]
    assert parameters[1, -1] == pytest.approx(short.parameters[-1], rel=1e-6)
    assert losses[1, 10:] == pytest.approx(short.loss[-1], rel=1e-6)


def test_of_the_ends_only_little_is_told() -> None:
    head, parameters, losses = raced(RUNS, ends_only=True)
    assert (head["stops"], head["first"], head["epochs"]) == ([1000], 1000, 1)
    assert parameters.shape == (3, 1, 9)
    assert losses[:, 0] == pytest.approx([history.loss[-1] for history in RUNS], rel=1e-6)


def test_equal_runs_have_an_equal_key_and_others_another() -> None:
    assert raced(RUNS)[0]["key"] == raced(RUNS)[0]["key"]
    assert raced(RUNS)[0]["key"] != raced(RUNS[:2])[0]["key"]


def test_eight_long_runs_stay_small() -> None:
    runs = [run(replace(PEOPLE, seed=seed, epochs=5000)) for seed in range(8)]
    racers = [Racer("1", "", "#123456", history) for history in runs]
    assert len(race_score(racers, PEOPLE.dataset, 0.05)) < 300_000


def test_the_stops_that_runs_share_are_many_where_one_of_them_changes() -> None:
    stops = np.array(shared_pace(RUNS, 101))
    assert (stops[0], stops[-1]) == (0, 1000)
    assert (np.diff(stops) > 0).all()
    # The rate of 1 does its work in the first tenth.
    assert (stops <= 100).sum() > (stops > 900).sum()
