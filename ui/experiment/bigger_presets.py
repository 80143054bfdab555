"""Prepared experiments with bigger networks: each is nothing but a link, and holds what it says."""

from ui.experiment.presets import Preset

BIGGER_PRESETS = (
    Preset(
        "Circles",
        "Two hidden layers of four bend a ring around the inner class. How few neurons will do?",
    ),
)
