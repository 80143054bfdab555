"""What is exported in the browser tests: a short run, with names that try to break out of it."""

from dataclasses import replace

from ui.data.samples import sample_dataset
from ui.data.table import Asked
from ui.experiment.experiment import Experiment
from ui.experiment.permalink import Setup
from ui.stage.score import View

HOSTILE = "</script><img src=x onerror=alert(1)>"
PEOPLE = replace(sample_dataset("people"), names=(HOSTILE, "Bob", '"""', "'; import os"))
EXPERIMENT = Experiment(PEOPLE, (Asked("Emily\nprint(1)", 128.0, 63.0),), epochs=200)
SETUP = Setup(EXPERIMENT, shown="Bob")
VIEW = View("Bob")
