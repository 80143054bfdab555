"""The weights of a bigger network in three forms: CSV, JSON to be opened again, and npz."""

import csv
import json
from io import BytesIO, StringIO

import numpy as np

from nn_core import Network, neuron_names, neuron_parameters
from ui.experiment.bigger import BiggerExperiment
from ui.experiment.bigger_run import bigger_run


def bigger_weights_csv(experiment: BiggerExperiment) -> str:
    """A row for each weight and bias: which neuron has it, for what, and its numbers.

    Raises:
        ValueError: if the numbers are so large that not even the first loss is finite.
    """
    history = bigger_run(experiment)
    start, trained = history.network_at(0).parameters, history.network.parameters
    file = StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["name", "neuron", "of", "start", "trained"])
    takes_in: tuple[str, ...] = experiment.inputs
    for names in neuron_names(history.sizes):
        for neuron in names:
            owned = neuron_parameters(history.sizes)[neuron]
            for name, source in zip(owned, (*takes_in, "bias"), strict=True):
                writer.writerow([name, neuron, source, start[name], trained[name]])
        takes_in = names
    return file.getvalue()


def bigger_weights_json(experiment: BiggerExperiment) -> str:
    """The trained network, layer by layer, with what it takes to use it; it can be opened again.

    Raises:
        ValueError: if the numbers are so large that not even the first loss is finite.
    """
    history, task = bigger_run(experiment), experiment.task
    features = zip(task.feature_names, task.offset.tolist(), task.scale.tolist(), strict=True)
    content = {
        "about": "A network of Nine Numbers: each layer has a row of weights for each neuron.",
        "features": [
            {"name": name, "minus": offset, "divided_by": scale} for name, offset, scale in features
        ],
        "inputs": list(experiment.inputs),
        "classes": list(task.class_names),
        "layers": _layers(history.network),
        "start": _layers(history.network_at(0)),
        "epochs": history.epochs,
        "loss": float(history.loss[-1]),
        "held_out_loss": (
            None if history.held_out_loss is None else float(history.held_out_loss[-1])
        ),
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def bigger_weights_npz(experiment: BiggerExperiment) -> bytes:
    """Arrays for NumPy: weights_1 (width, inputs), biases_1 (width,), ..., and the losses.

    Raises:
        ValueError: if the numbers are so large that not even the first loss is finite.
    """
    history = bigger_run(experiment)
    arrays = {"loss": history.loss}
    if history.held_out_loss is not None:
        arrays["held_out_loss"] = history.held_out_loss
    for number, layer in enumerate(history.network.layers, 1):
        arrays |= {f"weights_{number}": layer.weights, f"biases_{number}": layer.biases}
    file = BytesIO()
    np.savez_compressed(file, allow_pickle=False, **arrays)
    return file.getvalue()


def _layers(network: Network) -> list[dict[str, object]]:
    return [
        {
            "activation": layer.activation,
            "weights": layer.weights.tolist(),
            "biases": layer.biases.tolist(),
        }
        for layer in network.layers
    ]
