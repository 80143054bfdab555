"""The experiment: equal ones are one run, and whatever differs makes another."""

from dataclasses import FrozenInstanceError, replace
from typing import Any

import numpy as np
import pytest

from nn_core import Dataset, Feature, Network, Shift
from tests.ui.examples import asked, cloud, points, sample
from ui.data.table import Asked
from ui.experiment.experiment import PARAMETERS, Experiment, cut_short, run

HAND = (0.5, -1.0, 0.0, 2.5, 1e-3, -10.0, 10.0, 0.25, -0.75)


def built_anew(**changes: Any) -> Experiment:
    """An experiment with the four people of which no part is shared with another."""
    people = Dataset(
        names=("Alice", "Bob", "Charlie", "Diana"),
        values=((133, 65), (160, 72), (152, 70), (120, 60)),
        labels=(1, 0, 0, 1),
        features=(Feature("Weight", "lb"), Feature("Height", "in")),
        class_names=("M", "F"),
        class_column="Gender",
        shift=Shift("fixed", (135.0, 66.0)),
    )
    to_predict = (Asked("Emily", 128.0, 63.0), Asked("Frank", 155.0, 68.0))
    arguments: dict[str, Any] = {"dataset": people, "to_predict": to_predict, "epochs": 20}
    return Experiment(**(arguments | changes))


def test_equal_experiments_are_one_value() -> None:
    assert built_anew() == built_anew()
    assert hash(built_anew()) == hash(built_anew())
    assert built_anew() == Experiment(sample("people"), asked("people"), epochs=20)
    assert hash(built_anew(start=HAND)) == hash(built_anew(start=tuple(HAND)))


def test_equal_experiments_have_the_identical_history() -> None:
    assert run(built_anew()) is run(built_anew())
    assert run(built_anew(start=HAND)) is run(built_anew(start=HAND))


@pytest.mark.parametrize("start", ["random", "ones", HAND])
@pytest.mark.parametrize("order", ["table", "shuffled"])
def test_a_run_is_the_same_to_the_last_bit_when_it_is_run_again(
    start: str | tuple[float, ...], order: str
) -> None:
    experiment = built_anew(start=start, order=order)
    first = run(experiment)
    again = run.__wrapped__(experiment)
    assert again is not first
    assert np.array_equal(again.parameters, first.parameters)
    assert np.array_equal(again.loss, first.loss)


@pytest.mark.parametrize(
    "change",
    [
        {"start": "ones"},
        {"start": HAND},
        {"seed": 1},
        {"learning_rate": 0.2},
        {"epochs": 21},
        {"order": "shuffled"},
        {"frozen": ("b3",)},
        {"dataset": replace(sample("people"), labels=(0, 1, 0, 1))},
        {"dataset": replace(sample("people"), shift=Shift("mean"))},
    ],
)
def test_whatever_differs_makes_another_run(change: dict[str, Any]) -> None:
    other = built_anew(**change)
    assert other != built_anew()
    assert not np.array_equal(run(other).parameters, run(built_anew()).parameters)


def test_who_is_asked_about_changes_no_number() -> None:
    alone = run(built_anew(to_predict=()))
    assert np.array_equal(alone.parameters, run(built_anew()).parameters)


def test_what_is_frozen_stays_and_the_rest_learns() -> None:
    history = run(built_anew(frozen=("w1", "b3")))
    moved = (history.parameters != history.parameters[0]).any(axis=0)
    still = [name for name, moves in zip(PARAMETERS, moved, strict=True) if not moves]
    assert still == ["w1", "b3"]


def test_the_same_names_frozen_are_the_same_experiment() -> None:
    assert built_anew(frozen=("b3", "w1", "b3")) == built_anew(frozen=("w1", "b3"))
    with pytest.raises(ValueError, match="w9 cannot be frozen: there are w1 to b3 only"):
        built_anew(frozen=("w1", "w9"))


