"""The weights as JSON: with nothing but the file one predicts what the app predicts."""

import json

import numpy as np
import pytest

from nn_core import Network
from tests.ui.export.runs import EXPERIMENTS, HAND, NAMES
from ui.experiment.experiment import PARAMETERS, run
from ui.export.weights_json import weights_json


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_the_file_predicts_what_the_app_predicts(name: str) -> None:
    experiment = EXPERIMENTS[name]
    file = json.loads(weights_json(experiment))
    minus = [column["minus"] for column in file["inputs"]]
    divided_by = [column["divided_by"] for column in file["inputs"]]
    inputs = (experiment.dataset.raw - minus) / divided_by
    history = run(experiment)
    for key, network in (("start", history.network_at(0)), ("trained", history.network)):
        assert list(file[key]) == list(PARAMETERS)
        reading = Network.from_parameters(file[key])
        assert np.array_equal(reading.vector, network.vector)
        expected = experiment.predict(network, experiment.dataset.values)
        assert np.array_equal(reading.feedforward(inputs), expected)
    assert file["loss"] == {"start": history.loss[0], "trained": history.loss[-1]}
    assert file["trained_epochs"] == history.epochs


def test_the_settings_are_in_the_file() -> None:
    file = json.loads(weights_json(EXPERIMENTS["by hand, shuffled"]))
    assert file["settings"] == {
        "learning_rate": 0.1,
        "epochs": 30,
        "order": "shuffled",
        "seed": 0,
        "start": "hand",
        "frozen": [],
    }
    assert json.loads(weights_json(EXPERIMENTS["frozen"]))["settings"]["frozen"] == [
        "w1",
        "w4",
        "b3",
    ]
    assert tuple(file["start"].values()) == HAND
    assert json.loads(weights_json(EXPERIMENTS["ones"]))["settings"]["start"] == "ones"


def test_names_are_data() -> None:
    file = json.loads(weights_json(EXPERIMENTS["bad names"]))
    assert file["classes"][0] == NAMES[2]
    assert file["inputs"][1]["unit"] == NAMES[0]
