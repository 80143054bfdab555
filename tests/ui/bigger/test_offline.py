"""The stage of a bigger network as one page: everything is inside, and nothing asks for more."""

import re
from base64 import b64decode

from tests.ui.bigger_setups import SMALL
from tests.ui.export.offline_modules import behind
from tests.ui.export.runs import EXPERIMENTS
from ui.bigger.big_run import big_stage, view_of
from ui.bigger.offline import bigger_page
from ui.experiment.bigger_setup import BiggerSetup
from ui.experiment.permalink import Setup
from ui.export.offline_page import offline_page

SETUP = BiggerSetup(SMALL)


def test_the_run_and_all_modules_are_in_it() -> None:
    page = bigger_page(SETUP)
    (data,) = re.findall(r'atob\("([A-Za-z0-9+/=]*)"\)', page)
    assert b64decode(data) == big_stage(SMALL, view_of(SETUP, alone=True))
    begun = re.findall(r"^const of_(\w+) = \(\(\) => \{$", page, re.MULTILINE)
    assert {f"{name}.js" for name in begun} == behind("bigger.js")
    assert "@import" not in page
    assert not re.search(r"^\s*(import|export)\b", page, re.MULTILINE)
    assert "A 2-3-1 network, trained by SGD with a learning rate of 0.1." in page


def test_whatever_a_page_takes_from_a_module_is_in_it() -> None:
    for page in (bigger_page(SETUP), offline_page(Setup(EXPERIMENTS["default"]))):
        there = re.findall(r"^const (of_\w+) = ", page, re.MULTILINE)
        assert {*re.findall(r"\bof_\w+", page)} == {*there}
