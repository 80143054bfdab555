"""Experiments to export, and what comes of the exported scripts when they are run."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from nn_core import Dataset, Feature
from tests.ui.examples import asked, cloud, sample
from ui.data.table import Asked
from ui.experiment.experiment import PARAMETERS, Experiment

NAMES = (
    '"""',
    "\nraise SystemExit(3)\n",
    "</script><script>alert(1)</script>",
    "'; import os; os.abort() #",
)
FORGED = ("\\", "{w1} %s \r\x0c\u2028\u202e", "]\nsamples = []  #")
"""Names that users could type so that they end the place where they stand."""

HAND = (0.1, -1 / 3, 2e-5, 1.2345678901234567, -7.0, 12.5, 0.25, -0.0, 1e-3)
PEOPLE = Experiment(sample("people"), asked("people"))


def badly_named() -> Experiment:
    """A short run of the four people, in which everything has a name that means harm."""
    dataset = Dataset(
        names=NAMES,
        values=PEOPLE.dataset.values,
        labels=PEOPLE.dataset.labels,
        features=(Feature(FORGED[0], FORGED[1]), Feature(FORGED[2], NAMES[0])),
        class_names=(NAMES[2], FORGED[2]),
        class_column=NAMES[1],
        shift=PEOPLE.dataset.shift,
    )
    return Experiment(dataset, (Asked(NAMES[3], 128.0, 63.0), Asked(NAMES[1], 155, 68)), epochs=40)


EXPERIMENTS = {
    "default": PEOPLE,
    "shuffled": replace(PEOPLE, order="shuffled", seed=7),
    "ones": replace(PEOPLE, start="ones"),
    "by hand": replace(PEOPLE, start=HAND, epochs=25, learning_rate=1 / 3),
    "by hand, shuffled": replace(PEOPLE, start=HAND, order="shuffled", epochs=30),
    "frozen": replace(PEOPLE, frozen=("w1", "w4", "b3")),
    "a frozen neuron": replace(PEOPLE, start=HAND, epochs=30, frozen=("w3", "w4", "b2")),
    "all frozen": replace(PEOPLE, epochs=20, frozen=PARAMETERS),
    "iris": Experiment(sample("iris"), order="shuffled", epochs=20),
    "xor": Experiment(sample("xor"), epochs=60, seed=3),
    "200 rows": Experiment(cloud(200), epochs=5),
    "bad names": badly_named(),
    "nobody to predict": Experiment(sample("people"), epochs=3),
    "no epochs": replace(PEOPLE, epochs=0),
    "beyond e^709": replace(PEOPLE, start=(1e3, -1e3, 5e4, 1e6, 2.0, -3.0, 0, 1, 2), epochs=12),
    "diverged": Experiment(
        Dataset(("giant", "dwarf"), ((1000.0, 0.0), (1.0, 2.0)), (1, 0)),
        start=(0, 0, 0, 0, 1, -1, 0, 0, 0),
        learning_rate=1e306,
        epochs=50,
    ),
}


def output_of(script: str, folder: Path) -> str:
    """What a script prints when it is run by itself, where it finds none of our modules."""
    (folder / "run.py").write_text(script, "utf-8")
    finished = subprocess.run(
        [sys.executable, "-I", "-W", "error", "run.py"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (finished.returncode, finished.stderr) == (0, ""), finished.stderr
    return finished.stdout


def names_after(script: str) -> dict[str, Any]:
    """All that a script has named once it has run, here in this process."""
    named: dict[str, Any] = {}
    with np.errstate():
        exec(compile(script, "run.py", "exec"), named)
    return named
