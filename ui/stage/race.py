"""The race: many runs on small planes side by side, played and scrubbed together by one player.

The browser gets the parameters of each run at the stops of the player only, and goes smoothly from
one to the next; the losses it gets of all epochs. float32 is finer than colours and three digits.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal

import numpy as np
import streamlit as st
from numpy.typing import ArrayLike

from nn_core import History
from nn_core.validation import Array
from ui.stage.component import component
from ui.stage.pace import shared_pace
from ui.stage.packing import Kind, packed_arrays
from ui.stage.score import PALETTES

MOST_STOPS = 241
MOST_NUMBERS = 30_000
"""Parameters that are sent, of all runs at all stops."""


@dataclass(frozen=True, eq=False)
class Racer:
    """A run in a race.

    Attributes:
        number: that it is known by.
        words: what it has that the others have not.
        colour: of its line.
        history: the run.
        inputs: what its network takes, by their names in `nn_core.INPUTS`.
    """

    number: str
    words: str
    colour: str
    history: History
    inputs: tuple[str, ...] = ("x1", "x2")


@dataclass(frozen=True, eq=False)
class Ground:
    """What the planes of a race show.

    Attributes:
        kind: "nine" for two classes as the Playground paints them, "any" for any task.
        classes: how many there are; 0 for a regression.
        raw: (n, 2) the samples in the units of the axes.
        targets: (n,) their classes, or real numbers.
        held_out: (n,) whether training never sees a sample.
        shift: offsets and scales; (raw - offset) / scale is what inputs are derived from.
        spans: what the plane shows of each feature.
    """

    kind: Literal["nine", "any"]
    classes: int
    raw: Array
    targets: Array
    held_out: Array
    shift: tuple[Sequence[float], Sequence[float]]
    spans: Sequence[tuple[float, float]]


def first_below(history: History, bound: float) -> int | None:
    """The first epoch after which the loss is below a bound; None if there is none."""
    below = np.flatnonzero(history.loss < bound)
    return int(below[0]) if len(below) else None


def race_score(
    racers: Sequence[Racer], ground: Ground, bound: float, *, ends_only: bool = False
) -> bytes:
    """What the browser is told of runs on the same samples.

    Args:
        racers: the runs.
        ground: what their planes show.
        bound: a loss below this is marked.
        ends_only: leave the way to the end out.
    """
    histories = [racer.history for racer in racers]
    last = max(history.epochs for history in histories)
    width = sum(history.parameters.shape[1] for history in histories)
    most = max(2, min(MOST_STOPS, MOST_NUMBERS // width))
    stops = [last] if ends_only else shared_pace(histories, most)
    epochs = np.array(stops if ends_only else range(last + 1))
    parameters = [history.parameters[np.minimum(stops, history.epochs)] for history in histories]
    losses = [history.loss[np.minimum(epochs, history.epochs)] for history in histories]
    head = {
        "runs": [_told(racer, bound) for racer in racers],
        "bound": bound,
        "stops": stops,
        "first": int(epochs[0]),
        "epochs": len(epochs),
        "kind": ground.kind,
        "classes": ground.classes,
        "spans": ground.spans,
        "shift": {"offset": ground.shift[0], "scale": ground.shift[1]},
        "palettes": PALETTES,
    }
    arrays: dict[str, tuple[Kind, ArrayLike]] = {
        "parameters": ("<f4", np.concatenate([each.ravel() for each in parameters])),
        "losses": ("<f4", np.concatenate(losses)),
        "raw": ("<f8", ground.raw),
        "targets": ("<f8", ground.targets),
        "heldOut": ("u1", ground.held_out),
    }
    key = blake2b(packed_arrays(head, arrays), digest_size=8).hexdigest()
    return packed_arrays({**head, "key": key}, arrays)


def _told(racer: Racer, bound: float) -> Mapping[str, object]:
    history = racer.history
    return {
        "number": racer.number,
        "words": racer.words,
        "colour": racer.colour,
        "inputs": racer.inputs,
        "sizes": history.sizes,
        "activations": history.activations,
        "lossName": history.loss_name,
        "last": history.epochs,
        "diverged": history.diverged,
        "below": first_below(history, bound),
    }


def race(key: str, data: bytes, count: int, on_open: Callable[[int], None]) -> None:
    """Draw the race.

    Args:
        key: of the race on its page.
        data: from `race_score`.
        count: how many runs there are.
        on_open: called before the rerun with the place of the run that is to be opened.
    """

    def opened() -> None:
        told: Mapping[str, object] = st.session_state[key]
        place = told.get("open")
        if type(place) is int and 0 <= place < count:
            on_open(place)

    component("race")(key=key, data=data, on_open_change=opened)
