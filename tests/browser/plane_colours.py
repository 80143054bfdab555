"""The colours of a plane, read off its canvas."""

import numpy as np

from nn_core.validation import Array
from ui.theme.palette import DARK, LIGHT

FIELD = """(stage) => {
  const canvas = stage.querySelector(".plane-field");
  return [...canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data];
}"""


STEPS = 6
"""A colour may be off by so many of the 255 steps of each channel."""


def channels(colour: str) -> Array:
    return np.array([int(colour[k : k + 2], 16) for k in (1, 3, 5)], dtype=float)


def colour_of(share: float, dark: bool) -> Array:
    """The colour of an output: from one class over "unsure" to the other."""
    palette = DARK if dark else LIGHT
    stops = [*palette.bands[:2], palette.unsure, *palette.bands[2:]]
    places = np.linspace(0, 1, len(stops))
    by_channel = np.array([channels(stop) for stop in stops]).T
    return np.array([np.interp(share, places, channel) for channel in by_channel])
