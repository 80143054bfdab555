"""A change is made whole, wherever a newer message of the browser stops it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import streamlit as st
from streamlit.runtime.scriptrunner import RerunData, RerunException

from ui.experiment.experiment import Experiment
from ui.experiment.permalink import Setup
from ui.playground.touches import TOUCHES
from ui.session.bigger_controls import control_key
from ui.session.bigger_current import bigger_undo, change_bigger, current_bigger
from ui.session.current import current_setup, open_setup
from ui.session.session import session
from ui.session.settings import in_control
from ui.session.tables_state import current_tables
from ui.session.undo import redo, remember, undo
from ui.session.whole import whole


class Line:
    """Where the next message arrives: after so many uses of the session, or never."""

    def __init__(self) -> None:
        self.uses_left = -1

    def used(self) -> None:
        self.uses_left -= 1
        if self.uses_left == 0:
            raise RerunException(RerunData())


class State(dict[str, Any]):
    """A session state that lets the next message through, as Streamlit's does."""

    def __init__(self, line: Line) -> None:
        super().__init__()
        self.line = line

    def __contains__(self, key: object) -> bool:
        self.line.used()
        return super().__contains__(key)

    def __getitem__(self, key: str) -> Any:
        self.line.used()
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        self.line.used()
        return super().get(key, default)

    def __setitem__(self, key: str, value: object) -> None:
        self.line.used()
        super().__setitem__(key, value)


class Address(State):
    """Likewise the fields in the address."""

    def get_all(self, key: str) -> list[str]:
        return [self[key]]

    def from_dict(self, fields: dict[str, str]) -> None:
        self.clear()
        self.update(fields)
        self.line.used()


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Line:
    line = Line()
    monkeypatch.setattr(st, "session_state", State(line))
    monkeypatch.setattr(st, "query_params", Address(line))
    return line


def open_seeds(*seeds: int) -> None:
    st.session_state.clear()
    experiment: Experiment = session().experiment
    for seed in seeds:
        open_setup(Setup(replace(experiment, seed=seed), shown="Alice"))
        remember(current_setup())


def places_to_stop(line: Line, begin: Callable[[], None], change: Callable[[], None]) -> list[int]:
    """Where a newer message can stop a change: at its first use of the session, its second, ..."""
    begin()
    line.uses_left = 0
    change()
    return list(range(1, 1 - line.uses_left))


def stopped_at(line: Line, place: int, change: Callable[[], None]) -> None:
    """Make a change and stop it there: it makes way all the same."""
    line.uses_left = place
    with pytest.raises(RerunException):
        change()


def test_nothing_stops_what_nothing_arrives_at() -> None:
    seen: list[int] = []
    whole(seen.append)(1)
    assert seen == [1]


def test_what_arrives_is_not_lost() -> None:
    newer = RerunException(RerunData(query_string="seed=2"))
    arrives = iter([newer])

    def change() -> None:
        for message in arrives:
            raise message

    with pytest.raises(RerunException) as raised:
        whole(change)()
    assert raised.value is newer


@pytest.mark.parametrize(("change", "seed", "now"), [(undo, 1, 1), (redo, 3, 3)])
def test_an_undo_is_whole(line: Line, change: Callable[[], None], seed: int, now: int) -> None:
    def begin() -> None:
        open_seeds(0, 1, 2, 3)
        undo()

    places = places_to_stop(line, begin, change)
    assert len(places) > 10
    for place in places:
        begin()
        stopped_at(line, place, whole(change))
        assert (session().past.now, in_control("seed")) == (now, seed)
        assert session().experiment.seed == seed
        remember(current_setup())
        assert len(session().past.setups) == 4


def test_somebody_is_added_once(line: Line) -> None:
    def begin() -> None:
        open_seeds(0)
        st.session_state["stage"] = {"added": {"raw": [150.0, 70.0], "label": 0}}

    add = TOUCHES["on_added_change"]
    for place in places_to_stop(line, begin, add):
        begin()
        stopped_at(line, place, add)
        learn, _ = current_tables()
        assert [row[1:] for row in learn][4:] == [(150.0, 70.0, "M")]


def test_an_undo_of_a_bigger_network_is_whole(line: Line) -> None:
    def begin() -> None:
        st.session_state.clear()
        for rate in (0.1, 0.2, 0.3):
            change_bigger({"lr": rate})
            session().bigger_past.remember(current_bigger())

    for place in places_to_stop(line, begin, bigger_undo):
        begin()
        stopped_at(line, place, whole(bigger_undo))
        assert current_bigger().experiment.learning_rate == 0.2
        assert st.session_state[control_key("lr")] == 0.2
        assert session().bigger_past.now == 1
