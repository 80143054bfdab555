"""What the ends of many runs look like: learned or not, at rest or not, and which neurons are flat.

`diagnose` looks at one run from its start to its end. Of a thousand runs only the ends are kept;
these signs are those of its signs that an end shows.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nn_core.feedforward import layer_outputs
from nn_core.neuron_signs import FLAT, NEARLY_ALL, STEEPNESS
from nn_core.runs import Runs
from nn_core.validation import Array, feature_rows, finite_array

STILL = 0.01
"""A loss that has changed by less than this share stands still."""


@dataclass(frozen=True, eq=False)
class Endings:
    """Signs of n runs; read-only.

    Attributes:
        learned: (n,) whether the loss is below the bound.
        resting: (n,) whether the loss stands still.
        flat: (n, h) whether a hidden neuron gives nearly the same to nearly all samples: a
            saturated one, or a ReLU that is dead. Layer by layer, as `neuron_names`.
    """

    learned: NDArray[np.bool_]
    resting: NDArray[np.bool_]
    flat: NDArray[np.bool_]


def endings(runs: Runs, earlier: ArrayLike, features: ArrayLike, bound: float) -> Endings:
    """The signs of many runs.

    Args:
        runs: where they ended.
        earlier: (n,) the loss of each some epochs before its end.
        features: (m, inputs) that they were trained on.
        bound: a loss below this has learned.

    Raises:
        ValueError: if there is not one earlier loss for each run, or the features do not fit.
    """
    before = finite_array(earlier, "earlier")
    if before.shape != runs.loss.shape:
        raise ValueError(f"earlier must hold a loss for each of the {len(runs)} runs.")
    samples = feature_rows(features, runs.sizes[0])
    signs = (
        runs.loss < bound,
        np.abs(before - runs.loss) < STILL * np.maximum(before, np.finfo(np.float64).tiny),
        _flat(runs, samples),
    )
    for sign in signs:
        sign.flags.writeable = False
    return Endings(*signs)


def _flat(runs: Runs, samples: Array) -> NDArray[np.bool_]:
    activations = runs.activations or ("sigmoid",) * (len(runs.sizes) - 1)
    hidden = zip(
        layer_outputs(runs.sizes, runs.parameters, samples, activations)[:-1],
        activations,
        strict=False,
    )
    return np.concatenate([_flat_neurons(outputs, name) for outputs, name in hidden], axis=1)


def _flat_neurons(outputs: Array, activation: str) -> NDArray[np.bool_]:
    """(n, width) from outputs (n, m, width)."""
    if activation == "ReLU":
        dead: NDArray[np.bool_] = outputs.max(axis=1) <= 0.0
        return dead
    if activation not in STEEPNESS:
        return np.zeros(outputs[:, 0].shape, dtype=np.bool_)
    flat: NDArray[np.bool_] = (STEEPNESS[activation](outputs) < FLAT).mean(axis=1) >= NEARLY_ALL
    return flat
