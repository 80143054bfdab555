"""Frozen parameters stay where they are, to the last bit; the others move as the rule says."""

from collections.abc import Collection

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import ORDERS, Network, Steps, backpropagate, train, train_many
from nn_core.network import parameter_names

# Numbers out of bounds end a run; they never warn.
pytestmark = pytest.mark.filterwarnings("error")

PEOPLE = np.array([[-2.0, -1.0], [25.0, 6.0], [17.0, 4.0], [-15.0, -6.0]])
GENDERS = np.array([1.0, 0.0, 0.0, 1.0])
# 2-2-1 has a path of its own, so every claim is made for it and for another shape.
SIZES = st.sampled_from([(2, 2, 1), (2, 3, 1), (2, 2, 2, 1)])


@st.composite
def shapes_and_names(draw: st.DrawFn) -> tuple[tuple[int, ...], frozenset[str]]:
    sizes = draw(SIZES)
    return sizes, draw(st.frozensets(st.sampled_from(parameter_names(sizes)), min_size=1))


@given(shapes_and_names(), st.sampled_from(ORDERS))
def test_frozen_parameters_stay_and_the_others_move(
    shape: tuple[tuple[int, ...], frozenset[str]], order: str
) -> None:
    sizes, frozen = shape
    history = train(Network.random(sizes), PEOPLE, GENDERS, epochs=12, order=order, frozen=frozen)
    assert history.epochs == 12
    for name, column in zip(history.parameter_names, history.parameters.T, strict=True):
        assert (len(set(column)) == 1) == (name in frozen), name


@given(shapes_and_names())
def test_an_epoch_is_the_update_rule_for_the_parameters_that_are_free(
    shape: tuple[tuple[int, ...], frozenset[str]],
) -> None:
    sizes, frozen = shape
    network = Network.random(sizes, 4)
    history = train(network, PEOPLE, GENDERS, epochs=1, frozen=frozen)
    for sample, label in zip(PEOPLE, GENDERS, strict=True):
        gradient = backpropagate(network, sample, label)
        moved = {
            name: value if name in frozen else value - 0.1 * gradient[name]
            for name, value in network.parameters.items()
        }
        network = Network.from_parameters(moved, sizes)
    np.testing.assert_allclose(history.parameters[1], network.vector, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("sizes", [(2, 2, 1), (2, 3, 1)])
def test_nothing_frozen_is_the_run_as_it_was(sizes: tuple[int, ...]) -> None:
    plain = train(Network.random(sizes), PEOPLE, GENDERS, epochs=50)
    empty: tuple[Collection[str], ...] = ((), [], set(), {})
    for nothing in empty:
        same = train(Network.random(sizes), PEOPLE, GENDERS, epochs=50, frozen=nothing)
        assert np.array_equal(same.parameters, plain.parameters)


@pytest.mark.parametrize("sizes", [(2, 2, 1), (2, 3, 1)])
def test_all_frozen_is_a_run_that_goes_nowhere(sizes: tuple[int, ...]) -> None:
    start = Network.random(sizes)
    history = train(start, PEOPLE, GENDERS, epochs=5, frozen=parameter_names(sizes))
    assert np.array_equal(history.parameters, [start.vector] * 6)
    assert len(set(history.loss)) == 1


@given(shapes_and_names(), st.sampled_from(ORDERS))
def test_the_steps_retrace_the_run_bit_for_bit(
    shape: tuple[tuple[int, ...], frozenset[str]], order: str
) -> None:
    sizes, frozen = shape
    start = Network.random(sizes, 2)
    history = train(start, PEOPLE, GENDERS, epochs=6, order=order, seed=3, frozen=frozen)
    steps = Steps(history, PEOPLE, GENDERS, 0.1, order, 3, frozen)
    assert np.array_equal(steps.parameters(0, len(steps))[::4], history.parameters)


@given(st.frozensets(st.sampled_from(parameter_names((2, 2, 1)))))
def test_side_by_side_freezes_as_one_by_one(frozen: frozenset[str]) -> None:
    networks = [Network.random(seed=seed) for seed in range(3)]
    runs = train_many(networks, PEOPLE, GENDERS, epochs=20, frozen=frozen)
    ends = [
        train(network, PEOPLE, GENDERS, epochs=20, frozen=frozen).parameters[-1]
        for network in networks
    ]
    np.testing.assert_allclose(runs.parameters, ends, rtol=1e-12, atol=1e-12)
    for name, column, end in zip(
        runs.network(0).parameters,
        np.array([network.vector for network in networks]).T,
        runs.parameters.T,
        strict=True,
    ):
        assert np.array_equal(column, end) == (name in frozen)


def test_a_name_that_the_network_does_not_have_is_refused() -> None:
    message = r"^this network has no parameter w7, x to freeze: its names go from w1 to b3\.$"
    with pytest.raises(ValueError, match=message):
        train(Network.random(), PEOPLE, GENDERS, epochs=1, frozen=["w1", "w7", "x"])
    with pytest.raises(ValueError, match=message):
        train_many([Network.random()], PEOPLE, GENDERS, epochs=1, frozen=["w7", "x"])
    history = train(Network.random(), PEOPLE, GENDERS, epochs=1)
    with pytest.raises(ValueError, match=message):
        Steps(history, PEOPLE, GENDERS, 0.1, frozen=["w7", "x"])
