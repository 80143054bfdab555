"""Feedforward: the outputs of a layer are the inputs of the next; many samples, many networks."""

from collections.abc import Sequence

import numpy as np

from nn_core.layer_activations import LAYER_ACTIVATIONS
from nn_core.topology import split_layers
from nn_core.validation import Array


def layer_outputs(
    sizes: tuple[int, ...], parameters: Array, features: Array, activations: Sequence[str] = ()
) -> list[Array]:
    """Run samples through many networks of one shape at once, without checks.

    Args:
        sizes: the layer sizes that all the networks have.
        parameters: (m, p), one network a row, columns as in `parameter_names`.
        features: (n, sizes[0]), one sample a row.
        activations: one for each layer after the inputs; if empty, the sigmoid for all.

    Returns:
        For each layer after the inputs an array (m, n, width) of its neurons' outputs.
    """
    signals = np.broadcast_to(features, (len(parameters), *features.shape))
    names = activations or ("sigmoid",) * (len(sizes) - 1)
    outputs = []
    for (weights, biases), name in zip(split_layers(sizes, parameters), names, strict=True):
        with np.errstate(over="ignore", invalid="ignore", under="ignore"):
            sums = signals @ weights.transpose(0, 2, 1) + biases[:, None, :]
            signals = LAYER_ACTIVATIONS[name].outputs(sums)
        outputs.append(signals)
    return outputs
