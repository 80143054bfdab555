"""Find a Chromium or Chrome that is already on the machine.

    python -m tests.browser.chromium

prints its path, or ends with 1 if there is none; then Playwright has to bring its own.
"""

import os
import shutil
import sys
from pathlib import Path

COMMANDS = (
    # The same browser without windows, a third quicker; Playwright brings it too.
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)


def system_chromium() -> str | None:
    """The path of a browser of the system; CHROMIUM in the environment goes first."""
    if named := os.environ.get("CHROMIUM"):
        return named
    found = (shutil.which(command) for command in COMMANDS)
    installed = (path for path in APPLICATIONS if Path(path).exists())
    return next((path for path in (*found, *installed) if path is not None), None)


if __name__ == "__main__":
    path = system_chromium()
    print(path or "no Chromium or Chrome found")
    sys.exit(0 if path else 1)
