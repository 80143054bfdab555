"""What calm visitors notice of one who holds a key down; on Linux.

    python -m benchmarks.hammering

The same calm sessions work alone, and then with one beside them that changes its settings thirty
times a second and waits for nothing. The server has one core.
"""

import asyncio
from contextlib import suppress

from benchmarks.apps import on_one_core, the_app
from benchmarks.crowd import PAUSE, Crowd, hammer, percentile_95
from benchmarks.report import Row, table
from benchmarks.session import session

CALM = 20
SECONDS = 30.0


async def rows(
    calm: int = CALM, seconds: float = SECONDS, pause: tuple[float, float] = PAUSE
) -> list[Row]:
    """Measure the calm sessions without and with the other one."""
    with the_app() as server, on_one_core(server):
        async with Crowd(server, pause) as crowd:
            await crowd.grow(calm)
            await crowd.work(seconds)
            alone, crowd.answers = crowd.answers, []
            async with session(server) as wild:
                hammering = asyncio.create_task(hammer(wild))
                await crowd.work(seconds)
                hammering.cancel()
                # Had it ended by itself, this would say why.
                with suppress(asyncio.CancelledError):
                    await hammering
    if crowd.errors:
        raise RuntimeError(f"a calm session ended early: {crowd.errors[0]}")
    with_one, without = percentile_95(crowd.answers), percentile_95(alone)
    return [
        Row(
            f"95 of 100 answers to {calm} calm sessions, one hammering beside",
            "the same alone",
            [with_one / without],
            3.0,
            note=f"within {with_one:.2g} s beside {without:.2g} s",
        )
    ]


if __name__ == "__main__":
    print(table(asyncio.run(rows())))
