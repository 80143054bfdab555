"""The load benchmark still speaks the browser's language. Its times are not for tests."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from benchmarks.load import measure, report


@pytest.mark.skipif(sys.platform != "linux", reason="the benchmark reads /proc, which is Linux's")
def test_three_sessions_under_load() -> None:
    # In a thread of its own: the browser of other tests has an event loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        measured = thread.submit(measure, sessions=3, seconds=5).result()
    assert measured.errors == []
    assert len(measured.opening) == 3
    assert measured.memory_with_all > measured.memory_at_start > 0
    assert measured.cpu_seconds > 0
    assert "3 sessions on one core" in report(measured)
