"""How fast networks of any shape learn by the kernel, beside NumPy.

    python -m benchmarks.training_any_shape

All ways take turns, so that a busy moment of the machine hits all of them; only the ratios mean
anything on another machine. Every epoch is recorded with its loss and accuracy.
"""

import tracemalloc
from collections.abc import Callable
from time import process_time
from typing import Any
from unittest.mock import patch

import numpy as np

from benchmarks.report import Row, beside_each_other, table
from benchmarks.training import EPOCHS, by_script, by_train
from nn_core import (
    Adam,
    Cosine,
    History,
    Network,
    compile_kernel,
    engine,
    generate,
    train,
    train_many,
)

ROUNDS = 5
SPIRALS = generate("spirals", 250, seed=1)
HUNDRED = generate("spirals", 100, seed=1)
SMALL = Network.random((2, 4, 2, 1), 1, activations=("tanh", "tanh", "sigmoid"))
DEEP = Network.random(
    (2, 8, 8, 8, 8, 8, 8, 1), 1, activations=(*("tanh",) * 6, "sigmoid"), initializer="glorot"
)
MANY = [
    Network.random((2, 8, 8, 1), seed, activations=("tanh", "tanh", "sigmoid"))
    for seed in range(1000)
]
BY_NUMPY = 2
"""How many of these NumPy trains one after another: a thousand would take a quarter of an hour."""
AGAIN = 10
"""Runs of the nine numbers in a row: one by itself is over too soon to be timed."""
DEEP_EPOCHS, MANY_EPOCHS = 1000, 100
RICH: dict[str, Any] = {"optimizer": Adam(), "loss": "cross-entropy", "held_out": 0.5}


def seconds(way: Callable[[], object]) -> float:
    """How long it takes the processor, for the machine may have other work."""
    start = process_time()
    way()
    return process_time() - start


def by_numpy(way: Callable[[], object]) -> float:
    """How long it takes as if the kernel had not been compiled."""
    with patch.object(engine, "_ready", []):
        return seconds(way)


def spirals(network: Network, epochs: int, **options: Any) -> History:
    """Some epochs in batches of 10."""
    return train(
        network, SPIRALS.features, SPIRALS.targets, epochs=epochs, batch_size=10, **options
    )


def epochs_of(network: Network, bound: float, rounds: int) -> Row:
    """An epoch by the kernel beside one by NumPy."""
    fast, slow = [], []
    for _ in range(rounds):
        fast.append(seconds(lambda: spirals(network, 500)) / 500 * 1e6)
        slow.append(by_numpy(lambda: spirals(network, 50)) / 50 * 1e6)
    shape = "-".join(map(str, network.sizes))
    what = f"an epoch of 250 samples in batches of 10, {shape} tanh, recorded"
    return Row(
        what,
        "NumPy",
        [theirs / ours for ours, theirs in zip(fast, slow, strict=True)],
        bound,
        at_least=True,
        note=beside_each_other(fast, slow, "µs"),
    )


def rich_beside_plain(network: Network, rounds: int) -> Row:
    """Adam, cross-entropy and a held-out half beside SGD, squared error and none."""
    rich, plain = [], []
    for _ in range(rounds):
        rich.append(seconds(lambda: spirals(network, 500, **RICH)) / 500 * 1e6)
        plain.append(seconds(lambda: spirals(network, 500)) / 500 * 1e6)
    shape = "-".join(map(str, network.sizes))
    return Row(
        f"{shape} with Adam, cross-entropy and a held-out half",
        "SGD, squared error, none",
        [ours / theirs for ours, theirs in zip(rich, plain, strict=True)],
        1.6,
        note=beside_each_other(rich, plain, "µs an epoch"),
    )


