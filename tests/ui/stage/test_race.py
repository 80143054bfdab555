"""What the browser is told of a race: the numbers of each run by itself."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from nn_core import History
from nn_core.validation import Array
from tests.ui.stage.unpacking_race import arrays_of, unpacked
from tests.ui.views.subjects import of_bigger, of_playground
from ui.data.samples import sample_dataset
from ui.experiment.experiment import Experiment, run
from ui.stage.pace import shared_pace
from ui.stage.race import MOST_STOPS, Racer, first_below, race_score

PEOPLE = Experiment(sample_dataset("people"))
RATES = (0.01, 0.1, 1.0)
RUNS = [run(replace(PEOPLE, learning_rate=rate)) for rate in RATES]


GROUND = of_playground().ground


def raced(histories: list[History]) -> tuple[dict[str, Any], Array, Array]:
    racers = [
        Racer(str(number), f"run {number}", "#123456", history)
        for number, history in enumerate(histories, 1)
    ]
    return unpacked(race_score(racers, GROUND, 0.05))


def test_the_numbers_are_those_of_single_runs() -> None:
    head, parameters, losses = raced(RUNS)
    assert (head["stops"][0], head["stops"][-1]) == (0, 1000)
    assert len(head["stops"]) <= MOST_STOPS
    for place, history in enumerate(RUNS):
        told = history.parameters[head["stops"]]
        assert parameters[place] == pytest.approx(told, rel=1e-6, abs=1e-6)
        assert losses[place] == pytest.approx(history.loss, rel=1e-6)
        assert head["runs"][place]["below"] == first_below(history, 0.05)


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


def test_where_nothing_is_held_out_there_is_no_loss_of_it() -> None:
    racers = [Racer("1", "", "#123456", history) for history in RUNS]
    assert len(arrays_of(race_score(racers, GROUND, 0.05))[1]["heldOutLosses"]) == 0


def test_equal_runs_have_an_equal_key_and_others_another() -> None:
    assert raced(RUNS)[0]["key"] == raced(RUNS)[0]["key"]
    assert raced(RUNS)[0]["key"] != raced(RUNS[:2])[0]["key"]


def test_eight_long_runs_stay_small() -> None:
    runs = [run(replace(PEOPLE, seed=seed, epochs=5000)) for seed in range(8)]
    racers = [Racer("1", "", "#123456", history) for history in runs]
    assert len(race_score(racers, GROUND, 0.05)) < 300_000


def test_the_stops_that_runs_share_are_many_where_one_of_them_changes() -> None:
    stops = np.array(shared_pace(RUNS, 101))
    assert (stops[0], stops[-1]) == (0, 1000)
    assert (np.diff(stops) > 0).all()
    # The rate of 1 does its work in the first tenth.
    assert (stops <= 100).sum() > (stops > 900).sum()


def test_networks_of_other_shapes_are_told_one_after_another() -> None:
    runs = [of_bigger(hidden=hidden, activations=("tanh",)) for hidden in ((2,), (5,))]
    racers = [Racer("1", "", "#123456", one.history(), one.inputs) for one in runs]
    head, arrays = arrays_of(race_score(racers, runs[0].ground, 0.05))
    assert [run["sizes"] for run in head["runs"]] == [[2, 2, 1], [2, 5, 1]]
    stops, (first, second) = len(head["stops"]), [one.history() for one in runs]
    parameters = arrays["parameters"]
    size = stops * first.parameters.shape[1]
    assert parameters[:size] == pytest.approx(first.parameters[head["stops"]].ravel(), rel=1e-6)
    assert parameters[size:] == pytest.approx(second.parameters[head["stops"]].ravel(), rel=1e-6)
    assert arrays["heldOut"].sum() == runs[0].experiment.task.held_out.sum() > 0
    assert first.held_out_loss is not None
    assert second.held_out_loss is not None
    held_out = [*first.held_out_loss, *second.held_out_loss]
    assert arrays["heldOutLosses"] == pytest.approx(held_out, rel=1e-6)
    assert np.array_equal(arrays["raw"], runs[0].experiment.task.raw.ravel())


def test_eight_large_networks_stay_small() -> None:
    large = of_bigger(hidden=(8,) * 6, activations=("tanh",) * 6, epochs=1)
    racers = [Racer("1", "", "#123456", large.history(), large.inputs)] * 8
    assert len(race_score(racers, large.ground, 0.05)) < 300_000
