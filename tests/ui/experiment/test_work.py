"""The bound on a run: one for everybody, in multiply-adds, and said in one sentence."""

import pytest

from nn_core import multiply_adds
from ui.experiment.work import ANY_NETWORK, NINE_NUMBERS, Work

STORY, SMALL, DEEP = (2, 2, 1), (2, 4, 2, 1), (2, 8, 8, 8, 8, 8, 8, 1)


@pytest.mark.parametrize("rows", [1, 2, 4, 7, 99, 100, 101, 150, 199, 200])
def test_the_nine_numbers_may_take_half_a_million_steps(rows: int) -> None:
    # As many as links could ask for from the first day.
    assert NINE_NUMBERS.most_epochs(STORY, rows) == 500_000 // rows


def test_an_epoch_goes_forward_once_and_backward_twice() -> None:
    assert Work(0).of_epoch(STORY, 4) == multiply_adds(STORY, 4, 1) == 3 * 6 * 4
    # Three batches of at most 10, two layers each.
    assert Work(0, a_layer=5).of_epoch(STORY, 25, 10) == 3 * 6 * 25 + 5 * 2 * 3


@pytest.mark.parametrize(
    ("sizes", "samples", "batch_size", "epochs"),
    [(SMALL, 250, 10, 1000), (DEEP, 500, 10, 300), ((2, 8, 8, 1), 1000, 10, 500)],
)
def test_what_is_usual_in_a_playground_is_allowed(
    sizes: tuple[int, ...], samples: int, batch_size: int, epochs: int
) -> None:
    assert ANY_NETWORK.cut_short(sizes, samples, epochs, batch_size) is None


def test_no_network_keeps_numpy_busy_for_more_than_a_few_seconds() -> None:
    # A layer takes NumPy some 12 microseconds a step and 2 nanoseconds a multiply-add.
    for sizes in (STORY, SMALL, DEEP, (7, 8, 6)):
        for samples in (10, 250, 1000):
            for batch_size in (1, 10, samples):
                epochs = ANY_NETWORK.most_epochs(sizes, samples, batch_size)
                calls = epochs * (len(sizes) - 1) * -(-samples // batch_size)
                assert 12e-6 * calls + 2e-9 * multiply_adds(sizes, samples, epochs) < 4
                assert epochs > 0


def test_what_is_beyond_the_bound_is_said_in_one_sentence() -> None:
    within = ANY_NETWORK.most_epochs(DEEP, 500, 10)
    assert ANY_NETWORK.cut_short(DEEP, 500, within, 10) is None
    sentence = ANY_NETWORK.cut_short(DEEP, 500, within + 1, 10)
    assert sentence == (
        f"{within + 1} epochs of 500 samples take the time of {(within + 1) * 1_076_000:,} "
        f"multiplications and the limit is 400,000,000, so the run ends after {within} epochs."
    )
