"""The benchmarks still speak the browser's language. Their times are not for tests."""

import asyncio
import sys
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest

from benchmarks import hammering, holding, load, reruns
from benchmarks.apps import bare, the_app
from benchmarks.session import session

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the benchmarks read /proc, which is Linux's"
)
HASTY = (0.1, 0.4)
T = TypeVar("T")


def measured(rows: Coroutine[None, None, T]) -> T:
    # In a thread of its own: the browser of other tests has an event loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, rows).result()


def test_a_few_reruns_beside_the_bare_app() -> None:
    processor, size = measured(reruns.rows(rounds=1, reruns=3))
    assert "ms beside" in processor.note
    assert size.judged > 10
    assert (size.unit, len(size.values)) == ("KB", 1)


@pytest.mark.parametrize(("mix", "sessions"), [("in the Playground", 3), ("on all pages", 10)])
def test_a_few_sessions_under_load(mix: str, sessions: int) -> None:
    answers, errors, memory = measured(load.rows(mix, sessions, seconds=3, pause=HASTY))
    assert answers.judged > 0
    assert errors.holds
    assert "MB once all were in" in memory.note


def test_one_who_hammers_beside_two_calm_ones() -> None:
    (row,) = measured(hammering.rows(calm=2, seconds=2, pause=HASTY))
    assert row.judged > 0


def test_what_a_few_sessions_and_reruns_leave_in_memory() -> None:
    each, later = measured(holding.rows(sessions=2, at_once=1, reruns=12, window=4))
    assert len(each.values) == len(later.values) == 2
    assert "MB" in later.note


def test_what_a_session_keeps_is_not_sent_again() -> None:
    async def ask_twice() -> tuple[int, int]:
        with the_app() as server:
            async with session(server) as visitor:
                visitor.change()
                return (await visitor.rerun()).size, (await visitor.rerun()).size

    new, again = measured(ask_twice())
    assert again < new / 2


def test_an_app_that_fails_is_not_measured(tmp_path: Path) -> None:
    script = tmp_path / "failing.py"
    script.write_text("raise ValueError('a bad day')")

    async def ask() -> None:
        with bare(script) as server:
            async with session(server):
                pass

    with pytest.raises(RuntimeError, match=r"the app says: .*a bad day"):
        measured(ask())
