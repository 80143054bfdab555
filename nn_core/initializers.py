"""Where training starts: the first weights and biases, drawn from a seed."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from nn_core.topology import parameter_names, split_layers
from nn_core.validation import Array, one_of, whole_number

PLAYGROUND_BIAS = 0.1


def initial_parameters(sizes: tuple[int, ...], seed: int, initializer: str) -> Array:
    """All parameters (p,) of a new network; the same arguments, the same numbers.

    Args:
        sizes: the layer sizes.
        seed: a whole number of at least 0.
        initializer: a name in `INITIALIZERS`.

    Raises:
        ValueError: if the seed or the name is not as described.
    """
    draw = INITIALIZERS[one_of(initializer, tuple(INITIALIZERS), "the initializer")]
    return draw(np.random.default_rng(whole_number(seed, "seed")), sizes)


def _normal(generator: np.random.Generator, sizes: tuple[int, ...]) -> Array:
    """Every weight and bias from a standard normal."""
    return generator.standard_normal(len(parameter_names(sizes)))


def _uniform(generator: np.random.Generator, sizes: tuple[int, ...]) -> Array:
    """Weights between -0.5 and 0.5 and biases of 0.1, as in TensorFlow Playground (`nn.ts`)."""
    return _layer_by_layer(
        sizes, lambda shape: generator.uniform(-0.5, 0.5, shape), PLAYGROUND_BIAS
    )


def _glorot(generator: np.random.Generator, sizes: tuple[int, ...]) -> Array:
    """Weights between ±sqrt(6 / (inputs + width)), which keeps signals of tanh from fading.

    Source: X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward neural
    networks" (2010), formula 16; the biases are 0.
    """

    def draw(shape: tuple[int, int]) -> Array:
        reach = np.sqrt(6.0 / sum(shape))
        return generator.uniform(-reach, reach, shape)

    return _layer_by_layer(sizes, draw)


def _he(generator: np.random.Generator, sizes: tuple[int, ...]) -> Array:
    """Weights from a normal of deviation sqrt(2 / inputs), which suits the half that ReLU stops.

    Source: K. He et al., "Delving deep into rectifiers" (2015), formula 10; the biases are 0.
    """
    return _layer_by_layer(
        sizes, lambda shape: generator.standard_normal(shape) * np.sqrt(2.0 / shape[1])
    )


def _zeros(_: np.random.Generator, sizes: tuple[int, ...]) -> Array:
    """Nothing but 0: all neurons of a layer are and stay twins."""
    return np.zeros(len(parameter_names(sizes)))


def _layer_by_layer(
    sizes: tuple[int, ...], draw: Callable[[tuple[int, int]], Array], bias: float = 0.0
) -> Array:
    """Weights as drawn for each layer's shape (width, inputs), and biases that are all the same."""
    parameters = np.full(len(parameter_names(sizes)), bias)
    for weights, _ in split_layers(sizes, parameters):
        width, inputs = weights.shape
        weights[:] = draw((width, inputs))
    return parameters


INITIALIZERS: Mapping[str, Callable[[np.random.Generator, tuple[int, ...]], Array]] = (
    MappingProxyType(
        {"normal": _normal, "uniform": _uniform, "glorot": _glorot, "he": _he, "zeros": _zeros}
    )
)
"""How the first parameters are drawn, by name; the normal is the one of the story."""
