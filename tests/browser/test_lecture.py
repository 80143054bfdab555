"""A lecture: the presentation fills the screen, and all of it goes without the mouse."""

from io import BytesIO

import zxingcpp
from PIL import Image
from playwright.sync_api import FloatRect, expect

from tests.browser.app import Stage
from tests.browser.conftest import Open
from tests.browser.playing import assert_shown, history_of, moved_to

SIZES = """(stage) => [...stage.querySelectorAll("*")]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .filter((element) => !element.closest(".spoken, .targets, legend"))
  .filter(({ childNodes }) => [...childNodes]
    .some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim()))
  .map((element) => parseFloat(getComputedStyle(element).fontSize))"""
"""The size of all words that are not painted."""


def presenting(stage: Stage) -> None:
    stage.until("(stage) => stage.classList.contains('presenting')")


def boxes(stage: Stage) -> list[FloatRect]:
    """Where the three pictures are."""
    found = [
        stage.root.locator(f"canvas.{name}").bounding_box() for name in ("network", "plane", "loss")
    ]
    return [box for box in found if box is not None]


def test_the_presentation_fills_the_screen(visit: Open, complaints: list[str]) -> None:
    stage = visit("?lr=0.5&epochs=300&present=true")
    presenting(stage)
    for width, height, dark in ((1440, 900, True), (1280, 720, False), (1920, 1080, False)):
        stage.dress(dark)
        stage.resize(width, height)
        assert stage.root.bounding_box() == {"x": 0, "y": 0, "width": width, "height": height}
        assert stage.root.evaluate("(stage) => stage.scrollHeight <= stage.clientHeight")
        assert len(boxes(stage)) == 3
        for box in boxes(stage):
            assert box["y"] + box["height"] <= height
            assert box["height"] > 0.5 * height
        assert min(stage.root.evaluate(SIZES)) >= 20
        if height == 720:
            assert_the_room_gets_the_qr_code(stage)
    # On a small screen too all three are there.
    for width, height in ((1024, 768), (390, 844)):
        stage.resize(width, height)
        assert len(boxes(stage)) == 3
        for box in boxes(stage):
            assert box["height"] > 300
            assert box["x"] + box["width"] <= width
        # Whoever has no keys has to get out of it too.
        assert stage.button("Presentation").is_visible()
    assert complaints == []


def test_a_lecture_from_the_keyboard(visit: Open, complaints: list[str]) -> None:
    stage = visit(width=1280, height=720)
    stage.button("Presentation").focus()
    with stage.answered():
        stage.press("f")
    presenting(stage)
    assert "present=true" in stage.page.url
    stage.press("End")
    moved_to(stage, 1000)
    with stage.another_run():
        stage.press("+")
    assert "lr=0.2" in stage.page.url
    assert_shown(stage, history_of(learning_rate=0.2), 1000)
    with stage.another_run():
        stage.press("2")
    # The second preset: twins. It begins at its beginning, and says what to watch.
    moved_to(stage, 0)
    assert_shown(stage, history_of(start="ones"), 0)
    assert (stage.root.locator(".watch").text_content() or "").startswith("Twins: ")
    stage.press("?")
    keys = stage.root.locator(".keys-list")
    keys.wait_for()
    stage.press("Escape")
    keys.wait_for(state="hidden")
    assert "present=true" in stage.page.url
    with stage.answered():
        stage.press("Escape")
    stage.until("(stage) => !stage.classList.contains('presenting')")
    assert "present" not in stage.page.url
    expect(stage.button("Presentation")).to_be_focused()
    # Outside of the presentation nobody loses their tables by a slip.
    stage.press("1")
    with stage.answered():
        stage.press("+")
    assert "start=ones" in stage.page.url
    assert complaints == []


def assert_the_room_gets_the_qr_code(stage: Stage) -> None:
    stage.press("q")
    code = stage.root.locator(".qr")
    code.wait_for()
    with Image.open(BytesIO(code.screenshot())) as picture:
        (read,) = zxingcpp.read_barcodes(picture)
    assert str(read.text).endswith("/?lr=0.5&epochs=300&v=1")
    assert "this computer only" in (code.text_content() or "")
    stage.press("q")
    code.wait_for(state="hidden")
