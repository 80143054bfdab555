"""The run of a bigger network: what follows from the task, and what stays when it is changed."""

from dataclasses import replace

import numpy as np
import pytest

from nn_core import History, Network, train
from tests.ui.bigger_setups import SMALL, TABLE
from ui.bigger.outcome import cut_short
from ui.experiment.bigger import BiggerExperiment, Branch
from ui.experiment.bigger_run import bigger_run, solved_since
from ui.experiment.kept import Kept
from ui.experiment.task import Drawn, task

PLAIN = replace(SMALL, order="table")


@pytest.mark.parametrize(
    ("data", "sizes", "last", "loss"),
    [
        (Drawn("moons"), (2, 3, 1), "sigmoid", "cross-entropy"),
        (Drawn("spirals", classes=3), (2, 3, 3), "softmax", "cross-entropy"),
        (Drawn("gaussians", classes=4), (2, 3, 4), "softmax", "cross-entropy"),
        (Drawn("plane"), (2, 3, 1), "linear", "mse"),
        (TABLE, (2, 3, 1), "sigmoid", "cross-entropy"),
    ],
)
def test_the_last_layer_and_the_loss_follow_from_the_task(
    data: Drawn, sizes: tuple[int, ...], last: str, loss: str
) -> None:
    experiment = replace(SMALL, data=data)
    assert experiment.sizes == sizes
    assert experiment.layer_activations == ("tanh", last)
    assert experiment.loss_name == loss
    assert bigger_run(experiment).epochs == 12


def test_a_run_is_that_of_nn_core() -> None:
    experiment = replace(SMALL, inputs=("x1", "x2²"), batch_size=4, held_out=30)
    data = experiment.task
    history = train(
        Network.random((2, 3, 1), 0, activations=("tanh", "sigmoid"), initializer="glorot"),
        np.column_stack([data.raw[:, 0], data.raw[:, 1] ** 2]),
        data.targets,
        learning_rate=0.1,
        epochs=12,
        order="shuffled",
        seed=0,
        loss="cross-entropy",
        batch_size=4,
        held_out=data.split,
    )
    assert np.array_equal(bigger_run(experiment).parameters, history.parameters)
    assert np.array_equal(bigger_run(experiment).loss, history.loss)


def test_other_data_find_the_same_weights_and_another_seed_the_same_split() -> None:
    other = replace(SMALL, data=Drawn("moons", 10, 40, 5))
    assert np.array_equal(other.start_network.vector, SMALL.start_network.vector)
    again = replace(SMALL, seed=1)
    assert not np.array_equal(again.start_network.vector, SMALL.start_network.vector)
    assert again.task is SMALL.task


def test_the_share_held_out_is_that_of_each_class() -> None:
    data = task(Drawn("gaussians", count=100, classes=4), 20)
    assert data.held_out.sum() == 20
    assert np.bincount(data.targets[data.held_out].astype(int)).tolist() == [5, 5, 5, 5]
    assert task(Drawn(count=20), 0).split is None
    assert len(task(Drawn(count=10), 90).training_rows) == 1


def test_without_a_change_a_branch_changes_nothing() -> None:
    """Plain SGD in the order of the table remembers nothing from epoch to epoch."""
    whole = bigger_run(replace(PLAIN, schedule="cosine"))
    cut = bigger_run(replace(PLAIN, schedule="cosine", branches=(Branch(3), Branch(7))))
    for name in ("parameters", "loss", "accuracy", "held_out_loss", "held_out_accuracy"):
        assert np.array_equal(getattr(cut, name), getattr(whole, name))
    assert (cut.epochs, cut.epochs_asked, cut.ended) == (12, 12, "all epochs")


def test_a_branch_keeps_what_was_before_it() -> None:
    before = bigger_run(PLAIN)
    branch = Branch(5, (("learning_rate", 0.5), ("optimizer", "adam")), (("w1", 2.0),))
    after = bigger_run(replace(PLAIN, branches=(branch,)))
    assert np.array_equal(after.parameters[:5], before.parameters[:5])
    assert np.array_equal(after.loss[:5], before.loss[:5])
    assert after.parameters[5, 0] == 2.0
    assert np.array_equal(after.parameters[5, 1:], before.parameters[5, 1:])
    assert not np.allclose(after.parameters[6:], before.parameters[6:])
    assert len(after.loss) == len(after.parameters) == 13


