"""A slow way to the server and back: no gesture takes back the one before it."""

from time import monotonic

from playwright.sync_api import BrowserContext, WebSocketRoute

from tests.browser.app import PATIENCE, Stage


class Line:
    """The connection to the server; what comes from there can be held up."""

    def __init__(self, stage: Stage) -> None:
        self.held: list[bytes | str] | None = None
        stage.page.route_web_socket("**/_stcore/stream", self._connect)

    def _connect(self, browser: WebSocketRoute) -> None:
        self.browser = browser
        server = browser.connect_to_server()
        browser.on_message(server.send)
        server.on_message(self._bring)

    def _bring(self, message: bytes | str) -> None:
        if self.held is None:
            self.browser.send(message)
        else:
            self.held.append(message)

    def hold(self) -> None:
        self.held = []

    def release(self) -> None:
        held, self.held = self.held or [], None
        for message in held:
            self.browser.send(message)


def test_a_gesture_outlives_what_is_said_after_it(address: str, profile: BrowserContext) -> None:
    page = profile.new_page()
    page.set_viewport_size({"width": 1440, "height": 900})
    stage = Stage(page)
    line = Line(stage)
    page.goto(address)
    stage.wait()
    line.hold()
    # Rate, seed and epoch are told before any answer has come.
    for key in ("+", "n", "End"):
        stage.press(key)
    page.locator(".stage .spoken", has_text="Epoch 1000").wait_for(state="attached")
    until = monotonic() + PATIENCE
    while not line.held:
        assert monotonic() < until, "the server does not answer"
        page.wait_for_timeout(20)
    line.release()
    page.wait_for_url("**/?lr=0.2&seed=1")
    page.close()
