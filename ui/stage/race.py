"""The race: many runs on small planes side by side, played and scrubbed together by one player.

The browser gets the parameters of each run at the stops of the player only, and goes smoothly from
one to the next; the losses it gets of all epochs. float32 is finer than colours and three digits.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from nn_core import History
from nn_core.validation import Array
from ui.stage.ground import Ground
from ui.stage.pace import shared_pace
from ui.stage.packing import Kind
from ui.stage.scene import PLAIN, Scene, packed_with_key

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


def first_below(history: History, bound: float | None) -> int | None:
    """The first epoch after which the loss is below a bound; None if there is none, or no bound."""
    if bound is None:
        return None
    below = np.flatnonzero(history.loss < bound)
    return int(below[0]) if len(below) else None


def race_score(
    racers: Sequence[Racer], ground: Ground, bound: float | None, scene: Scene = PLAIN
) -> bytes:
    """What the browser is told of runs on the same samples.

    Args:
        racers: the runs.
        ground: what their planes show.
        bound: a loss below this is marked; None marks none.
        scene: how they are shown.
    """
    histories = [racer.history for racer in racers]
    last = max(history.epochs for history in histories)
    width = sum(history.parameters.shape[1] for history in histories)
    most = max(2, min(MOST_STOPS, MOST_NUMBERS // width))
    stops = shared_pace(histories, most)
    parameters = [history.parameters[np.minimum(stops, history.epochs)] for history in histories]
    losses = [_to_the_end(history.loss, last) for history in histories]
    # Nothing where nothing is held out.
    held_out = [
        _to_the_end(history.held_out_loss, last)
        for history in histories
        if history.held_out_loss is not None
    ]
    head = {
        "runs": [_told(racer, bound) for racer in racers],
        "bound": bound,
        "stops": stops,
        "first": 0,
        "epochs": last + 1,
        **ground.head,
    }
    arrays: dict[str, tuple[Kind, ArrayLike]] = {
        "parameters": ("<f4", np.concatenate([each.ravel() for each in parameters])),
        "losses": ("<f4", np.concatenate(losses)),
        "heldOutLosses": ("<f4", np.concatenate([[], *held_out])),
        **ground.arrays,
    }
    return packed_with_key(head, arrays, scene)


def _to_the_end(loss: Array, last: int) -> Array:
    """(last + 1,) of all epochs: a run that ended early stays where it ended."""
    return loss[np.minimum(np.arange(last + 1), len(loss) - 1)]


def _told(racer: Racer, bound: float | None) -> Mapping[str, object]:
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
