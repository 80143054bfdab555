"""One server for all browser tests of a worker, and one browser whose cache stays warm."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from tests.browser.app import Stage
from tests.servers import served

Open = Callable[..., Stage]


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with served() as url:
        yield url


@pytest.fixture(scope="session")
def profile(browser: Browser) -> Iterator[BrowserContext]:
    """A profile for all visits: whoever comes again has Streamlit's scripts already."""
    context = browser.new_context(has_touch=True)
    yield context
    context.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser's console has to complain about."""
    return []


@pytest.fixture
def visit(address: str, profile: BrowserContext, complaints: list[str]) -> Iterator[Open]:
    """Open the app in a page, and so a session, of its own: visit("?lr=1", width=390)."""
    pages: list[Page] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    def open_page(
        link: str = "", width: int = 1440, height: int = 900, dark: bool = False
    ) -> Stage:
        page = profile.new_page()
        pages.append(page)
        page.on("console", hear)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if dark else "light")
        stage = Stage(page)
        page.goto(f"{address}/{link}")
        return stage.wait()

    yield open_page
    for page in pages:
        page.close()
