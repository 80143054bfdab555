"""The sums of o1 in many 2-2-1 networks at once: to the bits of `feedforward`, at half its price.

Of a product of small matrices most of the price is that of asking for it. All networks see the
same samples, so the weights of many hidden layers stand side by side and are one product. They are
not too many: where a product is large enough to be cut, the last digits of its parts can differ.
"""

import numpy as np

from nn_core.layer_activations import LAYER_ACTIVATIONS
from nn_core.topology import split_layers
from nn_core.validation import Array

SIZES = (2, 2, 1)
TOGETHER = 64
"""Networks whose hidden layers are one product."""


def sums_of_o1(parameters: Array, samples: Array, hidden: str) -> Array:
    """The sums (m, n, 1) of the output neuron, before its activation, without checks.

    Args:
        parameters: (m, 9), one network a row: w1..w6, b1..b3.
        samples: (n, 2), as the networks see them.
        hidden: the activation of h1 and h2.
    """
    count, sets = len(parameters), -(-len(parameters) // TOGETHER)
    # The last set is filled up with networks that nobody asks for.
    filled = np.zeros((sets * TOGETHER, parameters.shape[1]))
    filled[:count] = parameters
    (to_hidden, hidden_biases), (to_o1, output_bias) = split_layers(SIZES, filled)
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        sums = samples @ to_hidden.reshape(sets, -1, 2).mT
        sums += hidden_biases.reshape(sets, 1, -1)
        signals = LAYER_ACTIVATIONS[hidden].outputs(sums)
        # From (set, sample, network and neuron) to a small matrix for each network, in place.
        by_network = signals.reshape(sets, -1, TOGETHER, 2).swapaxes(1, 2)
        last: Array = by_network @ to_o1.reshape(sets, TOGETHER, 1, 2).mT
        last = last.reshape(-1, len(samples), 1)[:count]
        last += output_bias[:count, None]
    return last
