"""Each export is one click, and the file that it gives can be used."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, Route

from tests.browser.app import Stage
from tests.browser.exported import EXPERIMENT, SETUP
from tests.browser.playing import moved_to
from tests.servers import ROOT, served
from ui.experiment.experiment import run
from ui.export.offline_page import offline_page
from ui.playground.export_section import OF_THE_RUN, PAGE


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(ROOT / "tests" / "browser" / "exports_page.py") as url:
        yield url


@pytest.fixture(scope="module")
def page(address: str, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    page = context.new_page()
    page.goto(address)
    Stage(page).wait()
    yield page
    context.close()


def download(page: Page, button: Locator, file: str) -> bytes:
    """Click once, and read what comes."""
    with page.expect_download() as caught:
        button.click()
    assert caught.value.suggested_filename == file
    return Path(caught.value.path()).read_bytes()


def test_each_file_of_the_run_is_one_click(page: Page) -> None:
    for kind in OF_THE_RUN:
        button = page.get_by_role("button", name=kind.label, exact=True)
        content = download(page, button, kind.file)
        assert content == kind.write(EXPERIMENT).encode("utf-8"), kind.label


def test_the_picture_is_the_stage_as_it_stands(page: Page) -> None:
    stage = Stage(page)
    pictures = []
    for key, epoch in (("Home", 0), ("End", 200)):
        stage.press(key)
        moved_to(stage, epoch)
        content = download(page, stage.root.locator(".save"), "stage.png")
        with Image.open(BytesIO(content)) as image:
            assert image.format == "PNG"
            assert image.width > 2000
            pictures.append(image.convert("RGB"))
    start, end = (set(picture.get_flattened_data()) for picture in pictures)
    assert start != end
    # Both classes are in the colours of the end, as strong as they get.
    assert {(26, 100, 173), (180, 83, 9)} <= end


def test_the_page_plays_without_a_network(page: Page, browser: Browser, tmp_path: Path) -> None:
    label, name, _ = PAGE
    content = download(page, page.get_by_role("button", name=label, exact=True), name)
    assert content == offline_page(SETUP).encode("utf-8")
    file = tmp_path / name
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
    stage = Stage(offline)
    stage.until("(stage) => stage.painted !== undefined")
    history = run(EXPERIMENT)
    assert stage.parameters == history.parameters[0].tolist()
    stage.speed("Fast")
    stage.button("Play").click()
    moved_to(stage, history.epochs)
    # The last epoch is told a moment before it is reached.
    stage.button("Play").wait_for()
    assert stage.parameters == history.parameters[-1].tolist()
    # What if? answers here too; only training needs the app.
    stage.click(stage.number("w1"))
    stage.card.get_by_label("w1", exact=True).fill("5")
    stage.until("(stage) => stage.painted.parameters[0] === 5")
    assert stage.card.get_by_role("button", name="Train on").count() == 0
    assert complaints == []
    context.close()
