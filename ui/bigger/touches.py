"""What was done to the stage of bigger networks: finished gestures, as values, made into settings.

A browser may send anything. What is not a value of its kind is passed over: the stage goes on
showing the experiment that there is.
"""

from collections.abc import Callable, Mapping
from typing import TypeGuard

from nn_core import INPUTS, parameter_names
from ui.experiment import bigger_fields as fields
from ui.experiment.bigger import MOST_LAYERS, MOST_NEURONS
from ui.experiment.bigger_change import with_numbers, with_point
from ui.experiment.bigger_words import MOST_BY_HAND
from ui.experiment.fields import PRESENT, SEED
from ui.experiment.touched import LARGEST
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
from ui.session.session import session
from ui.session.settings import set_control
from ui.session.whole import whole
from ui.stage.component import taking


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
    if _is_row(number):
        change_bigger({fields.SHOWN.key: number + 1})


def _is_row(number: object) -> TypeGuard[int]:
    return is_whole(number, len(current_bigger().experiment.last_stretch.task) - 1)


def _moved(told: object) -> None:
    match told:
        case {"point": row, "raw": [x1, x2]} if _is_row(row) and _is_place(x1, x2):
            _put(row, (float(x1), float(x2)), _target(row))


def _labelled(told: object) -> None:
    match told:
        case {"point": row, "target": target} if _is_row(row) and is_number(target):
            x1, x2 = current_bigger().experiment.last_stretch.task.raw[row].tolist()
            _put(row, (x1, x2), float(target))


def _removed(row: object) -> None:
    if _is_row(row):
        _put(row, None, 0.0)


def _added(told: object) -> None:
    match told:
        case {"raw": [x1, x2], "target": target} if _is_place(x1, x2) and is_number(target):
            _put(None, (float(x1), float(x2)), float(target))


def _put(row: int | None, place: tuple[float, float] | None, target: float) -> None:
    """Put a point somewhere; what cannot be is said, and all stays as it is."""
    setup = current_bigger()
    if fields.MOVED.key in setup.hides:
        return
    try:
        shown = {} if row is None or place is None else {fields.SHOWN.key: row + 1}
        change_bigger({fields.MOVED.key: with_point(setup, row, place, target)} | shown)
    except ValueError as reason:
        session().bigger_problems = (f"{str(reason)[0].upper()}{str(reason)[1:]}",)


def _target(row: int) -> float:
    return float(current_bigger().experiment.last_stretch.task.targets[row])


def _is_place(x1: object, x2: object) -> bool:
    return is_number(x1, LARGEST) and is_number(x2, LARGEST)


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


GESTURES: Mapping[str, Callable[[object], None]] = {
    "inputs": _inputs,
    "hidden": _hidden,
    "by_hand": _by_hand,
    "frozen": _frozen,
    "shown": _shown,
    "moved": _moved,
    "labelled": _labelled,
    "removed": _removed,
    "added": _added,
    "step": _step,
    "present": _present,
    "learning_rate": _learning_rate,
    "seed": _seed,
    "undo": lambda _: bigger_undo(),
    "redo": lambda _: bigger_redo(),
    "epoch": lambda _: None,
    "picked": lambda _: None,
}
TOUCHES = {name: whole(take) for name, take in taking(STAGE, GESTURES).items()}
"""A callback for each kind of gesture, as the component takes them."""
