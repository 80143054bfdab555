"""What was done to the stage: finished gestures, as values, made into settings and tables.

A browser may send anything. What is not a value of its kind is passed over: the stage goes on
showing the experiment that there is.
"""

import sys
from collections.abc import Callable, Container, Mapping
from typing import TypeGuard, cast

import streamlit as st

from ui.data.person import LARGEST, Row
from ui.data.rows import free_name, with_row, without_row
from ui.data.table import sort_rows
from ui.experiment.experiment import PARAMETERS
from ui.experiment.fields import FREEZE, LEARNING_RATE, SEED, SHOW
from ui.experiment.permalink import read_link
from ui.experiment.presets import PRESETS
from ui.playground.presentation import present
from ui.session.current import current_setup, open_setup
from ui.session.session import session
from ui.session.settings import set_control
from ui.session.tables_state import change_tables, current_tables
from ui.session.undo import redo, undo
from ui.session.whole import whole
from ui.widgets.controls import start_from

KEY = "stage"


def shown_epoch(last: int) -> int:
    """The epoch that the stage rests at; 0 before anything was played."""
    epoch = st.session_state.get(KEY, {}).get("epoch")
    return int(min(epoch, last)) if is_number(epoch) and epoch >= 0 else 0


def _start(numbers: object) -> None:
    # Training can carry numbers beyond what a start may be: `start_from` brings them back.
    if isinstance(numbers, list) and len(numbers) == len(PARAMETERS):
        found = [number for number in numbers if is_number(number)]
        if len(found) == len(PARAMETERS):
            start_from(found)


def _frozen(names: object) -> None:
    if isinstance(names, list):
        set_control(FREEZE, [name for name in PARAMETERS if name in names])


def _shown(name: object) -> None:
    if isinstance(name, str) and name in current_setup().everybody:
        set_control(SHOW, name)


def _moved(told: object) -> None:
    match told:
        case {"name": str() as name, "raw": [x1, x2]} if _is_place(x1, x2):
            _change(name, {1: x1, 2: x2})


def _labelled(told: object) -> None:
    match told:
        case {"name": str() as name, "label": label} if is_whole(label, 1):
            _change(name, {3: session().headings.class_names[label]})


def _change(name: str, cells: Mapping[int, object]) -> None:
    learn, asked = current_tables()
    unlearned, unasked = _left_out()
    change_tables(with_row(learn, name, cells, unlearned), with_row(asked, name, cells, unasked))


def _removed(name: object) -> None:
    if isinstance(name, str):
        learn, asked = current_tables()
        unlearned, unasked = _left_out()
        change_tables(without_row(learn, name, unlearned), without_row(asked, name, unasked))


def _left_out() -> tuple[Container[int], Container[int]]:
    """The numbers of the rows that are not complete, of both tables: no hand can reach them."""
    learn, asked = current_tables()
    headings = session().headings
    learned = sort_rows(learn, headings)
    names = [person.name for person in learned.complete]
    return learned.unused, sort_rows([row[:3] for row in asked], headings, names).unused


def _added(told: object) -> None:
    match told:
        case {"raw": [x1, x2], "label": label} if _is_place(x1, x2) and (
            label is None or is_whole(label, 1)
        ):
            learn, asked = current_tables()
            row: Row = (free_name(learn, asked), x1, x2)
            set_control(SHOW, row[0])
            if label is None:
                change_tables(learn, [*asked, row])
            else:
                name = session().headings.class_names[label]
                change_tables([*learn, (*row, name)], asked)


def _preset(place: object) -> None:
    if is_whole(place, len(PRESETS) - 1):
        open_setup(*read_link(PRESETS[place].link))


def _learning_rate(rate: object) -> None:
    if is_number(rate) and LEARNING_RATE.low <= rate <= LEARNING_RATE.high:
        set_control(LEARNING_RATE, float(rate))


def _seed(seed: object) -> None:
    if is_whole(seed, int(SEED.high)):
        set_control(SEED, seed)


def is_number(value: object, limit: float = sys.float_info.max) -> TypeGuard[float]:
    """Whether it is a finite number; True and False are none, and whole ones have no end."""
    return type(value) in (int, float) and abs(cast(float, value)) <= limit


def is_whole(value: object, limit: int) -> TypeGuard[int]:
    """Whether it is a whole number from 0 to a limit."""
    return type(value) is int and 0 <= value <= limit


def _is_place(x1: object, x2: object) -> bool:
    return is_number(x1, LARGEST) and is_number(x2, LARGEST)


def _taken(kind: str, take: Callable[[object], None]) -> Callable[[], None]:
    # A component that begins anew takes back what it said, and Streamlit calls that a change.
    return whole(lambda: take(st.session_state[KEY].get(kind)))


TOUCHES: Mapping[str, Callable[[], None]] = {
    f"on_{kind}_change": _taken(kind, take)
    for kind, take in {
        "start": _start,
        "frozen": _frozen,
        "shown": _shown,
        "moved": _moved,
        "labelled": _labelled,
        "removed": _removed,
        "added": _added,
        "present": present,
        "preset": _preset,
        "learning_rate": _learning_rate,
        "seed": _seed,
        "undo": lambda _: undo(),
        "redo": lambda _: redo(),
        "epoch": lambda _: None,
        "painted": lambda _: None,
    }.items()
}
"""A callback for each kind of gesture, as the component takes them."""
