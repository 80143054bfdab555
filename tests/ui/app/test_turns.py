"""Scripts take turns: one draws at a time, whatever ends it."""

from collections.abc import Callable
from threading import Barrier, Event, Thread

import pytest
from streamlit.runtime.scriptrunner import RerunException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

from ui.app.errors import calm
from ui.app.turns import TURN

SOON = 10.0
TOO_LATE = 0.05


def in_a_thread(work: Callable[[], None]) -> Thread:
    thread = Thread(target=work, daemon=True)
    thread.start()
    return thread


def nobody_draws() -> bool:
    """Whether another thread would have the turn at once."""
    had = []

    def ask() -> None:
        if TURN.acquire(blocking=False):
            TURN.release()
            had.append(True)

    in_a_thread(ask).join(SOON)
    return bool(had)


def test_whoever_comes_later_waits_until_the_first_is_drawn() -> None:
    told: list[str] = []
    both, drawn = Barrier(2), Event()

    def first() -> None:
        with calm():
            both.wait(SOON)
            drawn.wait(SOON)
            told.append("first")

    def second() -> None:
        both.wait(SOON)
        with calm():
            told.append("second")

    threads = [in_a_thread(first), in_a_thread(second)]
    threads[1].join(TOO_LATE)
    assert told == []
    drawn.set()
    for thread in threads:
        thread.join(SOON)
    assert told == ["first", "second"]


def test_a_fragment_within_its_page_does_not_wait_for_the_page() -> None:
    with calm(), calm():
        assert not nobody_draws()
    assert nobody_draws()


def test_a_script_that_is_stopped_gives_its_turn_away() -> None:
    with pytest.raises(RerunException), calm():
        raise RerunException(RerunData())
    assert nobody_draws()


@pytest.mark.parametrize("fault", [KeyboardInterrupt, SystemExit])
def test_so_does_one_that_is_ended(fault: type[BaseException]) -> None:
    with pytest.raises(fault), calm():
        raise fault
    assert nobody_draws()
