"""How many visitors one core serves; on Linux.

    python -m benchmarks.load --sessions 100 --seconds 180

Each session opens its page, then changes its settings every 2 to 8 seconds and waits for the
answer. First all are in the Playground; then, with a new server, half have bigger networks, and a
tenth compare, count starts or look at a landscape. No run is asked for twice, so none comes from a
cache. What a browser does by itself (the page's files, playing, drawing) is not measured;
`in_the_browser` has that.
"""

import argparse
import asyncio
from collections.abc import Mapping, Sequence
from itertools import chain
from statistics import median
from time import perf_counter

from benchmarks.apps import cpu_seconds, memory, on_one_core, the_app
from benchmarks.crowd import PAUSE, Crowd, percentile_95
from benchmarks.report import Row, table
from benchmarks.visitors import ALL_PAGES, ONLY_PLAYGROUND, Visitor

SESSIONS = 100
SECONDS = 180.0
LAST_MINUTE = 60
MIXES: Mapping[str, tuple[Sequence[Visitor], float]] = {
    "in the Playground": (ONLY_PLAYGROUND, 1.0),
    "on all pages": (ALL_PAGES, 1.5),
}
"""Who comes, and within how many seconds 95 of 100 answers have to be there."""


async def rows(
    mix: str,
    sessions: int = SESSIONS,
    seconds: float = SECONDS,
    pause: tuple[float, float] = PAUSE,
) -> list[Row]:
    """Put the app on one core of this machine under the load of one mix of visitors."""
    kinds, bound = MIXES[mix]
    held: list[float] = []
    with the_app(with_kernel=True) as server, on_one_core(server):

        async def watch() -> None:
            while True:
                held.append(memory(server))
                await asyncio.sleep(1)

        async with Crowd(server, pause, kinds) as crowd:
            await crowd.grow(sessions)
            used, start = cpu_seconds(server), perf_counter()
            watching = asyncio.create_task(watch())
            await crowd.work(seconds)
            watching.cancel()
            used, passed = cpu_seconds(server) - used, perf_counter() - start
    for error in sorted(set(crowd.errors)):
        print(error)
    what = f"{sessions} sessions {mix}, one core, for {seconds:g} s"
    answers, last = crowd.answers, held[-LAST_MINUTE:]
    # Garbage comes and goes within seconds, so halves of the minute are compared.
    earlier, later = median(last[: len(last) // 2]), median(last[len(last) // 2 :])
    return [
        Row(
            f"{what}: 95 of 100 answers within",
            "",
            [percentile_95(answers)],
            bound,
            unit="s",
            note=f"half within {median(answers):.2g} s, the slowest {max(answers):.2g} s; opening "
            f"{median(crowd.opening):.2g} s; the core {used / passed:.0%} busy, "
            f"{1000 * used / len(answers):.0f} ms an answer",
        ),
        Row(f"{what}: errors", "", [len(crowd.errors)], 0, note=f"in {len(answers)} answers"),
        Row(
            f"{what}: memory in the second half of the last minute",
            "in the first half",
            [later / earlier],
            1.05,
            note=f"{later:.0f} MB beside {earlier:.0f} MB, {held[0]:.0f} MB once all were in",
        ),
    ]


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description="Put one server of the app under load.")
    parser.add_argument("--sessions", type=int, default=SESSIONS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    asked = parser.parse_args()
    measured = [asyncio.run(rows(mix, asked.sessions, asked.seconds)) for mix in MIXES]
    print(table(chain.from_iterable(measured)))


if __name__ == "__main__":
    main()
