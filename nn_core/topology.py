"""The shape of a network: its layer sizes, and what every parameter and neuron is called.

Weights are numbered neuron by neuron, layer by layer, input by input; biases neuron by neuron.
In the 2-2-1 network w1 and w2 belong to h1, w3 and w4 to h2, w5 and w6 to o1.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from nn_core.validation import Array


@cache
def parameter_names(sizes: tuple[int, ...]) -> tuple[str, ...]:
    """The names w1, w2, ..., b1, b2, ... in the order in which vectors of parameters hold them."""
    biases = sum(sizes[1:])
    return (
        *(f"w{number}" for number in range(1, weight_count(sizes) + 1)),
        *(f"b{number}" for number in range(1, biases + 1)),
    )


@cache
def weight_count(sizes: tuple[int, ...]) -> int:
    """How many weights there are; in a vector of parameters they come before the biases."""
    return sum(width * inputs for inputs, width in pairwise(sizes))


@cache
def neuron_names(sizes: tuple[int, ...]) -> tuple[tuple[str, ...], ...]:
    """The names of the neurons of each layer after the inputs: h1, h2, ..., then o1, ..."""
    hidden, names = 0, []
    for width in sizes[1:-1]:
        names.append(tuple(f"h{hidden + place}" for place in range(1, width + 1)))
        hidden += width
    names.append(tuple(f"o{place}" for place in range(1, sizes[-1] + 1)))
    return tuple(names)


@cache
def neuron_parameters(sizes: tuple[int, ...]) -> Mapping[str, tuple[str, ...]]:
    """Which parameters belong to which neuron: its weights, input by input, then its bias.

    >>> neuron_parameters((2, 2, 1))["h2"]
    ('w3', 'w4', 'b2')
    """
    weight, bias, owned = 1, 1, {}
    for inputs, names in zip(sizes, neuron_names(sizes), strict=False):
        for name in names:
            owned[name] = (*(f"w{weight + place}" for place in range(inputs)), f"b{bias}")
            weight, bias = weight + inputs, bias + 1
    return MappingProxyType(owned)


@cache
def neuron_sources(sizes: tuple[int, ...]) -> Mapping[str, tuple[str, ...]]:
    """What each neuron takes in, in the order of its weights: x1, x2, ... or the layer before.

    >>> neuron_sources((2, 2, 1))["o1"]
    ('h1', 'h2')
    """
    inputs = tuple(f"x{place}" for place in range(1, sizes[0] + 1))
    layers = neuron_names(sizes)
    return MappingProxyType(
        {
            name: before
            for before, names in zip((inputs, *layers), layers, strict=False)
            for name in names
        }
    )


def split_layers(sizes: tuple[int, ...], parameters: Array) -> Iterator[tuple[Array, Array]]:
    """Cut parameters (..., p) into layers: weights (..., width, inputs), biases (..., width).

    They are views: what is written into a layer is written into the parameters.
    """
    networks = parameters.shape[:-1]
    for weights, shape, biases in _places(sizes):
        yield parameters[..., weights].reshape(networks + shape), parameters[..., biases]


@cache
def _places(sizes: tuple[int, ...]) -> tuple[tuple[slice, tuple[int, int], slice], ...]:
    """For each layer the columns of its weights, their shape, and the columns of its biases."""
    weight, bias, places = 0, weight_count(sizes), []
    for inputs, width in pairwise(sizes):
        weights, biases = slice(weight, weight + width * inputs), slice(bias, bias + width)
        places.append((weights, (width, inputs), biases))
        weight, bias = weights.stop, biases.stop
    return tuple(places)
