"""What can ail a whole run: its gradients by layer, and its loss from epoch to epoch."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from nn_core.checkup import Checkup, Finding
from nn_core.validation import Array

FAR_APART = 1e3
"""Gradients that differ by this factor, from layer to layer or since the start, are ailing."""
WORSE = 1.5
"""A loss that ends at this multiple of the first one has left the valley."""
FEWEST_EPOCHS = 80
"""Shorter runs may still be about to learn: one does not speak of a plateau yet."""
STILL = 0.01
"""A loss that changes by less than this share stands still."""
RISE = 1.1
"""A held-out loss at this multiple of its lowest has risen."""


def divergence(checkup: Checkup) -> Iterator[Finding]:
    """The loss has left all bounds, or ends higher than it began and than one answer for all."""
    history = checkup.history
    end = _late(history.loss)
    if history.diverged or end > max(WORSE * history.loss[0], checkup.one_answer):
        evidence = {
            "first loss": history.loss[0],
            "lowest loss": history.loss.min(),
            "last loss": history.loss[-1],
        }
        yield Finding("divergence", int(history.loss.argmin()), evidence=evidence)


def exploding_gradients(checkup: Checkup) -> Iterator[Finding]:
    """A layer's gradient is far larger than the last layer's.

    Or, where the loss is worse than at the start, far larger than all were then. The last layer's
    passes through 0 where its derivatives change sides, and so it is the middle of all looks that
    counts.
    """
    if checkup.learned:
        return
    gradients = checkup.gradients
    last = gradients[:, -1:]
    bound = WORSE * max(checkup.history.loss[0], checkup.one_answer)
    worse = (checkup.history.loss[checkup.epochs] > bound)[:, None]
    with np.errstate(over="ignore"):
        large = (last > 0) & (gradients > FAR_APART * last)
        large &= np.median(large, axis=0) == 1.0
        large |= worse & (gradients > FAR_APART * gradients[0].max())
    if large.any():
        look = int(np.flatnonzero(large.any(axis=1))[0])
        yield _by_layer("exploding gradient", checkup, look, large[look])


def vanishing_gradients(checkup: Checkup) -> Iterator[Finding]:
    """In a deep network that has not learned, some layers have hardly any gradient of the largest.

    One look may mislead, and so it is the middle of all looks that counts.
    """
    if checkup.learned or len(checkup.layers) <= 2:
        return
    largest = checkup.gradients.max(axis=1, keepdims=True)
    small = checkup.gradients < largest / FAR_APART
    often = np.median(small, axis=0) == 1.0
    if often.any():
        look = int(np.flatnonzero((small & often).any(axis=1))[0])
        yield _by_layer("vanishing gradient", checkup, look, often)


def plateau(checkup: Checkup) -> Iterator[Finding]:
    """The loss stands still before the network has learned."""
    loss = checkup.history.loss
    if checkup.learned or checkup.history.epochs < FEWEST_EPOCHS:
        return
    earlier, later = np.array_split(loss[-(len(loss) // 4) :], 2)
    fell = 1.0 - later.mean() / earlier.mean()
    if abs(fell) < STILL:
        away = np.abs(loss - loss[-1]) > 2.0 * STILL * loss[-1]
        evidence = {
            "loss": loss[-1],
            "loss of one answer": checkup.one_answer,
            "fell by": fell,
        }
        # The last epoch never is away from itself.
        since = int(np.flatnonzero(away)[-1]) + 1 if away.any() else 0
        yield Finding("plateau", since, evidence=evidence)


def overfitting(checkup: Checkup) -> Iterator[Finding]:
    """The loss on samples held out rises while that on the others falls."""
    loss, held_out = checkup.history.loss, checkup.history.held_out_loss
    if held_out is None:
        return
    best = int(held_out.argmin())
    end = _late(held_out)
    rose = end > RISE * held_out[best] and end - held_out[best] > STILL * checkup.one_answer
    if rose and _late(loss) < loss[best]:
        evidence = {
            "lowest held-out loss": held_out[best],
            "last held-out loss": held_out[-1],
            "loss then": loss[best],
            "last loss": loss[-1],
        }
        yield Finding("overfitting", best, evidence=evidence)


def _by_layer(kind: str, checkup: Checkup, look: int, ailing: NDArray[np.bool_]) -> Finding:
    """A finding about some layers, with the gradients of all of them at one of the looks."""
    layers = tuple(int(depth) + 1 for depth in np.flatnonzero(ailing))
    sizes = checkup.gradients[look].tolist()
    evidence = {f"layer {depth}": size for depth, size in enumerate(sizes, 1)}
    return Finding(kind, int(checkup.epochs[look]), layers=layers, evidence=evidence)


def _late(loss: Array) -> float:
    """The mean over the last twentieth of the epochs: one epoch alone may be bad luck."""
    return float(loss[-max(1, len(loss) // 20) :].mean())
