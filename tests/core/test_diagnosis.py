"""Diagnosis: every ailment is found where it was put, and none where all is well."""

from collections import Counter
from dataclasses import FrozenInstanceError, replace
from time import perf_counter
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import AILMENTS, Finding, History, Network, Samples, diagnose, generate, train

pytestmark = pytest.mark.filterwarnings("error")

PEOPLE = np.array([[-2.0, -1.0], [25.0, 6.0], [17.0, 4.0], [-15.0, -6.0]])
GENDERS = np.array([1.0, 0.0, 0.0, 1.0])
CIRCLES = generate("circles", 100)


def run(network: Network, samples: Samples = CIRCLES, **settings: Any) -> History:
    return train(network, samples.features, samples.targets, **settings)


def kinds(history: History) -> Counter[str]:
    return Counter(finding.kind for finding in diagnose(history))


def only(history: History, kind: str) -> Finding:
    (finding,) = (finding for finding in diagnose(history) if finding.kind == kind)
    return finding


@pytest.mark.parametrize("seed", range(40))
def test_nothing_ails_the_run_of_the_story(seed: int) -> None:
    history = train(Network.random(seed=seed), PEOPLE, GENDERS)
    assert history.loss[-1] < 0.05
    assert diagnose(history) == ()


@pytest.mark.parametrize("epochs", [0, 1, 20])
def test_a_run_that_has_hardly_begun_is_not_ill(epochs: int) -> None:
    assert diagnose(train(Network.random(), PEOPLE, GENDERS, epochs=epochs)) == ()


@pytest.mark.parametrize(
    ("activations", "settings"),
    [
        ("tanh", {"learning_rate": 0.03}),
        (("tanh", "tanh", "sigmoid"), {"loss": "cross-entropy"}),
        (("softplus", "softplus", "sigmoid"), {"loss": "cross-entropy", "held_out": 0.5}),
    ],
)
def test_nothing_ails_deeper_networks_that_learn(
    activations: Any, settings: dict[str, Any]
) -> None:
    network = Network.random((2, 4, 4, 1), seed=1, activations=activations)
    history = run(network, epochs=200, batch_size=10, **settings)
    assert history.accuracy is not None
    assert history.accuracy[-1] >= 0.95
    assert diagnose(history) == ()


def test_equal_starts_are_twins_for_ever() -> None:
    history = train(Network.from_vector([1, 1, 1, 1, 1, 1, 0, 0, 0]), PEOPLE, GENDERS)
    assert diagnose(history) == (
        Finding("twins", 0, ("h1", "h2"), (1,), {"largest difference": 0.0}),
    )


def test_twins_are_told_from_one_another_by_what_goes_out_of_them() -> None:
    history = train(Network.from_vector([1, 1, 1, 1, 1, 2, 0, 0, 0]), PEOPLE, GENDERS, epochs=5)
    assert diagnose(history) == ()


def test_without_weights_all_of_a_layer_are_twins() -> None:
    history = run(Network.random((2, 3, 2, 1), initializer="zeros"), epochs=3)
    groups = [finding.neurons for finding in diagnose(history) if finding.kind == "twins"]
    assert groups == [("h1", "h2", "h3"), ("h4", "h5")]


def test_two_pairs_of_twins_in_one_layer_are_two_findings() -> None:
    weights = [1, 2, 3, 4, 1, 2, 3, 4, 0.5, 0.7, 0.5, 0.7]
    network = Network.from_vector([*weights, 0, 1, 0, 1, 0], (2, 4, 1))
    groups = [finding.neurons for finding in diagnose(run(network, epochs=1))]
    assert groups == [("h1", "h3"), ("h2", "h4")]


def test_a_relu_that_gives_nothing_to_anybody_is_dead() -> None:
    parameters = [1, 0, 0, 1, 1, 1, 0, -100, 0]
    network = Network.from_vector(parameters, activations=("ReLU", "sigmoid"))
    history = run(network, epochs=5)
    assert only(history, "dead") == Finding(
        "dead", 0, ("h2",), (1,), {"greatest output": 0.0, "samples": 100.0}
    )


