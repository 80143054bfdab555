"""PyTorch as the judge: 200 steps in float64 come to the same numbers, to 1e-9.

Where it has no such definition the others tests hold a formula instead: L1 that stops at zero
(soft threshold, `test_optimizers`), weights between -0.5 and 0.5 with biases of 0.1
(`test_initializers`). Its softplus is a straight line above 20, which is within 3e-9 of ours; here
all sums stay below. Its weight_decay spares no biases: L2 is set for the weights alone.
"""

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from nn_core import (
    L1,
    L2,
    LAYER_ACTIVATIONS,
    LOSSES,
    SGD,
    Adam,
    AdamW,
    Cosine,
    Network,
    Optimizer,
    Penalty,
    RMSprop,
    StepDecay,
    gradient,
    train,
)
from nn_core.batches import batches
from nn_core.validation import Array

torch = pytest.importorskip("torch")
# Its threads would spend their time waiting for one another on networks as small as these.
torch.set_num_threads(1)

DRAWN = np.random.default_rng(21)
FEATURES = DRAWN.uniform(-1.5, 1.5, (40, 2))
INSIDE = ((FEATURES**2).sum(axis=1) < 1.0).astype(float)
THIRDS = np.floor(FEATURES[:, 0] + 1.5).clip(0, 2)
HEIGHTS = FEATURES @ (0.5, -1.0) + 0.25
STEPS = 200

BENT: dict[str, Callable[[Any], Any]] = {
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "ReLU": torch.relu,
    "leaky ReLU": torch.nn.functional.leaky_relu,
    "linear": lambda sums: sums,
    "softplus": torch.nn.functional.softplus,
    "softmax": lambda sums: torch.softmax(sums, dim=-1),
}
ENDS = {
    "binary": (1, "sigmoid", "cross-entropy", INSIDE),
    "sigmoid mse": (1, "sigmoid", "mse", INSIDE),
    "categorical": (3, "softmax", "cross-entropy", THIRDS),
    "softmax mse": (3, "softmax", "mse", THIRDS),
    "regression": (1, "linear", "mse", HEIGHTS),
}
OPTIMIZERS: dict[str, tuple[Optimizer, Callable[[Any], Any]]] = {
    "SGD": (SGD(0.1), lambda groups: torch.optim.SGD(groups, lr=0.1)),
    "momentum": (SGD(0.05, 0.9), lambda groups: torch.optim.SGD(groups, lr=0.05, momentum=0.9)),
    "Nesterov": (
        SGD(0.05, 0.9, nesterov=True),
        lambda groups: torch.optim.SGD(groups, lr=0.05, momentum=0.9, nesterov=True),
    ),
    "RMSprop": (RMSprop(), torch.optim.RMSprop),
    "Adam": (Adam(), torch.optim.Adam),
    "AdamW": (AdamW(), torch.optim.AdamW),
}


def leaves_of(network: Network) -> list[Any]:
    """Weights and biases as tensors that PyTorch can move."""
    return [
        torch.tensor(numbers.copy(), dtype=torch.float64, requires_grad=True)
        for layer in network.layers
        for numbers in (layer.weights, layer.biases)
    ]


def loss_by_pytorch(
    network: Network, leaves: list[Any], samples: Array, labels: Array, loss: str
) -> Any:
    signals = torch.tensor(samples)
    for depth, layer in enumerate(network.layers):
        sums = signals @ leaves[2 * depth].T + leaves[2 * depth + 1]
        signals = BENT[layer.activation](sums)
    several = network.sizes[-1] > 1
    classes = torch.tensor(labels, dtype=torch.int64 if several else torch.float64)
    if loss == "mse":
        one_hot = torch.nn.functional.one_hot(classes, 3).double() if several else classes[:, None]
        return torch.nn.MSELoss()(signals, one_hot)
    name = "categorical cross-entropy" if several else "binary cross-entropy"
    judge = getattr(torch.nn, LOSSES[name].pytorch)()
    return judge(sums, classes if several else classes[:, None])


def vector_of(leaves: list[Any]) -> Array:
    arrays = [leaf.detach().numpy() for leaf in leaves]
    return np.concatenate([part.ravel() for part in (*arrays[::2], *arrays[1::2])])


