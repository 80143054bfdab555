"""Every size, both themes: everything is in its place and the console is quiet."""

from tests.browser.app import Stage
from tests.browser.conftest import Open


def bottom(stage: Stage, place: str) -> float:
    box = stage.root.locator(place).bounding_box()
    assert box is not None
    return box["y"] + box["height"]


SIGHTS = [(1280, 720), (1366, 650), (1440, 780), (1024, 768), (390, 844)]
BACKGROUNDS = {False: "rgb(255, 255, 255)", True: "rgb(17, 22, 28)"}
WIDTHS = (320, 390, 768, 1024, 1280, 1440, 1920)


def assert_play_is_in_sight_without_scrolling(stage: Stage) -> None:
    for width, height in SIGHTS:
        stage.resize(width, height)
        assert bottom(stage, ".play") <= height, width
    assert bottom(stage, "canvas.plane") <= height


def assert_nothing_is_wider_than_the_screen(stage: Stage, width: int) -> None:
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    assert stage.page.get_by_test_id("stMain").evaluate("(page) => page.scrollWidth") <= width
    frame = stage.root.bounding_box()
    assert frame is not None
    for name in ("network", "plane", "loss"):
        box = stage.root.locator(f"canvas.{name}").bounding_box()
        assert box is not None
        assert box["x"] >= frame["x"] - 1
        assert box["x"] + box["width"] <= frame["x"] + frame["width"] + 1


def assert_no_label_lies_on_another(stage: Stage, width: int) -> None:
    boxes = stage.root.locator('.network-targets .target[aria-label*="Change it"]').evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().toJSON())"
    )
    assert len(boxes) == 9
    for place, one in enumerate(boxes):
        for other in boxes[:place]:
            apart = (
                one["x"] + one["width"] * 0.9 <= other["x"]
                or other["x"] + other["width"] * 0.9 <= one["x"]
                or one["y"] + one["height"] * 0.9 <= other["y"]
                or other["y"] + other["height"] * 0.9 <= one["y"]
            )
            assert apart, (width, one, other)


def assert_what_is_touched_on_a_phone_is_as_large_as_a_fingertip(stage: Stage) -> None:
    stage.resize(390, 844)
    touched = [
        *stage.page.locator(".stMain :is(.stButton, .stPopover, .stDownloadButton) button").all(),
        *stage.page.locator(".stage .player button, .stage .speeds label").all(),
    ]
    assert len(touched) > 15
    for one in touched:
        box = one.bounding_box()
        if box is not None:
            assert min(box["width"], box["height"]) >= 44, one.text_content()


def test_all_is_in_its_place_at_every_width_in_both_themes_without_a_reload(
    visit: Open, complaints: list[str]
) -> None:
    stage = visit()
    for dark, background in BACKGROUNDS.items():
        stage.dress(dark)
        painted = stage.root.evaluate("(stage) => getComputedStyle(stage).backgroundColor")
        assert painted == background
        for width in WIDTHS:
            stage.resize(width, 900)
            assert_nothing_is_wider_than_the_screen(stage, width)
            assert_no_label_lies_on_another(stage, width)
    assert_play_is_in_sight_without_scrolling(stage)
    assert_what_is_touched_on_a_phone_is_as_large_as_a_fingertip(stage)
    assert complaints == []
