"""Fisher's three irises, and a small network that tells them apart by their petals."""

import csv
from dataclasses import dataclass
from functools import cache

import numpy as np

from nn_core import Adam, Network, Shift, train
from nn_core.validation import Array
from ui.data.samples import FOLDER
from ui.language.words import N_

FILE = FOLDER / "three_irises.csv"
SPECIES = ("setosa", "versicolor", "virginica")
FEATURES = (N_("petal length (cm)"), N_("petal width (cm)"))
HIDDEN, EPOCHS, LEARNING_RATE, BATCH = 3, 100, 0.02, 10
"""Enough to be right about 144 of the 150; no straight edges would part the last few."""


@dataclass(frozen=True, eq=False)
class Irises:
    """The flowers, and the trained network.

    Attributes:
        values: (n, 2) petal length and width in cm.
        labels: (n,) the number of each one's species.
        offset: (2,) and
        scale: (2,) make the network's inputs of the values.
        network: 2-3-3, with softmax last.
    """

    values: Array
    labels: Array
    offset: Array
    scale: Array
    network: Network

    def scores(self, length: float, width: float) -> tuple[float, ...]:
        """What the last layer's neurons add up to for a flower: their sums, before softmax."""
        network = self.network
        before_softmax = (*network.activations[:-1], "linear")
        scoring = Network.from_vector(network.vector, network.sizes, before_softmax)
        shifted = (np.array([length, width]) - self.offset) / self.scale
        return tuple(np.asarray(scoring.feedforward(shifted)).tolist())

    @property
    def right(self) -> int:
        """How many flowers get the largest share for their own species."""
        said = self.network.feedforward((self.values - self.offset) / self.scale)
        return int((np.argmax(said, axis=1) == self.labels).sum())


@cache
def irises() -> Irises:
    """Read the flowers and train the network on them; the same for everybody."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    values = np.array(
        [[float(row["Petal length (cm)"]), float(row["Petal width (cm)"])] for row in rows]
    )
    labels = np.array([SPECIES.index(row["Species"]) for row in rows])
    offset, scale = Shift("standard").fit(values)
    history = train(
        Network.random((2, HIDDEN, len(SPECIES)), activations=("sigmoid", "softmax")),
        (values - offset) / scale,
        labels,
        loss="cross-entropy",
        optimizer=Adam(LEARNING_RATE),
        batch_size=BATCH,
        epochs=EPOCHS,
        order="shuffled",
    )
    return Irises(values, labels, offset, scale, history.network)
