"""One server for all browser tests of a worker, and one browser whose cache stays warm."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from tests.browser.app import PATIENCE, Stage
from tests.browser.lesson import Lesson
from tests.servers import served

NewPage = Callable[..., Page]
Open = Callable[..., Stage]
OpenLesson = Callable[..., Lesson]


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with served() as url:
        yield url


@pytest.fixture(scope="session")
def profile(browser: Browser) -> Iterator[BrowserContext]:
    """A profile for all visits: whoever comes again has Streamlit's scripts already."""
    context = browser.new_context(has_touch=True)
    context.set_default_timeout(1000 * PATIENCE)
    yield context
    context.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser's console has to complain about."""
    return []


@pytest.fixture
def new_page(profile: BrowserContext, complaints: list[str]) -> Iterator[NewPage]:
    """A page, and so a session, of its own: new_page(width=390, dark=True)."""
    pages: list[Page] = []

    def hear(message: ConsoleMessage) -> None:
        # Streamlit looks for its server beside the page's own address before it tries the root.
        if message.type == "error" and "/_stcore" not in message.location.get("url", ""):
            complaints.append(message.text)

    def make(width: int = 1440, height: int = 900, dark: bool = False) -> Page:
        page = profile.new_page()
        pages.append(page)
        page.on("console", hear)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if dark else "light")
        return page

    yield make
    for page in pages:
        page.close()


@pytest.fixture
def visit(address: str, new_page: NewPage) -> Open:
    """Open the app where there is a stage: visit("?lr=1", width=390)."""

    def open_page(link: str = "", **window: int) -> Stage:
        stage = Stage(new_page(**window))
        stage.page.goto(f"{address}/{link}")
        return stage.wait()

    return open_page


@pytest.fixture
def open_lesson(address: str, new_page: NewPage) -> OpenLesson:
    """Open a lesson: open_lesson("neuron", 390, 844)."""

    def open_page(link: str, *size: int, **window: int) -> Lesson:
        lesson = Lesson(new_page(*size, **window))
        lesson.page.goto(f"{address}/{link}")
        return lesson.wait()

    return open_page
