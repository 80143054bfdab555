"""The same run in PyTorch ends at the same numbers, up to the order of its additions."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np

from tests.ui.export.runs import EXPERIMENTS
from ui.experiment.experiment import PARAMETERS, run
from ui.export.pytorch_script import pytorch_script

TRIED = ("default", "by hand, shuffled", "iris", "xor", "bad names", "frozen", "all frozen")
# To import PyTorch takes seconds: once is enough for all of them.
RUN_ALL = f"""
import json, runpy, sys
for script in sys.argv[1:]:
    named = runpy.run_path(script)
    numbers = [named[name] for name in {PARAMETERS!r}]
    print("RESULT", json.dumps([named["losses"], numbers]))
"""


def test_the_scripts_end_at_the_same_numbers(tmp_path: Path) -> None:
    for name in TRIED:
        (tmp_path / f"{name}.py").write_text(pytorch_script(EXPERIMENTS[name]), "utf-8")
    finished = subprocess.run(
        [sys.executable, "-I", "-c", RUN_ALL, *(f"{name}.py" for name in TRIED)],
        cwd=tmp_path,
        # These tensors hold nine numbers: threads would only wait for one another.
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    results = [line for line in finished.stdout.splitlines() if line.startswith("RESULT ")]
    for name, line in zip(TRIED, results, strict=True):
        losses, numbers = json.loads(line.removeprefix("RESULT "))
        history = run(EXPERIMENTS[name])
        np.testing.assert_allclose(losses, history.loss, rtol=0, atol=1e-9, err_msg=name)
        np.testing.assert_allclose(numbers, history.parameters[-1], rtol=0, atol=1e-9, err_msg=name)
