"""Servers of the app on this machine, each one that can be watched, pinned and killed."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ui.app.kernel import SWITCH

ROOT = Path(__file__).parent.parent
APP = ROOT / "streamlit_app.py"
STARTS_WITHIN = 120


@dataclass(frozen=True)
class Server:
    """A process that listens on a port of this machine."""

    process: "subprocess.Popen[bytes]"
    port: int

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str) -> str:
        """What it answers, past any proxy."""
        with urllib.request.urlopen(f"{self.address}/{path}", timeout=10) as answer:
            text: str = answer.read().decode()
        return text

    @property
    def sessions(self) -> int:
        """How many sessions are connected to this server of the app."""
        lines = self.get("_stcore/metrics?families=active_sessions").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("active_sessions "))

    def wait_until_healthy(self, path: str = "_stcore/health") -> None:
        """Wait until it answers its health check."""
        deadline = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"a server ended with {self.process.returncode} at its start")
            try:
                self.get(path)
                return
            except OSError:
                time.sleep(0.02)
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


def start(port: int, script: Path = APP, folder: Path = ROOT, **settings: str) -> Server:
    """Start a Streamlit script in a folder, whose settings it has; it is not ready yet.

    Args:
        port: where it is to listen.
        script: what to run.
        folder: the folder to run it in.
        settings: further ones, named as in the environment: STREAMLIT_... and others.
    """
    here = {
        "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",
        "STREAMLIT_SERVER_PORT": str(port),
        "STREAMLIT_SERVER_HEADLESS": "true",
        # Nothing leaves this machine.
        "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
        # Nothing compiles behind what is tested or measured.
        SWITCH: "off",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", script],
        cwd=folder,
        env={**os.environ, **here, **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return Server(process, port)


def start_app(port: int, **settings: str) -> Server:
    """Start the app as its container does, but for this machine only; it is not ready yet."""
    return start(
        port,
        APP,
        ROOT,
        **settings,
        MALLOC_ARENA_MAX="2",
        STREAMLIT_SERVER_FILE_WATCHER_TYPE="none",
        STREAMLIT_SERVER_COOKIE_SECRET="the same for all replicas",
    )


@contextmanager
def served(script: Path = APP) -> Iterator[str]:
    """Run a script of the project on a free port; gives its address."""
    (port,) = free_ports(1)
    with ended_afterwards(start(port, script)) as server:
        server.wait_until_healthy()
        yield server.address