def test_where_the_nine_numbers_start() -> None:
    assert built_anew().start_network.parameters == Network.random(seed=0).parameters
    assert built_anew(seed=7).start_network.parameters == Network.random(seed=7).parameters
    ones = dict.fromkeys(PARAMETERS[:6], 1.0) | dict.fromkeys(PARAMETERS[6:], 0.0)
    assert built_anew(start="ones").start_network.parameters == ones
    by_hand = built_anew(start=HAND).start_network.parameters
    assert by_hand == dict(zip(PARAMETERS, HAND, strict=True))
    for experiment in (built_anew(), built_anew(start="ones"), built_anew(start=HAND)):
        history = run(experiment)
        assert np.array_equal(history.parameters[0], experiment.start_network.vector)
        assert history.epochs == 20


def test_the_order_of_the_nine_is_that_of_the_network() -> None:
    assert tuple(Network.random().parameters) == PARAMETERS


def test_the_seed_of_a_run_by_hand_counts_for_shuffling_only() -> None:
    one, other = built_anew(start=HAND, seed=1), built_anew(start=HAND, seed=2)
    assert np.array_equal(run(one).parameters, run(other).parameters)
    one, other = (replace(experiment, order="shuffled") for experiment in (one, other))
    assert not np.array_equal(run(one).parameters, run(other).parameters)


def test_the_check_values_of_the_story() -> None:
    history = run(built_anew(start="ones", epochs=1000))
    assert history.loss[-1] == pytest.approx(0.0023927078180747594, rel=1e-12)
    trained = history.network.parameters
    assert trained["w1"] == pytest.approx(1.289637872141036, rel=1e-12)


def test_a_run_can_be_continued_from_its_trained_numbers() -> None:
    whole = run(built_anew(epochs=40))
    first = run(built_anew(epochs=20))
    rest = run(built_anew(epochs=20, start=tuple(first.network.vector.tolist())))
    assert np.array_equal(rest.parameters, whole.parameters[20:])


def test_predictions_are_of_values_in_their_own_units() -> None:
    experiment = built_anew()
    network = run(experiment).network
    (emily,) = experiment.predict(network, [(128, 63)])
    assert emily == pytest.approx(network.feedforward([-7, -3]), rel=1e-14)
    assert experiment.predict(network, []) == []
    everybody = experiment.predict(network, experiment.dataset.values)
    expected = [network.feedforward(inputs) for inputs in experiment.dataset.inputs]
    assert everybody == pytest.approx(expected, rel=1e-14)


def test_the_largest_numbers_that_the_app_takes_stay_finite() -> None:
    far = points((1e9, -1e9), (-1e9, 1e9), (1e9, 1e9))
    for shift in ("fixed", "mean", "standard"):
        for start in ("random", "ones", (1e6,) * 9, (-1e6, 1e6, 0) * 3):
            dataset = replace(far, shift=Shift(shift))
            experiment = Experiment(dataset, (), start, learning_rate=10.0, epochs=30)
            history = run(experiment)
            assert not history.diverged
            predictions = experiment.predict(history.network, dataset.values)
            assert np.isfinite(predictions).all()


def test_an_experiment_never_changes() -> None:
    with pytest.raises(FrozenInstanceError):
        built_anew().seed = 1  # type: ignore[misc]


@pytest.mark.parametrize(("rows", "epochs"), [(4, 5000), (100, 5000), (200, 2500)])
def test_a_run_has_no_more_steps_than_a_server_can_spare(rows: int, epochs: int) -> None:
    experiment = Experiment(cloud(rows), epochs=5000)
    assert experiment.epochs == epochs
    assert experiment == Experiment(cloud(rows), epochs=epochs)
    assert replace(experiment, epochs=10**9).epochs * rows <= 500_000
    sentence = cut_short(experiment, 5000)
    assert (sentence is None) == (epochs == 5000)
    assert sentence is None or f"so the run ends after {epochs} epochs." in sentence
