"""Backpropagation asks how the loss changes when one of the parameters changes a little.

The chain rule answers it backwards from the loss: from L to the prediction, from the prediction
to a neuron, from that neuron to its weight or bias. The product of the links is the answer.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike

from nn_core.chain import Factor, factors
from nn_core.layer_activations import LAYER_ACTIVATIONS
from nn_core.loss import losses_of
from nn_core.network import Network
from nn_core.validation import Array, class_labels, feature_rows, finite_array


@dataclass(frozen=True, eq=False, repr=False)
class Gradient(Mapping[str, float]):
    """The partial derivative of the loss by each parameter: gradient["w1"] is dL/dw1.

    `chain` tells the story of each one: the factors whose product it is.
    """

    chain: Mapping[str, tuple[Factor, ...]]

    def __getitem__(self, name: str) -> float:
        # From the parameter outwards, dL/dy_pred last: dL/dw = dL/dy_pred * dy_pred/dw.
        return prod(factor.value for factor in reversed(self.chain[name]))

    def __iter__(self) -> Iterator[str]:
        return iter(self.chain)

    def __len__(self) -> int:
        return len(self.chain)

    def __repr__(self) -> str:
        return f"Gradient({', '.join(f'dL/d{name}={value:.4g}' for name, value in self.items())})"


def backpropagate(network: Network, x: ArrayLike, y_true: float) -> Gradient:
    """All partial derivatives of the loss on one sample, L = (y_true - y_pred)^2.

    Args:
        network: with one output neuron.
        x: (inputs,) the sample.
        y_true: its label, 0 or 1.

    Returns:
        A mapping from parameter name to dL/dparameter; its `chain` holds the factors.

    Raises:
        ValueError: if x or y_true is not as described, the network has more than one output, or
            a derivative is too large for a float.

    Source: V. Zhou, "Machine Learning for Beginners" (2019), section 3.
    """
    require_one_output(network)
    sample = feature_rows(np.atleast_2d(finite_array(x, "x")), network.sizes[0], "x")
    if len(sample) != 1:
        raise ValueError("backpropagate takes one sample at a time: give x as one flat list.")
    label = float(class_labels(np.atleast_1d(finite_array(y_true, "y_true")), 1)[0])

    sums, signals = _forward(network, sample[0])
    slopes = [_slope(*layer) for layer in zip(network.activations, sums, signals[1:], strict=True)]
    start = Factor("dL/dy_pred", -2.0 * (label - float(signals[-1][0])))
    with np.errstate(over="ignore", invalid="ignore"):
        chain = factors(network, signals, slopes, [start])
    gradient = Gradient(MappingProxyType(chain))
    if not np.isfinite([*gradient.values()]).all():
        raise ValueError("the gradient is too large for a float: use smaller inputs or weights.")
    return gradient


def losses_along(
    network: Network, parameter: str, values: Sequence[float], x: ArrayLike, y_true: float
) -> Array:
    """The loss on one sample with one parameter set to each of some values, the others kept.

    Args:
        network: with one output neuron.
        parameter: its name, such as "w1".
        values: (m,) what it is set to.
        x: (inputs,) the sample.
        y_true: its label, 0 or 1.

    Returns:
        (m,) losses.

    Raises:
        ValueError: if the network has no such parameter or more than one output, or a value,
            the sample or the label is not as described.
    """
    require_one_output(network)
    sample = feature_rows(np.atleast_2d(finite_array(x, "x")), network.sizes[0], "x")
    label = class_labels(np.atleast_1d(finite_array(y_true, "y_true")), 1)
    names = list(network.parameters)
    if parameter not in names:
        raise ValueError(f"this network has no parameter {parameter}: it has {', '.join(names)}.")
    vectors = np.tile(network.vector, (len(values), 1))
    vectors[:, names.index(parameter)] = finite_array(values, "values")
    return losses_of(network.sizes, vectors, sample, label)


def require_one_output(network: Network) -> None:
    """Raise a ValueError unless the network has exactly one output neuron to compare a label to."""
    if network.sizes[-1] != 1:
        raise ValueError(
            f"the network has {network.sizes[-1]} outputs: learning from labels takes exactly one."
        )


def _forward(network: Network, sample: Array) -> tuple[list[Array], list[Array]]:
    """The sums of each layer, and its signals: the sample first, then the layers' outputs."""
    sums, signals = [], [sample]
    for layer in network.layers:
        with np.errstate(over="ignore", invalid="ignore"):
            sums.append(signals[-1] @ layer.weights.T + layer.biases)
        signals.append(LAYER_ACTIVATIONS[layer.activation].outputs(sums[-1]))
    return sums, signals


def _slope(activation: str, sums: Array, outputs: Array) -> Array:
    """The derivative of each neuron's output by its sum."""
    return LAYER_ACTIVATIONS[activation].loss_by_sum(sums, outputs, np.ones_like(sums))
