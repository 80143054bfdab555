"""What a first visit costs: the time until the stage is painted, and all bytes that come.

    python -m benchmarks.first_visit

Each round opens a warm server in a fresh browser profile, in turn with a page that has one line of
text and nothing else. What follows the stage is waited for too, and its bytes count.
The offline page is read as it is written.
"""

from playwright.sync_api import Browser, Page, WebSocket

from benchmarks.apps import ONE_TEXT, bare, the_app
from benchmarks.report import Row, beside_each_other, table
from benchmarks.starting import PAINTED, STAGE
from tests.browser.app import chromium
from ui.data.samples import sample_asked, sample_dataset
from ui.experiment.experiment import Experiment
from ui.experiment.permalink import Setup
from ui.export.offline_page import offline_page

ROUNDS = 5
THROTTLES = [(1, 1.6), (4, 2.0)]
"""How many times the browser's CPU is slowed, and the most that the ratio may be."""
TEXT = "[data-testid=stText]"
LAST = "[data-testid=stDataFrame] canvas"
"""What comes last on our page: the tables."""
QUIET = 1000
"""Milliseconds after which nothing more is on its way."""
_CLOCK = "() => performance.now()"


class Received:
    """The bytes that a page gets, as they come over the line: files and messages."""

    def __init__(self, page: Page) -> None:
        self.size = 0
        devtools = page.context.new_cdp_session(page)
        devtools.send("Network.enable")
        devtools.on("Network.loadingFinished", self._file)
        page.on("websocket", self._listen)

    def _file(self, event: dict[str, float]) -> None:
        self.size += int(event["encodedDataLength"])

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._message)

    def _message(self, frame: bytes | str) -> None:
        self.size += len(frame)


def first_visit(
    browser: Browser, address: str, selector: str, throttle: int = 1, last: str | None = None
) -> tuple[float, int]:
    """Seconds until what the selector finds is painted in a fresh profile, and all bytes that come.

    Args:
        browser: that has never been there.
        address: of the page.
        selector: of what is waited for.
        throttle: how many times the CPU is slowed.
        last: finds what comes after it.
    """
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": throttle})
    received = Received(page)
    page.goto(address, wait_until="commit")
    page.evaluate(PAINTED, selector)
    passed = float(page.evaluate(_CLOCK)) / 1000
    if last is not None:
        page.locator(last).last.wait_for()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(QUIET)
    context.close()
    return passed, received.size


def rows(browser: Browser, rounds: int = ROUNDS) -> list[Row]:
    """Measure the app and the page of one line in turns, after a round that is not counted."""
    measured, sizes = [], []
    with the_app() as app, bare(ONE_TEXT) as one_line:
        for throttle, bound in THROTTLES:
            ours, theirs = [], []
            for _ in range(1 + rounds):
                theirs.append(first_visit(browser, one_line.address, TEXT, throttle)[0])
                seconds, size = first_visit(browser, app.address, STAGE, throttle, LAST)
                ours.append(seconds)
                sizes.append(size / 1e6)
            # The first from this machine is sent files without compression.
            del ours[0], theirs[0], sizes[-1 - rounds]
            measured.append(
                Row(
                    f"first stage painted, fresh profile, CPU slowed {throttle} times",
                    "a page with one line of text",
                    [mine / other for mine, other in zip(ours, theirs, strict=True)],
                    bound,
                    note=beside_each_other(ours, theirs, "s"),
                )
            )
    page = offline_page(Setup(Experiment(sample_dataset("people"), sample_asked("people"))))
    return [
        *measured,
        Row("all that a first visit brings", "", sizes, 3.5, unit="MB"),
        Row("the offline page", "", [len(page) / 1000], 250, unit="KB"),
    ]


if __name__ == "__main__":
    with chromium() as started:
        print(table(rows(started)))