def test_a_step_too_large_kills_relus_at_some_epoch() -> None:
    network = Network.random((2, 8, 8, 1), activations=("ReLU", "ReLU", "sigmoid"))
    history = run(network, learning_rate=10.0, epochs=64)
    dead = [finding for finding in diagnose(history) if finding.kind == "dead"]
    assert dead
    outputs = history.neuron_outputs(CIRCLES.features, range(65))
    for finding in dead:
        (name,) = finding.neurons
        greatest = outputs[name].max(axis=1)
        assert (greatest[finding.epoch :: 4] == 0).all()
        assert finding.epoch == 0 or greatest[finding.epoch - 4] > 0


def test_giant_weights_saturate() -> None:
    network = Network.from_vector(100 * Network.random((2, 4, 1)).vector, (2, 4, 1))
    found = [
        finding for finding in diagnose(run(network, epochs=50)) if finding.kind == "saturated"
    ]
    assert "o1" in {name for finding in found for name in finding.neurons}
    for finding in found:
        assert finding.evidence["share of samples"] >= 0.95
        assert 0 <= finding.evidence["least output"] <= finding.evidence["greatest output"] <= 1


def test_with_cross_entropy_a_sure_output_is_no_obstacle() -> None:
    network = Network.from_vector(100 * Network.random((2, 4, 1)).vector, (2, 4, 1))
    history = run(network, loss="cross-entropy", epochs=1)
    found = [name for finding in diagnose(history) for name in finding.neurons]
    assert "o1" not in found


def test_gradients_vanish_in_a_deep_stack_of_sigmoids() -> None:
    sizes = (2, *[8] * 6, 1)
    history = run(Network.random(sizes, initializer="uniform"), epochs=100, batch_size=10)
    finding = only(history, "vanishing gradient")
    assert finding.layers[0] == 1
    gradients = [finding.evidence[f"layer {layer}"] for layer in range(1, 8)]
    assert gradients == sorted(gradients)
    assert gradients[0] < 1e-3 * gradients[-1]
    assert only(history, "plateau").evidence["loss of one answer"] == pytest.approx(0.25)


def test_gradients_explode_backwards_through_large_weights() -> None:
    sizes = (2, *[8] * 4, 1)
    network = Network.from_vector(20 * Network.random(sizes).vector, sizes, "linear")
    finding = only(run(network, epochs=0), "exploding gradient")
    assert 1 in finding.layers
    assert finding.evidence["layer 1"] > 1e3 * finding.evidence["layer 5"]


def test_a_rate_too_large_makes_a_regression_diverge_and_its_gradient_explode() -> None:
    network = Network.random((2, 1), activations="linear")
    history = run(network, generate("plane", 100))
    assert history.diverged
    finding = only(history, "divergence")
    assert finding.epoch == 0
    assert finding.evidence["last loss"] == history.loss[-1] > finding.evidence["first loss"]
    assert only(history, "exploding gradient").layers == (1,)


def test_a_loss_that_rises_diverges_before_it_leaves_the_floats() -> None:
    network = Network.random((2, 1), activations="linear")
    history = run(network, generate("plane", 100), epochs=60, batch_size=100, learning_rate=0.1)
    assert not history.diverged
    assert only(history, "divergence").evidence["lowest loss"] == history.loss.min()


def test_a_network_too_small_for_spirals_stands_still_on_a_plateau() -> None:
    finding = only(run(Network.random(), generate("spirals", 100), epochs=300), "plateau")
    loss, one_answer = finding.evidence["loss"], finding.evidence["loss of one answer"]
    assert one_answer == pytest.approx(0.25)
    assert 0.2 < loss < 0.25
    assert abs(finding.evidence["fell by"]) < 0.01
    assert finding.epoch < 225


