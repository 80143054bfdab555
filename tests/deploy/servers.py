"""Several servers of the app on this machine, each one that can be watched, pinned and killed."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.browser.app import ROOT

STARTS_WITHIN = 120


@dataclass(frozen=True)
class Server:
    """A process that listens on a port of this machine."""

    process: "subprocess.Popen[bytes]"
    port: int

    def get(self, path: str) -> str:
        """What it answers, past any proxy."""
        url = f"http://127.0.0.1:{self.port}/{path}"
        with urllib.request.urlopen(url, timeout=10) as answer:
            text: str = answer.read().decode()
        return text

    @property
    def sessions(self) -> int:
        """How many sessions are connected to this server of the app."""
        lines = self.get("_stcore/metrics?families=active_sessions").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("active_sessions "))

    def wait_until_healthy(self) -> None:
        """Wait until it answers its health check."""
        deadline = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"a server ended with {self.process.returncode} at its start")
            try:
                self.get("_stcore/health")
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError(f"nothing answered on port {self.port} within {STARTS_WITHIN} seconds")


def free_ports(count: int) -> list[int]:
    """Ports of this machine on which nobody listens."""
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


@contextmanager
def ended_afterwards(server: Server) -> Iterator[Server]:
    """A server that ends with the block, whether or not it was killed meanwhile."""
    try:
        yield server
    finally:
        server.process.terminate()
        try:
            server.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.process.kill()
            server.process.wait()


def start_app(port: int) -> Server:
    """Start the app as its container does, but for this machine only; it is not ready yet."""
    settings = {
        "MALLOC_ARENA_MAX": "2",
        "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",
        "STREAMLIT_SERVER_PORT": str(port),
        "STREAMLIT_SERVER_HEADLESS": "true",
        "STREAMLIT_SERVER_FILE_WATCHER_TYPE": "none",
        "STREAMLIT_SERVER_COOKIE_SECRET": "the same for all replicas",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "streamlit_app.py"],
        cwd=ROOT,
        env={**os.environ, **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return Server(process, port)
