"""How many frames a second bigger networks show, beside those of the browser itself.

    python -m benchmarks.bigger_frames

The stage stands on a bare page, with runs of a thousand epochs on circles.
"""

from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.playing import CALM, PLAYS, playback
from benchmarks.report import Row, table
from tests.browser.app import Stage, chromium
from tests.servers import served

PAGE = Path(__file__).parent / "bigger_app.py"
BOUNDS = {"8,8": (0.95, 0.6), "8,8,8,8,8,8": (0.95, 0.5)}
"""For each network how many of the browser's own frames: at full speed, and slowed four times."""


def rows(browser: Browser, plays: int = PLAYS) -> list[Row]:
    """Measure each network at both speeds."""
    measured = []
    with served(PAGE) as address:
        for hidden, bounds in BOUNDS.items():
            page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
            page.goto(f"{address}/?hidden={hidden}")
            stage = Stage(page).wait()
            page.wait_for_timeout(CALM)
            measured += [
                playback(stage, throttle, bound, plays, of=f"2-{hidden.replace(',', '-')}-1, ")
                for throttle, bound in zip((1, 4), bounds, strict=True)
            ]
            page.context.close()
    return measured


if __name__ == "__main__":
    with chromium() as started:
        print(table(rows(started)))
