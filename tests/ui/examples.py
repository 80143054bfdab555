"""Runs to look at, and what every sentence has to be."""

from functools import cache
from typing import TypeAlias

import numpy as np

from nn_core import Dataset, Feature, History, Network, Shift, train
from ui.data.samples import sample_asked, sample_dataset
from ui.data.table import Asked
from ui.experiment.experiment import Experiment, run

Run: TypeAlias = tuple[History, Dataset, tuple[Asked, ...]]


sample, asked = sample_dataset, sample_asked
"""The datasets that come with the app, and those to predict of them."""


def points(*values: tuple[float, float], shift: str = "mean") -> Dataset:
    """Samples called 1, 2, ... of the classes no and yes in turn."""
    return Dataset(
        names=tuple(str(number) for number in range(1, len(values) + 1)),
        values=values,
        labels=tuple(number % 2 for number in range(len(values))),
        features=(Feature("Length", "m"), Feature("Age")),
        class_names=("no", "yes"),
        shift=Shift(shift),
    )


def cloud(count: int) -> Dataset:
    """Many samples, the same every time."""
    return points(*((x, y) for x, y in np.random.default_rng(5).normal(size=(count, 2)).tolist()))


def _experiments() -> dict[str, Experiment]:
    people, two = sample("people"), asked("people")
    return {
        "people": Experiment(people, two),
        "xor": Experiment(sample("xor"), epochs=60),
        "iris": Experiment(sample("iris"), epochs=20),
        "two rows": Experiment(points((1, 2), (3, 1)), epochs=30),
        "identical points": Experiment(points((5, 5), (5, 5), shift="standard"), epochs=30),
        "200 rows": Experiment(cloud(200), epochs=5),
        "no epochs": Experiment(people, two, epochs=0),
        "one epoch": Experiment(people, two, epochs=1),
        "all zero": Experiment(people, two, start=(0.0,) * 9, epochs=30),
        "twins": Experiment(people, two, start="ones", epochs=150),
        "large steps": Experiment(people, two, learning_rate=10.0, epochs=150),
    }


DIVERGED = ("diverged at once", "diverged later")
RUNS = (*_experiments(), *DIVERGED)


@cache
def example(name: str) -> Run:
    """A run, the data it learned from, and those to predict."""
    if name == "diverged at once":
        # All sums are 0 at the start, where nothing is saturated: the first step is a giant's.
        dataset = Dataset(("giant",), ((1000.0, 0.0),), (1,), shift=Shift("fixed"))
        start = Network.from_vector([0, 0, 0, 0, 1, -1, 0, 0, 0])
        history = train(start, dataset.inputs, dataset.y_true, learning_rate=1e307, epochs=5)
        assert history.diverged
        return history, dataset, ()
    if name == "diverged later":
        whole, dataset, to_predict = example("large steps")
        parameters, loss = whole.parameters[:10].copy(), whole.loss[:10]
        parameters[9] *= 1e300
        return History(whole.sizes, parameters, loss, epochs_asked=150), dataset, to_predict
    experiment = _experiments()[name]
    return run(experiment), experiment.dataset, experiment.to_predict


def assert_one_sentence(text: str) -> None:
    """One sentence for a person: it ends, it goes on no second line, and it is no traceback."""
    assert text.endswith(".")
    assert not text.endswith("..")
    assert len(text.splitlines()) == 1
    for scrap in ("Traceback (", "object at 0x", "<class '", "dtype(", "could not convert"):
        assert scrap not in text
