"""Runs of networks of any size, as the stage of bigger networks takes them."""

from functools import cache

import numpy as np

from nn_core import GENERATORS, History, Network, derive, generate, train
from ui.stage.big_score import BigRun, keyframes

NAMES = ("orange", "blue", "violet", "plum")
SPANS = ((-6.0, 6.0), (-6.0, 6.0))


@cache
def trained(
    hidden: tuple[int, ...],
    inputs: tuple[str, ...],
    data: str,
    classes: int,
    epochs: int,
    activation: str,
) -> History:
    """A run on generated samples, half of them held out; 0 classes for a regression."""
    samples = generate(data, 250, noise=10, seed=1, classes=classes or None)
    last = {0: "linear", 2: "sigmoid"}.get(classes, "softmax")
    sizes = (len(inputs), *hidden, max(1, classes) if classes != 2 else 1)
    activations = (*(activation for _ in hidden), last)
    return train(
        Network.random(sizes, seed=0, activations=activations),
        derive(samples.features, inputs),
        samples.targets,
        learning_rate=0.03,
        epochs=epochs,
        batch_size=10,
        loss="cross-entropy" if classes else "mse",
        held_out=0.5,
    )


def big_run(
    hidden: tuple[int, ...] = (4, 2),
    inputs: tuple[str, ...] = ("x1", "x2"),
    data: str = "circles",
    epochs: int = 1000,
    activation: str = "tanh",
    most_bytes: int = 200_000,
) -> BigRun:
    """The same as the stage takes it."""
    generator = GENERATORS[data]
    classes = 0 if generator.regression else generator.class_counts[-1]
    history = trained(hidden, inputs, data, classes, epochs, activation)
    samples = generate(data, 250, noise=10, seed=1, classes=classes or None)
    assert history.split is not None
    held_out = np.zeros(len(samples), dtype=bool)
    held_out[list(history.split.held_out)] = True
    epochs_shown = keyframes(history, most_bytes)
    return BigRun(
        key=repr((hidden, inputs, data, epochs, activation)),
        sizes=history.sizes,
        activations=history.activations,
        inputs=inputs,
        keyframes=epochs_shown,
        parameters=history.parameters[epochs_shown],
        loss=history.loss,
        held_out_loss=history.held_out_loss,
        accuracy=history.accuracy,
        held_out_accuracy=history.held_out_accuracy,
        raw=samples.features,
        targets=samples.targets,
        held_out=held_out,
        classes=classes,
        class_names=NAMES[:classes],
        feature_names=("x1", "x2"),
        shift=((0.0, 0.0), (1.0, 1.0)),
        spans=SPANS,
        learning_rate=0.03,
        seed=0,
        branches=(),
        solved=None,
        diverged=None,
        outcome="It came out.",
        frozen=(),
        settings=(("rate", "0.03"), ("layers", "-".join(map(str, hidden)))),
        loss_name=history.loss_name,
    )
