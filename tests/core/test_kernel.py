"""The compiled step is the one to be read: the same numbers after a thousand steps."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nn_core import (
    L1,
    L2,
    SGD,
    Adam,
    AdamW,
    Cosine,
    History,
    Network,
    Optimizer,
    Penalty,
    RMSprop,
    StepDecay,
    Stop,
    engine,
    kernel_ready,
    train,
    train_many,
)
from tests.effort import tries
from tests.kernel import compiled, uncompiled

pytest.importorskip("numba")
pytestmark = pytest.mark.filterwarnings("error")
SOME = tries(60)

DRAWN = np.random.default_rng(8)
FEATURES = DRAWN.uniform(-1.0, 1.0, (100, 2))
INSIDE = ((FEATURES**2).sum(axis=1) < 0.5).astype(float)
THIRDS = np.floor(1.5 * (FEATURES[:, 0] + 1.0)).clip(0, 2)
HEIGHTS = FEATURES @ (0.5, -1.0)

HIDDEN = st.sampled_from(["sigmoid", "tanh", "ReLU", "leaky ReLU", "linear", "softplus"])
ENDS = st.sampled_from(
    [
        (1, "sigmoid", "mse", INSIDE),
        (1, "sigmoid", "cross-entropy", INSIDE),
        (3, "softmax", "mse", THIRDS),
        (3, "softmax", "cross-entropy", THIRDS),
        (1, "linear", "mse", HEIGHTS),
        (1, "tanh", "mse", HEIGHTS),
        (1, "softplus", "mse", INSIDE),
    ]
)
OPTIMIZERS: list[Optimizer] = [
    SGD(0.05),
    SGD(0.02, 0.9),
    SGD(0.02, 0.9, nesterov=True),
    RMSprop(0.002),
    Adam(0.005),
    AdamW(0.005, weight_decay=0.05),
]
PENALTIES: list[Penalty | None] = [None, L2(0.01), L1(0.002), L1(0.002, stop_at_zero=True)]


@contextmanager
def with_kernel() -> Iterator[None]:
    """Ready, and worth it for the smallest run."""
    with compiled(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "WORTH_IT", 0)
        assert kernel_ready()
        yield


def both(network: Network, labels: Any, **options: Any) -> tuple[History, History]:
    with uncompiled():
        read = train(network, FEATURES, labels, **options)
    with with_kernel():
        fast = train(network, FEATURES, labels, **options)
    assert read.engine in {"numpy", "floats"}
    assert fast.engine == "kernel"
    return read, fast


def assert_as_close(read: History, fast: History, tolerance: float = 1e-12) -> None:
    # Relative to the largest parameter: one that passes through 0 has no digits of its own.
    reach = np.abs(read.parameters).max()
    np.testing.assert_allclose(fast.parameters, read.parameters, rtol=0, atol=tolerance * reach)
    assert (fast.ended, fast.epochs) == (read.ended, read.epochs)
    for name in ("loss", "held_out_loss", "accuracy", "held_out_accuracy"):
        one, other = getattr(read, name), getattr(fast, name)
        assert (one is None) == (other is None)
        if one is not None:
            np.testing.assert_allclose(other, one, rtol=1e-10, atol=1e-12)


@SOME
@given(
    ENDS,
    HIDDEN,
    st.sampled_from([(), (4,), (8, 3), (5, 4, 3)]),
    st.sampled_from(OPTIMIZERS),
    st.sampled_from(PENALTIES),
    st.sampled_from([1, 7, 10, 64, 100]),
    st.sampled_from(["table", "shuffled"]),
    st.sampled_from([None, Cosine(), StepDecay(3, 0.5)]),
    st.sampled_from([None, 0.4]),
    st.booleans(),
)
@example(
    (1, "sigmoid", "mse", INSIDE), "sigmoid", (8, 3), SGD(0.05), None, 1, "table", None, None, False
)
@example(
    (3, "softmax", "cross-entropy", THIRDS),
    "ReLU",
    (8, 3),
    Adam(0.005),
    L2(0.01),
    10,
    "shuffled",
    Cosine(),
    0.4,
    True,
)
def test_a_thousand_steps_come_to_the_same(  # noqa: PLR0913, PLR0917 (all that a run depends on)
    end: tuple[int, str, str, Any],
    hidden: str,
    widths: tuple[int, ...],
    optimizer: Optimizer,
    penalty: Penalty | None,
    batch_size: int,
    order: str,
    schedule: Any,
    held_out: float | None,
    freeze: bool,
) -> None:
    outputs, last, loss, labels = end
    sizes = (2, *widths, outputs)
    network = Network.random(
        sizes, 1, activations=(*(hidden,) * len(widths), last), initializer="glorot"
    )
    count = 60 if held_out else 100
    epochs = min(1000 // -(-count // batch_size), 100)
    read, fast = both(
        network,
        labels,
        epochs=epochs,
        loss=loss,
        optimizer=optimizer,
        penalty=penalty,
        batch_size=batch_size,
        order=order,
        schedule=schedule,
        held_out=held_out,
        frozen=["w1", "b1"] if freeze else [],
    )
    assert_as_close(read, fast)


@pytest.mark.parametrize("order", ["table", "shuffled"])
@pytest.mark.parametrize("frozen", [(), ("w2", "w5", "b1")])
def test_the_run_of_the_story_has_the_same_bits(order: str, frozen: tuple[str, ...]) -> None:
    for seed in range(5):
        read, fast = both(
            Network.random(seed=seed), INSIDE, epochs=300, order=order, seed=seed, frozen=frozen
        )
        assert np.array_equal(read.parameters, fast.parameters)
        assert np.array_equal(read.loss, fast.loss)


def test_the_check_values_after_1000_epochs() -> None:
    start = Network.from_vector([1, 1, 1, 1, 1, 1, 0, 0, 0])
    people = [[-2.0, -1.0], [25.0, 6.0], [17.0, 4.0], [-15.0, -6.0]]
    with with_kernel():
        history = train(start, people, [1, 0, 0, 1])
    assert history.engine == "kernel"
    assert history.loss[-1] == pytest.approx(0.0023927078180747594, rel=1e-12)


def test_more_epochs_than_go_at_once_are_one_run() -> None:
    network = Network.random((2, 3, 1), 2, activations=("tanh", "sigmoid"))
    for optimizer in (Adam(0.001), SGD(0.01, 0.9)):
        options: dict[str, Any] = {"epochs": 600, "optimizer": optimizer, "batch_size": 50}
        assert_as_close(*both(network, INSIDE, order="shuffled", schedule=Cosine(), **options))


def test_a_diverging_run_ends_where_it_does() -> None:
    network = Network.random((2, 3, 1), 1, activations="linear")
    read, fast = both(network, HEIGHTS, epochs=300, optimizer=SGD(5.0), batch_size=10)
    assert read.diverged
    assert fast.diverged
    assert read.epochs == fast.epochs
    assert np.isfinite(fast.parameters).all()
    assert np.isfinite(fast.loss).all()


def test_a_rule_stops_it_at_the_same_epoch() -> None:
    network = Network.random((2, 4, 1), 1, activations=("tanh", "sigmoid"))
    options: dict[str, Any] = {"epochs": 900, "held_out": 0.5, "optimizer": Adam(0.05)}
    read, fast = both(network, INSIDE, stop=Stop(no_better_for=20), **options)
    assert read.ended == fast.ended == "no better"
    assert read.epochs == fast.epochs


@pytest.mark.parametrize("last", ["sigmoid", "tanh", "ReLU", "leaky ReLU", "linear", "softplus"])
def test_sums_far_out_are_as_calm_as_in_numpy(last: str) -> None:
    for scale in (1e-8, 1e-3, 30.0, 700.0, 1e5, 1e100):
        network = Network.from_vector([scale, -scale, 0.0], (2, 1), last)
        read, fast = both(network, [0.0] * 50 + [1.0] * 50, epochs=1)
        np.testing.assert_allclose(fast.loss, read.loss, rtol=1e-10, atol=1e-300)


def test_read_only_samples_compile_nothing_anew() -> None:
    with with_kernel():
        kernel, story = engine._ready
        frozen = FEATURES.copy()
        frozen.flags.writeable = False
        train(Network.random((2, 3, 1)), frozen, INSIDE, epochs=2, batch_size=9)
        train(Network.random(), np.asfortranarray(FEATURES), INSIDE.astype(int), epochs=2)
        train(Network.random((2, 3, 1)), FEATURES, INSIDE, epochs=2, optimizer=SGD(1), held_out=0.5)
        assert len(kernel.run.signatures) == len(story.two_two_one.signatures) == 1


def test_it_is_taken_where_the_work_is_worth_it() -> None:
    with with_kernel(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "WORTH_IT", 20_000)
        small = train(Network.random((2, 3, 1)), FEATURES, INSIDE, epochs=1)
        large = train(Network.random((2, 3, 1)), FEATURES, INSIDE, epochs=10)
    assert (small.engine, large.engine) == ("numpy", "kernel")
    assert engine.multiply_adds((2, 3, 1), 100, 10) == 3 * 9 * 100 * 10


@pytest.mark.parametrize("epochs", [0, 1, 60])
def test_many_networks_end_as_in_numpy(epochs: int) -> None:
    networks = [
        Network.random((2, 4, 3), seed, activations=("tanh", "softmax")) for seed in range(5)
    ]
    options: dict[str, Any] = {
        "epochs": epochs,
        "optimizer": Adam(0.01),
        "loss": "cross-entropy",
        "order": "shuffled",
        "batch_size": 10,
        "penalty": L1(0.001),
    }
    with uncompiled():
        read = train_many(networks, FEATURES, THIRDS, **options)
    with with_kernel():
        fast = train_many(networks, FEATURES, THIRDS, **options)
    assert (read.engine, fast.engine) == ("numpy", "kernel")
    np.testing.assert_allclose(fast.parameters, read.parameters, rtol=1e-11, atol=1e-12)
    np.testing.assert_allclose(fast.loss, read.loss, rtol=1e-11)
    assert fast.epochs.tolist() == read.epochs.tolist() == [epochs] * 5


def test_many_networks_diverge_each_by_itself() -> None:
    networks = [Network.random((2, 1), seed, activations="linear") for seed in range(4)]
    networks.append(Network.from_vector([0.5, -1.0, 0.0], (2, 1), "linear"))
    for epochs in (1, 400):
        options: dict[str, Any] = {
            "epochs": epochs,
            "learning_rate": 1e3 if epochs == 400 else 1e99,
        }
        with uncompiled():
            read = train_many(networks, FEATURES, HEIGHTS, **options)
        with with_kernel():
            fast = train_many(networks, FEATURES, HEIGHTS, **options)
        assert fast.epochs.tolist() == read.epochs.tolist()
        assert fast.diverged.sum() == 4
        assert np.isfinite(fast.parameters).all()
        assert np.isfinite(fast.loss).all()
