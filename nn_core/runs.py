"""Where many training runs ended, each as a row."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nn_core.many_two_two_one import SIZES
from nn_core.network import Network
from nn_core.validation import Array, whole_number


@dataclass(frozen=True, eq=False, repr=False)
class Runs:
    """Where many training runs ended; a value that never changes.

    Only the ends are kept. What came before, for one of the networks: `train` it by itself.

    Attributes:
        parameters: (n, p), one network a row, columns as `parameter_names`.
        loss: (n,) over all samples at the end.
        epochs: (n,) how many epochs were run; fewer than asked for if training diverged.
        epochs_asked: how many were asked for.
        sizes: the layer sizes that all have.
        activations: of their layers after the inputs; if not given, the sigmoid for all.
        accuracy: (n,) the share of samples whose class is answered; None where targets are none.
        engine: what ran: "numpy" or "kernel".
    """

    parameters: Array
    loss: Array
    epochs: NDArray[np.int64]
    epochs_asked: int
    sizes: tuple[int, ...] = SIZES
    activations: tuple[str, ...] = ()
    accuracy: Array | None = None
    engine: str = "numpy"

    def __len__(self) -> int:
        return len(self.loss)

    @property
    def diverged(self) -> NDArray[np.bool_]:
        """(n,) True where training stopped early, at the last epoch where all was finite."""
        return self.epochs < self.epochs_asked

    def network(self, number: int) -> Network:
        """One of the trained networks, from 0.

        Raises:
            ValueError: if there is no such network.
        """
        if whole_number(number, "number") >= len(self):
            raise ValueError(f"there are {len(self)} networks from 0: there is no {number}.")
        return Network.from_vector(
            self.parameters[number], self.sizes, self.activations or "sigmoid"
        )

    def __repr__(self) -> str:
        ends = f"{len(self)} networks, {self.diverged.sum()} diverged"
        return f"Runs({ends}, median loss {np.median(self.loss):.4g})"
