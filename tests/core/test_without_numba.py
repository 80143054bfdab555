"""Numba is a gift, not a need: without it, and where it can keep nothing, all goes on."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import nn_core

HOUSE = Path(nn_core.__file__).parents[1]
BLOCKED = "import sys; sys.modules.update(numba=None, llvmlite=None)\n"
"""As where they are not installed: to import them is an ImportError."""
HERE = (
    "test_checking",
    "test_generators",
    "test_landscape",
    "test_losses",
    "test_optimizers",
    "test_package",
    "test_side_by_side",
    "test_story_sums",
    "test_two_two_one",
)
"""The quick ones among the tests of training, and of what is made of it."""


def run_python(code: str, *arguments: str, folder: Path = HOUSE, **environment: str) -> str:
    """What some code prints in an interpreter of its own, which has to end well."""
    ended = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env={"PATH": os.defpath, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout.strip()


def test_nn_core_does_not_load_numba_by_itself() -> None:
    assert run_python("import sys, nn_core; print('numba' in sys.modules)") == "False"


def test_without_numba_numpy_answers() -> None:
    code = (
        "from nn_core import *\n"
        "run = train(Network.random((2, 8, 1)), [[0, 1], [1, 0]], [0, 1], epochs=2000)\n"
        "print(compile_kernel(), kernel_ready(), run.engine, run.epochs)"
    )
    assert run_python(BLOCKED + code) == "False False numpy 2000"


def test_without_numba_the_tests_of_nn_core_pass() -> None:
    code = "import pytest; sys.exit(pytest.main(sys.argv[1:]))"
    files = [f"tests/core/{name}.py" for name in HERE]
    said = run_python(BLOCKED + code, "-q", "-p", "no:cacheprovider", *files)
    # None of them passes because it was left out.
    assert " passed" in said
    assert "skipped" not in said


def test_where_nothing_can_be_kept_it_compiles_for_this_process(tmp_path: Path) -> None:
    pytest.importorskip("numba")
    # A file where a folder would have to be: not even root can write into that.
    taken = tmp_path / "nn_core" / "__pycache__"
    shutil.copytree(HOUSE / "nn_core", tmp_path / "nn_core", ignore=lambda *_: [taken.name])
    taken.touch()
    code = (
        "import numpy as np\n"
        "from nn_core.kernel_story import two_two_one\n"
        "record, row, free = np.empty((3, 9)), np.zeros((3, 1), np.int64), np.zeros(9, np.bool_)\n"
        "two_two_one((0.5,) * 9, np.ones((1, 2)), np.ones(1), 0.1, row, free, record)\n"
        "print(two_two_one.stats.cache_path, np.isfinite(record).all())"
    )
    nowhere = {"NUMBA_CACHE_DIR": str(taken / "kernel"), "HOME": str(taken)}
    assert run_python(code, folder=tmp_path, **nowhere) == "None True"
