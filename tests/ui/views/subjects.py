"""Experiments as the views take them."""

from dataclasses import replace
from typing import Any

from ui.data.samples import sample_dataset
from ui.experiment.experiment import Experiment
from ui.experiment.permalink import Setup
from ui.views.of_playground import OfPlayground


def of_playground(data: str = "people", **settings: Any) -> OfPlayground:
    """The Playground's experiment with these settings."""
    experiment = replace(Experiment(sample_dataset(data)), **settings)
    return OfPlayground(experiment, Setup(experiment))
