"""How fast training is, beside the script that a beginner would write with NumPy scalars.

    python -m benchmarks.training

All ways take turns, so that a busy moment of the machine hits all of them; only the ratios mean
anything on another machine.
"""

from collections.abc import Callable
from time import perf_counter
from unittest.mock import patch

import numpy as np

from benchmarks.report import Row, beside_each_other, table
from nn_core import Network, engine, train, train_many
from nn_core.validation import Array

FEATURES = np.array([[-2.0, -1.0], [25.0, 6.0], [17.0, 4.0], [-15.0, -6.0]])
LABELS = np.array([1.0, 0.0, 0.0, 1.0])
START = Network.random(seed=0)
RATE, EPOCHS, ROUNDS = 0.1, 1000, 11
STEPS = EPOCHS * len(FEATURES)
NETWORKS, ONE_BY_ONE = 1000, 25


def squash(x: float) -> float:
    """The sigmoid of one NumPy scalar."""
    return 1 / (1 + np.exp(-x))  # type: ignore[no-any-return]


def slope(x: float) -> float:
    """Its derivative, which works the sigmoid out once more."""
    return squash(x) * (1 - squash(x))


class ScriptNetwork:
    """The network as a first script has it: one attribute for each parameter."""

    def __init__(self) -> None:
        normal = np.random.normal
        self.w1, self.w2, self.w3 = normal(), normal(), normal()
        self.w4, self.w5, self.w6 = normal(), normal(), normal()
        self.b1, self.b2, self.b3 = normal(), normal(), normal()

    def predict(self, x: Array) -> float:
        """One sample forward."""
        h1 = squash(self.w1 * x[0] + self.w2 * x[1] + self.b1)
        h2 = squash(self.w3 * x[0] + self.w4 * x[1] + self.b2)
        return squash(self.w5 * h1 + self.w6 * h2 + self.b3)

    def learn(self, features: Array, labels: Array) -> None:
        """SGD with every partial derivative by name; the loss every ten epochs."""
        for epoch in range(EPOCHS):
            for x, y_true in zip(features, labels, strict=True):
                sum_h1 = self.w1 * x[0] + self.w2 * x[1] + self.b1
                sum_h2 = self.w3 * x[0] + self.w4 * x[1] + self.b2
                h1, h2 = squash(sum_h1), squash(sum_h2)
                sum_o1 = self.w5 * h1 + self.w6 * h2 + self.b3
                dl_dy = -2 * (y_true - squash(sum_o1))
                dy_dw5, dy_dw6, dy_db3 = h1 * slope(sum_o1), h2 * slope(sum_o1), slope(sum_o1)
                dy_dh1, dy_dh2 = self.w5 * slope(sum_o1), self.w6 * slope(sum_o1)
                dh1_dw1, dh1_dw2 = x[0] * slope(sum_h1), x[1] * slope(sum_h1)
                dh2_dw3, dh2_dw4 = x[0] * slope(sum_h2), x[1] * slope(sum_h2)
                dh1_db1, dh2_db2 = slope(sum_h1), slope(sum_h2)
                self.w1 -= RATE * dl_dy * dy_dh1 * dh1_dw1
                self.w2 -= RATE * dl_dy * dy_dh1 * dh1_dw2
                self.b1 -= RATE * dl_dy * dy_dh1 * dh1_db1
                self.w3 -= RATE * dl_dy * dy_dh2 * dh2_dw3
                self.w4 -= RATE * dl_dy * dy_dh2 * dh2_dw4
                self.b2 -= RATE * dl_dy * dy_dh2 * dh2_db2
                self.w5 -= RATE * dl_dy * dy_dw5
                self.w6 -= RATE * dl_dy * dy_dw6
                self.b3 -= RATE * dl_dy * dy_db3
            if epoch % 10 == 0:
                ((labels - np.apply_along_axis(self.predict, 1, features)) ** 2).mean()


def by_train() -> Array:
    """What the app calls: every epoch recorded, with its loss."""
    return train(START, FEATURES, LABELS, learning_rate=RATE, epochs=EPOCHS).network.vector


def by_script() -> Array:
    """The beginner's script, from the same start."""
    network = ScriptNetwork()
    vars(network).update(START.parameters)
    network.learn(FEATURES, LABELS)
    return np.array([getattr(network, name) for name in START.parameters])


def one_by_one(networks: list[Network]) -> Array:
    """Some networks on the fast path of `train`, one after another."""
    histories = (
        train(network, FEATURES, LABELS, learning_rate=RATE, epochs=EPOCHS) for network in networks
    )
    return np.array([history.parameters[-1] for history in histories])


def side_by_side(networks: list[Network]) -> Array:
    """All of them at once."""
    return train_many(networks, FEATURES, LABELS, learning_rate=RATE, epochs=EPOCHS).parameters


def microseconds(way: Callable[[], Array], networks: int = 1) -> float:
    """How long a step of one network takes."""
    start = perf_counter()
    way()
    return (perf_counter() - start) / networks / STEPS * 1e6


def rows(rounds: int = ROUNDS) -> list[Row]:
    """Measure without the kernel, which some part before may have made ready."""
    with patch.object(engine, "_ready", []):
        return _rows(rounds)


def _rows(rounds: int) -> list[Row]:
    """Check that both ways lead to the same networks, and time them in turns."""
    networks = [Network.random(seed=seed) for seed in range(NETWORKS)]
    some = networks[:ONE_BY_ONE]
    # The warm-up too.
    np.testing.assert_allclose(by_train(), by_script(), rtol=0.0, atol=1e-9)
    np.testing.assert_allclose(side_by_side(networks)[:ONE_BY_ONE], one_by_one(some), atol=1e-9)
    trained, scripted, alone, together = [], [], [], []
    for _ in range(rounds):
        trained.append(microseconds(by_train))
        scripted.append(microseconds(by_script))
        alone.append(microseconds(lambda: one_by_one(some), ONE_BY_ONE))
        together.append(microseconds(lambda: side_by_side(networks), NETWORKS))
    return [
        times_faster(
            "training 4 people for 1000 epochs, every epoch recorded",
            "a script of NumPy scalars",
            (trained, scripted),
            10,
        ),
        times_faster(
            f"{NETWORKS} networks side by side, for each of them",
            "one after another, fast path",
            (together, alone),
            15,
        ),
    ]


def times_faster(
    what: str, beside: str, times: tuple[list[float], list[float]], bound: float
) -> Row:
    """How many times as fast the first is as the second."""
    return Row(
        what,
        beside,
        [theirs / ours for ours, theirs in zip(*times, strict=True)],
        bound,
        at_least=True,
        note=beside_each_other(*times, "µs a step"),
    )


if __name__ == "__main__":
    print(table(rows()))
