"""Experiments as the views take them."""

from dataclasses import replace
from typing import Any

from ui.data.samples import sample_dataset
from ui.experiment.bigger import BiggerExperiment
from ui.experiment.bigger_setup import BiggerSetup
from ui.experiment.experiment import Experiment
from ui.experiment.permalink import Setup
from ui.views.of_bigger import OfBigger
from ui.views.of_playground import OfPlayground


def of_playground(data: str = "people", **settings: Any) -> OfPlayground:
    """The Playground's experiment with these settings."""
    experiment = replace(Experiment(sample_dataset(data)), **settings)
    return OfPlayground(experiment, Setup(experiment))


def of_bigger(**settings: Any) -> OfBigger:
    """A small experiment of the bigger networks, quick to train, with these settings."""
    small = BiggerExperiment(hidden=(3,), activations=("tanh",), epochs=20)
    experiment = replace(small, **settings)
    return OfBigger(experiment, BiggerSetup(experiment))
