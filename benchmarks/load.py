"""How many visitors one core serves, and what each of them costs; on Linux.

    python -m benchmarks.load --sessions 100 --seconds 60

Starts the app on one core of this machine and opens sessions that speak the browser's protocol:
each opens the Playground, then changes the learning rate or the seed every 2 to 8 seconds and waits
for the answer. No run is asked for twice, so none comes from a cache. What a browser does by itself
(the page's files, playing, drawing) is not measured; in_the_browser.py has that.
"""

import argparse
import asyncio
import os
import random
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Subprotocol

from tests.servers import Server, ended_afterwards, free_ports, start_app
from ui.settings import LEARNING_RATE, SEED, learning_rates

PAUSE = (2.0, 8.0)
OPENING_AT_ONCE = 5
ANSWERS_WITHIN = 60
LAST_SAMPLES = 60
SUCCESS = ForwardMsg.FINISHED_SUCCESSFULLY


@dataclass
class Measured:
    """What a load did to a server: times in seconds, memory in MB."""

    sessions: int
    opening: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    memory_at_start: float = 0
    memory_with_one: float = 0
    memory_with_all: float = 0
    memory_since: list[float] = field(default_factory=list)
    seconds: float = 0
    cpu_seconds: float = 0

    @property
    def memory_each(self) -> float:
        """What a session adds, leaving out what the first one makes the server load."""
        return (self.memory_with_all - self.memory_with_one) / max(1, self.sessions - 1)


