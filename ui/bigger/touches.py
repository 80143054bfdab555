"""What was done to the stage of bigger networks: finished gestures, as values, made into settings.

A browser may send anything. What is not a value of its kind is passed over: the stage goes on
showing the experiment that there is.
"""

from collections.abc import Callable, Mapping

import streamlit as st

from nn_core import INPUTS, parameter_names
from ui.experiment import bigger_fields as fields
from ui.experiment.bigger import MOST_LAYERS, MOST_NEURONS
from ui.experiment.bigger_change import with_numbers
from ui.experiment.bigger_words import MOST_BY_HAND
from ui.experiment.fields import PRESENT, SEED
from ui.playground.touches import is_number, is_whole
from ui.session.bigger_controls import shape_values
from ui.session.bigger_current import (
    STAGE,
    bigger_redo,
    bigger_undo,
    change_bigger,
    current_bigger,
    open_bigger,
)
from ui.session.settings import set_control


def _inputs(names: object) -> None:
    if isinstance(names, list) and names and all(name in INPUTS for name in names):
        change_bigger({fields.INPUTS.key: tuple(name for name in INPUTS if name in names)})


def _hidden(sizes: object) -> None:
    if not isinstance(sizes, list) or len(sizes) > MOST_LAYERS:
        return
    if all(is_whole(size, MOST_NEURONS) and size > 0 for size in sizes):
        activations = [*current_bigger().experiment.activations]
        change_bigger(shape_values(sizes, activations, len(sizes)))


def _by_hand(told: object) -> None:
    match told:
        case {"epoch": epoch, "numbers": dict() as numbers} if is_whole(epoch, 10**9):
            setup = current_bigger()
            names = parameter_names(setup.experiment.sizes)
            # Training can carry numbers beyond what one may set: they are brought back.
            set_to = {
                name: max(-MOST_BY_HAND, min(MOST_BY_HAND, float(number)))
                for name, number in numbers.items()
                if name in names and is_number(number)
            }
            if set_to and len(set_to) == len(numbers):
                last = setup.experiment.epochs_run
                open_bigger(with_numbers(setup, set_to, min(epoch, last)))


def _frozen(names: object) -> None:
    known = parameter_names(current_bigger().experiment.sizes)
    if isinstance(names, list):
        change_bigger({fields.FROZEN.key: tuple(name for name in known if name in names)})


def _shown(number: object) -> None:
    if is_whole(number, len(current_bigger().experiment.task) - 1):
        change_bigger({fields.SHOWN.key: number + 1})


def _step(part: object) -> None:
    if isinstance(part, str) and part in fields.STEP.options:
        change_bigger({fields.STEP.key: part})


def _present(on: object) -> None:
    if isinstance(on, bool):
        set_control(PRESENT, "true" if on else "false")


def _learning_rate(rate: object) -> None:
    if is_number(rate) and fields.RATE.low <= rate <= fields.RATE.high:
        change_bigger({fields.RATE.key: float(rate)})


def _seed(seed: object) -> None:
    if is_whole(seed, int(SEED.high)):
        change_bigger({SEED.key: seed})


def _taken(kind: str, take: Callable[[object], None]) -> Callable[[], None]:
    # A component that begins anew takes back what it said, and Streamlit calls that a change.
    return lambda: take(st.session_state[STAGE].get(kind))


TOUCHES: Mapping[str, Callable[[], None]] = {
    f"on_{kind}_change": _taken(kind, take)
    for kind, take in {
        "inputs": _inputs,
        "hidden": _hidden,
        "by_hand": _by_hand,
        "frozen": _frozen,
        "shown": _shown,
        "step": _step,
        "present": _present,
        "learning_rate": _learning_rate,
        "seed": _seed,
        "undo": lambda _: bigger_undo(),
        "redo": lambda _: bigger_redo(),
        "epoch": lambda _: None,
        "picked": lambda _: None,
    }.items()
}
"""A callback for each kind of gesture, as the component takes them."""
