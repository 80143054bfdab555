"""A History is everything that happened in a training run, epoch by epoch."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from numpy.typing import ArrayLike

from nn_core.feedforward import layer_outputs
from nn_core.gradient import layer_gradient_sizes
from nn_core.held_out import Split
from nn_core.layer_activations import one_for_each_layer
from nn_core.losses import LOSSES
from nn_core.network import Network
from nn_core.topology import neuron_names, parameter_names
from nn_core.validation import Array, feature_rows, whole_number


@dataclass(frozen=True, eq=False, repr=False)
class History:
    """Everything that happened in a training run; a value that never changes.

    Attributes:
        sizes: the layer sizes of the network.
        parameters: (epochs + 1, p), one row per epoch, columns as `parameter_names`; row 0 is
            before any training.
        loss: (epochs + 1,) over all samples that were trained on, after each epoch.
        epochs_asked: how many epochs were asked for; fewer were run if training diverged or was
            stopped.
        activations: of each layer after the inputs; if not given, the sigmoid for all.
        accuracy: (epochs + 1,) the share of those samples whose class is answered; None where
            targets are no classes.
        held_out_loss: (epochs + 1,) over the samples held out; None if there are none.
        held_out_accuracy: (epochs + 1,) as `accuracy`, of the samples held out.
        stopped: the rule that ended training early; "" if none did.
        engine: what ran: "floats", "numpy" or "kernel".
        loss_name: of the loss that was made small, as in `LOSSES`.
        split: which rows were trained on and which held out; None if all were trained on.
        trained_on: the features (n, inputs) and targets (n, k) of the rows trained on.
        single_steps: whether each step was one of plain SGD with a single sample, which `Steps`
            can take again.
    """

    sizes: tuple[int, ...]
    parameters: Array
    loss: Array
    epochs_asked: int
    activations: tuple[str, ...] = ()
    accuracy: Array | None = None
    held_out_loss: Array | None = None
    held_out_accuracy: Array | None = None
    stopped: str = ""
    engine: str = "numpy"
    loss_name: str = "mse"
    split: Split | None = None
    trained_on: tuple[Array, Array] | None = None
    single_steps: bool = True

    def __post_init__(self) -> None:
        given = self.activations or "sigmoid"
        object.__setattr__(self, "activations", one_for_each_layer(given, len(self.sizes) - 1))

    @property
    def epochs(self) -> int:
        """How many epochs were run."""
        return len(self.loss) - 1

    @property
    def diverged(self) -> bool:
        """True if training stopped early because the numbers were about to leave all bounds."""
        return self.epochs < self.epochs_asked and not self.stopped

    @property
    def ended(self) -> str:
        """Why training ended: "all epochs", "diverged", or the rule that stopped it."""
        return self.stopped or ("diverged" if self.diverged else "all epochs")

    @property
    def parameter_names(self) -> tuple[str, ...]:
        """What the columns of `parameters` are: w1, ..., then b1, ..."""
        return parameter_names(self.sizes)

    @property
    def network(self) -> Network:
        """The trained network: the one after the last epoch."""
        return self.network_at(self.epochs)

    def network_at(self, epoch: int) -> Network:
        """The network after an epoch; 0 is before any training.

        Raises:
            ValueError: if that epoch was not run.
        """
        if whole_number(epoch, "epoch") > self.epochs:
            raise ValueError(f"this run has {self.epochs} epochs: there is no epoch {epoch}.")
        return Network.from_vector(self.parameters[epoch], self.sizes, self.activations)

    def neuron_outputs(self, features: ArrayLike, epochs: Sequence[int]) -> dict[str, Array]:
        """What every neuron gave out for some samples after some epochs.

        Args:
            features: (n, inputs), as the network sees them.
            epochs: m epochs of this run.

        Returns:
            For each neuron name (h1, h2, ..., o1) an array (m, n).

        Raises:
            ValueError: if a sample does not have one finite number for each input, or an epoch
                was not run.
        """
        samples = feature_rows(features, self.sizes[0])
        if any(whole_number(epoch, "each epoch") > self.epochs for epoch in epochs):
            raise ValueError(f"this run has the epochs 0 to {self.epochs}: ask for those only.")
        layers = layer_outputs(self.sizes, self.parameters[list(epochs)], samples, self.activations)
        return {
            name: layer[:, :, place]
            for names, layer in zip(neuron_names(self.sizes), layers, strict=True)
            for place, name in enumerate(names)
        }

    @cached_property
    def gradient_sizes(self) -> Array:
        """The length of the gradient of each layer after each epoch, (epochs + 1, layers).

        It is the gradient of the loss over all samples that were trained on, by the weights and
        biases of a layer; worked out when first asked for.

        Raises:
            ValueError: if the history does not know what it was trained on.
        """
        if self.trained_on is None:
            raise ValueError("this history does not know its samples: take one from train.")
        return layer_gradient_sizes(
            self.sizes, self.parameters, *self.trained_on, self.activations, LOSSES[self.loss_name]
        )

    def __repr__(self) -> str:
        end = f"{self.epochs} epochs"
        if self.diverged:
            end = f"diverged after epoch {self.epochs}"
        elif self.stopped:
            end += f", {self.stopped}"
        return f"History({end}, loss {self.loss[0]:.4g} -> {self.loss[-1]:.4g})"
