"""The same run in PyTorch and in Keras has the same losses, up to the order of the additions."""

from pathlib import Path

import pytest

from tests.ui.export.bigger_runs import BIGGER, assert_all_are_the_runs
from ui.export.bigger_keras import bigger_keras_script
from ui.export.bigger_pytorch import bigger_pytorch_script

NOT_ABOUT_KERAS = ("stopped", "no epochs", "bad names", "from a table to moons")
"""They need nothing of a library that the others do not, and a step in Keras takes long."""


def test_the_scripts_are_the_runs(tmp_path: Path) -> None:
    # All in one process: to import PyTorch takes seconds.
    scripts = [(name, bigger_pytorch_script(each)) for name, each in BIGGER.items()]
    scripts += [
        (name, bigger_keras_script(each))
        for name, each in BIGGER.items()
        if name not in NOT_ABOUT_KERAS
    ]
    assert_all_are_the_runs(scripts, tmp_path)


@pytest.mark.parametrize("name", BIGGER)
def test_a_script_is_clean_and_no_longer_than_it_has_to_be(name: str) -> None:
    for script in (bigger_pytorch_script(BIGGER[name]), bigger_keras_script(BIGGER[name])):
        lines = script.splitlines()
        assert max(map(len, lines)) <= 100 or name == "bad names"
        assert len(lines) < 200
        compile(script, name, "exec")
