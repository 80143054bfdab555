"""The history as CSV: read back, it is the History to the last bit."""

import csv
from io import StringIO

import numpy as np
import pytest

from tests.ui.export.runs import EXPERIMENTS
from ui.experiment.experiment import PARAMETERS, run
from ui.export.history_csv import history_csv


@pytest.mark.parametrize("name", ["default", "no epochs", "diverged"])
def test_the_file_is_the_history(name: str) -> None:
    experiment = EXPERIMENTS[name]
    header, *rows = csv.reader(StringIO(history_csv(experiment)))
    assert header == ["epoch", "loss", *PARAMETERS]
    history = run(experiment)
    assert [int(row[0]) for row in rows] == list(range(history.epochs + 1))
    numbers = np.array([[float(cell) for cell in row[1:]] for row in rows])
    assert np.array_equal(numbers[:, 0], history.loss)
    assert np.array_equal(numbers[:, 1:], history.parameters)
