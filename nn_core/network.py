"""A network is neurons in layers: what one layer gives out, the next takes in.

How its parameters and neurons are called is in `topology`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike

from nn_core.feedforward import layer_outputs
from nn_core.initializers import initial_parameters
from nn_core.layer import Layer
from nn_core.layer_activations import one_for_each_layer
from nn_core.topology import neuron_names, parameter_names, split_layers
from nn_core.validation import Array, feature_rows, finite_array, finite_number, layer_sizes

__all__ = [
    "DEFAULT_SIZES",
    "Layer",
    "Network",
    "layer_outputs",
    "neuron_names",
    "parameter_names",
    "split_layers",
]

DEFAULT_SIZES = (2, 2, 1)


@dataclass(frozen=True, eq=False, repr=False)
class Network:
    """A feedforward network of dense layers; a value that never changes.

    Make one with `Network.random` or `Network.from_parameters`.

    Raises:
        ValueError: if there is no layer, a layer does not fit the one before it, or softmax is not
            last.

    Source: V. Zhou, "Machine Learning for Beginners" (2019), section 2.
    """

    layers: tuple[Layer, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "layers", tuple(self.layers))
        if not self.layers:
            raise ValueError("a network needs at least one layer of neurons.")
        for before, after in pairwise(self.layers):
            if after.weights.shape[1] != len(before.biases):
                raise ValueError(
                    f"a layer of {len(before.biases)} neurons is followed by one that takes "
                    f"{after.weights.shape[1]} inputs: make the two numbers equal."
                )
        one_for_each_layer(self.activations, len(self.layers))

    @classmethod
    def from_vector(
        cls,
        vector: ArrayLike,
        sizes: Iterable[int] = DEFAULT_SIZES,
        activations: str | Iterable[str] = "sigmoid",
    ) -> "Network":
        """Build a network from a flat (p,) list: all weights in their order, then all biases.

        `activations` is one name for all layers or one for each, out of `LAYER_ACTIVATIONS`.

        Raises:
            ValueError: if the sizes are not layer sizes, p is not the number they call for, or
                the activations are not as described.
        """
        sizes = layer_sizes(sizes)
        values = finite_array(vector, "parameters")
        expected = len(parameter_names(sizes))
        if values.shape != (expected,):
            raise ValueError(
                f"a network of sizes {sizes} has {expected} parameters: give them all."
            )
        names = one_for_each_layer(activations, len(sizes) - 1)
        layers = zip(split_layers(sizes, values), names, strict=True)
        return cls(tuple(Layer(weights, biases, name) for (weights, biases), name in layers))

    @classmethod
    def from_parameters(
        cls,
        parameters: Mapping[str, float],
        sizes: Iterable[int] = DEFAULT_SIZES,
        activations: str | Iterable[str] = "sigmoid",
    ) -> "Network":
        """Build a network from its named parameters, {"w1": ..., "b3": ...}.

        Raises:
            ValueError: if a name is missing or unknown, or a value is not a finite number.
        """
        sizes = layer_sizes(sizes)
        names = parameter_names(sizes)
        missing = [name for name in names if name not in parameters]
        unknown = [str(name) for name in parameters if name not in names]
        if missing:
            raise ValueError(f"parameters lack {', '.join(missing)}: give a number for each.")
        if unknown:
            raise ValueError(f"a network of sizes {sizes} has no parameter {', '.join(unknown)}.")
        vector = [finite_number(parameters[name], name) for name in names]
        return cls.from_vector(vector, sizes, activations)

    @classmethod
    def random(
        cls,
        sizes: Iterable[int] = DEFAULT_SIZES,
        seed: int = 0,
        *,
        activations: str | Iterable[str] = "sigmoid",
        initializer: str = "normal",
    ) -> "Network":
        """Draw a new network; the same seed, the same network.

        Args:
            sizes: neurons in each layer, the inputs first.
            seed: a whole number of at least 0.
            activations: one name for all layers or one for each, out of `LAYER_ACTIVATIONS`.
            initializer: a name in `INITIALIZERS`; "normal" draws every weight and bias from a
                standard normal.

        Raises:
            ValueError: if an argument is not as described.
        """
        sizes = layer_sizes(sizes)
        return cls.from_vector(initial_parameters(sizes, seed, initializer), sizes, activations)

    @property
    def sizes(self) -> tuple[int, ...]:
        """Neurons in each layer, the inputs first: (2, 2, 1) for the default network."""
        return (self.layers[0].weights.shape[1], *(len(layer.biases) for layer in self.layers))

    @property
    def activations(self) -> tuple[str, ...]:
        """The activation of each layer after the inputs."""
        return tuple(layer.activation for layer in self.layers)

    @property
    def vector(self) -> Array:
        """All parameters as a (p,) array: the weights in their order, then the biases."""
        return np.concatenate(
            [layer.weights.ravel() for layer in self.layers]
            + [layer.biases for layer in self.layers]
        )

    @property
    def parameters(self) -> dict[str, float]:
        """All parameters by name: {"w1": ..., ..., "b3": ...}."""
        return dict(zip(parameter_names(self.sizes), self.vector.tolist(), strict=True))

    def feedforward(self, x: ArrayLike) -> float | Array:
        """The output of the network: what it predicts.

        Args:
            x: (inputs,) one sample, or (n, inputs) many.

        Returns:
            With one output neuron a float for one sample and an (n,) array for many; with k of
            them an array (k,) or (n, k).

        Raises:
            ValueError: if a sample does not have one finite number for each input, or a sum is
                too large for a float.
        """
        samples, single = self._samples(x)
        output = self._layers_of(samples)[-1]
        if self.sizes[-1] == 1:
            return float(output[0, 0]) if single else output[:, 0]
        one: Array = output[0]
        return one if single else output

    def neuron_outputs(self, x: ArrayLike) -> dict[str, float | Array]:
        """What every neuron gives out: {"h1": ..., "h2": ..., "o1": ...}.

        Args:
            x: (inputs,) one sample, or (n, inputs) many.

        Returns:
            A float each for one sample, an (n,) array each for many.

        Raises:
            ValueError: if a sample does not have one finite number for each input, or a sum is
                too large for a float.
        """
        samples, single = self._samples(x)
        outputs: dict[str, float | Array] = {}
        layers = self._layers_of(samples)
        for names, values in zip(neuron_names(self.sizes), layers, strict=True):
            for place, name in enumerate(names):
                column = values[:, place]
                outputs[name] = float(column[0]) if single else column
        return outputs

    def _layers_of(self, samples: Array) -> list[Array]:
        """The outputs (n, width) of each layer.

        Raises:
            ValueError: if a sum is too large for a float, and so the output is not a number.
        """
        stacked = layer_outputs(self.sizes, self.vector[None], samples, self.activations)
        layers = [layer[0] for layer in stacked]
        if not all(np.isfinite(layer).all() for layer in layers):
            raise ValueError("a sum is too large for a float: use smaller inputs or weights.")
        return layers

    def _samples(self, x: ArrayLike) -> tuple[Array, bool]:
        """Return the samples as rows, and whether x was one sample by itself."""
        values = finite_array(x, "x")
        single = values.ndim == 1
        return feature_rows(values[None, :] if single else values, self.sizes[0], "x"), single

    def __repr__(self) -> str:
        shape = "-".join(str(size) for size in self.sizes)
        if set(self.activations) != {"sigmoid"}:
            shape += f", {', '.join(self.activations)}"
        numbers = ", ".join(f"{name}={value:.4g}" for name, value in self.parameters.items())
        return f"Network({shape}: {numbers})"
