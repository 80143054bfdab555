"""A network from a file: JSON with layers, as the page writes it or somebody else has made it."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeGuard

import numpy as np

from nn_core import INPUTS, LAYER_ACTIVATIONS, Network
from ui.experiment.bigger import MOST_LAYERS, MOST_NEURONS, BiggerExperiment
from ui.experiment.experiment_file import LARGEST_FILE, FileError
from ui.theme.text import listed, quoted

LARGEST_NUMBER = 1e6


def read_network(content: bytes, experiment: BiggerExperiment) -> BiggerExperiment:
    """The experiment with the network of a file: its shape, its activations, and its numbers.

    The data and the training stay; what was frozen or changed amid the run does not.

    Raises:
        FileError: if the file holds no network, or not one for these data; in one sentence.
    """
    if len(content) > LARGEST_FILE:
        raise FileError("The file is larger than 1 MB: pick a network as this page writes it.")
    told = _parsed(content)
    layers = told.get("layers")
    if not isinstance(layers, list) or not layers:
        raise FileError(
            'The file holds no network: it needs "layers", each with an activation, weights and '
            "biases."
        )
    if len(layers) > MOST_LAYERS + 1:
        raise FileError(
            f"The network has {len(layers) - 1} hidden layers and the limit is {MOST_LAYERS}."
        )
    numbers = [_layer(number, layer) for number, layer in enumerate(layers, 1)]
    inputs = _inputs(told.get("inputs"), numbers[0][0].shape[1])
    widths = [len(biases) for _, biases, _ in numbers]
    _check_chain(numbers, widths)
    activations = tuple(activation for *_, activation in numbers)
    _check_end(widths[-1], activations[-1], experiment)
    network = Network.from_vector(
        np.concatenate(
            [weights.ravel() for weights, *_ in numbers] + [biases for _, biases, _ in numbers]
        ),
        (len(inputs), *widths),
        activations,
    )
    order = sorted(range(len(inputs)), key=lambda place: list(INPUTS).index(inputs[place]))
    first, *others = network.layers
    ordered = Network((replace(first, weights=first.weights[:, order]), *others))
    return replace(
        experiment,
        inputs=inputs,
        hidden=tuple(widths[:-1]),
        activations=activations[:-1],
        by_hand=tuple(ordered.parameters.items()),
        frozen=(),
        branches=(),
    )


def _parsed(content: bytes) -> dict[str, Any]:
    """The names and values in a file; none if it is anything else."""
    try:
        parsed = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return parsed if isinstance(parsed, dict) else {}


Numbers = tuple[Any, Any, str]


def _layer(number: int, layer: object) -> Numbers:
    """Weights (width, inputs), biases (width,) and the activation of a layer."""
    if not isinstance(layer, dict):
        raise FileError(f"Layer {number} has no activation, weights and biases: give it all three.")
    activation = layer.get("activation")
    if not isinstance(activation, str) or activation not in LAYER_ACTIVATIONS:
        raise FileError(
            f"Layer {number} has the activation {quoted(activation)}: it has to be one of "
            f"{listed([*LAYER_ACTIVATIONS])}."
        )
    rows, biases = layer.get("weights"), layer.get("biases")
    if not isinstance(rows, list) or not rows or not isinstance(rows[0], list):
        raise FileError(f"Layer {number} has no weights: give a row of numbers for each neuron.")
    if not all(_numbers(row) and len(row) == len(rows[0]) > 0 for row in rows):
        raise FileError(
            f"The weights of layer {number} are no table: give each neuron a row of as many "
            f"numbers, none beyond {LARGEST_NUMBER:,.0f}."
        )
    if not _numbers(biases) or len(biases) != len(rows):
        raise FileError(
            f"Layer {number} has {len(rows)} neurons: give it as many biases, none beyond "
            f"{LARGEST_NUMBER:,.0f}."
        )
    return np.array(rows, dtype=np.float64), np.array(biases, dtype=np.float64), activation


def _numbers(row: object) -> TypeGuard[list[float]]:
    """Whether it is a list of numbers that one can go on with; True and False are none."""
    return isinstance(row, list) and all(
        # What is no number at all, NaN, is not below any.
        type(number) in (int, float) and abs(number) <= LARGEST_NUMBER
        for number in row
    )


def _inputs(names: object, count: int) -> tuple[str, ...]:
    """What the network takes in: as the file says, or x1 and x2."""
    if names is None and count == 2:
        return ("x1", "x2")
    if (
        not isinstance(names, list)
        or any(not isinstance(name, str) or name not in INPUTS for name in names)
        or len({*names}) != len(names)
    ):
        raise FileError(f'"inputs" has to name some of {listed([*INPUTS])}, each once.')
    if len(names) != count:
        raise FileError(
            f"The first layer takes {count} numbers and {len(names)} inputs are named: make the "
            "two equal."
        )
    return tuple(names)


def _check_chain(numbers: Sequence[Numbers], widths: Sequence[int]) -> None:
    for number, ((weights, *_), before) in enumerate(zip(numbers[1:], widths, strict=False), 2):
        if weights.shape[1] != before:
            raise FileError(
                f"Layer {number} takes {weights.shape[1]} numbers and layer {number - 1} has "
                f"{before} neurons: make the two equal."
            )
    for number, width in enumerate(widths[:-1], 1):
        if width > MOST_NEURONS:
            raise FileError(f"Layer {number} has {width} neurons and the limit is {MOST_NEURONS}.")
    if "softmax" in [activation for *_, activation in numbers[:-1]]:
        raise FileError("Softmax belongs in the last layer: give the layers before it another.")


def _check_end(outputs: int, activation: str, experiment: BiggerExperiment) -> None:
    """Whether the network answers what is asked."""
    wanted = experiment.sizes[-1], experiment.layer_activations[-1]
    if (outputs, activation) != wanted:
        task = f"{experiment.classes} classes" if experiment.classes else "numbers to predict"
        raise FileError(
            f"The network ends with {outputs} {activation} and these data, with {task}, need "
            f"{wanted[0]} {wanted[1]}: pick other data first, or another network."
        )
