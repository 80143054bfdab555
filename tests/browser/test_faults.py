"""An error of ours in a callback is our sentence, with a way back, in the place of a box."""

import os
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.app import Stage
from tests.browser.cells import upload
from tests.browser.conftest import NewPage
from tests.servers import ROOT, Server, ended_afterwards, free_ports
from ui.app.failed_callback import AWAY
from ui.app.kernel import SWITCH


def failing_server(log: Path) -> Server:
    """The app with a callback that fails; what it logs goes into a file."""
    (port,) = free_ports(1)
    settings = {"STREAMLIT_SERVER_HEADLESS": "true", SWITCH: "off"}
    with log.open("wb") as told:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.browser.failing_app", str(port)],
            cwd=ROOT,
            env={**os.environ, **settings},
            stdout=told,
            stderr=subprocess.STDOUT,
        )
    return Server(process, port)


def test_a_callback_that_fails_leaves_a_sentence_and_a_way_back(
    new_page: NewPage, complaints: list[str], tmp_path: Path
) -> None:
    log, table = tmp_path / "log", tmp_path / "table.csv"
    table.write_text("Typed by somebody")
    with ended_afterwards(failing_server(log)) as server:
        server.wait_until_healthy()
        page = new_page()
        stage = Stage(page)
        page.goto(f"{server.address}/?lr=0.5")
        stage.wait()
        upload(stage, table)
        expect(page.get_by_text(AWAY)).to_be_visible()
        assert no_box(page)
        page.get_by_role("button", name="Back to the page").click()
        stage.wait()
        expect(page.get_by_text(AWAY)).to_have_count(0)
        expect(page.get_by_role("slider", name="Learning rate")).to_have_attribute(
            "aria-valuetext", "0.5"
        )
        page.close()
    assert "On the page 'Playground' with " in log.read_text()
    assert "Typed by somebody" not in log.read_text()
    assert not complaints


def no_box(page: Page) -> bool:
    """Whether Streamlit shows nothing of the error by itself."""
    return page.locator("[data-testid=stException]").count() == 0
