"""Losses and the gradient over a batch: values, slopes, and calm at the ends."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nn_core import LAYER_ACTIVATIONS, LOSSES, Network, backpropagate, gradient, mse_loss
from nn_core.loss import losses_of, scores_of
from nn_core.losses import fitting_loss
from nn_core.validation import Array

pytestmark = pytest.mark.filterwarnings("error")

SAMPLES = np.array([[-2.0, -1.0], [0.5, 1.0], [1.5, -0.25], [-1.0, 2.0], [0.1, 0.2]])
CASES = [
    ((2, 3, 1), "sigmoid", "mse", [1, 0, 0, 1, 1]),
    ((2, 3, 1), "sigmoid", "cross-entropy", [1, 0, 0, 1, 1]),
    ((2, 3, 3), "softmax", "mse", [2, 0, 1, 1, 0]),
    ((2, 3, 3), "softmax", "cross-entropy", [2, 0, 1, 1, 0]),
    ((2, 3, 1), "linear", "mse", [0.5, -2.0, 7.0, 0.0, 1.0]),
    ((2, 3, 2), "tanh", "mse", [[0.5, -1.0]] * 5),
]
EACH_CASE = pytest.mark.parametrize(("sizes", "last", "loss", "labels"), CASES)


def test_the_losses_by_name_and_in_pytorch() -> None:
    assert {name: loss.pytorch for name, loss in LOSSES.items()} == {
        "mse": "MSELoss",
        "binary cross-entropy": "BCEWithLogitsLoss",
        "categorical cross-entropy": "CrossEntropyLoss",
    }
    assert all(loss.formula for loss in LOSSES.values())


@EACH_CASE
@pytest.mark.parametrize("hidden", [name for name in LAYER_ACTIVATIONS if name != "softmax"])
def test_the_gradient_is_that_of_central_differences(
    sizes: tuple[int, ...], last: str, loss: str, labels: list[float], hidden: str
) -> None:
    network = Network.random(sizes, 3, activations=(hidden, last))
    found = gradient(network, SAMPLES, labels, loss)
    assert found.shape == network.vector.shape
    compared, step = fitting_loss(loss, last), 1e-6
    targets = np.array(labels)
    if last == "softmax":
        targets = np.eye(3)[targets]
    for column, slope in enumerate(found):
        nudged = np.tile(network.vector, (2, 1))
        nudged[:, column] += (step, -step)
        high, low = losses_of(sizes, nudged, SAMPLES, targets, network.activations, compared)
        assert slope == pytest.approx((high - low) / (2 * step), rel=1e-7, abs=1e-8)


def test_the_gradient_of_one_sample_is_that_of_the_story() -> None:
    network = Network.from_vector([1, 1, 1, 1, 1, 1, 0, 0, 0])
    found = gradient(network, [[-2, -1]], [1])
    assert found[0] == pytest.approx(0.021469535265811107, rel=1e-14)
    np.testing.assert_allclose(found, [*backpropagate(network, [-2, -1], 1).values()], rtol=1e-13)


def test_the_gradient_of_a_batch_is_the_mean_of_its_samples() -> None:
    network = Network.random((2, 4, 1), 1, activations=("tanh", "sigmoid"))
    labels = [1, 0, 0, 1, 1]
    singly = [
        gradient(network, [sample], [label], "cross-entropy")
        for sample, label in zip(SAMPLES, labels, strict=True)
    ]
    together = gradient(network, SAMPLES, labels, "cross-entropy")
    np.testing.assert_allclose(together, np.mean(singly, axis=0), rtol=1e-13, atol=1e-15)


@given(arrays(np.float64, (4, 1), elements=st.floats(-30.0, 30.0)))
def test_binary_cross_entropy_is_its_formula(sums: Array) -> None:
    truth = np.array([[0.0], [1.0], [1.0], [0.0]])
    loss = LOSSES["binary cross-entropy"]
    p = 1.0 / (1.0 + np.exp(-sums))
    q = 1.0 / (1.0 + np.exp(sums))
    expected = -(truth * np.log(p) + (1.0 - truth) * np.log(q)).mean()
    assert float(loss.value(truth, sums)) == pytest.approx(expected, rel=1e-9, abs=1e-13)
    np.testing.assert_allclose(loss.gradient(truth, sums), (p - truth) / 4.0)


@given(arrays(np.float64, (3, 4), elements=st.floats(-30.0, 30.0)))
def test_categorical_cross_entropy_is_its_formula(sums: Array) -> None:
    truth = np.eye(4)[[2, 0, 3]]
    loss = LOSSES["categorical cross-entropy"]
    p = np.exp(sums) / np.exp(sums).sum(axis=1, keepdims=True)
    expected = -np.log(p[[0, 1, 2], [2, 0, 3]]).mean()
    assert float(loss.value(truth, sums)) == pytest.approx(expected, rel=1e-9, abs=1e-12)
    np.testing.assert_allclose(loss.gradient(truth, sums), (p - truth) / 3.0, atol=1e-14)


def test_of_two_classes_both_cross_entropies_are_one() -> None:
    sums = np.array([[0.3], [-2.0], [5.0]])
    binary = LOSSES["binary cross-entropy"].value(np.array([[1.0], [0.0], [0.0]]), sums)
    pairs = np.hstack([np.zeros_like(sums), sums])
    categorical = LOSSES["categorical cross-entropy"].value(np.eye(2)[[1, 0, 0]], pairs)
    assert float(binary) == pytest.approx(float(categorical), rel=1e-14)


@pytest.mark.parametrize("total", [800.0, 1e6, 1e300])
def test_sure_answers_neither_overflow_nor_lose_their_digits(total: float) -> None:
    binary, categorical = LOSSES["binary cross-entropy"], LOSSES["categorical cross-entropy"]
    one, sums = np.ones((1, 1)), np.array([[total]])
    assert float(binary.value(one, sums)) == 0.0
    assert float(binary.value(one, -sums)) == total
    assert binary.gradient(one, -sums).tolist() == [[-1.0]]
    first, pair = np.array([[1.0, 0.0]]), np.array([[total, 0.0]])
    assert float(categorical.value(first, pair)) == 0.0
    assert float(categorical.value(first, -pair)) == total
    assert categorical.gradient(first, -pair).tolist() == [[-1.0, 1.0]]


def test_a_nearly_sure_answer_keeps_its_digits() -> None:
    # log(1 + e^-40) is e^-40 to the last digit; by way of 1 - y_pred it would be 0.
    loss = float(LOSSES["binary cross-entropy"].value(np.ones((1, 1)), np.full((1, 1), 40.0)))
    assert loss == pytest.approx(math.exp(-40.0), rel=1e-12)


def test_scores_are_loss_and_accuracy_for_every_network() -> None:
    networks = [Network.random((2, 3, 1), seed) for seed in range(3)]
    vectors = np.array([network.vector for network in networks])
    labels = np.array([1.0, 0.0, 0.0, 1.0, 1.0])
    losses, shares = scores_of((2, 3, 1), vectors, SAMPLES, labels[:, None])
    assert shares is not None
    for network, loss, share in zip(networks, losses, shares, strict=True):
        predictions = np.asarray(network.feedforward(SAMPLES))
        assert loss == pytest.approx(mse_loss(labels, predictions), rel=1e-14)
        assert share == ((predictions >= 0.5) == (labels == 1.0)).mean()


def test_the_answer_of_several_outputs_is_the_largest() -> None:
    network = Network.random((2, 3, 3), 5, activations=("tanh", "softmax"))
    answers = np.asarray(network.feedforward(SAMPLES)).argmax(axis=1)
    classes = (2, 3, 3), network.vector[None], SAMPLES
    for labels, share in ((answers, 1.0), ((answers + 1) % 3, 0.0)):
        _, shares = scores_of(*classes, np.eye(3)[labels], network.activations)
        assert shares is not None
        assert shares.tolist() == [share]


def test_real_numbers_have_no_accuracy() -> None:
    network = Network.random((2, 3, 1), 5, activations=("tanh", "linear"))
    targets = np.array([[0.5], [2.0], [1.0], [0.0], [1.0]])
    scores = scores_of(network.sizes, network.vector[None], SAMPLES, targets, network.activations)
    assert scores[1] is None


@pytest.mark.parametrize(
    ("sizes", "last", "loss", "labels", "message"),
    [
        ((2, 3, 1), "linear", "cross-entropy", [1] * 5, "give the last layer sigmoid or softmax"),
        ((2, 3, 1), "tanh", "binary cross-entropy", [1] * 5, "last layer sigmoid instead of tanh"),
        ((2, 3, 2), "softmax", "binary cross-entropy", [1] * 5, "sigmoid instead of softmax"),
        ((2, 3, 1), "sigmoid", "hinge", [1] * 5, "one of mse, .*, cross-entropy, not 'hinge'"),
        ((2, 3, 1), "sigmoid", "mse", [1, 0, 0, 1, 2], "labels must be 0 or 1"),
        ((2, 3, 2), "sigmoid", "mse", [1, 0, 0, 1, 0], "has 2 outputs: .* exactly one, or softmax"),
        ((2, 3, 3), "softmax", "mse", [1, 0, 0, 1, 3], "classes from 0 to 2"),
        ((2, 3, 3), "softmax", "mse", [1, 0, 0, 1, 0.5], "classes from 0 to 2"),
        ((2, 3, 3), "softmax", "mse", [[1, 0, 0]] * 5, "flat list of classes"),
        ((2, 3, 3), "softmax", "mse", [1, 0], "5 samples but 2 labels"),
        ((2, 3, 2), "linear", "mse", [1.0] * 5, "one number for each of 2 outputs"),
        ((2, 3, 1), "linear", "mse", 1.0, "5 samples but 1 labels"),
        ((2, 3, 1), "linear", "mse", [1.0, math.nan, 0, 0, 0], "labels must be finite"),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(
    sizes: tuple[int, ...], last: str, loss: str, labels: list[float], message: str
) -> None:
    network = Network.random(sizes, activations=("tanh", last))
    with pytest.raises(ValueError, match=message) as refusal:
        gradient(network, SAMPLES, labels, loss)
    assert str(refusal.value).endswith(".")


def test_a_gradient_beyond_the_floats_is_refused() -> None:
    network = Network.from_vector([1e200, 1e200, 0.0], (2, 1), "linear")
    with pytest.raises(ValueError, match="gradient is too large for a float"):
        gradient(network, [[1e200, 1e200]], [0.0])
