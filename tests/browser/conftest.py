"""One server for all browser tests; a fresh profile for each."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.browser.app import Stage
from tests.servers import served

Open = Callable[..., Stage]


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with served() as url:
        yield url


@pytest.fixture
def complaints() -> list[str]:
    """What the browser's console has to complain about."""
    return []


@pytest.fixture
def visit(address: str, browser: Browser, complaints: list[str]) -> Iterator[Open]:
    """Open the app in a browser profile of its own: visit("?lr=1", width=390, height=844)."""
    contexts = []

    def listen(page: Page) -> None:
        def hear(message: ConsoleMessage) -> None:
            if message.type == "error":
                complaints.append(message.text)

        page.on("console", hear)
        page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))

    def open_page(
        link: str = "", width: int = 1440, height: int = 900, dark: bool = False
    ) -> Stage:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        page = context.new_page()
        listen(page)
        page.goto(f"{address}/{link}")
        return Stage(page).wait()

    yield open_page
    for context in contexts:
        context.close()
