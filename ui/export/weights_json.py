"""The nine numbers as JSON, with what it takes to use them somewhere else."""

import json

from ui.experiment.experiment import Experiment, run


def weights_json(experiment: Experiment) -> str:
    """The numbers at the start and after training, the settings, and how inputs are prepared.

    Whoever wants to predict with them subtracts `minus` from each measurement and divides by
    `divided_by` first: that is what the network saw.

    Raises:
        ValueError: if the numbers are so large that not even the first loss is finite.
    """
    history = run(experiment)
    dataset = experiment.dataset
    inputs = zip(dataset.features, *dataset.shift.fit(dataset.raw), strict=True)
    content = {
        "network": "2-2-1, sigmoid after every neuron",
        "inputs": [
            {
                "name": feature.name,
                "unit": feature.unit,
                "minus": float(offset),
                "divided_by": float(scale),
            }
            for feature, offset, scale in inputs
        ],
        "classes": list(dataset.class_names),
        "settings": {
            "learning_rate": experiment.learning_rate,
            "epochs": experiment.epochs,
            "order": experiment.order,
            "seed": experiment.seed,
            "start": experiment.start if isinstance(experiment.start, str) else "hand",
            "frozen": experiment.frozen,
        },
        "start": history.network_at(0).parameters,
        "trained": history.network.parameters,
        "trained_epochs": history.epochs,
        "loss": {"start": float(history.loss[0]), "trained": float(history.loss[-1])},
    }
    return json.dumps(content, indent=2) + "\n"
