"""Gradient checks: they pass a right gradient of any network, and catch a wrong one."""

from dataclasses import FrozenInstanceError
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import Network, backpropagate, check_gradient, checking, generate
from nn_core.gradient import gradient

pytestmark = pytest.mark.filterwarnings("error")

SMOOTH = ["sigmoid", "tanh", "softplus", "linear"]
ALL_ONES = Network.from_vector([1, 1, 1, 1, 1, 1, 0, 0, 0])
ALICE = (-2.0, -1.0)


def test_the_gradient_of_the_worked_example() -> None:
    check = check_gradient(ALL_ONES, [ALICE], [1])
    assert check.backpropagation == backpropagate(ALL_ONES, ALICE, 1)
    assert check.backpropagation["w1"] == 0.021469535265811107
    assert check.differences["w1"] == pytest.approx(0.021469535265811107, rel=1e-8)
    assert list(check.errors) == list(ALL_ONES.parameters)
    for name, error in check.errors.items():
        both = check.backpropagation[name], check.differences[name]
        assert error == pytest.approx(abs(both[0] - both[1]) / max(map(abs, both)), abs=1e-15)
    assert check.largest_error < 1e-8
    assert check.errors[check.worst] == check.largest_error == max(check.errors.values())
    assert repr(check).startswith("GradientCheck(largest error ")


@given(st.data())
def test_every_smooth_network_passes(data: st.DataObject) -> None:
    hidden = data.draw(st.lists(st.integers(1, 4), max_size=3))
    last, outputs, loss = data.draw(
        st.sampled_from(
            [
                ("sigmoid", 1, "mse"),
                ("sigmoid", 1, "cross-entropy"),
                ("softmax", 3, "mse"),
                ("softmax", 3, "cross-entropy"),
                ("linear", 1, "mse"),
                ("tanh", 1, "mse"),
            ]
        )
    )
    activations = [*(data.draw(st.sampled_from(SMOOTH)) for _ in hidden), last]
    seed = data.draw(st.integers(0, 10**6))
    network = Network.random((2, *hidden, outputs), seed, activations=activations)
    name = "gaussians" if last in ("sigmoid", "softmax") else "plane"
    samples = generate(name, 20, seed=seed, classes=outputs if outputs > 1 else None)
    check = check_gradient(network, samples.features / 3, samples.targets, loss)
    assert check.largest_error < 1e-5


def test_a_wrong_gradient_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def half_of_w5(*arguments: Any) -> Any:
        slopes = gradient(*arguments)
        slopes[4] /= 2
        return slopes

    monkeypatch.setattr(checking, "gradient", half_of_w5)
    check = check_gradient(Network.random(), [ALICE], [1])
    assert check.worst == "w5"
    assert check.largest_error == pytest.approx(0.5)
    assert sorted(check.errors.values())[-2] < 1e-7


def test_a_saturated_network_has_no_error_out_of_mere_rounding() -> None:
    # Its derivatives are 1e-11 and less, and the difference of two losses is 0.
    network = Network.from_vector([30, 0, 0, 0, 1, 1, 0, 0, 25])
    check = check_gradient(network, [[1, 1]], [0])
    assert 0 < abs(check.backpropagation["b3"]) < 1e-10
    assert check.largest_error < 1e-4


def test_where_nothing_changes_there_is_no_error() -> None:
    # Certain to the last bit, and right: the loss is 0 and stays 0.
    check = check_gradient(Network.from_vector([0, 0, 1000], (2, 1)), [[1, 1]], [1])
    assert set(check.errors.values()) == {0.0}


def test_at_the_corner_of_a_relu_the_two_differ() -> None:
    network = Network.from_vector([1.0, 0.0], (1, 1), activations="ReLU")
    check = check_gradient(network, [[0.0]], [1.0])
    assert check.backpropagation["b1"] == 0.0
    assert check.differences["b1"] == pytest.approx(-1.0, rel=1e-4)
    assert check.errors == {"w1": 0.0, "b1": pytest.approx(1.0)}


def test_a_check_never_changes() -> None:
    check = check_gradient(ALL_ONES, [ALICE], [1])
    with pytest.raises(FrozenInstanceError):
        check.errors = {}  # type: ignore[misc]
    with pytest.raises(TypeError, match="does not support item assignment"):
        check.errors["w1"] = 0.0  # type: ignore[index]


def test_a_loss_beyond_all_floats_is_told_in_one_sentence() -> None:
    network = Network.from_vector([1e200, 0.0], (1, 1), activations="linear")
    with pytest.raises(ValueError, match=r"^the loss is too large for a float"):
        check_gradient(network, [[1.0]], [0.0])


@pytest.mark.parametrize(
    ("features", "targets", "loss", "sentence"),
    [
        ([[1, 2, 3]], [1], "mse", "features must have one row of 2 numbers"),
        ([[1, 2]], [2], "mse", "labels must be 0 or 1"),
        ([[1, 2]], [1, 0], "mse", "there are 1 samples but 2"),
        ([[1, 2]], [1], "hinge", "loss must be one of mse, .*, not 'hinge'"),
    ],
)
def test_a_bad_argument_is_told_in_one_sentence(
    features: Any, targets: Any, loss: str, sentence: str
) -> None:
    with pytest.raises(ValueError, match=rf"^{sentence}.*\.$"):
        check_gradient(ALL_ONES, features, targets, loss)
