"""A slow way to the server and back: no gesture takes back the one before it."""

from time import monotonic

from playwright.sync_api import BrowserContext, WebSocketRoute

from tests.browser.app import IDLE, PATIENCE, Stage


class Line:
    """The connection to the server; what comes from there can be held up."""

    def __init__(self, stage: Stage) -> None:
        self.held: list[bytes | str] | None = None
        self.page = stage.page
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

    def wait_until_held(self) -> None:
        """Wait until something has come from the server."""
        until = monotonic() + PATIENCE
        while not self.held:
            assert monotonic() < until, "the server does not answer"
            self.page.wait_for_timeout(20)

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
    line.wait_until_held()
    line.release()
    page.wait_for_url("**/?lr=0.2&seed=1")
    page.wait_for_selector(IDLE)
    # A key counts on from the one before it, though the picture answers an earlier one.
    run = stage.painted["run"]
    line.hold()
    stage.press("n")
    line.wait_until_held()
    stage.press("n")
    line.release()
    stage.until("(stage, run) => stage.painted.run !== run", run)
    stage.press("n")
    page.wait_for_url("**/?lr=0.2&seed=4")
    page.wait_for_selector(IDLE)
    # The QR code that is asked for before it has come opens when it comes.
    line.hold()
    stage.press("f")
    stage.press("q")
    line.wait_until_held()
    line.release()
    stage.root.locator(".qr").wait_for()
    page.close()


def test_what_the_server_takes_for_kept_is_still_there(
    address: str, profile: BrowserContext
) -> None:
    page = profile.new_page()
    page.set_viewport_size({"width": 1440, "height": 900})
    stage = Stage(page)
    line = Line(stage)
    page.goto(address)
    stage.wait()
    page.get_by_role("slider", name="Learning rate").focus()
    with stage.answered():
        stage.press("ArrowRight")
    # Back to the first rate, before the browser hears that the third is there: by then it has had
    # as many answers as it keeps messages for, unless it keeps them for longer than by itself.
    line.hold()
    stage.press("ArrowRight")
    line.wait_until_held()
    for _ in range(2):
        stage.press("ArrowLeft")
    page.wait_for_timeout(500)  # a slider keeps its last key back for a moment
    line.release()
    page.wait_for_selector(IDLE)
    assert page.get_by_role("dialog").count() == 0
    with stage.another_run():
        stage.press("ArrowRight")
    page.close()
