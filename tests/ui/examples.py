"""Runs and figures to look at, and the few tools that reading a figure takes."""

from base64 import b64decode
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from hypothesis import HealthCheck, settings

from nn_core import Dataset, Feature, History, Network, Shift, train
from nn_core.validation import Array
from ui.data.samples import sample_asked, sample_dataset
from ui.data.table import Asked
from ui.experiment.experiment import Experiment, run
from ui.figures.diagram_places import node_positions
from ui.figures.parts import Spec
from ui.theme.palette import LIGHT

UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
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


def numbers(values: Spec | list[float | None]) -> Array:
    """The numbers in a list or in a typed array; NaN where there is none."""
    if isinstance(values, dict):
        raw = np.frombuffer(b64decode(values["bdata"]), dtype=f"<{values['dtype']}")
        return raw.astype(np.float64)
    return np.array(values, dtype=np.float64)


def path(trace: Spec) -> Array:
    """The (n, 2) points of a trace or of a change to one."""
    return np.column_stack([numbers(trace["x"]), numbers(trace["y"])])


def rectangles(change: Spec) -> Array:
    """The (n, 4, 2) corners of a diagram's edges, where (1, 1) is the panel's upper right one."""
    points = path(change)
    if np.array_equal(points, [[-1.0, -1.0]] * 3):
        return np.empty((0, 4, 2))
    corners = points.reshape(-1, 5, 2)
    assert np.isnan(corners[:, 4]).all()
    # Opposite sides are parallel.
    np.testing.assert_allclose(
        corners[:, 0] + corners[:, 2], corners[:, 1] + corners[:, 3], atol=3e-4
    )
    return corners[:, :4]


def thickness(corners: Array, panel: tuple[float, float]) -> Array:
    """Pixels between the two long sides of each rectangle, in a panel of this size."""
    along, across = (corners[:, 1] - corners[:, 0]) * panel, (corners[:, 3] - corners[:, 0]) * panel
    area = np.abs(along[:, 0] * across[:, 1] - along[:, 1] * across[:, 0])
    pixels: Array = area / np.hypot(along[:, 0], along[:, 1])
    return pixels


def place(spec: Spec, **properties: object) -> int:
    """The number of the one trace that has all these properties; None is for those it lacks."""
    (found,) = (
        number
        for number, trace in enumerate(spec["data"])
        if all(trace.get(name) == value for name, value in properties.items())
    )
    return found


def points_of(spec: Spec) -> Spec:
    """The trace with everybody on the plane, on axes of its own."""
    found: Spec = spec["data"][place(spec, xaxis="x4", yaxis="y4", hoverinfo=None)]
    return found


def moves(spec: Spec, number: int) -> Iterator[Spec]:
    """What each frame changes in the trace with this number."""
    for frame in spec["frames"]:
        yield frame["data"][frame["traces"].index(number)]


def edges_on_stage(spec: Spec) -> list[Iterator[Spec]]:
    """What each frame changes in the edges of positive weights, and in those of negative ones."""
    colors = (LIGHT.positive, LIGHT.negative)
    return [moves(spec, place(spec, mode="lines", fillcolor=color, xaxis=None)) for color in colors]


def edge_ends(sizes: tuple[int, ...]) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Both ends of w1, w2, ...: numbered neuron by neuron, input by input."""
    positions = node_positions(sizes)
    return [
        (start, end) for before, after in pairwise(positions) for end in after for start in before
    ]


def walk(value: Spec) -> Iterator[tuple[str, object]]:
    """Every key with its value in nested plain data; what is in a list goes by the list's key."""
    for key, inner in value.items():
        yield key, inner
        if isinstance(inner, dict):
            yield from walk(inner)
        elif isinstance(inner, list | tuple):
            for part in inner:
                yield key, part
                if isinstance(part, dict):
                    yield from walk(part)


def assert_one_sentence(text: str) -> None:
    """One sentence for a person: it ends, it goes on no second line, and it is no traceback."""
    assert text.endswith(".")
    assert not text.endswith("..")
    assert len(text.splitlines()) == 1
    for scrap in ("Traceback (", "object at 0x", "<class '", "dtype(", "could not convert"):
        assert scrap not in text
