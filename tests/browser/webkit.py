"""WebKit, as Safari has it, in GTK's small browser: its driver speaks WebDriver, through HTTP."""

import json
import os
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.browser.other_browser import Action, OtherBrowser, missing
from tests.servers import Server, ended_afterwards, free_ports

BROWSERS = ("webkit2gtk-4.1/MiniBrowser", "webkit2gtk-4.0/MiniBrowser")
LISTEN = """() => {
  if (location.href === "about:blank" || window.complaints) return Boolean(window.complaints);
  const complaints = window.complaints = [];
  const { error } = console;
  console.error = (...words) => { complaints.push(words.join(" ")); error(...words); };
  addEventListener("error", ({ message }) => complaints.push(message));
  addEventListener("unhandledrejection", ({ reason }) => complaints.push(String(reason)));
  return true;
}"""
"""Its driver is silent on what the console says, so the page tells it, from its first script on."""


class WebKit(OtherBrowser):
    """WebKit behind the address of its driver."""

    hands = frozenset({"mouse", "pen"})

    def __init__(self, driver: str, browser: Path) -> None:
        self._complaints: list[str] = []
        options = {"binary": str(browser), "args": ["--automation"]}
        wanted = {"webkitgtk:browserOptions": options, "pageLoadStrategy": "none"}
        self._session = driver
        session = self._send("", capabilities={"alwaysMatch": wanted})["sessionId"]
        self._session = f"{driver}/{session}"
        self._send("/window/rect", width=1440, height=900)

    def open(self, address: str) -> None:
        self._keep()
        self.run("() => { window.left = true; }")
        self._send("/url", url=address)
        self.until("() => !window.left")
        self.until(LISTEN)

    def evaluate(self, script: str) -> str:
        text: str = self._send("/execute/sync", script=script, args=[])
        return text

    def act(self, source: Action) -> None:
        self._send("/actions", actions=[source])

    def complaints(self) -> list[str]:
        self._keep()
        return self._complaints

    def close(self) -> None:
        """End the browser, which would outlive its driver."""
        urllib.request.urlopen(urllib.request.Request(self._session, method="DELETE"), timeout=60)

    def _keep(self) -> None:
        self._complaints += self.run("() => (window.complaints ?? []).splice(0)")

    def _send(self, path: str, **parameters: object) -> Any:
        request = urllib.request.Request(
            self._session + path,
            json.dumps(parameters).encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.load(answer)["value"]


@contextmanager
def webkit() -> Iterator[WebKit]:
    """A WebKit with a screen of its own that nobody sees."""
    driver, screen = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    places = (place for name in BROWSERS for place in Path("/usr/lib").glob(f"*/{name}"))
    browser = next(places, None)
    if driver is None or screen is None or browser is None:
        missing("this test needs WebKit: on Debian, sudo apt-get install webkit2gtk-driver xvfb")
    (port,) = free_ports(1)
    with subprocess.Popen(
        [str(screen), "-displayfd", "1", "-screen", "0", "1600x1000x24"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as shown:
        assert shown.stdout is not None
        here = {**os.environ, "DISPLAY": f":{shown.stdout.readline().strip()}"}
        process = subprocess.Popen([str(driver), f"--port={port}"], env=here)
        with ended_afterwards(Server(process, port)) as server:
            server.wait_until_healthy("status")
            found = WebKit(f"{server.address}/session", Path(str(browser)))
            yield found
            found.close()
        shown.terminate()
