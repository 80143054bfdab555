"""Many calm visitors at once, and one who is not."""

import asyncio
import random
from collections.abc import Sequence
from contextlib import AsyncExitStack
from itertools import cycle
from statistics import quantiles
from time import perf_counter
from types import TracebackType

from websockets.exceptions import WebSocketException

from benchmarks.session import Session, session
from benchmarks.visitors import ONLY_PLAYGROUND, Visitor
from tests.servers import Server

PAUSE = (2.0, 8.0)
OPENING_AT_ONCE = 5
KEYS_A_SECOND = 30


class Crowd:
    """Sessions with one server; each changes a setting, looks at the answer, and again.

    Attributes:
        pause: for how many seconds an answer is looked at, from and to.
        sessions: who is in, each with what kind of visitor it is.
        opening: how many seconds each session took to open.
        answers: how many seconds each answer took.
        errors: what ended a session before its time.
    """

    def __init__(
        self,
        server: Server,
        pause: tuple[float, float] = PAUSE,
        kinds: Sequence[Visitor] = ONLY_PLAYGROUND,
    ) -> None:
        self.server = server
        self.pause = pause
        self.sessions: list[tuple[Session, Visitor]] = []
        self.opening: list[float] = []
        self.answers: list[float] = []
        self.errors: list[str] = []
        self._doors = AsyncExitStack()
        self._gate = asyncio.Semaphore(OPENING_AT_ONCE)
        self._kinds = cycle(kinds)

    async def __aenter__(self) -> "Crowd":
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._doors.aclose()

    async def grow(self, count: int) -> None:
        """Let some more in."""
        await asyncio.gather(*(self._enter(next(self._kinds)) for _ in range(count)))

    async def _enter(self, kind: Visitor) -> None:
        async with self._gate:
            start = perf_counter()
            door = session(self.server, kind.page, kind.link())
            self.sessions.append((await self._doors.enter_async_context(door), kind))
            self.opening.append(perf_counter() - start)

    async def work(self, seconds: float) -> None:
        """Let all of them work for some seconds."""
        end = perf_counter() + seconds
        await asyncio.gather(*(self._work(*visitor, end) for visitor in self.sessions))

    async def _work(self, visitor: Session, kind: Visitor, end: float) -> None:
        pause = random.uniform(0, self.pause[1])
        while perf_counter() + pause < end:
            try:
                await visitor.look(pause)
                if kind.opens(visitor):
                    await visitor.rerun()
                kind.change(visitor)
                self.answers.append((await visitor.rerun()).seconds)
            except (WebSocketException, OSError, RuntimeError) as error:
                self.errors.append(f"{type(error).__name__}: {error}")
                return
            pause = random.uniform(*self.pause)


async def hammer(visitor: Session) -> None:
    """Change settings as a key held down does, waiting for no answer, until it is cancelled."""

    async def listen() -> None:
        while True:
            await visitor.answered()

    async with asyncio.TaskGroup() as both:
        both.create_task(listen())
        while True:
            visitor.change()
            await visitor.send()
            await asyncio.sleep(1 / KEYS_A_SECOND)


def percentile_95(seconds: list[float]) -> float:
    """What 95 of a hundred are below."""
    return quantiles(seconds, n=100, method="inclusive")[94]
