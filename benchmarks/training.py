"""How fast training is, beside the script that a beginner would write with NumPy scalars.

Run it with `python -m benchmarks.training`. The three ways take turns, so that a busy moment of the
machine hits all of them; only the ratios mean anything on another machine.
"""

from collections.abc import Callable
from statistics import median
from time import perf_counter

import numpy as np

from nn_core import Network, train
from nn_core.training import _finite_history, _train_any_shape, epoch_orders
from nn_core.validation import Array

FEATURES = np.array([[-2.0, -1.0], [25.0, 6.0], [17.0, 4.0], [-15.0, -6.0]])
LABELS = np.array([1.0, 0.0, 0.0, 1.0])
START = Network.random(seed=0)
RATE, EPOCHS, REPEATS = 0.1, 1000, 11
STEPS = EPOCHS * len(FEATURES)


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


def by_general_path() -> Array:
    """What train does for any other shape, also with every epoch and its loss."""
    visits = epoch_orders(4, EPOCHS, "table", 0)
    record = _train_any_shape(START, FEATURES, LABELS, RATE, visits)
    return _finite_history(START.sizes, record, FEATURES, LABELS, EPOCHS).network.vector


def main() -> None:
    """Check that all ways lead to the same network, time them in turns, print the table."""
    ways: dict[str, Callable[[], Array]] = {
        "train, all epochs recorded": by_train,
        "general NumPy path": by_general_path,
        "script of NumPy scalars": by_script,
    }
    for way in ways.values():  # the warm-up too
        np.testing.assert_allclose(way(), by_script(), rtol=0.0, atol=1e-9)
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(REPEATS):
        for name, way in ways.items():
            start = perf_counter()
            way()
            times[name].append((perf_counter() - start) / STEPS * 1e6)
    print(f"Microseconds a step, {STEPS} steps, {REPEATS} repeats in turns; speed by the medians\n")
    print(f"{'':28}{'min':>8}{'median':>8}{'max':>8}  beside the script")
    for name, taken in times.items():
        ratio = median(times["script of NumPy scalars"]) / median(taken)
        print(f"{name:28}{min(taken):8.2f}{median(taken):8.2f}{max(taken):8.2f}{ratio:10.2f} x")


if __name__ == "__main__":
    main()
