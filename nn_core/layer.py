"""A layer is neurons side by side: they take the same inputs, and each has weights of its own."""

from dataclasses import dataclass

from nn_core.layer_activations import one_for_each_layer
from nn_core.validation import Array, finite_array, owned


@dataclass(frozen=True, eq=False)
class Layer:
    """The neurons of one layer; a value that never changes.

    Attributes:
        weights: (width, inputs), one neuron a row.
        biases: (width,).
        activation: a name in `LAYER_ACTIVATIONS`.

    Raises:
        ValueError: if the weights and biases do not have these shapes or hold something that is
            not finite, if the activation is unknown, or if softmax has one neuron only.
    """

    weights: Array
    biases: Array
    activation: str = "sigmoid"

    def __post_init__(self) -> None:
        weights = finite_array(self.weights, "weights")
        biases = finite_array(self.biases, "biases")
        if weights.ndim != 2 or weights.size == 0 or biases.shape != weights.shape[:1]:
            raise ValueError(
                "a layer needs weights with one row per neuron and as many biases as rows, "
                f"not the shapes {weights.shape} and {biases.shape}."
            )
        one_for_each_layer(self.activation, 1)
        if self.activation == "softmax" and len(biases) == 1:
            raise ValueError("softmax of one neuron is always 1: give it two neurons or more.")
        object.__setattr__(self, "weights", owned(weights))
        object.__setattr__(self, "biases", owned(biases))