def test_samples_that_are_learned_by_heart_are_overfitted() -> None:
    samples = generate("gaussians", 40, noise=50)
    network = Network.random((2, 8, 8, 1), activations="tanh")
    history = run(network, samples, held_out=0.5, learning_rate=0.03, epochs=500)
    (finding,) = diagnose(history)
    assert history.held_out_loss is not None
    assert finding.kind == "overfitting"
    assert finding.epoch == history.held_out_loss.argmin()
    then, now = finding.evidence["lowest held-out loss"], finding.evidence["last held-out loss"]
    assert now > 1.1 * then
    assert finding.evidence["last loss"] < finding.evidence["loss then"]


@pytest.mark.parametrize(
    ("loss", "sizes", "activations", "expected"),
    [
        ("mse", (2, 1), "sigmoid", 0.25 * 0.75),
        ("cross-entropy", (2, 1), "sigmoid", -0.25 * np.log(0.25) - 0.75 * np.log(0.75)),
        ("cross-entropy", (2, 2), "softmax", -0.25 * np.log(0.25) - 0.75 * np.log(0.75)),
    ],
)
def test_the_loss_of_one_answer_is_the_lowest_of_all_constant_ones(
    loss: str, sizes: tuple[int, ...], activations: str, expected: float
) -> None:
    # All samples stand at the same place: no network can do better than one answer for all.
    network = Network.random(sizes, activations=activations)
    history = train(network, np.zeros((4, 2)), [1, 0, 0, 0], loss=loss, learning_rate=0.5)
    finding = only(history, "plateau")
    assert finding.evidence["loss of one answer"] == pytest.approx(expected)
    assert finding.evidence["loss"] == pytest.approx(expected, rel=0.05)


@given(st.data())
def test_any_run_can_be_diagnosed(data: st.DataObject) -> None:
    sizes = (2, *data.draw(st.lists(st.integers(1, 4), max_size=4)), 1)
    names = st.sampled_from(["sigmoid", "tanh", "ReLU", "leaky ReLU", "softplus", "linear"])
    activations = data.draw(st.tuples(*[names] * (len(sizes) - 1)))
    network = Network.random(sizes, data.draw(st.integers(0, 999)), activations=activations)
    scale = 10.0 ** data.draw(st.integers(-3, 3))
    history = run(
        Network.from_vector(scale * network.vector, sizes, activations),
        generate("moons", 12, noise=30),
        epochs=data.draw(st.integers(0, 90)),
        learning_rate=10.0 ** data.draw(st.integers(-3, 2)),
        batch_size=4,
        held_out=data.draw(st.sampled_from([None, 0.5])),
    )
    found = diagnose(history)
    order = [list(AILMENTS).index(finding.kind) for finding in found]
    assert order == sorted(order)
    for finding in found:
        assert 0 <= finding.epoch <= history.epochs
        assert all(1 <= layer < len(sizes) for layer in finding.layers)
        assert finding.evidence
        assert {type(number) for number in finding.evidence.values()} == {float}


def test_a_diagnosis_takes_milliseconds() -> None:
    history = train(Network.random(), PEOPLE, GENDERS)
    times = []
    for _ in range(5):
        start = perf_counter()
        diagnose(history)
        times.append(perf_counter() - start)
    # One takes 1 ms; a machine with other work gets ten times as much.
    assert min(times) < 0.01


def test_a_finding_never_changes() -> None:
    finding = Finding("twins", 0, evidence={"largest difference": 0.0})
    with pytest.raises(FrozenInstanceError):
        finding.epoch = 1  # type: ignore[misc]
    with pytest.raises(TypeError, match="does not support item assignment"):
        finding.evidence["largest difference"] = 1.0  # type: ignore[index]


def test_a_history_without_samples_is_told_in_one_sentence() -> None:
    history = replace(train(Network.random(), PEOPLE, GENDERS, epochs=1), trained_on=None)
    with pytest.raises(ValueError, match=r"^this history does not know its samples: take .*\.$"):
        diagnose(history)
