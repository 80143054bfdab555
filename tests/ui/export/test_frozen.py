"""What was frozen is told wherever a run is told in words."""

from tests.ui.export.runs import EXPERIMENTS
from ui.experiment.permalink import Setup
from ui.export.offline_page import offline_page
from ui.export.python_script import python_script
from ui.export.pytorch_script import pytorch_script


def test_the_offline_page_says_what_was_frozen() -> None:
    page = offline_page(Setup(EXPERIMENTS["frozen"]))
    assert "samples in the order of the table; frozen w1, w4 and b3. The loss" in page
    assert "frozen" not in offline_page(Setup(EXPERIMENTS["default"])).split("</p>")[0]


def test_the_scripts_name_it_and_leave_its_steps_out() -> None:
    script = python_script(EXPERIMENTS["a frozen neuron"])
    assert "# Frozen, so no step changes them: w3, w4, b2.\n" in script
    assert "w3 -" not in script
    library = pytorch_script(EXPERIMENTS["frozen"])
    assert "output.bias.grad[0] = 0  # b3 is frozen\n" in library


def test_nothing_is_said_where_nothing_is_frozen() -> None:
    for script in (python_script, pytorch_script):
        assert "rozen" not in script(EXPERIMENTS["default"])
