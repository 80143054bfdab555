"""A choice among classes: the worked example, PyTorch, and what can be said of every choice."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import Choice

torch = pytest.importorskip("torch")

ENTROPY, SQUARED = "categorical cross-entropy", "mse"
LOSSES = {ENTROPY: torch.nn.CrossEntropyLoss, SQUARED: torch.nn.MSELoss}
scores = st.lists(st.floats(-30, 30), min_size=2, max_size=6).map(tuple)
temperatures = st.floats(0.1, 10)


def test_the_worked_example() -> None:
    choice = Choice((2, 1, 0), right=0)
    assert choice.exponentials == pytest.approx([7.38905609893065, 2.718281828459045, 1])
    assert choice.shares.round(4).tolist() == [0.6652, 0.2447, 0.09]
    assert choice.shares[2] == pytest.approx(0.0900, abs=5e-5)
    assert choice.loss(ENTROPY) == pytest.approx(0.4076, abs=5e-5)
    assert choice.slopes(ENTROPY)[0] == pytest.approx(0.6652 - 1, abs=5e-5)


@pytest.mark.parametrize("name", LOSSES)
@pytest.mark.parametrize("temperature", [0.5, 1.0, 3.0])
@pytest.mark.parametrize("given_scores", [(2, 1, 0), (-4, 4, 0), (0.3, 0.3, -9), (60, -60)])
def test_pytorch_says_the_same(
    name: str, temperature: float, given_scores: tuple[float, ...]
) -> None:
    choice = Choice(given_scores, right=0, temperature=temperature)
    leaf = torch.tensor([given_scores], dtype=torch.float64, requires_grad=True)
    sums = leaf / temperature
    shares = torch.softmax(sums, dim=1)
    truth = torch.tensor([0]) if name == ENTROPY else torch.tensor(choice.truth[None])
    loss = LOSSES[name]()(sums if name == ENTROPY else shares, truth)
    loss.backward()
    assert choice.shares == pytest.approx(shares.detach().numpy()[0], abs=1e-14)
    assert choice.loss(name) == pytest.approx(loss.item(), rel=1e-12, abs=1e-14)
    assert choice.slopes(name) == pytest.approx(leaf.grad.numpy()[0], rel=1e-9, abs=1e-14)


@given(scores, temperatures, st.floats(-20, 20))
def test_shares_are_one_and_do_not_mind_what_is_added_to_all(
    given_scores: tuple[float, ...], temperature: float, added: float
) -> None:
    choice = Choice(given_scores, 0, temperature)
    assert choice.shares.sum() == pytest.approx(1)
    assert (choice.shares >= 0).all()
    moved = Choice(tuple(score + added for score in given_scores), 0, temperature)
    assert moved.shares == pytest.approx(choice.shares, abs=1e-9)


@given(st.lists(st.floats(-5, 5), min_size=2, max_size=4).map(tuple), st.floats(0.5, 5))
def test_slopes_are_what_a_small_move_does(
    given_scores: tuple[float, ...], temperature: float
) -> None:
    choice, small = Choice(given_scores, 0, temperature), 1e-5
    for name in LOSSES:
        up, down = (
            Choice((given_scores[0] + move, *given_scores[1:]), 0, temperature).loss(name)
            for move in (small, -small)
        )
        assert choice.slopes(name)[0] == pytest.approx((up - down) / (2 * small), abs=1e-7)


@pytest.mark.parametrize("name", LOSSES)
def test_along_a_score_it_is_each_choice_by_itself(name: str) -> None:
    scores = np.linspace(-9, 9, 7)
    along = Choice((1.0, 0.5, -2.0), 1, 1.5).along(scores, name)
    each = [Choice((1.0, score, -2.0), 1, 1.5) for score in scores]
    assert along.shares == pytest.approx([one.shares[1] for one in each])
    assert along.loss == pytest.approx([one.loss(name) for one in each])
    assert along.slopes == pytest.approx([one.slopes(name)[1] for one in each])


def test_sure_and_wrong_is_flat_for_the_squared_error_only() -> None:
    choice = Choice((-4, 4, 0), right=0)
    assert choice.slopes(ENTROPY)[0] == pytest.approx(-0.99967, abs=1e-5)
    assert choice.slopes(SQUARED)[0] == pytest.approx(-0.000431, abs=1e-6)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (((1.0,), 0), "two scores"),
        (((1.0, np.inf), 0), "scores"),
        (((1.0, 2.0), 2), "none has the number 2"),
        (((1.0, 2.0), 0, 0.0), "temperature must be greater than 0"),
    ],
)
def test_what_is_no_choice_is_refused(arguments: tuple[object, ...], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        Choice(*arguments)  # type: ignore[arg-type]
