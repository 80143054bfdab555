"""What a rerun of the Playground costs: the server's processor time, and bytes on the WebSocket.

    python -m benchmarks.reruns

No setting is asked for twice. The bare app takes turns with it, so that a busy moment hits both;
and processor time is counted, which the work of others on the machine does not make longer.
"""

import asyncio
import random
from collections.abc import Callable

from benchmarks.apps import bare, cpu_seconds, the_app
from benchmarks.report import Row, beside_each_other, table
from benchmarks.session import Session, session
from tests.servers import Server

ROUNDS = 7
RERUNS = 15
REST = 0.05
"""Seconds between two reruns: time for what Streamlit does after an answer."""


async def milliseconds(
    server: Server, visitor: Session, change: Callable[[], None], reruns: int
) -> float:
    """The processor time for a rerun, over some of them."""
    used = cpu_seconds(server)
    for _ in range(reruns):
        change()
        await visitor.rerun()
        await asyncio.sleep(REST)
    return 1000 * (cpu_seconds(server) - used) / reruns


async def rows(rounds: int = ROUNDS, reruns: int = RERUNS) -> list[Row]:
    """Measure the app and the bare app in turns, after a round that warms both up."""
    ours, theirs, sizes = [], [], []
    with the_app(with_kernel=True) as app, bare() as one_slider:
        async with session(app) as visitor, session(one_slider) as other:

            def slide() -> None:
                other.slide("Learning rate", str(random.randint(1, 100) / 100))

            for _ in range(1 + rounds):
                theirs.append(await milliseconds(one_slider, other, slide, reruns))
                ours.append(await milliseconds(app, visitor, visitor.change, reruns))
            for _ in range(rounds):
                visitor.change()
                sizes.append((await visitor.rerun()).size / 1000)
    del ours[0], theirs[0]
    return [
        Row(
            "server CPU for one Playground rerun, a setting never seen before",
            "a rerun of a bare app",
            [mine / other for mine, other in zip(ours, theirs, strict=True)],
            0.5,
            note=beside_each_other(ours, theirs, "ms"),
        ),
        Row("bytes over the WebSocket for that rerun", "", sizes, 110, unit="KB"),
    ]


if __name__ == "__main__":
    print(table(asyncio.run(rows())))
