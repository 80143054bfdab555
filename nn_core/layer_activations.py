"""What a layer does to its sums, forwards and backwards.

Forwards it bends the sums into outputs. Backwards it turns the derivative of the loss by its
outputs into the derivative by its sums: for most by the slope at each sum, for softmax by all.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from nn_core.activations import ACTIVATIONS, stable_sigmoid
from nn_core.softmax import softmax, softmax_backwards
from nn_core.validation import Array, one_of

LEAK = 0.01
"""The slope of leaky ReLU left of 0, the same as PyTorch's default."""


@dataclass(frozen=True)
class LayerActivation:
    """The activation of a layer. Neither of its functions checks or warns.

    Attributes:
        name: as it is called.
        outputs: from the sums (..., width) to the outputs (..., width).
        loss_by_sum: from the sums, the outputs and dL/doutput to dL/dsum, all (..., width).
        formula: f(x) in LaTeX.
    """

    name: str
    outputs: Callable[[Array], Array]
    loss_by_sum: Callable[[Array, Array, Array], Array]
    formula: str


def _positive(sums: Array) -> Array:
    return np.maximum(sums, 0.0)


def _leaky(sums: Array) -> Array:
    return np.where(sums > 0, sums, LEAK * sums)


def _softplus(sums: Array) -> Array:
    # log(1 + e^x), and for large x the x to which it comes.
    return np.logaddexp(0.0, sums)


LAYER_ACTIVATIONS: Mapping[str, LayerActivation] = MappingProxyType(
    {
        activation.name: activation
        for activation in (
            LayerActivation(
                "sigmoid",
                stable_sigmoid,
                lambda sums, outputs, by_output: by_output * outputs * (1.0 - outputs),
                ACTIVATIONS["sigmoid"].formula,
            ),
            LayerActivation(
                "tanh",
                np.tanh,
                lambda sums, outputs, by_output: by_output * (1.0 - outputs * outputs),
                ACTIVATIONS["tanh"].formula,
            ),
            LayerActivation(
                "ReLU",
                _positive,
                lambda sums, outputs, by_output: np.where(sums > 0, by_output, 0.0),
                ACTIVATIONS["ReLU"].formula,
            ),
            LayerActivation(
                "leaky ReLU",
                _leaky,
                lambda sums, outputs, by_output: np.where(sums > 0, by_output, LEAK * by_output),
                rf"\max({LEAK}x, x)",
            ),
            LayerActivation(
                "linear",
                np.copy,
                lambda sums, outputs, by_output: by_output,
                ACTIVATIONS["linear"].formula,
            ),
            LayerActivation(
                "softplus",
                _softplus,
                lambda sums, outputs, by_output: by_output * stable_sigmoid(sums),
                r"\log(1 + e^x)",
            ),
            LayerActivation(
                "softmax",
                softmax,
                lambda sums, outputs, by_output: softmax_backwards(outputs, by_output),
                r"\frac{e^{x_i}}{\sum_j e^{x_j}}",
            ),
        )
    }
)
"""What the layers of a network may do with their sums, by name; softmax in the last one only."""


def one_for_each_layer(activations: str | Iterable[str], layers: int) -> tuple[str, ...]:
    """The names of the activations of the layers after the inputs.

    Args:
        activations: one name for all layers, or one for each.
        layers: how many there are.

    Raises:
        ValueError: if a name is unknown, there are not as many as layers, or softmax is not last.
    """
    names = (activations,) * layers if isinstance(activations, str) else tuple(activations)
    for name in names:
        one_of(name, tuple(LAYER_ACTIVATIONS), "the activation of a layer")
    if len(names) != layers:
        raise ValueError(
            f"there are {layers} layers after the inputs but {len(names)} activations: "
            "give one for each, or one name for all."
        )
    if "softmax" in names[:-1]:
        raise ValueError("softmax belongs in the last layer: give the layers before it another.")
    return names
