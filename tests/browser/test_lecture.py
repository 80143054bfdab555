"""A lecture: the presentation fills the screen, and all of it goes without the mouse."""

import pytest

from tests.browser.app import Stage
from tests.browser.conftest import Open
from tests.browser.test_keyboard import press
from tests.browser.test_looks import SCREENSHOTS, TEXT_SIZES, boxes_of

WORDS = ".textpoint text, .annotation-text, .xtick text, .ytick text, .g-xtitle, .g-ytitle"
LABEL_BOXES = f"""() => [...document.querySelector(".js-plotly-plot").querySelectorAll("{WORDS}")]
  .filter((element) => element.textContent.trim())
  .map((element) => [element.textContent, element.getBoundingClientRect().toJSON()])"""
"""Every word of the figure, and where it is."""
CHROME = ["stHeader", "stToolbar", "stSidebar", "stDataFrame"]


def overlaps(stage: Stage) -> list[tuple[str, str]]:
    """The words of the figure that lie on one another; a border of two pixels may."""
    found = stage.page.evaluate(LABEL_BOXES)
    assert len(found) > 25
    seen = [(text, box) for text, box in found if box["right"] > 0]
    return [
        (one, other)
        for place, (one, a) in enumerate(seen)
        for other, b in seen[:place]
        if min(a["right"], b["right"]) - max(a["left"], b["left"]) > 2
        and min(a["bottom"], b["bottom"]) - max(a["top"], b["top"]) > 2
    ]


@pytest.mark.parametrize(
    ("width", "height", "dark", "smallest"),
    [(1280, 720, False, 20), (1440, 900, True, 20), (1920, 1080, False, 30)],
)
def test_the_presentation_fills_the_screen(
    visit: Open, complaints: list[str], width: int, height: int, dark: bool, smallest: int
) -> None:
    stage = visit("?present=true&epochs=300", width=width, height=height, dark=dark)
    stage.page.wait_for_timeout(1500)
    stage.settle()
    SCREENSHOTS.mkdir(exist_ok=True)
    stage.page.screenshot(path=SCREENSHOTS / f"lecture-{width}.png")
    main = stage.page.get_by_test_id("stMain")
    assert main.evaluate("(main) => main.scrollHeight <= main.clientHeight")
    assert main.evaluate("(main) => main.scrollWidth <= main.clientWidth")
    figure, player = stage.figure.bounding_box(), stage.player.bounding_box()
    assert figure is not None
    assert player is not None
    assert figure["width"] > 0.95 * width
    assert figure["height"] > 0.7 * height
    assert figure["y"] + figure["height"] <= player["y"]
    assert height - 30 < player["y"] + player["height"] <= height
    assert min(stage.page.evaluate(TEXT_SIZES, ".js-plotly-plot .main-svg")) >= smallest
    boxes = boxes_of(stage)
    assert boxes["network"]["right"] < boxes["boundary"]["left"]
    assert boxes["boundary"]["right"] < boxes["loss"]["left"]
    assert overlaps(stage) == []
    for name in CHROME:
        assert not stage.page.get_by_test_id(name).is_visible()
    for control in ("Learning rate", "Epochs", "Seed"):
        assert stage.page.get_by_label(control, exact=True).first.is_visible()
    for heading in ("Nine Numbers", "After 300 epochs", "The data"):
        assert not stage.page.get_by_text(heading, exact=True).is_visible()
    assert complaints == []


def test_a_lecture_from_the_keyboard(visit: Open, complaints: list[str]) -> None:
    stage = visit(width=1280, height=720)
    keyboard, page = stage.page.keyboard, stage.page
    header = page.get_by_test_id("stHeader")
    press(stage, "ArrowRight")
    epoch = stage.epoch
    assert epoch > 0
    keyboard.press("f")
    header.wait_for(state="hidden")
    stage.settle()
    assert "present=true" in page.url
    # The run goes on where it was.
    assert stage.epoch == epoch
    for key, rate in (("+", "0.2"), ("=", "0.3"), ("NumpadAdd", "0.4"), ("-", "0.3")):
        press(stage, key)
        stage.settle()
        assert f"lr={rate}" in page.url
    for _ in range(3):
        keyboard.press("NumpadSubtract")
    stage.settle()
    assert "lr=0.09" in page.url
    keyboard.press("n")
    stage.settle()
    assert "seed=1" in page.url
    before = stage.labels
    keyboard.press(" ")
    stage.button("Pause").wait_for()
    keyboard.press(" ")
    stage.button("Play").wait_for()
    press(stage, "Home")
    assert (stage.epoch, stage.labels) == (0, before)
    press(stage, "ArrowRight")
    assert stage.epoch > 0
    keyboard.press("?")
    page.get_by_role("dialog").wait_for()
    press(stage, "f")
    press(stage, "2")
    keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="hidden")
    assert "present=true" in page.url
    keyboard.press("2")
    stage.settle()
    # The second preset: twins.
    assert "start=ones" in page.url
    assert stage.labels["w1"] == stage.labels["w3"] == "1.000"
    keyboard.press("F")
    header.wait_for()
    stage.settle()
    assert page.url.endswith("?start=ones")
    # Outside of the presentation nobody loses their tables by a slip.
    press(stage, "1")
    stage.settle()
    assert "start=ones" in page.url
    assert complaints == []


def test_no_key_counts_while_somebody_types(visit: Open) -> None:
    stage = visit()
    for field in ("Seed", "Epochs"):
        stage.page.get_by_label(field, exact=True).click()
        for key in ("+", "-", "f", "?"):
            press(stage, key)
    stage.scroll_to_data()
    table = stage.page.get_by_role("region", name="Samples to learn from")
    table.click(position={"x": 60, "y": 55})
    for key in ("f", "+", "?"):
        press(stage, key)
        press(stage, "Escape")
    stage.settle()
    assert stage.page.get_by_role("dialog").count() == 0
    assert "present" not in stage.page.url
    assert "lr=" not in stage.page.url
