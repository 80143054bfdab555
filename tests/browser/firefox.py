"""Firefox as it is installed: it speaks WebDriver BiDi by itself, through a socket."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.browser.other_browser import BETWEEN, PATIENCE, Action, OtherBrowser, missing

COMMANDS = ("firefox-esr", "firefox")
SOCKET = "WebDriverBiDiServer.json"
"""Where in its profile it writes down at which port it listens."""
QUIET = """\
user_pref("app.normandy.enabled", false);
user_pref("app.update.auto", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.page", 0);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("extensions.update.enabled", false);
user_pref("media.autoplay.default", 0);
user_pref("services.settings.server", "data:,");
user_pref("toolkit.telemetry.enabled", false);
"""
"""Nothing leaves this machine."""


class Firefox(OtherBrowser):
    """Firefox behind its socket."""

    hands = frozenset({"mouse", "touch"})

    def __init__(self, socket: ClientConnection) -> None:
        self._socket, self._asked = socket, 0
        self._complaints: list[str] = []
        self._send("session.new", capabilities={})
        self._send("session.subscribe", events=["log.entryAdded"])
        self._context = self._send("browsingContext.getTree")["contexts"][0]["context"]

    def open(self, address: str) -> None:
        self._send("browsingContext.navigate", context=self._context, url=address, wait="none")

    def evaluate(self, script: str) -> str:
        said = self._send(
            "script.callFunction",
            functionDeclaration=f"() => {{ {script} }}",
            target={"context": self._context},
            awaitPromise=True,
        )
        if said["type"] == "exception":
            raise AssertionError(said["exceptionDetails"]["text"])
        text: str = said["result"]["value"]
        return text

    def act(self, source: Action) -> None:
        self._send("input.performActions", context=self._context, actions=[source])

    def complaints(self) -> list[str]:
        self._send("session.status")
        return self._complaints

    def _send(self, method: str, **parameters: object) -> Any:
        """The answer to a command; what Firefox reports meanwhile is heard."""
        self._asked += 1
        self._socket.send(json.dumps({"id": self._asked, "method": method, "params": parameters}))
        while (answer := json.loads(self._socket.recv())).get("id") != self._asked:
            entry = answer.get("params", {})
            if answer.get("method") == "log.entryAdded" and entry["level"] == "error":
                self._complaints.append(entry["text"])
        assert answer["type"] == "success", f"{method}: {answer.get('message')}"
        return answer["result"]


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """A Firefox without windows, with a profile of its own in an empty folder."""
    command = next(filter(None, map(shutil.which, COMMANDS)), None)
    if command is None:
        missing("this test needs Firefox: on Debian, sudo apt-get install firefox-esr")
    (profile / "user.js").write_text(QUIET)
    options = ["--headless", "--remote-debugging-port=0", "--no-remote", "--profile", str(profile)]
    process = subprocess.Popen(
        [str(command), *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        address = f"ws://127.0.0.1:{_port(profile / SOCKET)}/session"
        with connect(address, max_size=None, open_timeout=PATIENCE) as socket:
            yield Firefox(socket)
    finally:
        process.terminate()
        process.wait()


def _port(written: Path) -> int:
    """The port that Firefox has written down, once it has."""
    deadline = monotonic() + PATIENCE
    while monotonic() < deadline:
        with suppress(OSError, ValueError):
            port: int = json.loads(written.read_text())["ws_port"]
            return port
        sleep(BETWEEN)
    raise AssertionError("Firefox does not listen")
