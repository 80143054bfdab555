"""What one can ask of training, in any combination, and what a History tells of it."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from nn_core import (
    L1,
    L2,
    SGD,
    Adam,
    AdamW,
    Cosine,
    History,
    Network,
    Split,
    StepDecay,
    Stop,
    gradient,
    mse_loss,
    split,
    train,
)
from nn_core.batches import batches

pytestmark = pytest.mark.filterwarnings("error")

DRAWN = np.random.default_rng(5)
FEATURES = DRAWN.uniform(-1.0, 1.0, (60, 2))
INSIDE = ((FEATURES**2).sum(axis=1) < 0.5).astype(float)
THIRDS = np.floor(1.5 * (FEATURES[:, 0] + 1.0)).clip(0, 2)
PEOPLE = np.array([[-2.0, -1.0], [25.0, 6.0], [17.0, 4.0], [-15.0, -6.0]])
GENDERS = np.array([1.0, 0.0, 0.0, 1.0])
TANH = Network.random((2, 4, 1), 1, activations=("tanh", "sigmoid"))


def test_a_run_is_the_algorithm_written_out() -> None:
    optimizer, penalty = Adam(0.05), L2(0.01)
    options: dict[str, Any] = {"order": "shuffled", "seed": 4, "batch_size": 16}
    history = train(
        TANH,
        FEATURES,
        INSIDE,
        epochs=3,
        loss="cross-entropy",
        optimizer=optimizer,
        penalty=penalty,
        **options,
    )
    network, state = TANH, optimizer.start(TANH.vector)
    for epoch, visits in enumerate(batches(60, 3, "shuffled", 4, 16), 1):
        for rows in visits:
            slopes = gradient(network, FEATURES[rows], INSIDE[rows], "cross-entropy")
            slopes[:12] += penalty.gradient(network.vector[:12])
            vector, state = optimizer.step(network.vector, slopes, state)
            network = Network.from_vector(vector, TANH.sizes, TANH.activations)
        np.testing.assert_allclose(history.parameters[epoch], network.vector, rtol=1e-12)


def test_the_optimizer_brings_its_own_rate() -> None:
    by_rate = train(TANH, FEATURES, INSIDE, learning_rate=0.3, epochs=5)
    by_optimizer = train(TANH, FEATURES, INSIDE, optimizer=SGD(0.3), epochs=5)
    assert np.array_equal(by_rate.parameters, by_optimizer.parameters)


def test_the_story_takes_its_own_path_and_nothing_else_does() -> None:
    def engine(network: Network, **options: Any) -> str:
        return train(network, PEOPLE, GENDERS, epochs=2, **options).engine

    assert engine(Network.random()) == "floats"
    assert engine(Network.random(), optimizer=SGD(0.5), order="shuffled") == "floats"
    assert engine(Network.random(), held_out=0.5, frozen=["w1"], stop=Stop(0.1)) == "floats"
    for options in (
        {"batch_size": 2},
        {"optimizer": SGD(0.1, 0.9)},
        {"optimizer": Adam()},
        {"penalty": L2(0.1)},
        {"schedule": Cosine()},
        {"loss": "cross-entropy"},
    ):
        assert engine(Network.random(), **options) == "numpy"
    assert engine(Network.random(activations="tanh")) == "numpy"
    assert engine(Network.random((2, 3, 1))) == "numpy"


def test_a_history_scores_every_epoch_on_both_parts() -> None:
    history = train(TANH, FEATURES, INSIDE, epochs=300, held_out=0.3, seed=2, batch_size=10)
    parts = history.split
    assert parts == split(60, 0.3, 2, INSIDE)
    assert parts is not None
    assert history.loss.shape == (301,)
    for epoch in (0, 1, 255, 256, 257, 300):
        predictions = np.asarray(history.network_at(epoch).feedforward(FEATURES))
        for rows, losses, shares in (
            (parts.training, history.loss, history.accuracy),
            (parts.held_out, history.held_out_loss, history.held_out_accuracy),
        ):
            assert losses is not None
            assert shares is not None
            part = list(rows)
            expected = mse_loss(INSIDE[part], predictions[part])
            assert losses[epoch] == pytest.approx(expected, rel=1e-13)
            right = (predictions[part] >= 0.5) == (INSIDE[part] == 1.0)
            assert shares[epoch] == pytest.approx(right.mean())


def test_held_out_samples_have_no_part_in_training() -> None:
    parts = Split(tuple(range(20)), tuple(range(20, 60)))
    whole = train(TANH, FEATURES, INSIDE, epochs=5, held_out=parts)
    alone = train(TANH, FEATURES[:20], INSIDE[:20], epochs=5)
    assert np.array_equal(whole.parameters, alone.parameters)
    assert np.array_equal(whole.loss, alone.loss)
    assert alone.split is None
    assert alone.held_out_loss is alone.held_out_accuracy is None
    story = train(Network.random(), PEOPLE, GENDERS, epochs=5, held_out=Split((0, 1), (2, 3)))
    alone = train(Network.random(), PEOPLE[:2], GENDERS[:2], epochs=5)
    assert np.array_equal(story.parameters, alone.parameters)


def test_three_classes_are_learned_by_softmax() -> None:
    start = Network.random((2, 8, 3), 0, activations=("tanh", "softmax"))
    history = train(
        start,
        FEATURES,
        THIRDS,
        loss="cross-entropy",
        optimizer=Adam(0.02),
        epochs=150,
        batch_size=10,
        held_out=0.25,
    )
    assert history.loss_name == "categorical cross-entropy"
    assert history.accuracy is not None
    assert history.held_out_accuracy is not None
    assert history.accuracy[-1] > 0.97
    assert history.held_out_accuracy[-1] > 0.8


def test_a_plane_is_learned_by_a_linear_output() -> None:
    heights = FEATURES @ (0.5, -2.0) + 1.0
    start = Network.random((2, 1), 0, activations="linear")
    history = train(start, FEATURES, heights, learning_rate=0.1, epochs=100, batch_size=5)
    assert history.network.vector == pytest.approx([0.5, -2.0, 1.0], abs=1e-6)
    assert history.accuracy is history.held_out_accuracy is None


def test_an_optimizer_with_decay_leaves_frozen_parameters() -> None:
    frozen = ["w1", "w12", "b2"]
    history = train(
        TANH,
        FEATURES,
        INSIDE,
        optimizer=AdamW(0.1, weight_decay=0.5),
        penalty=L1(0.1, stop_at_zero=True),
        epochs=4,
        batch_size=7,
        frozen=frozen,
    )
    for name, column in zip(history.parameter_names, history.parameters.T, strict=True):
        assert (len(set(column)) == 1) == (name in frozen)


def test_an_l1_that_stops_at_zero_leaves_zeros_and_the_other_does_not() -> None:
    def zeros(penalty: L1) -> int:
        run = train(TANH, FEATURES, INSIDE, penalty=penalty, epochs=50, batch_size=10)
        return int((run.parameters[-1][:12] == 0.0).sum())

    assert zeros(L1(0.05, stop_at_zero=True)) > 3
    assert zeros(L1(0.05)) == 0


def test_a_schedule_changes_the_rate_by_epoch() -> None:
    options: dict[str, Any] = {"epochs": 4, "batch_size": 60}
    stepped = train(
        TANH, FEATURES, INSIDE, optimizer=SGD(0.5), schedule=StepDecay(2, 0.1), **options
    )
    for epoch, (before, after) in enumerate(pairwise(stepped.parameters)):
        network = Network.from_vector(before, TANH.sizes, TANH.activations)
        moved = before - (0.5 if epoch < 2 else 0.05) * gradient(network, FEATURES, INSIDE)
        np.testing.assert_allclose(after, moved, rtol=1e-12)


@pytest.mark.parametrize("network", [TANH, Network.random(seed=3)], ids=["2-4-1", "2-2-1"])
def test_a_rule_stops_a_run_and_leaves_what_came_before(network: Network) -> None:
    whole = train(network, FEATURES, INSIDE, epochs=700, learning_rate=0.5)
    low = float(whole.loss[300])
    assert whole.ended == "all epochs"
    run = train(network, FEATURES, INSIDE, epochs=700, learning_rate=0.5, stop=Stop(low))
    end = int(np.flatnonzero(whole.loss < low)[0])
    assert run.epochs == end < 700
    assert (run.stopped, run.ended, run.diverged) == ("loss low enough", "loss low enough", False)
    assert np.array_equal(run.parameters, whole.parameters[: end + 1])
    assert repr(run).startswith(f"History({end} epochs, loss low enough, loss ")
    assert run.parameters.base is None


def test_no_better_looks_at_the_samples_held_out() -> None:
    options: dict[str, Any] = {"epochs": 600, "held_out": 0.5, "optimizer": Adam(0.05)}
    run = train(TANH, FEATURES, INSIDE, stop=Stop(no_better_for=20), **options)
    assert run.ended == "no better"
    assert run.held_out_loss is not None
    assert int(run.held_out_loss.argmin()) == run.epochs - 20


def test_a_rule_that_never_holds_changes_nothing() -> None:
    plain = train(TANH, FEATURES, INSIDE, epochs=300)
    ruled = train(TANH, FEATURES, INSIDE, epochs=300, stop=Stop(loss_below=1e-9))
    assert np.array_equal(plain.parameters, ruled.parameters)
    assert ruled.ended == "all epochs"
    assert not ruled.stopped


def test_a_diverging_run_says_so() -> None:
    network = Network.random((2, 3, 1), 1, activations="linear")
    run = train(network, PEOPLE, GENDERS, learning_rate=10.0, epochs=500)
    assert run.diverged
    assert run.ended == "diverged"
    assert np.isfinite(run.parameters).all()
    assert np.isfinite(run.loss).all()
    assert len(run.parameters) == len(run.loss) == run.epochs + 1 < 500


@pytest.mark.parametrize("held_out", [None, 0.25])
def test_the_size_of_the_gradient_by_layer(held_out: float | None) -> None:
    run = train(TANH, FEATURES, INSIDE, epochs=300, batch_size=20, held_out=held_out)
    sizes = run.gradient_sizes
    assert sizes.shape == (301, 2)
    assert run.trained_on is not None
    samples, targets = run.trained_on
    for epoch in (0, 256, 300):
        slopes = gradient(run.network_at(epoch), samples, targets[:, 0])
        first, second = [*range(8), 12, 13, 14, 15], [8, 9, 10, 11, 16]
        expected = [np.linalg.norm(slopes[first]), np.linalg.norm(slopes[second])]
        assert sizes[epoch] == pytest.approx(expected, rel=1e-12)


def test_a_history_made_by_hand_has_no_gradient() -> None:
    with pytest.raises(ValueError, match="take one from train"):
        _ = History((2, 2, 1), np.zeros((1, 9)), np.zeros(1), 0).gradient_sizes


def test_everything_in_a_history_is_read_only() -> None:
    run = train(TANH, FEATURES, INSIDE, epochs=2, held_out=0.5)
    assert run.trained_on is not None
    columns = (run.accuracy, run.held_out_loss, run.held_out_accuracy, *run.trained_on)
    for numbers in (run.parameters, run.loss, *columns):
        assert numbers is not None
        with pytest.raises(ValueError, match="read-only"):
            numbers[0] = 0.0
    # What was brought in is still the caller's.
    assert FEATURES.flags.writeable


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"held_out": 0.0}, "held_out must be a share between 0 and 1"),
        ({"held_out": Split((0, 1), (99,))}, "held_out must name rows from 0 to 59"),
        ({"held_out": Split((), (1,))}, "held_out must name rows"),
        ({"batch_size": 0}, "batch_size must be a whole number of at least 1, not 0"),
        ({"batch_size": 1.5}, "batch_size must be a whole number"),
        ({"loss": "hinge"}, "loss must be one of"),
        ({"learning_rate": -1.0}, "learning_rate must be greater than 0"),
    ],
)
def test_a_wrong_option_is_refused_in_a_sentence(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message) as refusal:
        train(TANH, FEATURES, INSIDE, **options)
    assert str(refusal.value).endswith(".")
