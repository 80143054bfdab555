"""A network is neurons in layers: what one layer gives out, the next takes in.

Weights are numbered neuron by neuron, layer by layer, input by input; biases neuron by neuron.
In the 2-2-1 network w1 and w2 belong to h1, w3 and w4 to h2, w5 and w6 to o1.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike

from nn_core.activations import stable_sigmoid
from nn_core.validation import (
    Array,
    feature_rows,
    finite_array,
    finite_number,
    layer_sizes,
    read_only,
    whole_number,
)

DEFAULT_SIZES = (2, 2, 1)


@cache
def parameter_names(sizes: tuple[int, ...]) -> tuple[str, ...]:
    """The names w1, w2, ..., b1, b2, ... in the order in which vectors of parameters hold them."""
    weights = sum(width * inputs for inputs, width in pairwise(sizes))
    biases = sum(sizes[1:])
    return (
        *(f"w{number}" for number in range(1, weights + 1)),
        *(f"b{number}" for number in range(1, biases + 1)),
    )


@cache
def neuron_names(sizes: tuple[int, ...]) -> tuple[tuple[str, ...], ...]:
    """The names of the neurons of each layer after the inputs: h1, h2, ..., then o1, ..."""
    hidden, names = 0, []
    for width in sizes[1:-1]:
        names.append(tuple(f"h{hidden + place}" for place in range(1, width + 1)))
        hidden += width
    names.append(tuple(f"o{place}" for place in range(1, sizes[-1] + 1)))
    return tuple(names)


def split_layers(sizes: tuple[int, ...], parameters: Array) -> Iterator[tuple[Array, Array]]:
    """Cut rows of parameters (m, p) into layers: weights (m, width, inputs), biases (m, width)."""
    networks = len(parameters)
    weight, bias = 0, parameters.shape[1] - sum(sizes[1:])
    for inputs, width in pairwise(sizes):
        weights = parameters[:, weight : weight + width * inputs]
        yield weights.reshape(networks, width, inputs), parameters[:, bias : bias + width]
        weight += width * inputs
        bias += width


def layer_outputs(sizes: tuple[int, ...], parameters: Array, features: Array) -> list[Array]:
    """Run samples through many networks of one shape at once, without checks.

    Args:
        sizes: the layer sizes that all the networks have.
        parameters: (m, p), one network a row, columns as in `parameter_names`.
        features: (n, sizes[0]), one sample a row.

    Returns:
        For each layer after the inputs an array (m, n, width) of its neurons' outputs.
    """
    signals = np.broadcast_to(features, (len(parameters), *features.shape))
    outputs = []
    for weights, biases in split_layers(sizes, parameters):
        with np.errstate(over="ignore", invalid="ignore", under="ignore"):
            sums = signals @ weights.transpose(0, 2, 1) + biases[:, None, :]
        signals = stable_sigmoid(sums)
        outputs.append(signals)
    return outputs


@dataclass(frozen=True, eq=False)
class Layer:
    """The neurons of one layer: weights (width, inputs), one neuron a row, and biases (width,)."""

    weights: Array
    biases: Array

    def __post_init__(self) -> None:
        weights = finite_array(self.weights, "weights")
        biases = finite_array(self.biases, "biases")
        if weights.ndim != 2 or weights.size == 0 or biases.shape != weights.shape[:1]:
            raise ValueError(
                "a layer needs weights with one row per neuron and as many biases as rows, "
                f"not the shapes {weights.shape} and {biases.shape}."
            )
        object.__setattr__(self, "weights", read_only(weights))
        object.__setattr__(self, "biases", read_only(biases))


@dataclass(frozen=True, eq=False, repr=False)
class Network:
    """A feedforward network with the sigmoid after every neuron; a value that never changes.

    Make one with `Network.random` or `Network.from_parameters`.

    Raises:
        ValueError: if there is no layer, or a layer does not fit the one before it.

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

    @classmethod
    def from_vector(cls, vector: ArrayLike, sizes: Iterable[int] = DEFAULT_SIZES) -> "Network":
        """Build a network from a flat (p,) list: all weights in their order, then all biases.

        Raises:
            ValueError: if the sizes are not layer sizes or p is not the number they call for.
        """
        sizes = layer_sizes(sizes)
        values = finite_array(vector, "parameters")
        expected = len(parameter_names(sizes))
        if values.shape != (expected,):
            raise ValueError(
                f"a network of sizes {sizes} has {expected} parameters: give them all."
            )
        return cls(
            tuple(
                Layer(weights[0], biases[0])
                for weights, biases in split_layers(sizes, values[None])
            )
        )

    @classmethod
    def from_parameters(
        cls, parameters: Mapping[str, float], sizes: Iterable[int] = DEFAULT_SIZES
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
        return cls.from_vector([finite_number(parameters[name], name) for name in names], sizes)

    @classmethod
    def random(cls, sizes: Iterable[int] = DEFAULT_SIZES, seed: int = 0) -> "Network":
        """Draw every weight and bias from a standard normal; the same seed, the same network.

        Raises:
            ValueError: if the sizes are not layer sizes or the seed is not a whole number >= 0.
        """
        sizes = layer_sizes(sizes)
        generator = np.random.default_rng(whole_number(seed, "seed"))
        return cls.from_vector(generator.standard_normal(len(parameter_names(sizes))), sizes)

    @property
    def sizes(self) -> tuple[int, ...]:
        """Neurons in each layer, the inputs first: (2, 2, 1) for the default network."""
        return (self.layers[0].weights.shape[1], *(len(layer.biases) for layer in self.layers))

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
        layers = [layer[0] for layer in layer_outputs(self.sizes, self.vector[None], samples)]
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
        numbers = ", ".join(f"{name}={value:.4g}" for name, value in self.parameters.items())
        return f"Network({shape}: {numbers})"
