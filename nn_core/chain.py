"""The chain rule links a parameter to the loss, through the neurons that lie between them.

From a neuron near the end there is one way to the loss. From one further back there are many: what
it gives out goes to every neuron of the next layer. Then the derivative is a sum over these ways,
and says so.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from nn_core.network import Network
from nn_core.topology import neuron_names, neuron_parameters, parameter_names
from nn_core.validation import Array


class Factor(NamedTuple):
    """One link of the chain: its symbol as written on paper, such as "dy_pred/dh1", and value.

    Where several paths lead from one to the other, the value is the sum over the paths, and
    `terms` has for each path the two factors whose product it adds: dy_pred/dh1 =
    dy_pred/dh3 * dh3/dh1 + dy_pred/dh4 * dh4/dh1. Of these, the first may be a sum again.
    """

    symbol: str
    value: float
    terms: tuple[tuple["Factor", "Factor"], ...] = ()

    def __repr__(self) -> str:
        # In a deep network the terms of terms of terms are too many to be read.
        terms = f", sum of {len(self.terms)}" if self.terms else ""
        return f"Factor({self.symbol!r}, {self.value!r}{terms})"


def factors(
    network: Network, signals: Sequence[Array], slopes: Sequence[Array], ends: Sequence[Factor]
) -> dict[str, tuple[Factor, ...]]:
    """The factors of dL/dparameter for every parameter, without checks.

    Args:
        network: whose parameters.
        signals: what each layer takes in: the sample (inputs,), then the outputs (width,) of each
            layer but the last.
        slopes: how each neuron's output changes with its sum, (width,) for each layer. For the
            last layer it may be what stands in `ends` that changes with the sum.
        ends: the derivatives of the loss where the network ends: dL/dy_pred, or for several
            outputs dL/do1, dL/do2, ...

    Returns:
        By parameter name. With one end all begin with it: dL/dy_pred, dy_pred/dh1, dh1/dw1.
        With several, a hidden neuron's begin with the sum over them: dL/dh1, dh1/dw1.
    """
    layers, owned = neuron_names(network.sizes), neuron_parameters(network.sizes)
    several = len(ends) > 1
    names = [_below(end) for end in ends]
    top, common = ("L", ()) if several else (names[0], (ends[0],))
    heads: list[tuple[Factor, ...]] = [(end,) for end in ends]
    after = ends if several else ()
    values = np.array([end.value for end in ends]) if several else np.ones(1)
    chain: dict[str, tuple[Factor, ...]] = {}
    for depth in reversed(range(len(layers))):
        slope = slopes[depth]
        for place, neuron in enumerate(layers[depth]):
            by_parameter = [*(signals[depth] * slope[place]), slope[place]]
            for parameter, value in zip(owned[neuron], by_parameter, strict=True):
                last = Factor(f"d{names[place]}/d{parameter}", float(value))
                chain[parameter] = (*heads[place], last)
        if depth:
            weights = network.layers[depth].weights
            values = (values * slope) @ weights
            links = slope[:, None] * weights
            after = [
                Factor(f"d{top}/d{neuron}", float(value), paths(after, names, neuron, column))
                for neuron, value, column in zip(layers[depth - 1], values, links.T, strict=True)
            ]
            names = list(layers[depth - 1])
            heads = [(*common, factor) for factor in after]
    return {name: chain[name] for name in parameter_names(network.sizes)}


def paths(
    after: Sequence[Factor], names: Sequence[str], neuron: str, links: Array
) -> tuple[tuple[Factor, Factor], ...]:
    """The terms of a sum over paths: from a neuron to each of the next ones, and on from there.

    Args:
        after: the factor further on for each of the next ones; none where there is no sum.
        names: what the next ones are called.
        neuron: what the paths begin at.
        links: the derivative of each of the next ones by it.
    """
    return tuple(
        (further, Factor(f"d{name}/d{neuron}", float(link)))
        for further, name, link in zip(after, names, links, strict=False)
    )


def _below(factor: Factor) -> str:
    """What it is the derivative by: y_pred for dL/dy_pred."""
    return factor.symbol.split("/d")[1]