def the_story(rounds: int) -> list[Row]:
    """The network of nine numbers on each of its paths beside a script of NumPy scalars.

    By the kernel the losses take longer than the steps: they stay NumPy's, to keep their bits.
    """
    scripted, floats, kernel = [], [], []

    def again_and_again() -> None:
        for _ in range(AGAIN):
            by_train()

    for _ in range(rounds):
        scripted.append(seconds(by_script) * 1e3)
        floats.append(by_numpy(again_and_again) / AGAIN * 1e3)
        kernel.append(seconds(again_and_again) / AGAIN * 1e3)
    what = f"4 people, {EPOCHS} epochs, 2-2-1, "
    return [
        Row(
            what + path,
            "a script of NumPy scalars",
            [theirs / own for own, theirs in zip(ours, scripted, strict=True)],
            bound,
            at_least=True,
            note=beside_each_other(ours, scripted, "ms"),
        )
        for path, ours, bound in (("without Numba", floats, 15), ("by the kernel", kernel, 100))
    ]


def a_thousand_starts(rounds: int) -> Row:
    """Many by the kernel beside one after another by NumPy, for each of them."""
    table_of = HUNDRED.features, HUNDRED.targets
    together, alone = [], []

    def one_after_another() -> None:
        for network in MANY[:BY_NUMPY]:
            train(network, *table_of, epochs=MANY_EPOCHS)

    for _ in range(rounds):
        all_at_once = seconds(lambda: train_many(MANY, *table_of, epochs=MANY_EPOCHS))
        together.append(all_at_once / len(MANY) * 1e3)
        alone.append(by_numpy(one_after_another) / BY_NUMPY * 1e3)
    return Row(
        f"{len(MANY)} starts of 2-8-8-1, 100 samples, {MANY_EPOCHS} epochs, for each",
        "one after another by NumPy",
        [theirs / ours for ours, theirs in zip(together, alone, strict=True)],
        20,
        at_least=True,
        note=beside_each_other(together, alone, "ms"),
    )


def memory_of_a_history() -> Row:
    """Bytes that a long History keeps, for each number that it recorded."""
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    history = spirals(DEEP, DEEP_EPOCHS)
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert history.accuracy is not None
    assert history.trained_on is not None
    columns = (history.parameters, history.loss, history.accuracy, *history.trained_on)
    numbers = sum(column.size for column in columns)
    return Row(
        f"a History of 2-8x6-1, {DEEP_EPOCHS} epochs, for each number",
        "",
        [(after - before) / numbers],
        # The few hundred bytes of the objects around the arrays are not worth a digit.
        8.05,
        unit="bytes",
        note=f"{(after - before) / 1e6:.3g} MB",
    )


def spirals_in_a_second(rounds: int) -> Row:
    """How long 2-8-8-1 takes to tell the spirals apart, every epoch recorded."""
    start = MANY[0]

    def learn() -> History:
        return spirals(start, 600, optimizer=Adam(0.02), loss="cross-entropy", schedule=Cosine())

    accuracy = learn().accuracy
    assert accuracy is not None
    return Row(
        "2-8-8-1 on spirals by Adam, to over 99 %",
        "",
        [seconds(learn) for _ in range(rounds)],
        1.0,
        unit="s",
        note=f"{accuracy[-1]:.1%} after 600 epochs",
    )


def rows(rounds: int = ROUNDS) -> list[Row]:
    """Compile, warm up, and measure."""
    assert compile_kernel(), "Numba is not installed"
    fast = spirals(SMALL, 20)
    with patch.object(engine, "_ready", []):
        slow = spirals(SMALL, 20)
    np.testing.assert_allclose(fast.parameters, slow.parameters, rtol=1e-9, atol=1e-12)
    return [
        epochs_of(SMALL, 10, rounds),
        epochs_of(DEEP, 4, rounds),
        rich_beside_plain(SMALL, rounds),
        rich_beside_plain(DEEP, rounds),
        *the_story(rounds),
        a_thousand_starts(min(rounds, 2)),
        memory_of_a_history(),
        spirals_in_a_second(rounds),
    ]


if __name__ == "__main__":
    print(table(rows()))
