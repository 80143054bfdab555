"""Both sizes, both themes: everything is in its place and the console is quiet.

The screenshots are kept in `screenshots/`, which is not in the repository, to be looked at.
"""

import pytest

from tests.browser.app import Stage
from tests.browser.conftest import Open
from tests.servers import ROOT

SCREENSHOTS = ROOT / "screenshots"
TEXT_SIZES = """(place) => [...document.querySelectorAll(`${place} *`)]
  .filter((element) => element.getClientRects().length)
  .filter(({ childNodes }) => [...childNodes]
    .some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim()))
  .map((element) => parseFloat(getComputedStyle(element).fontSize))"""
"""The font size of everything in a place that is on the screen and has text of its own."""


def boxes_of(stage: Stage) -> dict[str, dict[str, float]]:
    """Where the panels of the stage are on the screen."""
    boxes = {}
    for name, panel in (("network", "xy"), ("boundary", "x2y2"), ("loss", "x3y3")):
        boxes[name] = stage.page.evaluate(
            "(panel) => document.querySelector(`.nsewdrag[data-subplot=${panel}]`)"
            ".getBoundingClientRect().toJSON()",
            panel,
        )
    return boxes


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_laptop_shows_it_all_without_scrolling(
    visit: Open, complaints: list[str], dark: bool
) -> None:
    stage = visit(dark=dark)
    stage.speed("Slow")
    stage.button("Play").click()
    stage.page.wait_for_timeout(1200)
    SCREENSHOTS.mkdir(exist_ok=True)
    stage.page.screenshot(path=SCREENSHOTS / f"laptop-{'dark' if dark else 'light'}.png")
    figure, player = stage.figure.bounding_box(), stage.player.bounding_box()
    assert figure is not None
    assert player is not None
    assert figure["y"] + figure["height"] <= player["y"]
    assert player["y"] + player["height"] <= 900
    boxes = boxes_of(stage)
    assert boxes["network"]["right"] < boxes["boundary"]["left"]
    assert boxes["boundary"]["right"] < boxes["loss"]["left"]
    for control in (stage.button("Pause"), stage.page.get_by_role("slider", name="Learning rate")):
        assert control.is_visible()
    assert complaints == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_phone_stacks_the_panels(visit: Open, complaints: list[str], dark: bool) -> None:
    stage = visit(width=390, height=844, dark=dark)
    stage.page.wait_for_timeout(1500)
    stage.settle()
    SCREENSHOTS.mkdir(exist_ok=True)
    stage.page.screenshot(path=SCREENSHOTS / f"phone-{'dark' if dark else 'light'}.png")
    boxes = boxes_of(stage)
    player = stage.player.bounding_box()
    assert player is not None
    assert player["y"] + player["height"] < boxes["network"]["top"]
    assert boxes["network"]["bottom"] < boxes["boundary"]["top"]
    assert boxes["boundary"]["bottom"] < boxes["loss"]["top"]
    assert all(box["right"] <= 390 for box in boxes.values())
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert stage.page.get_by_role("slider", name="Learning rate").is_visible()
    assert complaints == []


def test_the_stage_follows_the_theme_without_a_reload(visit: Open) -> None:
    stage = visit()
    stage.page.emulate_media(color_scheme="dark")
    stage.page.wait_for_timeout(1500)
    page_color, paper = stage.page.evaluate(
        """() => [
          getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor,
          getComputedStyle(document.querySelector(".main-svg")).background,
        ]"""
    )
    assert page_color in paper


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_no_text_in_the_stage_is_smaller_than_13_pixels(
    visit: Open, width: int, height: int
) -> None:
    stage = visit(width=width, height=height)
    stage.page.wait_for_timeout(1000)
    places = {".js-plotly-plot": 15, ".st-key-stage_player": 5, ".table_view": 20}
    for place, fewest in places.items():
        sizes = stage.page.evaluate(TEXT_SIZES, place)
        assert len(sizes) >= fewest
        assert min(sizes) >= 13
