"""The script of a bigger network, run by itself, is the run: the same losses and weights."""

from pathlib import Path

import pytest

from tests.ui.export.bigger_runs import BIGGER, assert_all_are_the_runs
from ui.export.bigger_numpy import bigger_python_script


def test_the_scripts_are_the_runs(tmp_path: Path) -> None:
    scripts = [(name, bigger_python_script(each)) for name, each in BIGGER.items()]
    assert_all_are_the_runs(scripts, tmp_path, "-W", "error")


@pytest.mark.parametrize("name", BIGGER)
def test_a_script_is_short_and_clean(name: str) -> None:
    script = bigger_python_script(BIGGER[name])
    assert max(map(len, script.splitlines())) <= 100 or name == "bad names"
    assert len(script.splitlines()) < 180
    assert "\n\n\n\n" not in script
    compile(script, name, "exec")
