"""The run once more, step by step: the same bits as the History, and the rule between them."""

from dataclasses import FrozenInstanceError
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nn_core import (
    L2,
    ORDERS,
    SGD,
    Adam,
    Cosine,
    History,
    Network,
    Steps,
    backpropagate,
    mse_loss,
    train,
)
from nn_core.training import epoch_orders
from nn_core.validation import Array

# Numbers out of bounds end a run; they never warn.
pytestmark = pytest.mark.filterwarnings("error")

PEOPLE = np.array([[-2.0, -1.0], [25.0, 6.0], [17.0, 4.0], [-15.0, -6.0]])
GENDERS = np.array([1.0, 0.0, 0.0, 1.0])
ALL_ONES = Network.from_vector([1, 1, 1, 1, 1, 1, 0, 0, 0])
# Five samples with three features: neither number is that of the people.
WIDE = np.array([[1.0, -2.0, 0.5], [0, 1, 1], [-1, 0.25, 2], [3, 0, -1], [0.5, 0.5, 0.5]])
WIDE_LABELS = np.array([1.0, 0.0, 1.0, 1.0, 0.0])
RATE, EPOCHS, SEED = 0.1, 20, 9

# 2-2-1 has a path of its own, so every claim is made for it and for another shape.
BOTH_PATHS = pytest.mark.parametrize("sizes", [(2, 2, 1), (3, 2, 1)])
EACH_RUN = pytest.mark.parametrize(
    ("sizes", "order"), [(sizes, order) for sizes in [(2, 2, 1), (3, 2, 1)] for order in ORDERS]
)


class Run(NamedTuple):
    """A training run, its steps, and what it was trained on."""

    history: History
    steps: Steps
    features: Array
    labels: Array


@cache
def run(sizes: tuple[int, ...], order: str = "table", epochs: int = EPOCHS) -> Run:
    features, labels = (PEOPLE, GENDERS) if sizes[0] == 2 else (WIDE, WIDE_LABELS)
    start = Network.random(sizes, 4)
    history = train(
        start, features, labels, learning_rate=RATE, epochs=epochs, order=order, seed=SEED
    )
    return Run(history, Steps(history, features, labels, RATE, order, SEED), features, labels)


def loss_on(network: Network, sample: Array, label: float) -> float:
    return mse_loss([label], network.feedforward(sample[None]))


@EACH_RUN
def test_every_epoch_ends_on_the_bits_of_the_history(sizes: tuple[int, ...], order: str) -> None:
    history, steps, features, _ = run(sizes, order)
    count = len(features)
    assert len(steps) == EPOCHS * count
    record, losses = steps.parameters(0, len(steps)), steps.loss(0, len(steps))
    assert record.shape == (len(steps) + 1, len(history.parameter_names))
    assert losses.shape == (len(steps) + 1,)
    assert np.array_equal(record[::count], history.parameters)
    assert np.array_equal(losses[::count], history.loss)
    # Between the ends of epochs something happens.
    assert len(np.unique(record, axis=0)) == len(steps) + 1


@EACH_RUN
def test_a_part_of_the_run_is_cut_from_the_whole(sizes: tuple[int, ...], order: str) -> None:
    steps = run(sizes, order).steps
    record, losses = steps.parameters(0, len(steps)), steps.loss(0, len(steps))
    for first in range(len(steps) + 1):
        for last in {first, min(first + 1, len(steps)), min(first + 7, len(steps)), len(steps)}:
            assert np.array_equal(steps.parameters(first, last), record[first : last + 1])
            assert np.array_equal(steps.loss(first, last), losses[first : last + 1])


@given(st.data(), st.integers(1, 9), st.integers(0, 6), st.sampled_from(ORDERS))
def test_any_run_of_any_shape_is_retraced_bit_for_bit(
    data: st.DataObject, count: int, epochs: int, order: str
) -> None:
    sizes = data.draw(st.sampled_from([(2, 2, 1), (1, 1), (2, 3, 1), (3, 2, 2, 1)]))
    features = data.draw(arrays(np.float64, (count, sizes[0]), elements=st.floats(-3.0, 3.0)))
    labels = data.draw(arrays(np.float64, count, elements=st.sampled_from([0.0, 1.0])))
    rate, seed = data.draw(st.floats(0.001, 2.0)), data.draw(st.integers(0, 1000))
    start = Network.random(sizes, seed)
    history = train(
        start, features, labels, learning_rate=rate, epochs=epochs, order=order, seed=seed
    )
    steps = Steps(history, features, labels, rate, order, seed)
    assert np.array_equal(steps.parameters(0, len(steps))[::count], history.parameters)
    assert np.array_equal(steps.loss(0, len(steps))[::count], history.loss)


