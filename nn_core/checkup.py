"""A checkup looks at a run at a few of its epochs: enough to see what ails it, and quick.

What is found are values with their evidence. Sentences about them are made elsewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from nn_core.feedforward import layer_outputs
from nn_core.gradient import gradient_of
from nn_core.history import History
from nn_core.losses import LOSSES
from nn_core.topology import split_layers
from nn_core.validation import Array

LOOKS = 17
MOST_SAMPLES = 256
LEARNED_LOSS = 0.1
"""A run whose loss ends at this share of that of one answer for all, or below, has learned."""
LEARNED_ACCURACY = 0.95
"""A run that ends with this share of the classes right, or more, has learned as well."""


@dataclass(frozen=True)
class Finding:
    """Something that ails a training run.

    Attributes:
        kind: one of `AILMENTS`.
        epoch: since when, as far as the epochs looked at tell.
        neurons: which ones, such as ("h1", "h2"); none if it is about layers or the whole run.
        layers: which ones, counted from 1 after the inputs; none if it is about the whole run.
        evidence: the numbers that it was told by, each with a name.
    """

    kind: str
    epoch: int
    neurons: tuple[str, ...] = ()
    layers: tuple[int, ...] = ()
    evidence: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        numbers = {name: float(number) for name, number in self.evidence.items()}
        object.__setattr__(self, "evidence", MappingProxyType(numbers))


@dataclass(frozen=True, eq=False)
class Checkup:
    """What the signs are looked for in: a run at some epochs, with some of its samples.

    Attributes:
        history: the run.
        features: (n, inputs) and
        targets: (n, k) all that it was trained on.
    """

    history: History
    features: Array
    targets: Array

    @cached_property
    def epochs(self) -> NDArray[np.intp]:
        """(m,) the epochs looked at, first and last among them."""
        return np.unique(np.linspace(0, self.history.epochs, LOOKS).astype(np.intp))

    @cached_property
    def samples(self) -> tuple[Array, Array]:
        """Features and targets of the samples looked at: all, or of many some at even steps."""
        every = -(-len(self.features) // MOST_SAMPLES)
        return self.features[::every], self.targets[::every]

    @cached_property
    def parameters(self) -> Array:
        """(m, p) at the epochs looked at."""
        return self.history.parameters[self.epochs]

    @cached_property
    def layers(self) -> list[tuple[Array, Array]]:
        """For each layer its weights (m, width, inputs) and biases (m, width)."""
        return list(split_layers(self.history.sizes, self.parameters))

    @cached_property
    def outputs(self) -> list[Array]:
        """(m, n, width) for each layer."""
        return layer_outputs(
            self.history.sizes, self.parameters, self.samples[0], self.history.activations
        )

    @cached_property
    def gradients(self) -> Array:
        """(m, layers) the root mean square of the derivatives by the biases of each layer.

        A bias is added to its neuron's sum as it is: its derivative is what backpropagation hands
        down, before it is multiplied by what the layer takes in.
        """
        with np.errstate(over="ignore", invalid="ignore", under="ignore"):
            slopes = gradient_of(
                self.history.sizes,
                self.parameters,
                *self.samples,
                self.history.activations,
                LOSSES[self.history.loss_name],
            )
            layers = [
                np.sqrt((biases**2).mean(axis=1))
                for _, biases in split_layers(self.history.sizes, slopes)
            ]
        sizes: Array = np.nan_to_num(np.column_stack(layers), nan=np.inf, posinf=np.inf)
        return sizes

    @cached_property
    def one_answer(self) -> float:
        """The loss of the best single answer for all samples; of the start, if that is 0."""
        shares = self.targets.mean(axis=0)
        if self.history.loss_name == "mse":
            loss = float(self.targets.var(axis=0).mean())
        elif self.history.loss_name == "categorical cross-entropy":
            loss = _surprise(shares)
        else:
            loss = sum(_surprise(np.array([share, 1.0 - share])) for share in shares) / len(shares)
        return loss or float(self.history.loss[0])

    @cached_property
    def learned(self) -> bool:
        """Whether the run ended well: with a small loss, or nearly all classes right."""
        accuracy = self.history.accuracy
        if accuracy is not None and accuracy[-1] >= LEARNED_ACCURACY:
            return True
        return bool(self.history.loss[-1] <= LEARNED_LOSS * self.one_answer)

    def since(self, holds: NDArray[np.bool_]) -> int | None:
        """From which of the epochs looked at something holds (m,) to the end, if at the end."""
        if not holds[-1]:
            return None
        before = np.flatnonzero(~holds)
        return int(self.epochs[before[-1] + 1 if len(before) else 0])


def _surprise(shares: Array) -> float:
    """The entropy of shares that add up to 1, in nats."""
    shares = shares[shares > 0]
    return float(-(shares * np.log(shares)).sum())
