"""Samples, their units, and the shift that puts them around zero."""

from dataclasses import FrozenInstanceError
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nn_core import Dataset, Feature, Shift
from nn_core.validation import Array

pytestmark = pytest.mark.filterwarnings("error")


def people(**changes: Any) -> Dataset:
    arguments: dict[str, Any] = {
        "names": ("Alice", "Bob", "Charlie", "Diana"),
        "values": ((133, 65), (160, 72), (152, 70), (120, 60)),
        "labels": (1, 0, 0, 1),
        "features": (Feature("Weight", "lb"), Feature("Height", "in")),
        "class_names": ("M", "F"),
        "class_column": "Gender",
        "shift": Shift("fixed", (135, 66)),
    }
    return Dataset(**(arguments | changes))


def test_the_fixed_shift_gives_the_round_numbers_of_the_story() -> None:
    assert people().inputs.tolist() == [[-2, -1], [25, 6], [17, 4], [-15, -6]]
    assert people().y_true.tolist() == [1, 0, 0, 1]
    assert people().raw.tolist() == [[133, 65], [160, 72], [152, 70], [120, 60]]


def test_new_people_are_shifted_as_the_dataset_was() -> None:
    assert people().shifted([(128, 63), (155, 68)]).tolist() == [[-7, -3], [20, 2]]
    by_mean = people(shift=Shift("mean"))
    assert by_mean.shifted([(128, 63)]).tolist() == [[128 - 141.25, 63 - 66.75]]


def test_the_mean_shift_subtracts_the_mean() -> None:
    offset, scale = Shift("mean").fit(people().raw)
    assert offset.tolist() == [141.25, 66.75]
    assert scale.tolist() == [1, 1]
    assert people(shift=Shift("mean")).inputs[0].tolist() == [133 - 141.25, 65 - 66.75]
    # It is what one normally does, so it is the default.
    assert Shift() == Shift("mean")


def test_the_standard_shift_also_divides_by_the_deviation() -> None:
    # Mean 3 and 20; deviations (over n, not n - 1) 1 and 10.
    values = ((2, 10), (4, 30))
    dataset = people(names=("a", "b"), values=values, labels=(0, 1), shift=Shift("standard"))
    assert dataset.inputs.tolist() == [[-1, -1], [1, 1]]
    assert dataset.shifted([(5, 50)]).tolist() == [[2, 3]]


@given(arrays(np.float64, (5, 2), elements=st.integers(-100, 100).map(float)))
def test_the_standard_shift_gives_mean_0_and_deviation_1(values: Array) -> None:
    dataset = Dataset("abcde", values, (0, 1, 0, 1, 0), shift=Shift("standard"))  # type: ignore[arg-type]
    deviation = values.std(axis=0)
    np.testing.assert_allclose(dataset.inputs.mean(axis=0), 0.0, atol=1e-12)
    np.testing.assert_allclose(dataset.inputs.std(axis=0), deviation > 0, atol=1e-12)


def test_a_column_without_deviation_is_only_centred() -> None:
    values = ((7, 10), (7, 30))
    dataset = people(names=("a", "b"), values=values, labels=(0, 1), shift=Shift("standard"))
    assert dataset.inputs.tolist() == [[0, -1], [0, 1]]
    assert dataset.shifted([(9, 20)]).tolist() == [[2, 0]]


def test_a_column_of_equal_decimals_has_no_deviation() -> None:
    values = ((0.1, 1), (0.1, 2), (0.1, 3))
    dataset = people(names="abc", values=values, labels=(0, 1, 0), shift=Shift("standard"))
    np.testing.assert_allclose(dataset.inputs[:, 0], 0.0, atol=1e-12)
    np.testing.assert_allclose(dataset.shifted([(1.1, 2)])[0, 0], 1.0)


def test_equal_values_are_equal_and_hash_alike() -> None:
    assert people() == people()
    assert hash(people()) == hash(people())
    # Looking at the arrays fills caches, which are no part of the value.
    seen = people()
    assert len(seen.inputs) == len(seen)
    assert seen == people()
    assert hash(seen) == hash(people())


def test_lists_and_arrays_make_the_same_value_as_tuples() -> None:
    loose = people(
        names=["Alice", "Bob", "Charlie", "Diana"],
        values=np.array([[133.0, 65.0], [160.0, 72.0], [152.0, 70.0], [120.0, 60.0]]),
        labels=np.array([1.0, 0.0, 0.0, 1.0]),
        features=[Feature("Weight", "lb"), Feature("Height", "in")],
        class_names=["M", "F"],
        shift=Shift("fixed", np.array([135, 66])),  # type: ignore[arg-type]
    )
    assert loose == people()
    assert hash(loose) == hash(people())
    assert {type(label) for label in loose.labels} == {int}


@pytest.mark.parametrize(
    "change",
    [
        {"names": ("Alice", "Bob", "Charlie", "Dora")},
        {"values": ((133, 65), (160, 72), (152, 70), (120, 61))},
        {"labels": (1, 0, 1, 1)},
        {"features": (Feature("Weight", "kg"), Feature("Height", "in"))},
        {"class_names": ("F", "M")},
        {"class_column": "Sex"},
        {"shift": Shift("fixed", (135, 67))},
        {"shift": Shift("mean", (135, 66))},
    ],
)
def test_every_part_counts_for_equality(change: dict[str, Any]) -> None:
    assert people(**change) != people()


def test_a_dataset_never_changes() -> None:
    dataset = people()
    with pytest.raises(FrozenInstanceError):
        dataset.labels = (0, 0, 0, 0)  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        dataset.shift.kind = "mean"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        dataset.features[0].unit = "kg"  # type: ignore[misc]
    for array in (dataset.raw, dataset.inputs, dataset.y_true):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0.0


def test_what_fit_and_shifted_give_out_is_the_callers_own() -> None:
    dataset = people()
    offset, _ = dataset.shift.fit(dataset.raw)
    offset[:] = 0.0
    dataset.shifted(dataset.raw)[:] = 0.0
    assert dataset.shifted(dataset.raw).tolist() == [[-2, -1], [25, 6], [17, 4], [-15, -6]]


@pytest.mark.parametrize(
    ("y_pred", "name"), [(0.0, "M"), (0.4999999, "M"), (0.5, "F"), (0.95, "F"), (1.0, "F")]
)
def test_a_prediction_of_one_half_is_the_second_class(y_pred: float, name: str) -> None:
    assert people().class_name(y_pred) == name


def test_the_length_is_the_number_of_samples() -> None:
    assert len(people()) == 4
    assert len(people(names=("a",), values=((1, 2),), labels=(0,))) == 1


def test_a_label_shows_the_unit_where_there_is_one() -> None:
    assert Feature("Weight", "lb").label == "Weight (lb)"
    assert Feature("x1").label == "x1"
