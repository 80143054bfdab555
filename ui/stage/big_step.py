"""What the stage of bigger networks is told of one step: the numbers of all neurons and weights.

They are those of one sample at one epoch, and of a plain step of gradient descent with that sample
alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from numpy.typing import ArrayLike

from nn_core.validation import Array
from ui.stage.packing import Kind


@dataclass(frozen=True, eq=False)
class BigStep:
    """One step, in numbers.

    Attributes:
        epoch: after which it would be taken.
        point: the sample, counted from 0.
        loss: of the sample before it.
        rate: the learning rate.
        wanted: what each output should say.
        inputs: (inputs,) what goes in.
        neurons: (n, 5) of each neuron, layer by layer, its sum, its output, dL/doutput, the slope
            of its activation there, and dL/dsum; NaN where the chain has no such link.
        parameters: (p, 4) of each weight what it passes on forward and backward (a bias passes
            itself on, and nothing back), its gradient, and what it becomes.
    """

    epoch: int
    point: int
    loss: float
    rate: float
    wanted: tuple[float, ...]
    inputs: Array
    neurons: Array
    parameters: Array

    @property
    def head(self) -> Mapping[str, object]:
        """Its few numbers."""
        return {
            "epoch": self.epoch,
            "point": self.point,
            "loss": self.loss,
            "rate": self.rate,
            "wanted": self.wanted,
        }

    @property
    def arrays(self) -> Mapping[str, tuple[Kind, ArrayLike]]:
        """Its many, by the names that the browser has for them."""
        return {
            "stepInputs": ("<f8", self.inputs),
            "stepNeurons": ("<f8", self.neurons),
            "stepParameters": ("<f8", self.parameters),
        }
