"""The mean squared error, its parts, and the loss of always giving one answer."""

from math import fsum

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import losses_of_one_answer, mse_loss, squared_errors

NUMBERS = st.floats(-100.0, 100.0)
PAIRS = st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=20)
SEVERAL = st.lists(NUMBERS, min_size=1, max_size=20)
GENDERS = [1, 0, 0, 1]


def test_a_network_that_always_says_male_is_half_wrong() -> None:
    assert mse_loss([1, 0, 0, 1], [0, 0, 0, 0]) == 0.5


def test_errors_are_squared_and_then_averaged() -> None:
    # (3^2 + 1^2 + 0^2) / 3: neither the mean error, nor the sum, nor half of it.
    assert mse_loss([3, 0, 5], [0, 1, 5]) == 10 / 3


def test_perfect_predictions_cost_nothing() -> None:
    assert mse_loss([0.25, -3.0], [0.25, -3.0]) == 0.0


def test_the_loss_is_a_python_float_for_lists_and_arrays() -> None:
    assert type(mse_loss([1], [0])) is float
    assert type(mse_loss(np.ones(3), np.zeros(3))) is float


@given(PAIRS)
def test_the_loss_is_what_its_formula_says(pairs: list[tuple[float, float]]) -> None:
    y_true, y_pred = zip(*pairs, strict=True)
    exact = fsum((true - pred) ** 2 for true, pred in pairs) / len(pairs)
    assert mse_loss(y_true, y_pred) == pytest.approx(exact, rel=1e-12)
    assert mse_loss(y_pred, y_true) == mse_loss(y_true, y_pred)


@given(PAIRS)
def test_more_of_the_same_samples_leave_the_loss_alone(pairs: list[tuple[float, float]]) -> None:
    y_true, y_pred = map(list, zip(*pairs, strict=True))
    assert mse_loss(y_true * 3, y_pred * 3) == pytest.approx(mse_loss(y_true, y_pred), rel=1e-12)


def test_whoever_is_taken_for_a_man_and_is_none_costs_one() -> None:
    errors = squared_errors(GENDERS, [0, 0, 0, 0])
    assert isinstance(errors, np.ndarray)
    assert errors.tolist() == [1.0, 0.0, 0.0, 1.0]


def test_squared_errors_keep_the_order_of_the_samples() -> None:
    assert squared_errors([3, 0, 5, -1], [0, 2, 5, 0]).tolist() == [9.0, 4.0, 0.0, 1.0]


@given(PAIRS)
def test_the_loss_is_the_mean_of_the_squared_errors(pairs: list[tuple[float, float]]) -> None:
    y_true, y_pred = zip(*pairs, strict=True)
    errors = squared_errors(y_true, y_pred)
    assert errors.tolist() == [(true - pred) * (true - pred) for true, pred in pairs]
    assert mse_loss(y_true, y_pred) == pytest.approx(fsum(errors) / len(pairs), rel=1e-12)


def test_squared_errors_change_neither_argument() -> None:
    y_true, y_pred = np.array([1.0, 0.0]), np.array([0.25, 0.5])
    squared_errors(y_true, y_pred)[:] = 99.0
    assert y_true.tolist() == [1.0, 0.0]
    assert y_pred.tolist() == [0.25, 0.5]


def test_one_answer_for_the_four_people() -> None:
    # Always male, always undecided, always female, and in between: (0.75^2 + 0.25^2) / 2.
    losses = losses_of_one_answer(GENDERS, [0, 0.5, 1, 0.25])
    assert isinstance(losses, np.ndarray)
    assert losses.tolist() == [0.5, 0.25, 0.5, 0.3125]


def test_no_answers_have_no_losses() -> None:
    assert losses_of_one_answer(GENDERS, []).shape == (0,)


@given(SEVERAL, SEVERAL)
def test_one_answer_is_that_answer_for_everybody(y_true: list[float], answers: list[float]) -> None:
    losses = losses_of_one_answer(y_true, answers)
    assert losses.shape == (len(answers),)
    each = [mse_loss(y_true, [answer] * len(y_true)) for answer in answers]
    np.testing.assert_allclose(losses, each, rtol=1e-14)


@given(SEVERAL, st.floats(-50.0, 50.0))
def test_the_losses_are_a_parabola_around_the_mean(y_true: list[float], away: float) -> None:
    mean = fsum(y_true) / len(y_true)
    lowest, left, right = losses_of_one_answer(y_true, [mean, mean - away, mean + away])
    assert left == pytest.approx(lowest + away**2, rel=1e-9, abs=1e-9)
    assert right == pytest.approx(lowest + away**2, rel=1e-9, abs=1e-9)


@given(SEVERAL, st.lists(st.floats(-200.0, 200.0), min_size=1, max_size=20))
def test_no_answer_beats_the_mean(y_true: list[float], answers: list[float]) -> None:
    mean = fsum(y_true) / len(y_true)
    lowest, *others = losses_of_one_answer(y_true, [mean, *answers])
    # The mean itself is rounded, and so is the loss there.
    assert min(others) >= lowest * (1.0 - 1e-12) - 1e-12
