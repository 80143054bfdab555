"""The gradient: how the loss over a batch of samples changes with every parameter.

It is backpropagation for many samples at once, in the matrices of M. Nielsen, "Neural Networks and
Deep Learning" (2015), chapter 2: forwards to all sums and outputs, then backwards from dL/dsum of
the last layer; a layer's dL/dsum gives the derivatives of its weights and biases, and that of the
layer before.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from nn_core.layer_activations import LAYER_ACTIVATIONS
from nn_core.losses import Loss, fitting_loss
from nn_core.network import Network
from nn_core.targets import target_rows
from nn_core.topology import split_layers
from nn_core.validation import Array, feature_rows

CHUNK = 256
"""Networks whose gradients are worked out at once: bounds the memory, not the result."""


def gradient(network: Network, features: ArrayLike, targets: ArrayLike, loss: str = "mse") -> Array:
    """All partial derivatives of the loss over some samples.

    Args:
        network: where the derivatives are taken.
        features: (n, inputs) the samples.
        targets: as `train` takes its labels.
        loss: "mse" or "cross-entropy".

    Returns:
        (p,) dL/dw1, ..., then dL/db1, ...

    Raises:
        ValueError: if an argument is not as described, or a derivative is too large for a float.
    """
    samples = feature_rows(features, network.sizes[0])
    rows = target_rows(targets, len(samples), network.sizes, network.activations)
    compared = fitting_loss(loss, network.activations[-1])
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        slopes = gradient_of(
            network.sizes, network.vector, samples, rows, network.activations, compared
        )
    if not np.isfinite(slopes).all():
        raise ValueError("the gradient is too large for a float: use smaller inputs or weights.")
    return slopes


def gradient_of(
    sizes: tuple[int, ...],
    parameters: Array,
    samples: Array,
    targets: Array,
    activations: Sequence[str],
    loss: Loss,
) -> Array:
    """The gradient (..., p) of one network (p,) or of many (m, p), without checks.

    Samples are (n, inputs), targets (n, k). The caller sees to NumPy's warnings.
    """
    signals, sums = [samples], []
    layers = list(split_layers(sizes, parameters))
    for (weights, biases), name in zip(layers, activations, strict=True):
        sums.append(signals[-1] @ weights.mT + biases[..., None, :])
        signals.append(LAYER_ACTIVATIONS[name].outputs(sums[-1]))

    slopes = np.empty_like(parameters)
    slopes_of_layers = list(split_layers(sizes, slopes))
    by_sum = loss.by_sum(targets, sums[-1], signals[-1], activations[-1])
    for depth in reversed(range(len(layers))):
        by_weights, by_biases = slopes_of_layers[depth]
        np.matmul(by_sum.mT, signals[depth], out=by_weights)
        np.add.reduce(by_sum, axis=-2, out=by_biases)
        if depth:
            by_signal = by_sum @ layers[depth][0]
            before = LAYER_ACTIVATIONS[activations[depth - 1]]
            by_sum = before.loss_by_sum(sums[depth - 1], signals[depth], by_signal)
    return slopes


def layer_gradient_sizes(
    sizes: tuple[int, ...],
    parameters: Array,
    samples: Array,
    targets: Array,
    activations: Sequence[str],
    loss: Loss,
) -> Array:
    """The length of each layer's part of the gradient, (m, layers), for m networks (m, p)."""
    lengths = np.empty((len(parameters), len(sizes) - 1))
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        for first in range(0, len(parameters), CHUNK):
            chunk = slice(first, first + CHUNK)
            slopes = gradient_of(sizes, parameters[chunk], samples, targets, activations, loss)
            for depth, (weights, biases) in enumerate(split_layers(sizes, slopes)):
                squares = (weights**2).sum(axis=(1, 2)) + (biases**2).sum(axis=1)
                lengths[chunk, depth] = np.sqrt(squares)
    return lengths