def test_what_a_branch_freezes_stays() -> None:
    branch = Branch(5, (("frozen", ("w2",)),))
    weights = bigger_run(replace(PLAIN, branches=(branch,))).parameters[:, 1]
    assert len(set(weights[:6])) == 6
    assert set(weights[5:]) == {weights[5]}


def test_a_branch_can_bring_other_data() -> None:
    moons = Drawn("moons", count=20)
    experiment = replace(PLAIN, branches=(Branch(5, (("data", moons),)),))
    assert experiment.last_stretch == replace(PLAIN, data=moons)
    after, before = bigger_run(experiment), bigger_run(PLAIN)
    assert np.array_equal(after.parameters[:6], before.parameters[:6])
    assert after.loss[5] != before.loss[5]


def test_a_run_that_was_stopped_ends_before_a_later_branch() -> None:
    easy = replace(PLAIN, data=Drawn("gaussians", count=20), learning_rate=1.0, stop="low")
    end = bigger_run(replace(easy, epochs=200))
    assert end.ended == "loss low enough"
    with_branch = replace(easy, epochs=200, branches=(Branch(199, (("order", "shuffled"),)),))
    assert np.array_equal(bigger_run(with_branch).loss, end.loss)
    assert bigger_run(with_branch).ended == end.ended


@pytest.mark.parametrize(
    "broken",
    [
        {"inputs": ()},
        {"hidden": (9,), "activations": ("tanh",)},
        {"hidden": (1,) * 7, "activations": ("tanh",) * 7},
        {"activations": ("softmax",)},
        {"activations": ()},
        {"frozen": ("w99",)},
        {"by_hand": (("w99", 1.0),)},
        {"by_hand": (("w1", float("nan")),)},
        {"learning_rate": 0.0},
        {"epochs": 5001},
        {"held_out": 91},
        {"branches": (Branch(5), Branch(5))},
        {"branches": (Branch(12),)},
        {"branches": (Branch(5, (("data", Drawn("plane")),)),)},
        {"branches": (Branch(5, (("optimizer", "lion"),)),)},
    ],
)
def test_what_is_not_as_described_is_no_experiment(broken: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        replace(SMALL, **broken)  # type: ignore[arg-type]


def test_a_run_has_as_many_epochs_as_one_visitor_may_have() -> None:
    assert cut_short(BiggerExperiment()) is None
    wide = BiggerExperiment(hidden=(8,) * 6, activations=("tanh",) * 6, epochs=5000)
    assert 100 < wide.epochs_run < 5000
    sentence = cut_short(wide)
    assert sentence is not None
    assert f"ends after {wide.epochs_run}:" in sentence
    # A branch with smaller batches asks for more from there on, and changes nothing before.
    slow = replace(wide, epochs=500, branches=(Branch(200, (("batch_size", 1),)),))
    assert 200 < slow.epochs_run < 500


def test_solved_is_since_when_all_have_been_right() -> None:
    def history(accuracy: list[float], held_out: list[float] | None = None) -> History:
        epochs = len(accuracy)
        return History(
            (2, 1),
            np.zeros((epochs, 3)),
            np.zeros(epochs),
            epochs - 1,
            accuracy=np.array(accuracy),
            held_out_accuracy=None if held_out is None else np.array(held_out),
        )

    assert solved_since(history([0.5, 1.0, 0.9, 1.0, 1.0])) == 3
    assert solved_since(history([1.0, 1.0])) == 0
    assert solved_since(history([1.0, 0.9])) is None
    # The points that were trained on cannot fool it.
    assert solved_since(history([1.0, 1.0], [0.5, 0.5])) is None
    assert solved_since(history([0.5, 0.5], [0.5, 1.0])) == 1


def test_runs_are_kept_by_their_bytes() -> None:
    made: list[int] = []

    def make(key: int) -> bytes:
        made.append(key)
        return bytes(key)

    kept = Kept(make, len, 100)
    for key in (40, 50, 40, 30, 50, 40):
        assert len(kept(key)) == key
    # 30 put 50 out, which was asked for before 40; then 50 put 40 out.
    assert made == [40, 50, 30, 50, 40]
    kept(1000)
    kept(1000)
    assert made[5:] == [1000]
    kept.cache_clear()
    kept(1000)
    assert made[5:] == [1000, 1000]
