"""What holds for all tests: no kernel unasked, and one browser for those that need one."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.app import chromium
from ui.app.kernel import SWITCH

# Whoever tests the kernel makes it ready; other tests and their servers do not pay for it.
os.environ[SWITCH] = "off"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Playwright allows no second one beside it.
    with chromium() as started:
        yield started
