"""The race: many runs on small planes side by side, played and scrubbed together by one player.

The browser gets the parameters of each run at the stops of the player only, and goes smoothly from
one to the next; the losses it gets of all epochs. float32 is finer than colours and three digits.
"""

import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
import orjson
import streamlit as st

from nn_core import Dataset, History
from ui.stage.component import component
from ui.stage.pace import shared_pace
from ui.stage.score import PALETTES, spans

MOST_STOPS = 241


@dataclass(frozen=True, eq=False)
class Racer:
    """A run in a race.

    Attributes:
        number: that it is known by.
        words: what it has that the others have not.
        colour: of its line.
        history: the run.
    """

    number: str
    words: str
    colour: str
    history: History


def first_below(history: History, bound: float) -> int | None:
    """The first epoch after which the loss is below a bound; None if there is none."""
    below = np.flatnonzero(history.loss < bound)
    return int(below[0]) if len(below) else None


def race_score(
    racers: Sequence[Racer], dataset: Dataset, bound: float, *, ends_only: bool = False
) -> bytes:
    """What the browser is told of runs of one shape on one dataset.

    Args:
        racers: the runs.
        dataset: what all have learned from.
        bound: a loss below this is marked.
        ends_only: leave the way to the end out.
    """
    histories = [racer.history for racer in racers]
    last = max(history.epochs for history in histories)
    stops = [last] if ends_only else shared_pace(histories, MOST_STOPS)
    epochs = np.array(stops if ends_only else range(last + 1))
    parameters = [history.parameters[np.minimum(stops, history.epochs)] for history in histories]
    losses = [history.loss[np.minimum(epochs, history.epochs)] for history in histories]
    offset, scale = dataset.shift.fit(dataset.raw)
    head = {
        "runs": [
            {
                "number": racer.number,
                "words": racer.words,
                "colour": racer.colour,
                "last": racer.history.epochs,
                "diverged": racer.history.diverged,
                "below": first_below(racer.history, bound),
            }
            for racer in racers
        ],
        "bound": bound,
        "stops": stops,
        "first": int(epochs[0]),
        "epochs": len(epochs),
        "sizes": histories[0].sizes,
        "activations": histories[0].activations,
        "samples": [
            {"raw": values, "label": label}
            for values, label in zip(dataset.values, dataset.labels, strict=True)
        ],
        "spans": spans(dataset.raw, ()),
        "shift": {"offset": offset.tolist(), "scale": scale.tolist()},
        "palettes": PALETTES,
    }
    numbers = b"".join(np.array(array, dtype="<f4").tobytes() for array in (parameters, losses))
    key = blake2b(orjson.dumps(head) + numbers, digest_size=8).hexdigest()
    text = orjson.dumps({**head, "key": key})
    text += b" " * (-(len(text) + 4) % 8)
    return b"".join([struct.pack("<I", len(text)), text, numbers])


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
