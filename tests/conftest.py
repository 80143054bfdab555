"""One browser for all tests that need one: Playwright allows no second one beside it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.app import chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started
