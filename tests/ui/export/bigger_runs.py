"""Experiments with bigger networks to export: together they have everything that can be set."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from nn_core import Dataset, Feature, History, Shift
from tests.ui.examples import sample
from tests.ui.export.runs import FORGED, NAMES
from ui.experiment.bigger import BiggerExperiment, Branch
from ui.experiment.bigger_run import bigger_run
from ui.experiment.task import Drawn
from ui.experiment.work import Work

# To import a library takes seconds: once is enough for all scripts.
RUN_ALL = """
import json, runpy, sys
for script in sys.argv[1:]:
    named = runpy.run_path(script)
    numbers = [w.tolist() for w in named["weights"]], [b.tolist() for b in named["biases"]]
    print("RESULT", json.dumps([named["losses"], named["held_out_losses"], *numbers]))
"""

SHORT = BiggerExperiment(Drawn("circles", 10, 40), epochs=6)
BADLY_NAMED = Dataset(
    NAMES,
    ((133.0, 65.0), (160.5, 72.0), (152.0, 70.25), (120.0, 60.0)),
    (1, 0, 0, 1),
    (Feature(FORGED[0], FORGED[1]), Feature(FORGED[2], NAMES[0])),
    (NAMES[2], FORGED[2]),
    NAMES[1],
    Shift("standard"),
)
STEPPED = (("factor", 0.5), ("parts", 1000), ("schedule", "step"))
MOST = Work(5_000_000, a_layer=1600)
"""Work within which all of these have their epochs, but for the one that is cut short."""
BIGGER = {
    "default": SHORT,
    "three classes, cosine": replace(
        SHORT,
        data=Drawn("spirals", 5, 50, 3, 3),
        hidden=(5, 3),
        activations=("ReLU", "softplus"),
        initializer="he",
        optimizer="adam",
        learning_rate=0.03,
        schedule="cosine",
        floor=0.25,
        penalty="l2",
        penalty_rate=0.01,
    ),
    "a regression by momentum": replace(
        SHORT,
        data=Drawn("hills", 0, 45),
        inputs=("x1", "x2", "x1²", "x2²", "x1·x2", "sin x1", "sin x2"),
        initializer="uniform",
        activations=("leaky ReLU", "linear"),
        optimizer="momentum",
        schedule="step",
        parts=4,
        factor=0.5,
        learning_rate=0.002,
        order="table",
        held_out=0,
    ),
    "probabilities by squared error": replace(
        SHORT,
        data=Drawn("gaussians", 20, 30, 1, 4),
        loss="mse",
        optimizer="nesterov",
        penalty="l1",
        penalty_rate=0.02,
        frozen=("w1", "w6", "b2", "b9"),
    ),
    "frozen, by hand, decaying": replace(
        SHORT,
        initializer="normal",
        optimizer="adamw",
        learning_rate=0.02,
        batch_size=100,
        by_hand=(("w3", 0.25), ("b5", -1.5)),
        frozen=("w3", "b1", "b9"),
    ),
    "no hidden layer, a table": replace(
        SHORT,
        data=replace(sample("iris"), shift=Shift("standard")),
        hidden=(),
        activations=(),
        initializer="zeros",
        optimizer="rmsprop",
        batch_size=1,
        loss="mse",
    ),
    "changed twice": replace(
        SHORT,
        hidden=(3,),
        activations=("sigmoid",),
        schedule="cosine",
        epochs=9,
        branches=(
            Branch(3, (("learning_rate", 0.02), ("optimizer", "adam"), ("order", "table"))),
            Branch(
                5,
                (("data", Drawn("moons", 0, 20)), ("loss", "mse"), ("frozen", ("w2",))),
                (("w1", 0.5), ("b2", 0.125)),
            ),
        ),
    ),
    "from a table to moons": replace(
        SHORT,
        data=replace(sample("iris"), shift=Shift("standard")),
        branches=(Branch(2, (("data", Drawn("moons", 0, 20)), ("penalty", "l2"))),),
    ),
    "stopped": replace(SHORT, data=Drawn("xor"), learning_rate=1.0, epochs=60, stop="low"),
    "stopped amid a schedule, before a branch": replace(
        SHORT,
        data=Drawn("xor", 0, 40),
        optimizer="adam",
        schedule="step",
        parts=7,
        factor=0.8,
        epochs=80,
        stop="low",
        stop_below=0.3,
        branches=(Branch(70, (("learning_rate", 0.5),)),),
    ),
    "changed, then stopped amid a schedule": replace(
        SHORT,
        schedule="cosine",
        learning_rate=0.05,
        epochs=40,
        branches=(
            Branch(3, (("learning_rate", 2.0), ("stop", "stale"), ("patience", 4))),
            Branch(39, (("optimizer", "adam"),)),
        ),
    ),
    "cut short amid a schedule": replace(
        SHORT,
        hidden=(2,) * 6,
        activations=("leaky ReLU",) * 6,
        schedule="cosine",
        batch_size=1,
        epochs=4000,
        branches=(Branch(4, STEPPED),),
    ),
    "bad names": replace(SHORT, data=BADLY_NAMED, held_out=0),
    "no epochs": replace(SHORT, epochs=0),
}


def assert_all_are_the_runs(
    scripts: Sequence[tuple[str, str]], folder: Path, *options: str
) -> None:
    """Run scripts where they find none of our modules, and compare with the runs of `BIGGER`.

    Args:
        scripts: the name of an experiment and its script.
        folder: where the scripts may lie.
        options: of Python.
    """
    files = [f"{number}.py" for number in range(len(scripts))]
    for file, (_, script) in zip(files, scripts, strict=True):
        (folder / file).write_text(script, "utf-8")
    finished = subprocess.run(
        [sys.executable, "-I", *options, "-c", RUN_ALL, *files],
        cwd=folder,
        # Small arrays: threads would only wait for one another.
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    results = [line for line in finished.stdout.splitlines() if line.startswith("RESULT ")]
    for (name, _), result in zip(scripts, results, strict=True):
        _assert_is_the_run(bigger_run(BIGGER[name]), result.removeprefix("RESULT "), name)


def _assert_is_the_run(history: History, result: str, name: str) -> None:
    losses, held_out, weights, biases = json.loads(result)
    near: dict[str, Any] = {"rtol": 1e-9, "atol": 1e-9, "err_msg": name}
    np.testing.assert_allclose(losses, history.loss, **near)
    if history.held_out_loss is None:
        assert held_out == []
    else:
        np.testing.assert_allclose(held_out, history.held_out_loss, **near)
    for layer, w, b in zip(history.network.layers, weights, biases, strict=True):
        np.testing.assert_allclose(w, layer.weights, **near)
        np.testing.assert_allclose(b, layer.biases, **near)
