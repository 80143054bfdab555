"""One step of one neuron, told in its four parts: forward, loss, backward, update.

Backpropagation goes through all neurons; here it stops at one of them, in a network of any depth,
and says every number that passes there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from nn_core.backpropagation import backpropagate, losses_along
from nn_core.layer_activations import LAYER_ACTIVATIONS
from nn_core.network import Network
from nn_core.topology import neuron_names, neuron_parameters
from nn_core.validation import finite_array


@dataclass(frozen=True)
class Passed:
    """A signal that passes a weight: where it comes from, or where it goes to.

    Attributes:
        name: of the input or neuron at its other end.
        value: forward, what comes from there; backward, dL/dsum of the neuron there.
        weight: the name of the weight between.
        strength: its value.
    """

    name: str
    value: float
    weight: str
    strength: float

    @property
    def product(self) -> float:
        """What arrives."""
        return self.value * self.strength


@dataclass(frozen=True)
class NeuronStep:
    """The numbers of one neuron for one sample.

    Attributes:
        neuron: its name.
        activation: of its layer.
        inputs: what it multiplies and adds up.
        bias: its name and value.
        total: the sum.
        output: what it gives out.
        loss: of the network on this sample.
        behind: the neurons that it feeds, with what comes back from them; none for an output.
        by_output: dL/doutput; None for an output whose chain begins at its sum.
        slope: doutput/dsum; None for the same.
        by_sum: dL/dsum.
        gradient: dL/dparameter of its own weights, input by input, then of its bias.
    """

    neuron: str
    activation: str
    inputs: tuple[Passed, ...]
    bias: tuple[str, float]
    total: float
    output: float
    loss: float
    behind: tuple[Passed, ...]
    by_output: float | None
    slope: float | None
    by_sum: float
    gradient: Mapping[str, float]

    def updated(self, learning_rate: float) -> dict[str, float]:
        """Its parameters after a plain step with this sample alone: w - learning_rate * dL/dw."""
        before = {each.weight: each.strength for each in self.inputs} | dict([self.bias])
        return {name: before[name] - learning_rate * by for name, by in self.gradient.items()}


def neuron_step(
    network: Network,
    neuron: str,
    x: ArrayLike,
    y_true: ArrayLike,
    loss: str = "mse",
    input_names: Sequence[str] = (),
) -> NeuronStep:
    """All that passes one neuron in one step.

    Args:
        network: of any depth and activations.
        neuron: its name, such as "h3" or "o1".
        x: (inputs,) the sample.
        y_true: its target, as for `backpropagate`.
        loss: "mse" or "cross-entropy".
        input_names: what the inputs are called; x1, x2 and so on if not given.

    Raises:
        ValueError: if the network has no such neuron, or an argument is not as described.
    """
    names = neuron_names(network.sizes)
    depth = next((depth for depth, layer in enumerate(names) if neuron in layer), None)
    if depth is None:
        known = ", ".join(name for layer in names for name in layer)
        raise ValueError(f"this network has no neuron {neuron}: it has {known}.")
    by = backpropagate(network, x, y_true, loss)
    values, owned = network.parameters, neuron_parameters(network.sizes)
    *weights, bias = owned[neuron]
    given = _signals(network, x, input_names)
    before = list(input_names or given)[: network.sizes[0]] if depth == 0 else names[depth - 1]
    inputs = tuple(
        Passed(name, given[name], weight, values[weight])
        for name, weight in zip(before, weights, strict=True)
    )
    place = names[depth].index(neuron)
    behind = tuple(
        Passed(name, by[owned[name][-1]], owned[name][place], values[owned[name][place]])
        for name in (names[depth + 1] if depth + 1 < len(names) else ())
    )
    total = sum(each.product for each in inputs) + values[bias]
    activation = network.activations[depth]
    ends_at_sum = not behind and (loss != "mse" or activation == "softmax")
    slope = None if ends_at_sum else _slope(activation, total)
    by_output: float | None = sum(each.product for each in behind)
    if not behind:
        by_output = None if ends_at_sum else _by_output(network, given[neuron], y_true, place)
    return NeuronStep(
        neuron,
        activation,
        inputs,
        (bias, values[bias]),
        total,
        given[neuron],
        float(losses_along(network, bias, [values[bias]], x, y_true, loss)[0]),
        behind,
        by_output,
        slope,
        by[bias],
        {name: by[name] for name in owned[neuron]},
    )


def _signals(network: Network, x: ArrayLike, input_names: Sequence[str]) -> dict[str, float]:
    """What every input and every neuron gives out."""
    sample = finite_array(x, "x")
    names = input_names or [f"x{place}" for place in range(1, len(sample) + 1)]
    outputs = {name: float(value) for name, value in network.neuron_outputs(sample).items()}
    return dict(zip(names, sample.tolist(), strict=True)) | outputs


def _slope(activation: str, total: float) -> float:
    sums = np.array([total])
    bend = LAYER_ACTIVATIONS[activation]
    return float(bend.loss_by_sum(sums, bend.outputs(sums), np.ones(1))[0])


def _by_output(network: Network, output: float, y_true: ArrayLike, place: int) -> float:
    """The derivative of the mean squared error over the outputs by one of them."""
    true = np.atleast_1d(finite_array(y_true, "y_true"))
    target = float(true[place]) if true.size > 1 else float(true[0])
    return -2.0 * (target - output) / network.sizes[-1]
