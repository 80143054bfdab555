"""The notebook of a bigger network is a valid one, and its cells, run in order, are the run."""

import json
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import nbformat
import numpy as np
import pytest

from tests.ui.export.bigger_runs import BIGGER
from ui.experiment.bigger_run import bigger_run
from ui.export.bigger_notebook import bigger_notebook

mpl.use("Agg")


@pytest.mark.parametrize("name", ["default", "three classes, cosine", "changed twice"])
def test_the_cells_are_the_run(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    notebook = json.loads(bigger_notebook(BIGGER[name]))
    nbformat.validate(notebook)
    shown: list[bool] = []
    monkeypatch.setattr(plt, "show", lambda: shown.append(True))
    names: dict[str, Any] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), cell["id"], "exec"), names)
    np.testing.assert_allclose(names["losses"], bigger_run(BIGGER[name]).loss, rtol=1e-9)
    assert shown == [True]
    assert f"epoch 0: loss {names['losses'][0]}" in capsys.readouterr().out
    plt.close("all")
