"""The stage as one page: everything is inside, and no name can end the place where it stands."""

import json
import re

import pytest
from plotly.offline import get_plotlyjs

from tests.ui.export.runs import EXPERIMENTS, FORGED, NAMES
from ui.export.offline_page import offline_page
from ui.figures.stage import View
from ui.playground.stage_section import draw
from ui.theme.palette import DARK, LIGHT


def page_of(name: str, dark: bool = False) -> str:
    """Our own part of the page: without Plotly's."""
    experiment = EXPERIMENTS[name]
    figure = draw(
        experiment, View(experiment.dataset.names[2 % len(experiment.dataset)], dark=dark)
    )
    page = offline_page(experiment, figure, DARK if dark else LIGHT)
    before, after = page.split(get_plotlyjs())
    return before + after


@pytest.mark.parametrize("name", ["default", "bad names"])
def test_the_figure_is_in_it(name: str) -> None:
    experiment = EXPERIMENTS[name]
    figure = draw(experiment, View(experiment.dataset.names[0]))
    page = offline_page(experiment, figure, LIGHT)
    (told,) = re.findall(r"const \{ frames, \.\.\.figure \} = (.*);\n", page)
    spec = json.loads(told)
    assert spec.pop("config")["displayModeBar"] is False
    assert spec == figure.spec


def test_names_cannot_break_out() -> None:
    bad, good = page_of("bad names"), page_of("default")
    for sign in ("<script", "</script", "<img", "<!--", "<style", "<div"):
        assert bad.lower().count(sign) == good.lower().count(sign), sign
    assert all(typed not in bad for typed in (*NAMES[1:], *FORGED[1:]))


def test_it_asks_for_nothing_from_elsewhere() -> None:
    page = page_of("default")
    assert not re.search(r"\b(src|href)=|@import|url\(|https?:", page)


@pytest.mark.parametrize("dark", [False, True])
def test_it_has_the_colours_of_the_stage(dark: bool) -> None:
    palette = DARK if dark else LIGHT
    assert f"--background: {palette.background};" in page_of("default", dark)


def test_it_says_what_was_run() -> None:
    words = "25 epochs of training with a learning rate of 0.3333333333; start weights set by hand"
    assert words in page_of("by hand")
    assert "samples shuffled in every epoch (seed 7)." in page_of("shuffled")
    assert "start weights random (seed 0)" in page_of("default")
