"""The run of a bigger network: trained in one go, or stretch by stretch where it was changed."""

from collections.abc import Sequence

import numpy as np

from nn_core import (
    L1,
    L2,
    SGD,
    Adam,
    AdamW,
    Cosine,
    History,
    Network,
    Optimizer,
    Part,
    Penalty,
    RMSprop,
    StepDecay,
    Stop,
    train,
)
from nn_core.validation import Array, owned
from ui.experiment.bigger import BiggerExperiment
from ui.experiment.by_hand import Numbers
from ui.experiment.kept import Kept

MOST_KEPT = 64_000_000
"""Bytes of all runs that are kept; one has some hundred thousand, and six million at most."""
MOMENTUM = 0.9


def optimizer_of(experiment: BiggerExperiment) -> Optimizer:
    """The kind of step, with the learning rate."""
    rate = experiment.learning_rate
    makers: dict[str, Optimizer] = {
        "sgd": SGD(rate),
        "momentum": SGD(rate, MOMENTUM),
        "nesterov": SGD(rate, MOMENTUM, nesterov=True),
        "rmsprop": RMSprop(rate),
        "adam": Adam(rate),
        "adamw": AdamW(rate),
    }
    return makers[experiment.optimizer]


def penalty_of(experiment: BiggerExperiment) -> Penalty | None:
    """What large weights cost. L1 stops at 0, as in TensorFlow Playground, so weights do go out."""
    if experiment.penalty == "l1":
        return L1(experiment.penalty_rate, stop_at_zero=True)
    return L2(experiment.penalty_rate) if experiment.penalty == "l2" else None


def schedule_of(experiment: BiggerExperiment) -> StepDecay | Cosine | None:
    """How the learning rate changes over the whole run."""
    if experiment.schedule == "step":
        return StepDecay(max(1, -(-experiment.epochs // experiment.parts)), experiment.factor)
    return Cosine(experiment.floor) if experiment.schedule == "cosine" else None


def stop_of(experiment: BiggerExperiment) -> Stop | None:
    """The rule that ends the run early."""
    if experiment.stop == "low":
        return Stop(loss_below=experiment.stop_below)
    return Stop(no_better_for=experiment.patience) if experiment.stop == "stale" else None


def train_bigger(experiment: BiggerExperiment) -> History:
    """Train, stretch by stretch; for whoever keeps what it comes to.

    At a branch the optimizer begins anew, without momentum, and so do the shuffled orders, from
    the seed plus the epoch; the schedule goes on. What was before a branch stays, to the last bit.
    A run that ends before one has no such branch.

    Raises:
        ValueError: if the numbers are so large that not even the first loss is finite.
    """
    stretches = [*experiment.stretches()]
    last = experiment.epochs_run
    ends = [*(min(since, last) for since, _, _ in stretches[1:]), last]
    network, parts = experiment.start_network, list[History]()
    for (since, part, by_hand), end in zip(stretches, ends, strict=True):
        if since > end:
            break
        history = _stretch(part, _with(network, by_hand), since, end - since, experiment.epochs)
        parts.append(history)
        network = history.network
        if history.epochs < end - since:
            break
    return parts[0] if len(parts) == 1 else _joined(parts, last)


def _bytes(history: History) -> int:
    return history.parameters.nbytes


bigger_run = Kept(train_bigger, _bytes, MOST_KEPT)
"""Trains, or hands over what an equal experiment gave before: here or in another session."""


def solved_since(history: History) -> int | None:
    """The epoch from which on everything is right: held out, or all where nothing is.

    None if it never comes to that, or the targets are no classes.
    """
    accuracy = history.held_out_accuracy
    accuracy = history.accuracy if accuracy is None else accuracy
    if accuracy is None or accuracy[-1] < 1.0:
        return None
    wrong = np.flatnonzero(accuracy < 1.0)
    return int(wrong[-1]) + 1 if len(wrong) else 0


def _stretch(
    part: BiggerExperiment, network: Network, since: int, epochs: int, whole: int
) -> History:
    schedule = schedule_of(part)
    return train(
        network,
        part.features,
        part.task.targets,
        epochs=epochs,
        order=part.order,
        seed=part.seed + since,
        loss=part.loss_name,
        optimizer=optimizer_of(part),
        batch_size=part.batch_size,
        penalty=penalty_of(part),
        held_out=part.task.split,
        frozen=part.frozen,
        schedule=None if schedule is None else Part(schedule, since, whole),
        stop=stop_of(part),
    )


def _with(network: Network, by_hand: Numbers) -> Network:
    """The network with some numbers set."""
    if not by_hand:
        return network
    numbers = network.parameters | dict(by_hand)
    return Network.from_parameters(numbers, network.sizes, network.activations)


def _joined(parts: Sequence[History], asked: int) -> History:
    """One history of all stretches; at a branch it has what was after the change."""
    last = parts[-1]

    def column(name: str) -> Array | None:
        columns = [getattr(part, name) for part in parts]
        if columns[-1] is None:
            return None
        cut = [column[:-1] for column in columns[:-1]]
        return owned(np.concatenate([*cut, columns[-1]]))

    parameters, loss = column("parameters"), column("loss")
    assert parameters is not None
    assert loss is not None
    return History(
        last.sizes,
        parameters,
        loss,
        asked,
        last.activations,
        column("accuracy"),
        column("held_out_loss"),
        column("held_out_accuracy"),
        last.stopped,
        last.engine,
        last.loss_name,
        last.split,
        last.trained_on,
    )
