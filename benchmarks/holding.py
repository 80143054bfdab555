"""What the server keeps in memory: for each session, and after many reruns; on Linux.

python -m benchmarks.holding
"""

import asyncio
from itertools import pairwise
from statistics import median

from benchmarks.apps import memory, the_app
from benchmarks.crowd import Crowd
from benchmarks.report import Row, table
from benchmarks.session import session

SESSIONS, AT_ONCE = 60, 15
RERUNS, WINDOW = 2000, 200


async def rows(
    sessions: int = SESSIONS, at_once: int = AT_ONCE, reruns: int = RERUNS, window: int = WINDOW
) -> list[Row]:
    """Measure both, each with a server of its own."""
    return [await for_each_session(sessions, at_once), await after_reruns(reruns, window)]


async def for_each_session(sessions: int, at_once: int) -> Row:
    """What a session adds, leaving out what the first ones make the server load."""
    with the_app() as server:
        async with Crowd(server) as crowd:
            await crowd.grow(at_once)
            held = [memory(server)]
            for _ in range(sessions // at_once):
                await crowd.grow(at_once)
                held.append(memory(server))
    each = [(after - before) / at_once for before, after in pairwise(held)]
    return Row(
        "resident memory for each further open session",
        "",
        each,
        1.0,
        unit="MB",
        note=f"{held[0]:.0f} MB with {at_once}, {held[-1]:.0f} MB with {at_once + sessions}",
    )


async def after_reruns(reruns: int, window: int) -> Row:
    """What the server holds towards the end of each window of reruns, beside the first window."""
    held = []
    with the_app() as server:
        async with session(server) as visitor:
            for _ in range(reruns):
                visitor.change()
                await visitor.rerun()
                held.append(memory(server))
    first, *later = (
        median(held[end - window // 4 : end]) for end in range(window, reruns + 1, window)
    )
    return Row(
        f"memory up to {reruns:,} reruns in one session",
        f"after {window}",
        [then / first for then in later],
        1.05,
        by_worst=True,
        note=f"{later[-1]:.0f} MB beside {first:.0f} MB",
    )


if __name__ == "__main__":
    print(table(asyncio.run(rows())))
