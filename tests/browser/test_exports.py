"""Each export is one click, and the file that it gives can be used."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Route

from nn_core.validation import Array
from tests.browser.app import Stage
from tests.browser.exported import EXPERIMENT, VIEW
from tests.servers import ROOT, served
from ui.experiment.experiment import run
from ui.playground.export_section import OF_THE_RUN, PAGE, PICTURE_FILE, stage_page

TIMES = 2
"""The picture has this many times as many pixels as the stage on the screen."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(ROOT / "tests" / "browser" / "exports_page.py") as url:
        yield url


@pytest.fixture(scope="module")
def page(address: str, browser: Browser) -> Iterator[Page]:
    # On such a screen a screenshot is as fine as the picture.
    context = browser.new_context(
        viewport={"width": 1440, "height": 1000}, device_scale_factor=TIMES
    )
    page = context.new_page()
    page.goto(address)
    Stage(page).wait()
    yield page
    context.close()


def download(page: Page, label: str, file: str) -> bytes:
    """Click once, and read what comes."""
    button = page.get_by_role("button", name=label, exact=True)
    with page.expect_download() as caught:
        button.click()
    assert caught.value.suggested_filename == file
    return Path(caught.value.path()).read_bytes()


def pixels(png: bytes) -> Array:
    with Image.open(BytesIO(png)) as image:
        assert image.format == "PNG"
        return np.asarray(image.convert("RGB"), dtype=np.float64)


def test_each_file_of_the_run_is_one_click(page: Page) -> None:
    for kind in OF_THE_RUN:
        content = download(page, kind.label, kind.file)
        assert content == kind.write(EXPERIMENT).encode("utf-8"), kind.label


def test_the_picture_is_the_stage_as_it_stands(page: Page) -> None:
    stage = Stage(page)
    drawing = stage.figure.locator(".main-svg").first
    pictures = []
    for key in ("Home", "End"):
        stage.slider.focus()
        page.keyboard.press(key)
        stage.settle()
        on_the_screen = pixels(drawing.screenshot())
        picture = pixels(download(page, "Picture (PNG)", PICTURE_FILE))
        box = drawing.bounding_box()
        assert box is not None
        assert picture.shape == (TIMES * box["height"], TIMES * box["width"], 3)
        # Letters and all: without the page's font alone they would differ by far more.
        assert np.abs(picture - on_the_screen[: len(picture), : len(picture[0])]).mean() < 0.5
        pictures.append(picture)
    start, end = pictures
    assert np.abs(start - end).mean() > 3


def test_the_page_plays_without_a_network(page: Page, browser: Browser, tmp_path: Path) -> None:
    content = download(page, PAGE[0], PAGE[1])
    assert content == stage_page(EXPERIMENT, VIEW).encode("utf-8")
    file = tmp_path / PAGE[1]
    file.write_bytes(content)
    complaints: list[str] = []

    def only_this_file(route: Route) -> None:
        if route.request.url == file.as_uri():
            route.continue_()
        else:
            complaints.append(route.request.url)
            route.abort()

    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_offline(True)
    context.route("**/*", only_this_file)
    offline = context.new_page()
    offline.on("console", lambda message: complaints.append(message.text))
    offline.on("pageerror", lambda error: complaints.append(str(error)))
    offline.on("dialog", lambda dialog: complaints.append(dialog.message))
    offline.goto(file.as_uri())
    player = offline.locator("#player[data-figure]")
    player.wait_for()
    stage = Stage(offline)
    stage.figure = offline.locator("#figure")
    history = run(EXPERIMENT)

    assert stage.labels == written(0)
    offline.get_by_text("Fast", exact=True).click()
    player.get_by_role("button", name="Play").click()
    player.get_by_text(f"Epoch {history.epochs}", exact=True).wait_for()
    player.get_by_role("button", name="Play").wait_for()
    assert stage.labels == written(history.epochs)
    assert complaints == []
    context.close()


def written(epoch: int) -> dict[str, str]:
    """The nine numbers after an epoch as the diagram writes them."""
    numbers = run(EXPERIMENT).network_at(epoch).parameters
    return {name: f"{value:.3f}" for name, value in numbers.items()}
