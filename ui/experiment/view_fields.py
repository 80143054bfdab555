"""What the views have for themselves in the address: fields for each network that they look at."""

from collections.abc import Mapping
from typing import Any

from nn_core import parameter_names
from ui.experiment.bigger import MOST_LAYERS, MOST_NEURONS
from ui.experiment.bigger_fields import (
    BATCH,
    HIDDEN,
    INITIALIZER,
    LOSS,
    OPTIMIZER,
    ORDER,
    PENALTY,
    RATE,
)
from ui.experiment.bigger_words import ACTIVATION_WORDS
from ui.experiment.field import Setting
from ui.experiment.field_kinds import Choice
from ui.experiment.fields import PLANE, SEED, STARTS, VARY
from ui.experiment.view_kinds import Plane, Variation, Varied
from ui.language.words import N_

NINE, BIGGER = "playground", "bigger"
ACTIVATION = Choice("act", N_("Activation"), "tanh", ACTIVATION_WORDS)
"""One for all hidden layers."""
BIG_VARY = Varied(
    VARY.key,
    VARY.name,
    Variation(OPTIMIZER.key, ("sgd", "momentum", "rmsprop", "adam")),
    (OPTIMIZER, RATE, HIDDEN, ACTIVATION, SEED, INITIALIZER, BATCH, ORDER, LOSS, PENALTY),
)
LARGEST = (7, *(MOST_NEURONS,) * MOST_LAYERS, MOST_NEURONS)
BIG_PLANE = Plane(PLANE.key, PLANE.name, parameter_names(LARGEST))
"""With the names that any network can have; those of the network itself are asked for later."""
OWN: Mapping[str, Mapping[str, Setting[Any]]] = {
    "compare": {NINE: VARY, BIGGER: BIG_VARY},
    "starts": {NINE: STARTS, BIGGER: STARTS},
    "landscape": {NINE: PLANE, BIGGER: BIG_PLANE},
}
"""The field of each view, by the page's url and by the network that it looks at."""
