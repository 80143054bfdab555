"""The app as a visitor meets it: a real browser, and what is seen there."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from tests.browser.chromium import system_chromium

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
]


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless browser: the system's, or the one that Playwright brought."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system_chromium(), args=FLAGS)
        yield browser
        browser.close()


class Stage:
    """The stage in a page, read and used through what is on the screen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.figure = page.get_by_test_id("stPlotlyChart")

    def wait(self) -> "Stage":
        """Wait until the stage is drawn and the server has nothing more to say."""
        # On a phone the first picture gives way to a narrow one; for a moment both are there.
        self.player.locator("[data-figure]").first.wait_for(timeout=60_000)
        self.settle()
        return self

    def settle(self) -> None:
        """Wait until a rerun, if there is one, is over and its picture is drawn."""
        self.page.wait_for_timeout(250)
        self.page.wait_for_selector("[data-test-script-state=notRunning]", timeout=30_000)
        self.page.wait_for_timeout(250)

    def scroll_to_data(self) -> "Stage":
        """Go down to the tables, and wait until they are there."""
        self.page.get_by_role("heading", name="The data").scroll_into_view_if_needed()
        for name in ("Samples to learn from", "Samples to predict"):
            self.page.get_by_role("region", name=name).wait_for()
        self.settle()
        return self

    @property
    def player(self) -> Locator:
        """The player of the stage."""
        return self.page.locator(".st-key-stage_player")

    def button(self, label: str) -> Locator:
        """One of the player's buttons."""
        return self.player.get_by_role("button", name=label)

    def speed(self, label: str) -> None:
        """Pick a speed."""
        self.player.get_by_text(label, exact=True).click()

    @property
    def slider(self) -> Locator:
        """The slider over the keyframes."""
        return self.player.get_by_role("slider", name="Epoch")

    @property
    def epoch(self) -> int:
        """The epoch that the player shows."""
        text = self.player.locator(".now").text_content() or ""
        return int(text.removeprefix("Epoch "))

    @property
    def labels(self) -> dict[str, str]:
        """The numbers beside the edges and neurons, as written: {"w1": "0.126", ...}."""
        texts = self.figure.locator(".xy .textpoint").all_text_contents()
        pairs = (text.split() for text in texts if text[:1] in "wb" and text[1:2].isdigit())
        return {name: value.replace("\N{MINUS SIGN}", "-") for name, value in pairs}

    def boundary(self) -> str:
        """The drawn line at 0.5, as the browser has it."""
        path = self.figure.locator(".x2y2 .js-line").last.get_attribute("d")
        assert path is not None
        return path

    def loss_line(self) -> str:
        """The drawn loss over the epochs, as the browser has it."""
        path = self.figure.locator(".x3y3 .js-line").first.get_attribute("d")
        assert path is not None
        return path

    def play_to_the_end(self, speed: str = "Normal") -> dict[str, Any]:
        """Play until the last frame; how long it took, and how many frames were shown."""
        self.speed(speed)
        button = self.button("Play").element_handle()
        result: dict[str, Any] = self.page.evaluate(_PLAY, button)
        return result


_PLAY = """async (button) => {
  const figure = document.querySelector(".js-plotly-plot");
  const counts = { shown: 0, painted: 0 };
  const count = () => { counts.shown += 1; };
  figure.on("plotly_animatingframe", count);
  let playing = true;
  const paint = () => { counts.painted += 1; if (playing) requestAnimationFrame(paint); };
  const ended = new Promise((resolve) => figure.once("plotly_animated", resolve));
  requestAnimationFrame(paint);
  const start = performance.now();
  button.click();
  await ended;
  playing = false;
  figure.removeListener("plotly_animatingframe", count);
  return { ...counts, seconds: (performance.now() - start) / 1000 };
}"""
