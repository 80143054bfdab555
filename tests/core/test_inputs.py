"""Derived inputs: seven formulas, one column each."""

import doctest
from math import sin
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nn_core import INPUTS, Network, derive, generate, inputs, train
from nn_core.validation import Array

TABLES = arrays(np.float64, st.tuples(st.integers(1, 9), st.just(2)), elements=st.floats(-9, 9))


def test_the_example_in_the_docstring() -> None:
    assert doctest.testmod(inputs) == (0, 1)


@given(TABLES, st.permutations(list(INPUTS)), st.integers(1, 7))
def test_every_column_is_its_formula(features: Array, names: list[str], count: int) -> None:
    chosen = names[:count]
    derived = derive(features, chosen)
    assert derived.shape == (len(features), count)
    for (x1, x2), row in zip(features.tolist(), derived.tolist(), strict=True):
        formulas = {
            "x1": x1,
            "x2": x2,
            "x1²": x1**2,
            "x2²": x2**2,
            "x1·x2": x1 * x2,
            "sin x1": sin(x1),
            "sin x2": sin(x2),
        }
        assert tuple(formulas) == tuple(INPUTS)
        expected = [formulas[name] for name in chosen]
        assert row == pytest.approx(expected, rel=1e-15, abs=1e-300)


def test_without_names_the_features_stay_what_they_are() -> None:
    features = np.array([[-2.0, -1.0], [25.0, 6.0]])
    derived = derive(features)
    assert np.array_equal(derived, features)
    assert not np.shares_memory(derived, features)


def test_one_neuron_can_tell_a_circle_by_the_squares() -> None:
    circles = generate("circles", 100)
    found = {}
    for names in (("x1", "x2"), ("x1²", "x2²")):
        features = derive(circles.features, names)
        start = Network.from_vector([0, 0, 0], (2, 1))
        trained = train(start, features, circles.targets, epochs=100).network
        right = (trained.feedforward(features) >= 0.5) == circles.targets
        found[names] = float(np.mean(right))
    assert found["x1", "x2"] < 0.7
    assert found["x1²", "x2²"] == 1.0


@pytest.mark.parametrize(
    ("features", "names", "sentence"),
    [
        ([[1, 2]], ["x3"], "each input must be one of x1, x2, .*, not 'x3'"),
        ([[1, 2]], [], "names is empty: a network needs at least one input"),
        ([[1, 2]], ["x1", "x2", "x1"], "the input x1 is there twice: name it once"),
        ([[1, 2, 3]], ["x1"], "features must have one row of 2 numbers per sample"),
        ([[1, float("nan")]], ["x1"], "features must be finite"),
        ([], ["x1"], "features is empty"),
        ([[1e200, 0]], ["x1²"], "a product of features is too large for a float"),
    ],
)
def test_a_bad_argument_is_told_in_one_sentence(features: Any, names: Any, sentence: str) -> None:
    with pytest.raises(ValueError, match=rf"^{sentence}.*\.$"):
        derive(features, names)