def test_step_4000_of_the_default_run_is_where_it_ends() -> None:
    history = train(Network.random(seed=0), PEOPLE, GENDERS)
    steps = Steps(history, PEOPLE, GENDERS, 0.1)
    assert len(steps) == 4000
    last = steps.step(4000)
    assert (last.number, last.epoch, last.row) == (4000, 1000, 3)
    assert np.array_equal(last.after.vector, history.parameters[-1])
    assert last.loss[1] == history.loss[-1]
    assert np.array_equal(steps.step(3997).before.vector, history.parameters[-2])


@EACH_RUN
def test_each_step_starts_where_the_one_before_ended(sizes: tuple[int, ...], order: str) -> None:
    steps = run(sizes, order).steps
    record = steps.parameters(0, len(steps))
    for number in range(1, len(steps) + 1):
        step = steps.step(number)
        assert step.number == number
        assert step.before.sizes == step.after.sizes == sizes
        assert np.array_equal(step.before.vector, record[number - 1])
        assert np.array_equal(step.after.vector, record[number])


@EACH_RUN
def test_a_step_is_the_learning_rate_times_the_gradient_downhill(
    sizes: tuple[int, ...], order: str
) -> None:
    _, steps, features, labels = run(sizes, order)
    for number in range(1, len(steps) + 1):
        step = steps.step(number)
        before, after = step.before.vector, step.after.vector
        assert [*step.gradient] == [*step.before.parameters]
        moves = RATE * np.array([*step.gradient.values()])
        np.testing.assert_allclose(after, before - moves, rtol=2e-15, atol=1e-16)
        np.testing.assert_allclose(before - after, moves, rtol=1e-9, atol=1e-15)
        assert step.gradient == backpropagate(step.before, features[step.row], labels[step.row])


@EACH_RUN
def test_every_epoch_takes_each_sample_once_in_its_order(
    sizes: tuple[int, ...], order: str
) -> None:
    steps, count = run(sizes, order).steps, len(run(sizes).features)
    expected = [list(rows) for rows in epoch_orders(count, EPOCHS, order, SEED)]
    taken = [steps.step(number) for number in range(1, len(steps) + 1)]
    for epoch in range(EPOCHS):
        of_epoch = taken[epoch * count : (epoch + 1) * count]
        assert {step.epoch for step in of_epoch} == {epoch + 1}
        assert [step.row for step in of_epoch] == expected[epoch]
        assert sorted(step.row for step in of_epoch) == list(range(count))
    assert [steps.row(step.number) for step in taken] == [step.row for step in taken]
    assert {type(step.row) for step in taken} == {int}


@EACH_RUN
def test_the_losses_of_a_step_are_mean_squared_errors(sizes: tuple[int, ...], order: str) -> None:
    _, steps, features, labels = run(sizes, order)
    for number in range(1, len(steps) + 1):
        step = steps.step(number)
        sample, label = features[step.row], labels[step.row]
        for network, on_sample, on_all in zip(
            (step.before, step.after), step.sample_loss, step.loss, strict=True
        ):
            expected = loss_on(network, sample, label)
            assert on_sample == pytest.approx(expected, rel=1e-13, abs=1e-15)
            expected = mse_loss(labels, network.feedforward(features))
            assert on_all == pytest.approx(expected, rel=1e-13, abs=1e-15)
        assert step.sample_loss[1] < step.sample_loss[0]
        assert {type(loss) for loss in (*step.sample_loss, *step.loss)} == {float}


def test_the_first_step_of_the_worked_example_is_alice() -> None:
    history = train(ALL_ONES, PEOPLE, GENDERS, learning_rate=0.1, epochs=1)
    step = Steps(history, PEOPLE, GENDERS, 0.1).step(1)
    assert (step.number, step.epoch, step.row) == (1, 1, 0)
    assert step.gradient["w1"] == 0.021469535265811107
    assert step.after.parameters["w1"] == pytest.approx(1.0 - 0.0021469535265811107, rel=1e-15)
    assert step.sample_loss[0] == pytest.approx((1.0 - 0.5236951740839997) ** 2, rel=1e-15)


