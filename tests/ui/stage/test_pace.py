"""Stops: both ends, rising, not too many, and close together where much happens."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nn_core import History
from nn_core.validation import Array
from tests.ui.examples import RUNS, example, sample
from ui.experiment.experiment import Experiment, run
from ui.stage.pace import EVEN_SHARE, MOST_STOPS, pace


def history(loss: Array, parameters: Array | None = None) -> History:
    rows = np.zeros((len(loss), 9)) if parameters is None else parameters
    return History((2, 2, 1), rows, loss, len(loss) - 1)


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Runs that stand still here and jump there."""
    count = draw(st.integers(1, 600))
    generator = np.random.default_rng(draw(st.integers(0, 10**6)))
    quiet = draw(st.floats(0, 1))
    steps = generator.standard_exponential((count, 9)) ** draw(st.integers(1, 6))
    steps *= generator.random((count, 1)) > quiet
    loss = generator.random(count) * draw(st.sampled_from([0.0, 1e-300, 1.0]))
    return history(loss, np.cumsum(steps, axis=0))


@given(histories())
def test_from_the_first_epoch_to_the_last_in_rising_order(found: History) -> None:
    epochs = pace(found)
    assert epochs[0] == 0
    assert epochs[-1] == found.epochs
    assert epochs == sorted(set(epochs))
    assert len(epochs) <= MOST_STOPS == 121
    assert {type(epoch) for epoch in epochs} == {int}


@pytest.mark.parametrize("epochs", [0, 1, 2, 50, 119, 120])
def test_a_short_run_is_shown_whole(epochs: int) -> None:
    loss = np.linspace(1.0, 0.0, epochs + 1)
    assert pace(history(loss)) == list(range(epochs + 1))


@pytest.mark.parametrize("name", RUNS)
def test_real_runs_keep_the_rules(name: str) -> None:
    found = example(name)[0]
    epochs = pace(found)
    assert epochs[0] == 0
    assert epochs[-1] == found.epochs
    assert epochs == sorted(set(epochs))
    assert pace(found) == epochs


@given(histories())
def test_no_stretch_is_left_out(found: History) -> None:
    # A share of the stops is spread evenly, so a step is at most so long.
    longest = found.epochs / (EVEN_SHARE * (MOST_STOPS - 1)) + 1
    assert np.diff(pace(found), prepend=0).max() <= longest


@given(arrays(np.float64, st.integers(200, 400), elements=st.floats(0, 1)))
def test_between_two_stops_little_is_missed(loss: Array) -> None:
    # Stops that are not neighbours have between them, at most, the movement of one step of
    # the even scale; more can only happen in a single epoch.
    epochs = pace(history(loss))
    falls = np.abs(np.diff(loss))
    if falls.sum() == 0:
        return
    moved = np.concatenate([[0.0], np.cumsum(falls)]) / falls.sum()
    step = 1 / (MOST_STOPS - 1) / (1 - EVEN_SHARE)
    for before, after in pairwise(epochs):
        assert moved[after - 1] - moved[before] <= step + 1e-9


@pytest.mark.parametrize("first", [0, 300, 900])
def test_stops_are_dense_where_the_loss_moves(first: int) -> None:
    # Nothing moves but in 100 of 1000 epochs: those have most of the stops.
    loss = np.interp(np.arange(1001), [first, first + 100], [1.0, 0.0])
    epochs = np.array(pace(history(loss)))
    inside = ((epochs >= first) & (epochs <= first + 100)).sum()
    assert inside > 0.7 * len(epochs)
    assert len(epochs) - inside >= 20


def test_stops_are_dense_where_the_numbers_move() -> None:
    parameters = np.zeros((1001, 9))
    parameters[:, 3] = np.interp(np.arange(1001), [500, 600], [-2.0, 2.0])
    epochs = np.array(pace(history(np.full(1001, 0.25), parameters)))
    assert ((epochs >= 500) & (epochs <= 600)).sum() > 0.7 * len(epochs)


def test_a_run_in_which_nothing_moves_is_spread_evenly() -> None:
    gaps = np.diff(pace(history(np.full(1201, 0.5))))
    assert set(gaps.tolist()) <= {9, 10, 11}


def test_the_four_people_move_most_at_the_beginning() -> None:
    epochs = np.array(pace(run(Experiment(sample("people")))))
    assert 80 < len(epochs) <= MOST_STOPS
    assert (epochs <= 250).sum() > 2 * (epochs > 750).sum()
