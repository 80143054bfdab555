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
    steps = neuron_steps(network, x, y_true, loss, input_names)
    if neuron not in steps:
        raise ValueError(f"this network has no neuron {neuron}: it has {', '.join(steps)}.")
    return steps[neuron]


def neuron_steps(
    network: Network,
    x: ArrayLike,
    y_true: ArrayLike,
    loss: str = "mse",
    input_names: Sequence[str] = (),
) -> dict[str, NeuronStep]:
    """The same of every neuron by its name, layer by layer; arguments and errors as above."""
    names, values = neuron_names(network.sizes), network.parameters
    owned = neuron_parameters(network.sizes)
    given = _signals(network, x, input_names)
    a_bias = owned[names[-1][0]][-1]
    known = _Known(
        network,
        y_true,
        loss,
        (tuple(input_names or given)[: network.sizes[0]], *names),
        owned,
        values,
        given,
        backpropagate(network, x, y_true, loss),
        float(losses_along(network, a_bias, [values[a_bias]], x, y_true, loss)[0]),
    )
    return {
        neuron: known.step(depth, place)
        for depth, layer in enumerate(names)
        for place, neuron in enumerate(layer)
    }


@dataclass(frozen=True)
class _Known:
    """What all neurons' steps are made of.

    Attributes:
        network: with
        y_true: and
        loss: as above.
        columns: names, the inputs first.
        owned: which parameters belong to a neuron.
        values: of the parameters.
        given: what every input and every neuron gives out.
        by: dL/dparameter.
        came_to: the loss.
    """

    network: Network
    y_true: ArrayLike
    loss: str
    columns: tuple[Sequence[str], ...]
    owned: Mapping[str, Sequence[str]]
    values: Mapping[str, float]
    given: Mapping[str, float]
    by: Mapping[str, float]
    came_to: float

    def step(self, depth: int, place: int) -> NeuronStep:
        """The step of a neuron; the first hidden layer has the depth 0."""
        before, own, *after = self.columns[depth:]
        neuron, (*weights, bias) = own[place], self.owned[own[place]]
        inputs = tuple(
            Passed(name, self.given[name], weight, self.values[weight])
            for name, weight in zip(before, weights, strict=True)
        )
        behind = tuple(
            Passed(name, self.by[bias], weights[place], self.values[weights[place]])
            for name in (after[0] if after else ())
            for *weights, bias in [self.owned[name]]
        )
        total = sum(each.product for each in inputs) + self.values[bias]
        activation, given = self.network.activations[depth], self.given[neuron]
        ends_at_sum = not behind and (self.loss != "mse" or activation == "softmax")
        by_output: float | None = sum(each.product for each in behind)
        if not behind:
            by_output = None if ends_at_sum else _by_output(self.network, given, self.y_true, place)
        return NeuronStep(
            neuron,
            activation,
            inputs,
            (bias, self.values[bias]),
            total,
            given,
            self.came_to,
            behind,
            by_output,
            None if ends_at_sum else _slope(activation, total),
            self.by[bias],
            {name: self.by[name] for name in self.owned[neuron]},
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
