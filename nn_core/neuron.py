"""A neuron takes inputs, does three things with them, and gives one output.

Multiply each input by its weight, add the products and the bias, activate the sum.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from nn_core.activations import ACTIVATIONS
from nn_core.validation import Array, feature_rows, finite_array, finite_number, one_of

TOO_LARGE = "the sum is too large for a float: use smaller inputs or weights."


@dataclass(frozen=True)
class Neuron:
    """One neuron with its weights (one for each input), its bias, and its activation by name.

    Raises:
        ValueError: if the weights are not a flat, non-empty list of finite numbers, or there is no
            activation of that name.

    Source: V. Zhou, "Machine Learning for Beginners" (2019), section 1.
    """

    weights: Sequence[float]
    bias: float
    activation: str = "sigmoid"

    def __post_init__(self) -> None:
        weights = finite_array(self.weights, "weights")
        if weights.ndim != 1 or weights.size == 0:
            raise ValueError("weights must be a flat list with one number for each input.")
        object.__setattr__(self, "weights", tuple(weights.tolist()))
        object.__setattr__(self, "bias", finite_number(self.bias, "bias"))
        one_of(self.activation, tuple(ACTIVATIONS), "activation")

    def products(self, inputs: ArrayLike) -> tuple[float, ...]:
        """Step 1, multiply: each input times its weight.

        Args:
            inputs: as many numbers as there are weights.

        Raises:
            ValueError: if their number differs, or one is not finite.
        """
        values = finite_array(inputs, "inputs")
        if values.shape != (len(self.weights),):
            raise ValueError(
                f"this neuron has {len(self.weights)} weights: "
                f"give it {len(self.weights)} inputs, not the shape {values.shape}."
            )
        return tuple(
            weight * value for weight, value in zip(self.weights, values.tolist(), strict=True)
        )

    def total(self, inputs: ArrayLike) -> float:
        """Step 2, add: the sum of the products and the bias.

        Raises:
            ValueError: as `products` does, and if the sum is too large for a float.
        """
        total = sum(self.products(inputs)) + self.bias
        if not math.isfinite(total):
            raise ValueError(TOO_LARGE)
        return total

    def feedforward(self, inputs: ArrayLike) -> float:
        """Step 3, activate: for the sigmoid a number in (0, 1). Raises as `total` does.

        >>> Neuron(weights=[0, 1], bias=4).feedforward([2, 3])
        0.9990889488055994
        """
        return float(ACTIVATIONS[self.activation].function(self.total(inputs)))

    def slope(self, inputs: ArrayLike) -> float:
        """How steep the activation is at this sum: its derivative. Raises as `total` does."""
        return float(ACTIVATIONS[self.activation].derivative(self.total(inputs)))

    def outputs(self, samples: ArrayLike) -> Array:
        """The outputs (n,) for many samples (n, inputs) at once.

        Raises:
            ValueError: if a sample does not have one finite number for each weight, or a sum is
                too large for a float.
        """
        rows = feature_rows(samples, len(self.weights), "samples")
        with np.errstate(over="ignore", invalid="ignore"):
            totals = rows @ np.array(self.weights) + self.bias
        if not np.isfinite(totals).all():
            raise ValueError(TOO_LARGE)
        return np.asarray(ACTIVATIONS[self.activation].function(totals))
