"""Scripts take turns: one draws at a time, whatever ends it."""

from collections.abc import Callable
from functools import partial
from threading import Barrier, Event, Thread
from time import sleep

import pytest
from streamlit.runtime.scriptrunner import RerunException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

from ui.app.errors import calm
from ui.app.turns import TURN, Turns

SOON = 10.0
TOO_LATE = 0.05


def in_a_thread(work: Callable[[], None]) -> Thread:
    thread = Thread(target=work, daemon=True)
    thread.start()
    return thread


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
        assert not TURN.is_free
    assert TURN.is_free


def test_a_script_that_is_stopped_gives_its_turn_away() -> None:
    with pytest.raises(RerunException), calm():
        raise RerunException(RerunData())
    assert TURN.is_free


@pytest.mark.parametrize("fault", [KeyboardInterrupt, SystemExit])
def test_so_does_one_that_is_ended(fault: type[BaseException]) -> None:
    with pytest.raises(fault), calm():
        raise fault
    assert TURN.is_free


def test_who_has_waited_longest_is_next() -> None:
    turns, told = Turns(), list[int]()

    def draw(number: int) -> None:
        with turns:
            told.append(number)

    with turns:
        threads = []
        for number in range(5):
            threads.append(in_a_thread(partial(draw, number)))
            while len(turns._waiting) <= number:
                sleep(0.001)
    for thread in threads:
        thread.join(SOON)
    assert told == [0, 1, 2, 3, 4]
    assert turns.is_free


def test_many_at_once_never_draw_together() -> None:
    turns, within, most = Turns(), 0, 0

    def draw() -> None:
        nonlocal within, most
        for _ in range(200):
            with turns, turns:
                within += 1
                most = max(most, within)
                within -= 1

    threads = [in_a_thread(draw) for _ in range(8)]
    for thread in threads:
        thread.join(SOON)
    assert (within, most, turns.is_free) == (0, 1, True)


class Stopped(Event):
    """Stops whoever waits for it."""

    def wait(self, timeout: float | None = None) -> bool:
        raise KeyboardInterrupt


def test_whoever_is_stopped_while_waiting_is_not_called(monkeypatch: pytest.MonkeyPatch) -> None:
    turns, has_it, may_end = Turns(), Event(), Event()

    def draw() -> None:
        with turns:
            has_it.set()
            may_end.wait(SOON)

    thread = in_a_thread(draw)
    has_it.wait(SOON)
    monkeypatch.setattr("ui.app.turns.Event", Stopped)
    with pytest.raises(KeyboardInterrupt), turns:
        pass
    may_end.set()
    thread.join(SOON)
    assert turns.is_free
