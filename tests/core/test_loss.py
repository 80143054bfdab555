"""The mean squared error."""

from math import fsum

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nn_core import mse_loss

UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
NUMBERS = st.floats(-100.0, 100.0)
PAIRS = st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=20)


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


@UNTIMED
@given(PAIRS)
def test_the_loss_is_what_its_formula_says(pairs: list[tuple[float, float]]) -> None:
    y_true, y_pred = zip(*pairs, strict=True)
    exact = fsum((true - pred) ** 2 for true, pred in pairs) / len(pairs)
    assert mse_loss(y_true, y_pred) == pytest.approx(exact, rel=1e-12)
    assert mse_loss(y_pred, y_true) == mse_loss(y_true, y_pred)


@UNTIMED
@given(PAIRS)
def test_more_of_the_same_samples_leave_the_loss_alone(pairs: list[tuple[float, float]]) -> None:
    y_true, y_pred = map(list, zip(*pairs, strict=True))
    assert mse_loss(y_true * 3, y_pred * 3) == pytest.approx(mse_loss(y_true, y_pred), rel=1e-12)
