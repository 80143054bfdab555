"""The experiment of a bigger network: one frozen value, and the run that follows from it.

What the last layer is follows from the task: one sigmoid for two classes, softmax for more, and a
linear neuron with the squared error for a regression.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from nn_core import (
    INITIALIZERS,
    INPUTS,
    LAYER_ACTIVATIONS,
    ORDERS,
    Cosine,
    Network,
    StepDecay,
    Stop,
    derive,
    parameter_names,
)
from nn_core.validation import Array, finite_number, one_of, whole_number
from ui.experiment.by_hand import Numbers, in_order
from ui.experiment.task import MOST_HELD_OUT, Data, Drawn, Task, task
from ui.experiment.touched import ByHand, checked
from ui.experiment.work import ANY_NETWORK
from ui.language.words import gettext as _

MOST_LAYERS, MOST_NEURONS = 6, 8
MOST_EPOCHS = 5000
HIDDEN_ACTIVATIONS = tuple(name for name in LAYER_ACTIVATIONS if name != "softmax")
OPTIMIZERS = ("sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw")
LOSSES = ("cross-entropy", "mse")
SCHEDULES = ("constant", "step", "cosine")
PENALTIES = ("none", "l1", "l2")
STOPS = ("never", "low", "stale")
BRANCHING = (
    "data",
    "touched",
    "frozen",
    "loss",
    "optimizer",
    "learning_rate",
    "schedule",
    "parts",
    "factor",
    "floor",
    "batch_size",
    "order",
    "penalty",
    "penalty_rate",
    "stop",
    "stop_below",
    "patience",
)
"""What can become something else in the middle of a run, beside numbers by hand."""
MOST_BRANCHES = 8


@dataclass(frozen=True)
class Branch:
    """A change in the middle of a run, which goes on from there.

    Attributes:
        epoch: after which it is made.
        changes: fields of the experiment, of `BRANCHING`, and what they become, sorted by name.
        by_hand: numbers that are set, whatever training has made of them.
    """

    epoch: int
    changes: tuple[tuple[str, Any], ...] = ()
    by_hand: Numbers = ()

    def __post_init__(self) -> None:
        whole_number(self.epoch, "the epoch of a branch", at_least=1)
        for name, _value in self.changes:
            one_of(name, BRANCHING, "what a branch changes")
        object.__setattr__(self, "changes", tuple(sorted(self.changes)))


@dataclass(frozen=True)
class BiggerExperiment:
    """All that the run of a bigger network depends on. Equal experiments have equal runs.

    The start weights depend on the shape, the initializer and the seed only, so other data find
    the same weights. The data have a seed of their own: another seed keeps samples and split.

    Attributes:
        data: what to learn from.
        held_out: percent of the samples of each class that training never sees, 0 to 90.
        inputs: names in `nn_core.INPUTS`, kept in that order.
        hidden: the sizes of the hidden layers, up to 6 of 1 to 8 neurons.
        activations: of each hidden layer.
        initializer: a name in `nn_core.INITIALIZERS`.
        seed: of the start weights, and of shuffled orders.
        by_hand: start weights and biases that are set; kept in the order of the parameters.
        frozen: names of parameters that training leaves as they are; kept in that order.
        loss: "cross-entropy" or "mse"; a regression has the squared error whatever is said here.
        optimizer: one of `OPTIMIZERS`.
        learning_rate: the size of a step.
        schedule: one of `SCHEDULES`: "step" has the run in so many `parts`, each with the rate of
            the one before times `factor`; "cosine" ends at a share of the rate, the `floor`.
        batch_size: how many samples a step is taken with.
        order: "table" or "shuffled".
        penalty: "none", "l1" or "l2", and
        penalty_rate: what large weights cost.
        epochs: passes over the samples, up to 5000; `epochs_run` is how many can be had.
        stop: "never", "low" for a loss below `stop_below`, "stale" for as many epochs that are no
            better as `patience` says.
        branches: changes in the middle of the run, at rising epochs before its end.
        parts, factor, floor, stop_below, patience: as above.
        touched: samples that are not as the data have them; other data amid a run have none.

    Raises:
        ValueError: if one of them is not as described.
    """

    data: Data = field(default_factory=Drawn)
    held_out: int = 50
    inputs: tuple[str, ...] = ("x1", "x2")
    hidden: tuple[int, ...] = (4, 4)
    activations: tuple[str, ...] = ("tanh", "tanh")
    initializer: str = "glorot"
    seed: int = 0
    by_hand: Numbers = ()
    frozen: tuple[str, ...] = ()
    loss: str = "cross-entropy"
    optimizer: str = "sgd"
    learning_rate: float = 0.1
    schedule: str = "constant"
    batch_size: int = 10
    order: str = "shuffled"
    penalty: str = "none"
    penalty_rate: float = 0.001
    epochs: int = 1000
    stop: str = "never"
    branches: tuple[Branch, ...] = ()
    touched: ByHand = ()
    parts: int = 3
    factor: float = 0.1
    floor: float = 0.0
    stop_below: float = 0.01
    patience: int = 100

    def __post_init__(self) -> None:
        if self.touched:
            count = len(task(self.data, self.held_out, ()))
            object.__setattr__(self, "touched", checked(self.touched, count, self.classes))
            task(self.data, self.held_out, self.touched)
        self._check_network()
        self._check_training()
        names = parameter_names(self.sizes)
        ordered = tuple(name for name in names if name in self.frozen)
        if len(ordered) < len(set(self.frozen)):
            raise ValueError(
                _("only {first} to {last} can be frozen.").format(first=names[0], last=names[-1])
            )
        object.__setattr__(self, "frozen", ordered)
        object.__setattr__(self, "by_hand", in_order(self.by_hand, names))
        before = 0
        if len(self.branches) > MOST_BRANCHES:
            raise ValueError(
                _("a run can be changed {most} times at most.").format(most=MOST_BRANCHES)
            )
        for branch in self.branches:
            if not before < branch.epoch < self.epochs:
                raise ValueError(_("changes come at rising epochs, before the last one."))
            before = branch.epoch
            in_order(branch.by_hand, names)
        for _epoch, stretch, _numbers in self.stretches():
            if stretch.classes != self.classes:
                raise ValueError(_("how many classes there are cannot change in a run."))

    def _check_network(self) -> None:
        if not 0 <= whole_number(self.held_out, "held_out") <= MOST_HELD_OUT:
            raise ValueError(f"held_out must be from 0 to {MOST_HELD_OUT} percent.")
        for name in self.inputs:
            one_of(name, tuple(INPUTS), "each input")
        if not self.inputs:
            raise ValueError("a network needs at least one input.")
        inputs = tuple(name for name in INPUTS if name in self.inputs)
        object.__setattr__(self, "inputs", inputs)
        if len(self.hidden) > MOST_LAYERS:
            raise ValueError(f"there can be {MOST_LAYERS} hidden layers at most.")
        for size in self.hidden:
            if whole_number(size, "each layer", at_least=1) > MOST_NEURONS:
                raise ValueError(f"a hidden layer can have {MOST_NEURONS} neurons at most.")
        if len(self.activations) != len(self.hidden):
            raise ValueError("give one activation for each hidden layer.")
        for name in self.activations:
            one_of(name, HIDDEN_ACTIVATIONS, "the activation of a hidden layer")
        one_of(self.initializer, tuple(INITIALIZERS), "the initializer")
        whole_number(self.seed, "seed")

    def _check_training(self) -> None:
        one_of(self.loss, LOSSES, "the loss")
        one_of(self.optimizer, OPTIMIZERS, "the optimizer")
        if finite_number(self.learning_rate, "learning_rate") <= 0:
            raise ValueError("learning_rate must be greater than 0.")
        one_of(self.schedule, SCHEDULES, "the schedule")
        whole_number(self.parts, "parts", at_least=1)
        StepDecay(1, self.factor)
        Cosine(self.floor)
        Stop(self.stop_below, self.patience)
        whole_number(self.batch_size, "batch_size", at_least=1)
        one_of(self.order, ORDERS, "the order")
        one_of(self.penalty, PENALTIES, "the penalty")
        if finite_number(self.penalty_rate, "penalty_rate") < 0:
            raise ValueError("penalty_rate must be 0 or more.")
        if whole_number(self.epochs, "epochs") > MOST_EPOCHS:
            raise ValueError(f"there can be {MOST_EPOCHS} epochs at most.")
        one_of(self.stop, STOPS, "the stopping rule")

    @property
    def task(self) -> Task:
        """The samples and what is to be answered."""
        return task(self.data, self.held_out, self.touched)

    @property
    def sizes(self) -> tuple[int, ...]:
        """Neurons in each layer, the inputs first."""
        return (len(self.inputs), *self.hidden, self.classes if self.classes > 2 else 1)

    @property
    def classes(self) -> int:
        """How many classes there are; 0 for a regression."""
        return (self.data.classes or 0) if isinstance(self.data, Drawn) else 2

    @property
    def layer_activations(self) -> tuple[str, ...]:
        """The activation of every layer after the inputs, the last one's too."""
        last = "softmax" if self.classes > 2 else "sigmoid" if self.classes else "linear"
        return (*self.activations, last)

    @property
    def loss_name(self) -> str:
        """What is made small, as `nn_core.train` takes it."""
        return self.loss if self.classes else "mse"

    @property
    def epochs_run(self) -> int:
        """As many epochs of those asked for as one visitor may have; the run may end before."""
        left, stretches = ANY_NETWORK.most, [*self.stretches()]
        ends = [*(since for since, _part, _numbers in stretches[1:]), self.epochs]
        for (since, part, _numbers), end in zip(stretches, ends, strict=True):
            count = len(part.task.training_rows)
            one = ANY_NETWORK.of_epoch(self.sizes, count, part.batch_size)
            if left // one < end - since:
                return since + left // one
            left -= one * (end - since)
        return self.epochs

    @property
    def start_network(self) -> Network:
        """The network before any training."""
        drawn = Network.random(
            self.sizes,
            self.seed,
            activations=self.layer_activations,
            initializer=self.initializer,
        )
        if not self.by_hand:
            return drawn
        numbers = drawn.parameters | dict(self.by_hand)
        return Network.from_parameters(numbers, self.sizes, self.layer_activations)

    @property
    def features(self) -> Array:
        """(n, inputs) of all samples, as the network sees them; those held out too."""
        return derive(self.task.features, self.inputs)

    def stretches(self) -> Iterator[tuple[int, "BiggerExperiment", Numbers]]:
        """For each part of the run the epoch it follows, its settings, and what is set by hand."""
        part = replace(self, branches=()) if self.branches else self
        yield 0, part, ()
        for branch in self.branches:
            changes = dict(branch.changes)
            part = replace(part, **({"touched": ()} if "data" in changes else {}) | changes)
            yield branch.epoch, part, branch.by_hand

    @property
    def last_stretch(self) -> "BiggerExperiment":
        """The settings at the end of the run, without branches: what the controls show."""
        *_earlier, (_epoch, part, _numbers) = self.stretches()
        return part
