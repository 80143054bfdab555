"""Checking: is the gradient right? Move each parameter a little and see how the loss changes.

It takes two losses for every parameter, which is much too slow to learn by, but there is nothing
in it that one could get wrong. Backpropagation must say the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike

from nn_core.gradient import gradient
from nn_core.loss import TOO_LARGE, losses_of
from nn_core.losses import fitting_loss
from nn_core.network import Network
from nn_core.targets import target_rows
from nn_core.validation import Array, feature_rows

STEP = float(np.cbrt(np.finfo(np.float64).eps))
"""How far a parameter of up to 1 is moved, 6e-6: less drowns in rounding, more cuts corners."""
FLOOR = 1e-4
"""Derivatives below this share of the loss are compared as if they were so large."""


@dataclass(frozen=True, eq=False, repr=False)
class GradientCheck:
    """A gradient beside the slopes that central differences find; a value that never changes.

    Attributes:
        backpropagation: dL/dparameter by name, as backpropagation has it.
        differences: the same as central differences have it.
        errors: by name, how far the two are apart, relative to the larger one.
    """

    backpropagation: Mapping[str, float]
    differences: Mapping[str, float]
    errors: Mapping[str, float]

    @property
    def worst(self) -> str:
        """The parameter with the largest error."""
        return max(self.errors, key=lambda name: self.errors[name])

    @property
    def largest_error(self) -> float:
        """Its error: about 1e-7 or less if all is well, and 1 if a derivative is all wrong."""
        return self.errors[self.worst]

    def __repr__(self) -> str:
        return f"GradientCheck(largest error {self.largest_error:.2g} at {self.worst})"


def check_gradient(
    network: Network, features: ArrayLike, targets: ArrayLike, loss: str = "mse"
) -> GradientCheck:
    """Compare backpropagation to central differences: (L(w + h) - L(w - h)) / 2h for every w.

    Where a ReLU has its corner between w - h and w + h the two differ and both are right. A
    derivative far smaller than the loss is lost in the rounding of the losses; below a
    ten-thousandth of the loss, the error is relative to that.

    Args:
        network: where the derivatives are taken.
        features: (n, inputs) the samples.
        targets: as `train` takes its labels.
        loss: "mse" or "cross-entropy".

    Raises:
        ValueError: if an argument is not as described, or the loss or a derivative is too large
            for a float.

    Source: CS231n, Stanford, "Gradient checks" in its notes on neural networks; for the step,
    Press et al., "Numerical Recipes" (2007), section 5.7.
    """
    by_backpropagation = gradient(network, features, targets, loss)
    samples = feature_rows(features, network.sizes[0])
    rows = target_rows(targets, len(samples), network.sizes, network.activations)
    here = network.vector
    steps = STEP * np.maximum(1.0, np.abs(here))
    vectors = np.array([here, *(here + np.diag(steps)), *(here - np.diag(steps))])
    losses = losses_of(
        network.sizes,
        vectors,
        samples,
        rows,
        network.activations,
        fitting_loss(loss, network.activations[-1]),
    )
    if not np.isfinite(losses).all():
        raise ValueError(TOO_LARGE)
    up, down = np.split(losses[1:], 2)
    # The step that was really taken: w + h is rounded as well.
    moved = (here + steps) - (here - steps)
    by_differences = (up - down) / moved
    larger = np.maximum(np.abs(by_backpropagation), np.abs(by_differences))
    scale = np.maximum(larger, FLOOR * losses[0])
    apart = np.abs(by_backpropagation - by_differences)
    errors = np.divide(apart, scale, out=np.zeros_like(apart), where=apart > 0)
    names = list(network.parameters)
    return GradientCheck(
        *(_by_name(names, each) for each in (by_backpropagation, by_differences, errors))
    )


def _by_name(names: list[str], values: Array) -> Mapping[str, float]:
    return MappingProxyType(dict(zip(names, values.tolist(), strict=True)))
