"""A network from a file: JSON with layers, as the page writes it or somebody else has made it."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeGuard

import numpy as np

from nn_core import INPUTS, LAYER_ACTIVATIONS, Network
from ui.experiment.bigger import MOST_LAYERS, MOST_NEURONS, BiggerExperiment
from ui.experiment.experiment_file import LARGEST_FILE, FileError
from ui.language.words import gettext as _
from ui.theme.text import grouped, listed, quoted

LARGEST_NUMBER = 1e6


def read_network(content: bytes, experiment: BiggerExperiment) -> BiggerExperiment:
    """The experiment with the network of a file: its shape, its activations, and its numbers.

    The data and the training stay; what was frozen or changed amid the run does not.

    Raises:
        FileError: if the file holds no network, or not one for these data; in one sentence.
    """
    if len(content) > LARGEST_FILE:
        raise FileError(_("The file is larger than 1 MB: pick a network as this page writes it."))
    told = _parsed(content)
    layers = told.get("layers")
    if not isinstance(layers, list) or not layers:
        raise FileError(
            _(
                'The file holds no network: it needs "layers", each with an activation, weights '
                "and biases."
            )
        )
    if len(layers) > MOST_LAYERS + 1:
        raise FileError(
            _("The network has {layers} hidden layers and the limit is {most}.").format(
                layers=len(layers) - 1, most=MOST_LAYERS
            )
        )
    numbers = [_layer(number, layer) for number, layer in enumerate(layers, 1)]
    inputs = _inputs(told.get("inputs"), numbers[0][0].shape[1])
    widths = [len(biases) for _weights, biases, _activation in numbers]
    _check_chain(numbers, widths)
    activations = tuple(activation for *_numbers, activation in numbers)
    _check_end(widths[-1], activations[-1], experiment)
    network = Network.from_vector(
        np.concatenate(
            [weights.ravel() for weights, *_rest in numbers]
            + [biases for _weights, biases, _activation in numbers]
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
        raise FileError(
            _("Layer {number} has no activation, weights and biases: give it all three.").format(
                number=number
            )
        )
    activation = layer.get("activation")
    if not isinstance(activation, str) or activation not in LAYER_ACTIVATIONS:
        raise FileError(
            _(
                "Layer {number} has the activation {activation}: it has to be one of {known}."
            ).format(
                number=number, activation=quoted(activation), known=listed([*LAYER_ACTIVATIONS])
            )
        )
    rows, biases = layer.get("weights"), layer.get("biases")
    if not isinstance(rows, list) or not rows or not isinstance(rows[0], list):
        raise FileError(
            _("Layer {number} has no weights: give a row of numbers for each neuron.").format(
                number=number
            )
        )
    if not all(_numbers(row) and len(row) == len(rows[0]) > 0 for row in rows):
        raise FileError(
            _(
                "The weights of layer {number} are no table: give each neuron a row of as many "
                "numbers, none beyond {largest}."
            ).format(number=number, largest=grouped(LARGEST_NUMBER))
        )
    if not _numbers(biases) or len(biases) != len(rows):
        raise FileError(
            _(
                "Layer {number} has {neurons} neurons: give it as many biases, none beyond "
                "{largest}."
            ).format(number=number, neurons=len(rows), largest=grouped(LARGEST_NUMBER))
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
        raise FileError(
            _('"inputs" has to name some of {known}, each once.').format(known=listed([*INPUTS]))
        )
    if len(names) != count:
        raise FileError(
            _(
                "The first layer takes {count} numbers and {named} inputs are named: make the two "
                "equal."
            ).format(count=count, named=len(names))
        )
    return tuple(names)


def _check_chain(numbers: Sequence[Numbers], widths: Sequence[int]) -> None:
    for number, ((weights, *_rest), before) in enumerate(zip(numbers[1:], widths, strict=False), 2):
        if weights.shape[1] != before:
            raise FileError(
                _(
                    "Layer {number} takes {taken} numbers and layer {previous} has {neurons} "
                    "neurons: make the two equal."
                ).format(number=number, taken=weights.shape[1], previous=number - 1, neurons=before)
            )
    for number, width in enumerate(widths[:-1], 1):
        if width > MOST_NEURONS:
            raise FileError(
                _("Layer {number} has {neurons} neurons and the limit is {most}.").format(
                    number=number, neurons=width, most=MOST_NEURONS
                )
            )
    if "softmax" in [activation for *_numbers, activation in numbers[:-1]]:
        raise FileError(_("Softmax belongs in the last layer: give the layers before it another."))


def _check_end(outputs: int, activation: str, experiment: BiggerExperiment) -> None:
    """Whether the network answers what is asked."""
    wanted = experiment.sizes[-1], experiment.layer_activations[-1]
    if (outputs, activation) != wanted:
        if experiment.classes:
            words = _(
                "The network ends with {ends} and these data, with {classes} classes, need "
                "{needed}: pick other data first, or another network."
            )
        else:
            words = _(
                "The network ends with {ends} and these data, with numbers to predict, need "
                "{needed}: pick other data first, or another network."
            )
        raise FileError(
            words.format(
                ends=f"{outputs} {activation}",
                classes=experiment.classes,
                needed=f"{wanted[0]} {wanted[1]}",
            )
        )
