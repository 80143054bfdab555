"""The app as a visitor meets it: a real browser, and what is seen there."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from playwright.sync_api import Browser, Locator, Page, WebSocket, expect, sync_playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.chromium import system_chromium
from ui.theme.palette import DARK, LIGHT

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
]
IDLE = "[data-test-script-state=notRunning]"
ANSWERED = {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY}
PATIENCE = 60
"""Seconds until an answer that does not come is a failure."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless browser: the system's, or the one that Playwright brought."""
    # By itself Playwright expects everything within five seconds, also of a busy machine.
    expect.set_options(timeout=1000 * PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system_chromium(), args=FLAGS)
        yield browser
        browser.close()


class App:
    """A page of the app, and the component on it that paints.

    Made before its page is opened, it counts the server's answers: each run of the script that
    came to its end.

    Args:
        page: the page, not yet opened.
        component: a selector of the component.
        pictures: a selector of its canvases that fill their places.
    """

    def __init__(self, page: Page, component: str, pictures: str) -> None:
        self.page = page
        self.root = page.locator(component)
        self.pictures = pictures
        self.answers = 0
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._hear)

    def _hear(self, frame: bytes | str) -> None:
        if isinstance(frame, bytes):
            message = ForwardMsg()
            message.ParseFromString(frame)
            self.answers += message.script_finished in ANSWERED and (
                message.WhichOneof("type") == "script_finished"
            )

    def until(self, condition: str, *arguments: object) -> None:
        """Wait until a function of the component's element, in JavaScript, says true."""
        self.page.wait_for_function(
            f"([root, ...more]) => ({condition})(root, ...more)",
            arg=[self.root.element_handle(), *arguments],
            timeout=1000 * PATIENCE,
        )

    @contextmanager
    def answered(self, times: int = 1) -> Iterator[None]:
        """Wait after the block until the server has answered what was done in it.

        An answer that is still on its way as the block begins is not taken for one of these.
        """
        self.page.wait_for_selector(IDLE)
        wanted = self.answers + times
        yield
        until = monotonic() + PATIENCE
        while self.answers < wanted:
            assert monotonic() < until, "the server does not answer"
            self.page.wait_for_timeout(20)
        self.page.wait_for_selector(IDLE)

    def press(self, key: str) -> None:
        """Press a key, wherever the focus is."""
        self.page.keyboard.press(key)

    def resize(self, width: int, height: int) -> None:
        """Make the window another one, and wait until the pictures fill their new places."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.until(
            """(root, width, pictures) => {
              const before = root.placed;
              root.placed = JSON.stringify(root.getBoundingClientRect());
              return innerWidth === width && root.clientWidth <= width && root.placed === before
                && [...root.querySelectorAll(pictures)].every(
                  (canvas) => Math.abs(canvas.width - canvas.clientWidth * devicePixelRatio) <= 1);
            }""",
            width,
            self.pictures,
        )

    def dress(self, dark: bool) -> None:
        """Let the system be dark or light, and wait until the component is."""
        self.page.emulate_media(color_scheme="dark" if dark else "light")
        self.until(
            "({ style }, wanted) => style.getPropertyValue('--background') === wanted",
            (DARK if dark else LIGHT).background,
        )


class Stage(App):
    """The stage in a page, read and used through what is on the screen."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, ".stage", "canvas.network, canvas.plane, canvas.loss")

    def wait(self) -> "Stage":
        """Wait until the stage is painted and the server has nothing more to say."""
        self.root.wait_for(timeout=60_000)
        self.until("(stage) => stage.painted !== undefined")
        self.page.wait_for_selector(IDLE, timeout=60_000)
        # What is below the stage follows when the picture stands.
        self.page.locator(".st-key-rest").wait_for(state="detached", timeout=60_000)
        self.page.wait_for_selector(IDLE, timeout=60_000)
        return self

    @contextmanager
    def another_run(self) -> Iterator[None]:
        """Wait after the block until the stage has painted another run than before it."""
        before = self.painted["run"]
        yield
        self.until("(stage, run) => stage.painted.run !== run", before)
        self.page.wait_for_selector(IDLE)

    def button(self, label: str) -> Locator:
        """One of the player's buttons."""
        return self.root.locator(".player").get_by_role("button", name=label, exact=True)

    def speed(self, label: str) -> None:
        """Pick a speed."""
        self.root.locator(".speeds").get_by_text(label, exact=True).click()

    @property
    def slider(self) -> Locator:
        """The slider over the epochs."""
        return self.root.locator(".slider")

    @property
    def card(self) -> Locator:
        """The small card beside what was touched."""
        return self.root.locator(".card")

    @property
    def epoch(self) -> int:
        """The epoch that the player shows."""
        return int((self.root.locator(".now").text_content() or "").removeprefix("Epoch "))

    @property
    def sentence(self) -> str:
        """What stands under the player."""
        return self.root.locator(".sentence").text_content() or ""

    @property
    def painted(self) -> dict[str, Any]:
        """What the pictures were painted from, in numbers."""
        painted: dict[str, Any] = self.root.evaluate(
            """({ painted }) => ({ ...painted, field: null, parameters: [...painted.parameters],
                locked: [...painted.locked] })"""
        )
        return painted

    @property
    def parameters(self) -> list[float]:
        """The nine numbers that are shown."""
        numbers: list[float] = self.painted["parameters"]
        return numbers

    def number(self, name: str) -> Locator:
        """The button over a number, as the keyboard meets it."""
        return self.root.locator(f'.network-targets .target[aria-label^="{name} "]')

    def person(self, name: str) -> Locator:
        """The button over somebody on the plane."""
        return self.root.locator(f'.plane-targets .target[aria-label^="{name}. "]')

    def middle(self, target: Locator) -> tuple[float, float]:
        """Where something is on the screen."""
        box = target.bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def click(self, target: Locator) -> None:
        """Click where something is: into the picture, for its buttons let the pointer through."""
        target.scroll_into_view_if_needed()
        self.page.mouse.click(*self.middle(target))

    def play_to_the_end(self) -> None:
        """Play at the highest speed until the last epoch."""
        self.speed("Fast")
        with self.answered():
            self.button("Play").click()
            self.button("Play").wait_for(state="detached")
            self.button("Play").wait_for()
