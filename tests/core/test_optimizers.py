"""Optimizers, schedules, penalties, batches, splits and stopping rules, each by itself."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import (
    L1,
    L2,
    SGD,
    Adam,
    AdamW,
    Constant,
    Cosine,
    Optimizer,
    RMSprop,
    StepDecay,
    Stop,
    batches,
    split,
)
from nn_core.batches import epoch_orders

OPTIMIZERS: list[Optimizer] = [
    SGD(0.1),
    SGD(0.1, momentum=0.9),
    SGD(0.1, momentum=0.9, nesterov=True),
    RMSprop(0.1),
    Adam(0.1),
    AdamW(0.1, weight_decay=0.1),
]
EACH = pytest.mark.parametrize("optimizer", OPTIMIZERS, ids=repr)


@EACH
def test_a_step_changes_nothing_that_it_was_given(optimizer: Optimizer) -> None:
    parameters, slopes = np.array([1.0, -2.0, 0.0]), np.array([0.5, 0.25, 0.0])
    state = optimizer.start(parameters)
    before = [parameters.copy(), slopes.copy(), *(part.copy() for part in state)]
    optimizer.step(parameters, slopes, state)
    for old, new in zip(before, [parameters, slopes, *state], strict=True):
        assert np.array_equal(old, new)


@EACH
def test_many_networks_step_as_each_would(optimizer: Optimizer) -> None:
    generator = np.random.default_rng(0)
    stack = generator.standard_normal((3, 4))
    slopes = generator.standard_normal((5, 3, 4))
    together, state = stack, optimizer.start(stack)
    for slope in slopes:
        together, state = optimizer.step(together, slope, state)
    for number in range(3):
        alone, memory = stack[number], optimizer.start(stack[number])
        for slope in slopes:
            alone, memory = optimizer.step(alone, slope[number], memory)
        assert np.array_equal(alone, together[number])


@EACH
def test_every_optimizer_finds_the_bottom_of_a_bowl(optimizer: Optimizer) -> None:
    place = np.array([1.0, -1.0])
    state = optimizer.start(place)
    for _ in range(400):
        place, state = optimizer.step(place, place * (1.0, 3.0), state)
    assert np.abs(place).max() < 0.06


def test_the_first_steps_of_each_worked_by_hand() -> None:
    start, slope = np.array([1.0]), np.array([0.5])

    def two(optimizer: Optimizer) -> list[float]:
        one, state = optimizer.step(start, slope, optimizer.start(start))
        other, _ = optimizer.step(one, slope, state)
        return [float(one[0]), float(other[0])]

    assert two(SGD(0.1)) == pytest.approx([0.95, 0.9])
    # Speeds 0.5, then 0.9 * 0.5 + 0.5.
    assert two(SGD(0.1, 0.9)) == pytest.approx([0.95, 0.855])
    # Looking ahead: 0.5 + 0.9 * 0.5, then 0.5 + 0.9 * 0.95.
    assert two(SGD(0.1, 0.9, nesterov=True)) == pytest.approx([0.905, 0.7695])
    # The mean square of the first is 0.01 * 0.25: its root is a tenth of the slope.
    assert two(RMSprop(0.1))[0] == pytest.approx(0.0, abs=1e-6)
    # Corrected for their start, both means are those of the slope: a step of the rate.
    assert two(Adam(0.1)) == pytest.approx([0.9, 0.8], abs=1e-7)
    assert two(AdamW(0.1, weight_decay=0.5))[0] == pytest.approx(0.95 - 0.1, abs=1e-7)


def test_the_defaults_are_those_of_pytorch() -> None:
    assert SGD() == SGD(0.001, 0.0, False)
    assert RMSprop() == RMSprop(0.01, 0.99, 1e-8)
    assert Adam() == Adam(0.001, 0.9, 0.999, 1e-8)
    assert AdamW() == AdamW(0.001, 0.9, 0.999, 1e-8, 0.01)


def test_schedules_lower_the_rate() -> None:
    assert [Constant().rate(0.5, epoch, 4) for epoch in range(4)] == [0.5] * 4
    decay = StepDecay(every=2, factor=0.5)
    assert [decay.rate(1.0, epoch, 9) for epoch in range(5)] == [1.0, 1.0, 0.5, 0.5, 0.25]
    wave = [Cosine().rate(1.0, epoch, 4) for epoch in range(4)]
    assert wave == pytest.approx([1.0, 0.8535533905932737, 0.5, 0.14644660940672627])
    # With a floor of 0.2 half of the way is down to 0.6.
    assert Cosine(0.2).rate(1.0, 2, 4) == pytest.approx(0.6)
    assert Cosine(1.0).rate(0.3, 3, 4) == 0.3
    with pytest.raises(ValueError, match="floor must be"):
        Cosine(1.5)


def test_penalties_pull_weights_to_zero() -> None:
    weights = np.array([2.0, -0.5, 0.0, 0.01])
    assert L2(0.1).gradient(weights) == pytest.approx([0.2, -0.05, 0.0, 0.001])
    assert L1(0.1).gradient(weights) == pytest.approx([0.1, -0.1, 0.0, 0.1])
    assert np.array_equal(L2(0.1).after(weights, 0.5), weights)
    assert np.array_equal(L1(0.1).after(weights, 0.5), weights)
    stopping = L1(0.1, stop_at_zero=True)
    assert not stopping.gradient(weights).any()
    # Each is pulled by 0.5 * 0.1; the last would cross zero.
    assert stopping.after(weights, 0.5) == pytest.approx([1.95, -0.45, 0.0, 0.0])


@given(
    st.integers(1, 40),
    st.integers(0, 4),
    st.sampled_from(["table", "shuffled"]),
    st.integers(1, 50),
)
def test_batches_are_the_order_of_the_epoch_in_pieces(
    count: int, epochs: int, order: str, size: int
) -> None:
    cut = list(batches(count, epochs, order, 3, size))
    assert len(cut) == epochs
    for pieces, whole in zip(cut, epoch_orders(count, epochs, order, 3), strict=True):
        assert [row for piece in pieces for row in piece] == list(whole)
        assert all(len(piece) == size for piece in pieces[:-1])
        assert 1 <= len(pieces[-1]) <= size


@given(
    st.lists(st.integers(0, 3), min_size=2, max_size=60), st.floats(0.01, 0.99), st.integers(0, 99)
)
def test_a_split_takes_its_share_of_every_class(labels: list[int], share: float, seed: int) -> None:
    count = len(labels)
    parts = split(count, share, seed, labels)
    assert sorted(parts.training + parts.held_out) == list(range(count))
    assert list(parts.training) == sorted(parts.training)
    assert list(parts.held_out) == sorted(parts.held_out)
    assert len(parts.held_out) == min(max(round(share * count), 1), count - 1)
    taken = np.bincount([labels[row] for row in parts.held_out], minlength=4)
    fair = np.bincount(labels, minlength=4) * len(parts.held_out) / count
    assert (np.abs(taken - fair) < 1.0).all()
    assert parts == split(count, share, seed, labels)


def test_the_split_of_seed_0_is_pinned() -> None:
    assert split(8, 0.5).held_out == (0, 4, 6, 7)
    assert split(8, 0.25, 1, [0, 0, 0, 0, 1, 1, 1, 1]).held_out == (2, 6)
    assert len({split(20, 0.5, seed).held_out for seed in range(20)}) > 15


@pytest.mark.parametrize(
    ("rule", "losses", "expected"),
    [
        (Stop(), [1.0, 0.5, 0.1], None),
        (Stop(loss_below=0.2), [1.0, 0.5, 0.1, 0.05], (2, "loss low enough")),
        (Stop(loss_below=0.01), [1.0, 0.5], None),
        (Stop(no_better_for=2), [1.0, 0.5, 0.6, 0.55, 0.4], (3, "no better")),
        (Stop(no_better_for=2), [1.0, 1.0, 1.0], (2, "no better")),
        (Stop(no_better_for=3), [1.0, 0.9, 0.8, 0.7], None),
        (Stop(0.58, 1), [1.0, 0.5, 0.6], (1, "loss low enough")),
    ],
)
def test_a_rule_ends_a_run_at_its_first_epoch(
    rule: Stop, losses: list[float], expected: tuple[int, str] | None
) -> None:
    assert rule.first(np.array(losses)) == expected


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: SGD(0.0), "learning_rate must be greater than 0"),
        (lambda: SGD(0.1, 1.0), "momentum must be 0 or more and less than 1, not 1"),
        (lambda: SGD(0.1, nesterov=True), "give a momentum above 0"),
        (lambda: RMSprop(alpha=-0.1), "alpha must be 0 or more"),
        (lambda: RMSprop(epsilon=0.0), "epsilon must be greater than 0"),
        (lambda: Adam(beta1=1.0), "beta1 must be"),
        (lambda: Adam(beta2=2.0), "beta2 must be"),
        (lambda: Adam(-1.0), "learning_rate must be greater than 0, not -1"),
        (lambda: AdamW(weight_decay=-1.0), "weight_decay must be 0 or more, not -1"),
        (lambda: StepDecay(0), "every must be a whole number of at least 1"),
        (lambda: StepDecay(1, 0.0), "factor must be greater than 0"),
        (lambda: L1(-1.0), "rate of a penalty must be 0 or more, not -1"),
        (lambda: L2(float("nan")), "rate of a penalty must be finite"),
        (lambda: batches(4, 1, size=0), "batch_size must be a whole number of at least 1"),
        (lambda: batches(4, 1, "random"), "order must be one of table, shuffled"),
        (lambda: split(1, 0.5), "number of samples must be a whole number of at least 2"),
        (lambda: split(4, 1.0), "held_out must be a share between 0 and 1, not 1"),
        (lambda: split(4, 0.5, labels=[1]), "4 samples but 1 labels"),
        (lambda: Stop(no_better_for=0), "no_better_for must be a whole number of at least 1"),
        (lambda: Stop(loss_below=float("inf")), "loss_below must be finite"),
    ],
)
def test_wrong_settings_are_refused_in_a_sentence(make: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message) as refusal:
        make()
    assert str(refusal.value).endswith(".")
