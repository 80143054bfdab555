"""The experiment: one small value on which everything that the screen shows depends."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from nn_core import Dataset, History, Network, parameter_names, train
from ui.data.table import Asked
from ui.experiment.work import NINE_NUMBERS

SIZES = (2, 2, 1)
PARAMETERS = parameter_names(SIZES)
"""The nine numbers, in the order in which vectors hold them."""


@dataclass(frozen=True)
class Experiment:
    """All that a training run depends on. Equal experiments have equal histories, to the last bit.

    Attributes:
        dataset: who the network learns from.
        to_predict: who it is asked about afterwards.
        start: "random" draws the nine numbers from the seed, "ones" sets all weights to 1 and all
            biases to 0; nine numbers by hand are themselves.
        seed: for random starts and for shuffling.
        learning_rate: the size of a step.
        epochs: passes over the data; with many rows only as many as `NINE_NUMBERS` allows,
            whoever asked for more.
        order: "table" or "shuffled".
        frozen: names of parameters that training leaves as they are; kept in the order of
            `PARAMETERS`, so that the same names make the same experiment.

    Raises:
        ValueError: if a name in `frozen` is none of the nine.
    """

    dataset: Dataset
    to_predict: tuple[Asked, ...] = ()
    start: str | tuple[float, ...] = "random"
    seed: int = 0
    learning_rate: float = 0.1
    epochs: int = 1000
    order: str = "table"
    frozen: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        unknown = [name for name in self.frozen if name not in PARAMETERS]
        if unknown:
            raise ValueError(f"{', '.join(unknown)} cannot be frozen: there are w1 to b3 only.")
        in_order = tuple(name for name in PARAMETERS if name in self.frozen)
        object.__setattr__(self, "frozen", in_order)
        within = NINE_NUMBERS.most_epochs(SIZES, len(self.dataset))
        object.__setattr__(self, "epochs", min(self.epochs, within))

    @property
    def start_network(self) -> Network:
        """The network before any training."""
        if self.start == "random":
            return Network.random(seed=self.seed)
        if self.start == "ones":
            return Network.from_vector([1.0] * 6 + [0.0] * 3)
        return Network.from_vector(np.array(self.start))

    def predict(self, network: Network, values: Sequence[tuple[float, float]]) -> list[float]:
        """What a network says of samples given in their own units."""
        if not values:
            return []
        predictions = network.feedforward(self.dataset.shifted(values))
        return [float(y_pred) for y_pred in np.atleast_1d(predictions)]


def cut_short(experiment: Experiment, epochs: int) -> str | None:
    """A sentence if an experiment has fewer epochs than were asked for; None if it has not."""
    return NINE_NUMBERS.cut_short(SIZES, len(experiment.dataset), epochs)


@lru_cache(maxsize=64)
def run(experiment: Experiment) -> History:
    """Train, or hand over what an equal experiment gave before: here or in another session.

    Raises:
        ValueError: if the numbers are so large that not even the first loss is finite.
    """
    return train(
        experiment.start_network,
        experiment.dataset.inputs,
        experiment.dataset.y_true,
        learning_rate=experiment.learning_rate,
        epochs=experiment.epochs,
        order=experiment.order,
        seed=experiment.seed,
        frozen=experiment.frozen,
    )
