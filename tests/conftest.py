"""What holds for all tests: no kernel unasked, how hard Hypothesis tries, and one browser."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.app import chromium
from tests.effort import steady
from ui.app.kernel import SWITCH

# Whoever tests the kernel makes it ready; other tests and their servers do not pay for it.
os.environ[SWITCH] = "off"
steady()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Playwright allows no second one beside it.
    with chromium() as started:
        yield started