class Visitor:
    """One session, as a browser would hold it."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.widgets: dict[str, str] = {}
        self.learning_rate, self.seed = LEARNING_RATE.default, int(SEED.default)

    async def open(self) -> None:
        """Ask for the Playground, and note how its controls are called."""
        await self._run(BackMsg())

    async def change(self) -> None:
        """Set one of the two controls to another value, and wait for the answer."""
        if random.random() < 0.5:
            self.learning_rate = random.choice(learning_rates())
        else:
            self.seed = random.randint(int(SEED.low), int(SEED.high))
        message = BackMsg()
        widgets = message.rerun_script.widget_states.widgets
        rate = LEARNING_RATE.written(self.learning_rate)
        widgets.add(id=self.widgets[LEARNING_RATE.label]).string_array_value.data.append(rate)
        widgets.add(id=self.widgets[SEED.label], int_value=self.seed)
        await self._run(message)

    async def _run(self, request: BackMsg) -> None:
        """Send a request for a run of the script, and read until it has finished."""
        request.rerun_script.SetInParent()
        async with asyncio.timeout(ANSWERS_WITHIN):
            await self.socket.send(request.SerializeToString())
            while True:
                message = ForwardMsg()
                message.ParseFromString(await self.socket.recv(decode=False))
                kind = message.WhichOneof("type")
                if kind == "delta":
                    self._note(message)
                # A script may also end early, to begin again at once.
                if kind == "script_finished" and message.script_finished == SUCCESS:
                    return

    def _note(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise RuntimeError(f"the app says: {element.exception.message}")
        if kind == "slider":
            self.widgets[element.slider.label] = element.slider.id
        elif kind == "number_input":
            self.widgets[element.number_input.label] = element.number_input.id


def memory(server: Server) -> float:
    """The resident memory of a server, in MB."""
    lines = Path(f"/proc/{server.process.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:"))


def cpu_seconds(server: Server) -> float:
    """The processor time that a server has used. The work of others does not make it longer."""
    after_name = Path(f"/proc/{server.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


class Load:
    """The sessions on a server, and what they measure."""

    def __init__(self, server: Server, sessions: int) -> None:
        self.server = server
        self.visitors: list[Visitor] = []
        self.gate = asyncio.Semaphore(OPENING_AT_ONCE)
        self.measured = Measured(sessions)

    async def run(self, seconds: float) -> Measured:
        """Open the sessions, let all of them work for some seconds, and close them."""
        measured = self.measured
        try:
            measured.memory_at_start = memory(self.server)
            await self._enter()
            measured.memory_with_one = memory(self.server)
            await asyncio.gather(*(self._enter() for _ in range(measured.sessions - 1)))
            measured.memory_with_all = memory(self.server)
            start, used = perf_counter(), cpu_seconds(self.server)
            watching = asyncio.create_task(self._watch())
            works = (self._work(visitor, start + seconds) for visitor in self.visitors)
            await asyncio.gather(*works)
            measured.seconds = perf_counter() - start
            measured.cpu_seconds = cpu_seconds(self.server) - used
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching
        finally:
            await asyncio.gather(*(visitor.socket.close() for visitor in self.visitors))
        return measured

    async def _enter(self) -> None:
        """Come in as the next visitor."""
        async with self.gate:
            start = perf_counter()
            socket = await connect(
                f"ws://127.0.0.1:{self.server.port}/_stcore/stream",
                subprotocols=[Subprotocol("streamlit")],
                max_size=None,
                proxy=None,
            )
            visitor = Visitor(socket)
            self.visitors.append(visitor)
            await visitor.open()
            self.measured.opening.append(perf_counter() - start)

    async def _work(self, visitor: Visitor, end: float) -> None:
        """Change a setting, wait for the answer, look at it, and again, until the end."""
        pause = random.uniform(0, PAUSE[1])
        while perf_counter() + pause < end:
            await asyncio.sleep(pause)
            start = perf_counter()
            try:
                await visitor.change()
            except (WebSocketException, OSError, RuntimeError) as error:
                self.measured.errors.append(f"{type(error).__name__}: {error}")
                return
            self.measured.answers.append(perf_counter() - start)
            pause = random.uniform(*PAUSE)

    async def _watch(self) -> None:
        """Look at the memory every second."""
        while True:
            self.measured.memory_since.append(memory(self.server))
            await asyncio.sleep(1)


def measure(sessions: int, seconds: float) -> Measured:
    """Put a server of the app on one core of this machine under load."""
    core, *others = sorted(os.sched_getaffinity(0))
    (port,) = free_ports(1)
    with ended_afterwards(start_app(port)) as server:
        os.sched_setaffinity(server.process.pid, {core})
        os.sched_setaffinity(0, others or {core})
        try:
            server.wait_until_healthy()
            return asyncio.run(Load(server, sessions).run(seconds))
        finally:
            os.sched_setaffinity(0, {core, *others})


def spread(seconds: Iterable[float]) -> str:
    """Half, 95 of a hundred, and the slowest, in milliseconds."""
    times = sorted(seconds)
    if len(times) < 2:
        return "too few"
    cuts = quantiles(times, n=100, method="inclusive")
    return " / ".join(f"{1000 * time:.0f}" for time in (cuts[49], cuts[94], times[-1]))


def report(measured: Measured) -> str:
    """The measures in a few lines."""
    busy = measured.cpu_seconds / measured.seconds
    each = 1000 * measured.cpu_seconds / max(1, len(measured.answers))
    last = measured.memory_since[-LAST_SAMPLES:]
    lines = [
        f"{measured.sessions} sessions on one core for {measured.seconds:.0f} seconds",
        f"  opening, ms (p50 / p95 / max)     {spread(measured.opening)}",
        f"  an answer, ms (p50 / p95 / max)   {spread(measured.answers)}",
        f"  answers, errors                   {len(measured.answers)}, {len(measured.errors)}",
        f"  processor time for an answer, ms  {each:.0f}",
        f"  the core was busy with the app    {busy:.0%}",
        f"  memory at the start, MB           {measured.memory_at_start:.0f}",
        f"  memory with one, with all, MB     {measured.memory_with_one:.0f}, "
        f"{measured.memory_with_all:.0f}",
        f"  memory for each session, MB       {measured.memory_each:.2f}",
        f"  memory in the last minute, MB     {min(last):.0f} to {max(last):.0f}",
        *(f"  error: {error}" for error in sorted(set(measured.errors))),
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description="Put one server of the app under load.")
    parser.add_argument("--sessions", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=60)
    asked = parser.parse_args()
    print(report(measure(asked.sessions, asked.seconds)))


if __name__ == "__main__":
    main()
