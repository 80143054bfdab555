"""All benchmarks but the long load, as one table.

python -m benchmarks
"""

import asyncio
import sys
from collections.abc import Callable
from time import perf_counter

from benchmarks import (
    bigger_frames,
    first_visit,
    hammering,
    holding,
    in_the_browser,
    playing,
    reruns,
    starting,
    training,
    training_any_shape,
    views,
)
from benchmarks.report import Row, table
from tests.browser.app import chromium


def in_browser(rows: Callable[..., list[Row]]) -> list[Row]:
    """What needs a browser, with one of its own."""
    with chromium() as browser:
        return rows(browser)


PARTS: dict[str, Callable[[], list[Row]]] = {
    "playing": lambda: in_browser(playing.rows),
    "bigger networks": lambda: in_browser(bigger_frames.rows),
    "first visit": lambda: in_browser(first_visit.rows),
    "in the browser": lambda: in_browser(in_the_browser.rows),
    "reruns": lambda: asyncio.run(reruns.rows()),
    "training": training.rows,
    "training of any shape": training_any_shape.rows,
    "views": views.rows,
    "starting": lambda: in_browser(starting.rows),
    "memory": lambda: asyncio.run(holding.rows()),
    "hammering": lambda: asyncio.run(hammering.rows()),
}


def main() -> None:
    """Measure one part after another, saying which, and print the table."""
    begin = perf_counter()
    measured = []
    for name, part in PARTS.items():
        print(f"{perf_counter() - begin:4.0f} s  {name} ...", file=sys.stderr, flush=True)
        measured += part()
    print(f"{perf_counter() - begin:4.0f} s", file=sys.stderr)
    print(table(measured))


if __name__ == "__main__":
    main()
