"""The chain at any depth and any end: paths are added up, and every sum says what it adds."""

from math import prod
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nn_core import Factor, Network, backpropagate, losses_along
from nn_core.gradient import gradient
from nn_core.topology import neuron_names
from nn_core.validation import Array

pytestmark = pytest.mark.filterwarnings("error")

ALICE = (-2.0, -1.0)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Network, Array, int]:
    """One to four inputs, none to three hidden layers, one sigmoid."""
    sizes = (*draw(st.lists(st.integers(1, 4), min_size=1, max_size=4)), 1)
    network = Network.random(sizes, draw(st.integers(0, 10**6)))
    sample = draw(arrays(np.float64, sizes[0], elements=st.floats(-3.0, 3.0)))
    return network, sample, draw(st.integers(0, 1))


def test_where_paths_lead_through_several_neurons_the_factor_is_their_sum() -> None:
    network = Network.random((1, 1, 2, 1), seed=2)
    outputs = {name: float(value) for name, value in network.neuron_outputs([0.5]).items()}
    slope = {name: value * (1 - value) for name, value in outputs.items()}
    weight = network.parameters
    _, link, last = backpropagate(network, [0.5], 1).chain["w1"]
    assert (link.symbol, last.symbol) == ("dy_pred/dh1", "dh1/dw1")
    symbols = [[factor.symbol for factor in term] for term in link.terms]
    assert symbols == [["dy_pred/dh2", "dh2/dh1"], ["dy_pred/dh3", "dh3/dh1"]]
    expected = [
        [weight["w4"] * slope["o1"], weight["w2"] * slope["h2"]],
        [weight["w5"] * slope["o1"], weight["w3"] * slope["h3"]],
    ]
    for term, numbers in zip(link.terms, expected, strict=True):
        assert [factor.value for factor in term] == pytest.approx(numbers, rel=1e-14)
        assert [factor.terms for factor in term] == [(), ()]
    assert link.value == pytest.approx(sum(map(prod, expected)), rel=1e-14)


def test_the_factors_of_the_nine_are_no_sums() -> None:
    chain = backpropagate(Network.random(), ALICE, 1).chain
    assert {factor.terms for factors in chain.values() for factor in factors} == {()}


@given(cases())
def test_every_sum_is_that_of_its_terms(case: tuple[Network, Array, int]) -> None:
    network, sample, label = case
    gradient = backpropagate(network, sample, label)
    depth_of = {
        name: depth for depth, layer in enumerate(neuron_names(network.sizes)) for name in layer
    }
    for factors in gradient.chain.values():
        waiting = list(factors)
        while waiting:
            factor = waiting.pop()
            if not factor.terms:
                continue
            neuron = factor.symbol.split("/d")[1]
            assert len(factor.terms) == network.sizes[depth_of[neuron] + 2]
            products = [further.value * link.value for further, link in factor.terms]
            size = sum(map(abs, products))
            assert factor.value == pytest.approx(sum(products), rel=0, abs=1e-15 * size)
            for further, link in factor.terms:
                assert link.terms == ()
                assert further.symbol.split("/d")[0] == factor.symbol.split("/d")[0]
                assert link.symbol == f"d{further.symbol.split('/d')[1]}/d{neuron}"
                waiting.append(further)


def test_the_repr_of_a_sum_says_how_many_terms_and_not_which() -> None:
    network = Network.random((1, *[8] * 12, 1))
    factor = backpropagate(network, [1.0], 0).chain["w1"][1]
    assert repr(factor) == f"Factor('dy_pred/dh1', {factor.value!r}, sum of 8)"
    assert repr(factor.terms[0][1]) == f"Factor('dh9/dh1', {factor.terms[0][1].value!r})"


