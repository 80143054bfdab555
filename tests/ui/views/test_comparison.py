"""A comparison: each run is the experiment with its value, and the table says how it came out."""

import csv
from io import StringIO
from typing import Any

import numpy as np
import pytest

from nn_core import Network, train
from tests.ui.views.subjects import of_bigger, of_playground
from ui.experiment.fields import VARY
from ui.experiment.task import Drawn
from ui.experiment.view_fields import BIG_VARY
from ui.experiment.view_kinds import Variation
from ui.figures.race_chart import MOST_POINTS, Curve, race_chart
from ui.stage.scene import Scene
from ui.theme.palette import RUNS
from ui.views.comparison import Comparison, packed_race
from ui.views.comparison_table import rows_of, written

PEOPLE = of_playground()


def compared(text: str, bound: float = 0.05) -> Comparison:
    variation = VARY.read(text)
    assert variation is not None
    return Comparison(PEOPLE, variation, bound)


def test_each_run_is_the_experiment_with_another_value() -> None:
    dataset = PEOPLE.experiment.dataset
    for rate, history in zip((0.1, 1.0), compared("lr:0.1,1").histories(), strict=True):
        single = train(Network.random(seed=0), dataset.inputs, dataset.y_true, learning_rate=rate)
        assert np.array_equal(history.parameters, single.parameters)
        assert np.array_equal(history.loss, single.loss)


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("seed:3,4", {"seed": 4}),
        ("start:random,ones", {"start": "ones"}),
        ("start:random,hand", {"start": (0.0,) * 9}),
        ("order:table,shuffled", {"order": "shuffled"}),
    ],
)
def test_everything_that_can_be_varied_is_set(text: str, settings: dict[str, Any]) -> None:
    assert compared(text).run_of(1) == of_playground(**settings)


def test_how_each_came_out() -> None:
    comparison = compared("lr:0.01,0.1,1,10")
    results = [*comparison.results()]
    assert [run.value for run in results] == ["0.01", "0.1", "1", "10"]
    assert results[0].below is None
    assert comparison.first == [3]
    for run, history in zip(results, comparison.histories(), strict=True):
        assert run.loss == history.loss[-1]
        assert run.accuracy == 1.0
        assert not run.diverged
        if run.below is not None:
            assert history.loss[run.below] < 0.05 <= history.loss[run.below - 1]


def test_nobody_is_first_where_nobody_comes_below() -> None:
    assert compared("lr:0.001,0.002").first == []


def test_all_that_come_below_at_the_same_epoch_are_first() -> None:
    comparison = Comparison(PEOPLE, compared("seed:0,1,2").variation, 1.0)
    assert [run.below for run in comparison.results()] == [0, 0, 0]
    assert comparison.first == [0, 1, 2]


def test_losses_of_two_kinds_have_no_first_and_no_bound() -> None:
    kinds = BIG_VARY.read("loss:cross-entropy,mse")
    assert kinds is not None
    comparison = Comparison(of_bigger(), kinds, 10.0)
    assert comparison.common_bound is None
    assert comparison.first == []
    assert not any(name.startswith("Epochs until") for name in rows_of(comparison))
    # A regression has the squared error, whatever is said.
    regression = Comparison(of_bigger(data=Drawn("plane", 20), learning_rate=0.01), kinds, 10.0)
    assert (regression.common_bound, regression.first) == (10.0, [0, 1])


def test_the_table_can_be_read_again() -> None:
    columns = rows_of(compared("lr:0.01,0.1"))
    (first, second) = csv.DictReader(StringIO(written(columns)))
    assert first["Learning rate"] == "0.01"
    assert first["Epochs until below 0.05"] == ""
    assert float(second["Loss"]) == compared("lr:0.1,1").histories()[0].loss[-1]
    assert int(second["Epochs until below 0.05"]) == 105


def test_the_same_comparison_is_packed_once() -> None:
    told = Scene("said")
    one, same = (packed_race(compared("lr:0.2,0.3"), told) for _ in range(2))
    assert one is same


def test_a_chart_of_long_runs_has_few_points_and_the_last_one() -> None:
    curve = Curve("1: a", RUNS[0], np.linspace(1.0, 0.0, 5001))
    figure = race_chart([curve, curve], 0.05, [0])
    line, _, mark = figure["data"]
    assert len(line["x"]) <= MOST_POINTS + 1
    assert (line["x"][0], line["x"][-1]) == (0, 5000)
    # A logarithm has no 0.
    assert line["y"][-1] > 0
    assert mark["y"] == [curve.loss[mark["x"][0]]]
    assert curve.loss[mark["x"][0]] < 0.05 <= curve.loss[mark["x"][0] - 1]


def test_proposals_are_values_that_can_be_compared() -> None:
    for subject in (PEOPLE, of_playground(learning_rate=0.3, seed=999_999, start=(1.0,) * 9)):
        for key, now in subject.settings.items():
            values = tuple(subject.proposed(key))
            assert now in values
            assert VARY.read(VARY.written(Variation(key, values))) is not None


def test_how_it_is_looked_at_makes_no_other_experiment() -> None:
    assert of_playground() == PEOPLE
    assert hash(PEOPLE) == hash(of_playground())
    assert of_playground(seed=1) != PEOPLE
