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

from nn_core.chain import Factor, factors, paths
from nn_core.layer_activations import LAYER_ACTIVATIONS
from nn_core.loss import losses_of
from nn_core.losses import Loss, fitting_loss
from nn_core.network import Network
from nn_core.targets import target_rows
from nn_core.topology import neuron_names
from nn_core.validation import Array, feature_rows, finite_array


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


def backpropagate(network: Network, x: ArrayLike, y_true: ArrayLike, loss: str = "mse") -> Gradient:
    """All partial derivatives of the loss on one sample, such as L = (y_true - y_pred)^2.

    Every chain begins at the output: with dL/dy_pred, or dL/do1 and so on where there are several
    outputs. Where outputs and sums only make sense together (cross-entropy, softmax), it begins
    with dL/dsum_o1, the derivative by what the output neuron adds up.

    Args:
        network: of any depth and activations.
        x: (inputs,) the sample.
        y_true: its target: 0 or 1 for one sigmoid, a class from 0 for softmax, a number for any
            other output, or (k,) numbers for k of them.
        loss: "mse" or "cross-entropy".

    Returns:
        A mapping from parameter name to dL/dparameter; its `chain` holds the factors.

    Raises:
        ValueError: if an argument is not as described, the loss does not fit the network, or a
            derivative is too large for a float.

    Source: V. Zhou, "Machine Learning for Beginners" (2019), section 3.
    """
    sample, target, compared = _one_sample(network, x, y_true, loss)
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        sums, signals = _forward(network, sample)
        slopes = [
            _slopes(*layer)
            for layer in zip(network.activations[:-1], sums, signals[1:], strict=False)
        ]
        ends, last_slopes = _ends(network, sums[-1], signals[-1], target, compared)
        chain = factors(network, signals, [*slopes, last_slopes], ends)
    gradient = Gradient(MappingProxyType(chain))
    if not np.isfinite([*gradient.values()]).all():
        raise ValueError("the gradient is too large for a float: use smaller inputs or weights.")
    return gradient


def losses_along(
    network: Network,
    parameter: str,
    values: Sequence[float],
    x: ArrayLike,
    y_true: ArrayLike,
    loss: str = "mse",
) -> Array:
    """The loss on one sample with one parameter set to each of some values, the others kept.

    Args:
        network: of any depth and activations.
        parameter: its name, such as "w1".
        values: (m,) what it is set to.
        x: (inputs,) the sample.
        y_true: its target, as for `backpropagate`.
        loss: "mse" or "cross-entropy".

    Returns:
        (m,) losses.

    Raises:
        ValueError: if the network has no such parameter, or an argument is not as described.
    """
    sample, target, compared = _one_sample(network, x, y_true, loss)
    names = list(network.parameters)
    if parameter not in names:
        raise ValueError(f"this network has no parameter {parameter}: it has {', '.join(names)}.")
    vectors = np.tile(network.vector, (len(values), 1))
    vectors[:, names.index(parameter)] = finite_array(values, "values")
    return losses_of(network.sizes, vectors, sample[None], target, network.activations, compared)


def _one_sample(
    network: Network, x: ArrayLike, y_true: ArrayLike, loss: str
) -> tuple[Array, Array, Loss]:
    """The sample (inputs,), its target (1, k), and the loss that compares them."""
    rows = feature_rows(np.atleast_2d(finite_array(x, "x")), network.sizes[0], "x")
    if len(rows) != 1:
        raise ValueError("backpropagate takes one sample at a time: give x as one flat list.")
    true = finite_array(y_true, "y_true")
    labels = true.reshape(1, -1) if true.size > 1 else true.reshape(-1)
    target = target_rows(labels, 1, network.sizes, network.activations)
    return rows[0], target, fitting_loss(loss, network.activations[-1])


def _forward(network: Network, sample: Array) -> tuple[list[Array], list[Array]]:
    """The sums of each layer, and its signals: the sample first, then the layers' outputs."""
    sums, signals = [], [sample]
    for layer in network.layers:
        sums.append(signals[-1] @ layer.weights.T + layer.biases)
        signals.append(LAYER_ACTIVATIONS[layer.activation].outputs(sums[-1]))
    return sums, signals


def _slopes(activation: str, sums: Array, outputs: Array) -> Array:
    """The derivative of each neuron's output by its sum, for every activation but softmax."""
    return LAYER_ACTIVATIONS[activation].loss_by_sum(sums, outputs, np.ones_like(sums))


def _ends(
    network: Network, sums: Array, outputs: Array, target: Array, loss: Loss
) -> tuple[list[Factor], Array]:
    """Where the chains begin, and how that changes with the output neurons' sums.

    They begin with the derivatives of the loss by the outputs, or else by the sums themselves:
    cross-entropy is worked out from these, and with softmax all outputs change with each of them.
    """
    names = neuron_names(network.sizes)[-1]
    activation = network.activations[-1]
    by_sums = loss.by_sum(target, sums[None], outputs[None], activation)[0]
    ends: list[Factor] = []
    if not loss.after:
        by_outputs = loss.gradient(target, outputs[None])[0]
        symbols = names if len(names) > 1 else ("y_pred",)
        ends = [
            Factor(f"dL/d{name}", float(by)) for name, by in zip(symbols, by_outputs, strict=True)
        ]
        if activation != "softmax":
            return ends, _slopes(activation, sums, outputs)
    jacobian = np.diag(outputs) - np.outer(outputs, outputs)
    of_sums = [
        Factor(f"dL/dsum_{name}", float(by), paths(ends, names, f"sum_{name}", column))
        for name, by, column in zip(names, by_sums, jacobian, strict=True)
    ]
    return of_sums, np.ones_like(sums)