@st.composite
def ends(draw: st.DrawFn) -> tuple[Network, Array, Any, str]:
    """Networks that end in all ways there are, with a sample, its target and a loss."""
    hidden = draw(st.lists(st.integers(1, 3), max_size=3))
    last = draw(st.sampled_from(["sigmoid", "softmax", "linear", "tanh"]))
    outputs = {"sigmoid": 1, "softmax": 3}.get(last) or draw(st.integers(1, 3))
    sizes = (2, *hidden, outputs)
    activations = (*["tanh"] * len(hidden), last)
    network = Network.random(sizes, draw(st.integers(0, 10**6)), activations=activations)
    sample = draw(arrays(np.float64, 2, elements=st.floats(-3.0, 3.0)))
    if last in ("sigmoid", "softmax"):
        label: Any = draw(st.integers(0, max(1, outputs - 1)))
        loss = draw(st.sampled_from(["mse", "cross-entropy"]))
    else:
        numbers = st.floats(-2.0, 2.0)
        label = draw(arrays(np.float64, outputs, elements=numbers) if outputs > 1 else numbers)
        loss = "mse"
    return network, sample, label, loss


@given(ends())
def test_whatever_the_end_the_gradient_is_the_slope_of_the_loss(
    case: tuple[Network, Array, Any, str],
) -> None:
    network, sample, label, loss = case
    found = backpropagate(network, sample, label, loss)
    target = np.reshape(label, (1, -1)) if np.size(label) > 1 else np.reshape(label, 1)
    np.testing.assert_allclose(
        list(found.values()), gradient(network, sample[None], target, loss), rtol=1e-9, atol=1e-12
    )
    step = 1e-5
    for name, derivative in found.items():
        here = network.parameters[name]
        down, up = losses_along(network, name, [here - step, here + step], sample, label, loss)
        slope = (up - down) / (2 * step)
        assert slope == pytest.approx(derivative, rel=1e-6, abs=1e-8 * (1 + up)), name


@given(ends())
def test_with_several_outputs_every_chain_still_leads_from_the_loss_to_its_parameter(
    case: tuple[Network, Array, Any, str],
) -> None:
    network, sample, label, loss = case
    chain = backpropagate(network, sample, label, loss).chain
    for name, factors in chain.items():
        links = [factor.symbol.split("/") for factor in factors]
        assert links[0][0] == "dL"
        assert links[-1][1] == f"d{name}"
        assert [top for top, _ in links[1:]] == [bottom for _, bottom in links[:-1]]
        for factor in factors:
            if factor.terms:
                total = sum(prod(link.value for link in term) for term in factor.terms)
                size = sum(abs(prod(link.value for link in term)) for term in factor.terms)
                # Softmax takes from a probability near 1 nearly all of it, and digits with it.
                assert factor.value == pytest.approx(total, rel=0, abs=1e-14 * size + 1e-15)


def test_a_hidden_neuron_before_two_outputs_adds_up_what_both_say() -> None:
    network = Network.random((1, 1, 2), activations=("tanh", "linear"))
    chain = backpropagate(network, [0.5], [1.0, -1.0]).chain
    assert [factor.symbol for factor in chain["w1"]] == ["dL/dh1", "dh1/dw1"]
    assert [[link.symbol for link in term] for term in chain["w1"][0].terms] == [
        ["dL/do1", "do1/dh1"],
        ["dL/do2", "do2/dh1"],
    ]
    assert [factor.symbol for factor in chain["b3"]] == ["dL/do2", "do2/db3"]


def test_cross_entropy_starts_from_the_sum_and_never_overflows() -> None:
    # So sure and so wrong that log(1 - y_pred) would be that of 0.
    network = Network.from_vector([800.0, 0.0], (1, 1))
    assert network.feedforward([1.0]) == 1.0
    assert backpropagate(network, [1.0], 0, "cross-entropy").chain["w1"] == (
        Factor("dL/dsum_o1", 1.0),
        Factor("dsum_o1/dw1", 1.0),
    )
    assert backpropagate(network, [1.0], 0)["w1"] == 0.0


def test_every_sum_of_softmax_changes_every_probability() -> None:
    network = Network.random((1, 3), activations="softmax")
    y = np.asarray(network.feedforward([0.5]))
    start = backpropagate(network, [0.5], 2).chain["b1"][0]
    assert start.symbol == "dL/dsum_o1"
    assert [[link.symbol for link in term] for term in start.terms] == [
        [f"dL/do{place}", f"do{place}/dsum_o1"] for place in (1, 2, 3)
    ]
    links = [link.value for _, link in start.terms]
    assert links == pytest.approx([y[0] * (1 - y[0]), -y[0] * y[1], -y[0] * y[2]])
