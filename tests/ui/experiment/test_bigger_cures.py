"""What is proposed against what ails a bigger network is worth trying: the run ends better."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.kernel import compiled
from ui.experiment.ailments import Ailment, ailments
from ui.experiment.bigger import BiggerExperiment
from ui.experiment.bigger_change import changed
from ui.experiment.bigger_cures import bigger_cure
from ui.experiment.bigger_run import bigger_run
from ui.experiment.bigger_setup import BiggerSetup
from ui.experiment.task import Drawn

DEEP = {"hidden": (8,) * 6, "activations": ("sigmoid",) * 6, "initializer": "uniform"}
RELUS = {"hidden": (8, 8), "activations": ("ReLU", "ReLU")}
FIRST = ("w1", "w2", "w3", "w4", "w5", "w6", "b1", "b2", "b3")
SQUARES = ("x1", "x2", "x1²", "x2²")


@pytest.fixture(autouse=True, scope="module")
def _quick() -> Iterator[None]:
    with compiled():
        yield


def judged(experiment: BiggerExperiment) -> float:
    """How the run ends, on samples held out."""
    history = bigger_run(experiment)
    assert history.held_out_loss is not None
    return float(history.held_out_loss[-1])


@pytest.mark.parametrize(
    ("settings", "kind", "words"),
    [
        (DEEP | {"epochs": 200}, "vanishing gradient", "tanh, with Glorot's start weights"),
        (RELUS | {"learning_rate": 3.0}, "vanishing gradient", "leaky ReLU"),
        ({"hidden": (8,), "activations": ("ReLU",), "learning_rate": 3.0}, "dead", "leaky ReLU"),
        (
            {"initializer": "zeros", "hidden": (4,), "activations": ("sigmoid",)},
            "twins",
            "start weights of Glorot",
        ),
        (
            {"data": Drawn("gaussians", 50, 60), "hidden": (8, 8), "epochs": 2000},
            "overfitting",
            "an L2 penalty of 0.01",
        ),
        (
            {"data": Drawn("plane"), "hidden": (), "activations": (), "learning_rate": 0.1},
            "divergence",
            "learning rate 0.01",
        ),
        ({"data": Drawn("xor"), "hidden": (), "activations": ()}, "plateau", "four neurons more"),
        ({"frozen": FIRST, "hidden": (3,), "epochs": 600}, "plateau", "freeze nothing"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_cure_cures(settings: dict[str, Any], kind: str, words: str) -> None:
    layers = len(settings.get("hidden", ()))
    experiment = BiggerExperiment(**({"activations": ("tanh",) * layers} | settings))
    ailment = next(one for one in ailments(bigger_run(experiment)) if one.kind == kind)
    to_try = bigger_cure(ailment, experiment)
    assert to_try is not None
    assert to_try.words == words
    other = changed(BiggerSetup(experiment), to_try.told).experiment
    assert judged(other) < 0.8 * judged(experiment)


@pytest.mark.parametrize(
    ("settings", "told", "words"),
    [
        ({"inputs": SQUARES}, "saturated:inputs", "x1 and x2 as the only inputs"),
        ({"by_hand": (("w1", 90.0),)}, "saturated:weights", "the start weights as drawn"),
        ({"initializer": "normal"}, "saturated:weights", "start weights of Glorot"),
        ({"learning_rate": 1e-5}, "divergence", None),
        ({"seed": 999_999}, "twins", "seed 0"),
        ({"penalty": "l2"}, "twins", "no penalty on weights"),
        ({"penalty": "l2", "penalty_rate": 1.0}, "plateau", "no penalty on weights"),
        ({"learning_rate": 0.001}, "plateau", "learning rate 0.01"),
        ({}, "plateau", "Adam with the rate 0.01"),
        ({"optimizer": "adam"}, "plateau", "8 neurons in each layer"),
        ({"optimizer": "adam", "hidden": (8, 8)}, "plateau", "another hidden layer"),
        ({"optimizer": "adam", "hidden": (8,) * 6}, "plateau", "seed 1"),
        ({"penalty": "l2"}, "overfitting", "500 points"),
        (
            {"penalty": "l2", "penalty_rate": 0.2, "data": Drawn(count=500)},
            "overfitting",
            "a penalty of 0.3",
        ),
        ({"penalty": "l2", "penalty_rate": 0.3, "data": Drawn(count=500)}, "overfitting", None),
    ],
)
def test_what_there_is_to_try_depends_on_what_is_set(
    settings: dict[str, Any], told: str, words: str | None
) -> None:
    layers = len(settings.get("hidden", BiggerExperiment().hidden))
    experiment = BiggerExperiment(**settings, activations=("tanh",) * layers)
    kind, _, cause = told.partition(":")
    to_try = bigger_cure(Ailment(kind, "", "", (), cause), experiment)
    assert (to_try and to_try.words) == words
    if to_try is not None:
        assert changed(BiggerSetup(experiment), to_try.told).experiment != experiment