@BOTH_PATHS
def test_a_diverged_run_has_the_steps_of_its_finite_epochs_only(sizes: tuple[int, ...]) -> None:
    # With output weights 0 the first epoch moves the output neuron only. In the second the hidden
    # neurons move too, by more than 1 times the huge feature.
    start = dict.fromkeys(Network.random(sizes).parameters, 0.0)
    start[[*start][-1]] = -4.5
    features = np.zeros((1, sizes[0]))
    features[0, 0] = 1.7e308
    network, labels = Network.from_parameters(start, sizes), np.ones(1)
    history = train(network, features, labels, learning_rate=100.0, epochs=20)
    assert history.diverged
    steps = Steps(history, features, labels, 100.0)
    assert len(steps) == history.epochs == 1
    assert np.array_equal(steps.parameters(0, 1), history.parameters)
    assert np.isfinite(steps.step(1).loss).all()
    with pytest.raises(ValueError, match="steps 1 to 1: there is no step 2"):
        steps.step(2)


@EACH_RUN
def test_a_run_of_no_epochs_has_a_start_and_no_steps(sizes: tuple[int, ...], order: str) -> None:
    history, steps, *_ = run(sizes, order, 0)
    assert len(steps) == 0
    assert np.array_equal(steps.parameters(0, 0), [Network.random(sizes, 4).vector])
    assert np.array_equal(steps.loss(0, 0), history.loss)
    for ask in (steps.step, steps.row):
        with pytest.raises(ValueError, match="no step 1"):
            ask(1)


def test_steps_go_by_the_table_unless_told_otherwise() -> None:
    history, steps, features, labels = run((2, 2, 1), "table")
    unsaid = Steps(history, features, labels, RATE)
    assert np.array_equal(unsaid.parameters(0, len(steps)), steps.parameters(0, len(steps)))
    assert [unsaid.row(number) for number in range(1, 9)] == [0, 1, 2, 3, 0, 1, 2, 3]


def test_neither_a_step_nor_the_steps_change() -> None:
    features, labels = PEOPLE.copy(), GENDERS.copy()
    steps = Steps(run((2, 2, 1)).history, features, labels, RATE)
    before = steps.parameters(0, 8)
    features[:], labels[:] = 99.0, 0.0
    steps.parameters(0, 8)[:] = 99.0
    assert np.array_equal(steps.parameters(0, 8), before)
    with pytest.raises(FrozenInstanceError):
        steps.learning_rate = 5.0  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        steps.step(1).row = 5  # type: ignore[misc]


@pytest.mark.parametrize(
    ("end", "loss", "labels"),
    [
        ((1, "sigmoid"), "cross-entropy", GENDERS),
        ((3, "softmax"), "cross-entropy", np.array([2.0, 0.0, 1.0, 2.0])),
        ((2, "linear"), "mse", np.array([[1.0, 0.5], [0.0, -1.0], [0.2, 0.0], [1.0, 1.0]])),
    ],
)
@pytest.mark.parametrize("hidden", ["sigmoid", "tanh"])
def test_steps_are_of_any_network_and_any_loss(
    end: tuple[int, str], loss: str, labels: Array, hidden: str
) -> None:
    start = Network.random((2, 2, end[0]), 4, activations=(hidden, end[1]))
    history = train(start, PEOPLE, labels, learning_rate=0.01, epochs=5, loss=loss)
    steps = Steps(history, PEOPLE, labels, 0.01)
    assert np.array_equal(steps.parameters(0, 20)[::4], history.parameters)
    assert np.array_equal(steps.loss(0, 20)[::4], history.loss)
    step = steps.step(6)
    assert step.before.activations == step.after.activations == start.activations
    slopes = [step.gradient[name] for name in start.parameters]
    moved = step.before.vector - 0.01 * np.array(slopes)
    np.testing.assert_allclose(step.after.vector, moved, rtol=1e-12)
    assert step.sample_loss[1] < step.sample_loss[0]


@pytest.mark.parametrize(
    "option",
    [
        {"optimizer": SGD(0.1, momentum=0.5)},
        {"optimizer": Adam()},
        {"batch_size": 2},
        {"penalty": L2(0.1)},
        {"schedule": Cosine()},
    ],
)
def test_a_run_that_took_other_steps_is_refused(option: dict[str, Any]) -> None:
    history = train(ALL_ONES, PEOPLE, GENDERS, epochs=2, **option)
    with pytest.raises(ValueError, match="Steps takes runs of plain SGD apart, one sample a step"):
        Steps(history, PEOPLE, GENDERS, 0.1)


def test_other_samples_than_those_of_the_run_are_refused() -> None:
    history = train(ALL_ONES, PEOPLE, GENDERS, epochs=2, held_out=0.5)
    assert history.split is not None
    kept = list(history.split.training)
    assert len(Steps(history, PEOPLE[kept], GENDERS[kept], 0.1)) == 4
    for features, labels in ((PEOPLE, GENDERS), (PEOPLE[kept], 1.0 - GENDERS[kept])):
        with pytest.raises(ValueError, match="not the samples that this run was trained on"):
            Steps(history, features, labels, 0.1)