def agree(
    *,
    end: str = "binary",
    hidden: str = "tanh",
    optimizer: str = "SGD",
    penalty: Penalty | None = None,
    batch_size: int = 10,
    schedule: tuple[Any, Callable[[Any, int], Any]] | None = None,
    initializer: str = "glorot",
) -> None:
    """Train both ways, and compare parameters after every epoch, and the last gradient and loss."""
    outputs, last, loss, labels = ENDS[end]
    network = Network.random(
        (2, 5, 4, outputs), 3, activations=(hidden, hidden, last), initializer=initializer
    )
    ours, theirs = OPTIMIZERS[optimizer]
    epochs = max(STEPS // -(-len(FEATURES) // batch_size), 1)
    history = train(
        network,
        FEATURES,
        labels,
        epochs=epochs,
        order="shuffled",
        seed=6,
        loss=loss,
        optimizer=ours,
        batch_size=batch_size,
        penalty=penalty,
        schedule=schedule[0] if schedule else None,
    )
    assert history.epochs == epochs

    leaves = leaves_of(network)
    decay = {"weight_decay": penalty.rate} if isinstance(penalty, L2) else {}
    groups = [{"params": leaves[::2], **decay}, {"params": leaves[1::2]}]
    mover = theirs(groups)
    scheduler = schedule[1](mover, epochs) if schedule else None
    for epoch, visits in enumerate(batches(len(FEATURES), epochs, "shuffled", 6, batch_size), 1):
        for rows in visits:
            mover.zero_grad()
            lost = loss_by_pytorch(network, leaves, FEATURES[rows], labels[rows], loss)
            if isinstance(penalty, L1):
                lost = lost + penalty.rate * sum(leaf.abs().sum() for leaf in leaves[::2])
            lost.backward()
            mover.step()
        if scheduler:
            scheduler.step()
        np.testing.assert_allclose(history.parameters[epoch], vector_of(leaves), atol=1e-9, rtol=0)
    mover.zero_grad()
    lost = loss_by_pytorch(network, leaves, FEATURES, labels, loss)
    lost.backward()
    assert history.loss[-1] == pytest.approx(lost.item(), abs=1e-9)
    slopes = np.concatenate([leaf.grad.numpy().ravel() for leaf in (*leaves[::2], *leaves[1::2])])
    found = gradient(history.network, FEATURES, labels, loss)
    np.testing.assert_allclose(found, slopes, atol=1e-9, rtol=0)


@pytest.mark.parametrize("hidden", [name for name in LAYER_ACTIVATIONS if name != "softmax"])
@pytest.mark.parametrize("end", list(ENDS))
def test_every_activation_with_every_loss(hidden: str, end: str) -> None:
    agree(hidden=hidden, end=end)


@pytest.mark.parametrize(
    ("optimizer", "end"), list(itertools.product(OPTIMIZERS, ["binary", "categorical"]))
)
def test_every_optimizer(optimizer: str, end: str) -> None:
    agree(optimizer=optimizer, end=end)


@pytest.mark.parametrize("penalty", [L1(0.003), L2(0.02)], ids=repr)
# AdamW of PyTorch takes weight_decay for its own, so there is no L2 to compare with.
@pytest.mark.parametrize("optimizer", [name for name in OPTIMIZERS if name != "AdamW"])
def test_every_penalty(penalty: Penalty, optimizer: str) -> None:
    agree(penalty=penalty, optimizer=optimizer)


@pytest.mark.parametrize("batch_size", [1, 7, 20, 40])
@pytest.mark.parametrize("optimizer", ["SGD", "Adam"])
def test_every_batch_size(batch_size: int, optimizer: str) -> None:
    agree(batch_size=batch_size, optimizer=optimizer)


@pytest.mark.parametrize("initializer", ["normal", "uniform", "glorot", "he", "zeros"])
def test_every_start(initializer: str) -> None:
    agree(initializer=initializer)


@pytest.mark.parametrize(
    "schedule",
    [
        (StepDecay(5, 0.3), lambda mover, _: torch.optim.lr_scheduler.StepLR(mover, 5, 0.3)),
        (
            Cosine(),
            torch.optim.lr_scheduler.CosineAnnealingLR,
        ),
    ],
    ids=["steps", "cosine"],
)
def test_every_schedule(schedule: tuple[Any, Callable[[Any, int], Any]]) -> None:
    agree(schedule=schedule)
