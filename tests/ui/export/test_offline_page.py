"""The page that plays offline: all that paints is in it, and no name breaks out of it."""

import re
from base64 import b64decode
from functools import cache

import pytest

from tests.ui.export.runs import EXPERIMENTS, FORGED, NAMES
from ui.experiment.permalink import Setup
from ui.export.offline_page import offline_page, scripts
from ui.stage.component import BROWSER
from ui.stage.score import View, score

LARGEST = 250_000
"""Bytes of the page with the default run."""


@cache
def page_of(name: str) -> str:
    return offline_page(Setup(EXPERIMENTS[name]))


@pytest.mark.parametrize("name", ["default", "bad names"])
def test_what_the_stage_is_told_is_in_it(name: str) -> None:
    experiment = EXPERIMENTS[name]
    (told,) = re.findall(r'fromBase64\("([^"]*)"\)', page_of(name))
    assert b64decode(told) == score(experiment, View(experiment.dataset.names[0]))


def test_it_is_small() -> None:
    assert len(offline_page(Setup(EXPERIMENTS["default"])).encode()) <= LARGEST


def test_every_module_of_the_stage_is_in_it_once() -> None:
    text = scripts("stage.js")
    files = {file.name for file in BROWSER.glob("*.js")}
    imported = set(re.findall(r"^const of_(\w+) = ", text, re.MULTILINE))
    assert {f"{name}.js" for name in imported} <= files
    assert len(re.findall(r"^const of_", text, re.MULTILINE)) == len(imported)
    assert {"stage", "feedforward", "network", "plane", "loss", "player"} <= imported
    assert not re.search(r"^(import|export) ", text, re.MULTILINE)


def test_names_cannot_break_out() -> None:
    bad, good = page_of("bad names"), page_of("default")
    for sign in ("<script", "</script", "<img", "<!--", "<style", "<div"):
        assert bad.lower().count(sign) == good.lower().count(sign), sign
    assert all(typed not in bad for typed in (*NAMES[1:], *FORGED[1:]))


def test_it_asks_for_nothing_from_elsewhere() -> None:
    assert not re.search(r"\b(src|href)=|@import|url\(|https?:", page_of("default"))


def test_it_says_what_was_run() -> None:
    words = "25 epochs of training with a learning rate of 0.3333333333; start weights set by hand"
    assert words in page_of("by hand")
    assert "samples shuffled in every epoch (seed 7)." in page_of("shuffled")
    assert "start weights random (seed 0)" in page_of("default")
