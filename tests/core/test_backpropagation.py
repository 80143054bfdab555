"""Gradients: the worked table, central differences, and the story that the chain tells."""

from dataclasses import FrozenInstanceError
from math import prod
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nn_core import (
    LAYER_ACTIVATIONS,
    Factor,
    Gradient,
    Network,
    backpropagate,
    losses_along,
    mse_loss,
)
from nn_core.network import neuron_names, parameter_names
from nn_core.validation import Array

pytestmark = pytest.mark.filterwarnings("error")

ALL_ONES = Network.from_vector([1, 1, 1, 1, 1, 1, 0, 0, 0])
ALICE = (-2.0, -1.0)

# One to four inputs, none to three hidden layers, one output.
SIZES = st.lists(st.integers(1, 4), min_size=1, max_size=4).map(lambda sizes: (*sizes, 1))
NETWORKS = st.builds(Network.random, sizes=SIZES, seed=st.integers(0, 10**6))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Network, Array, int]:
    network = draw(NETWORKS)
    sample = draw(arrays(np.float64, network.sizes[0], elements=st.floats(-3.0, 3.0)))
    return network, sample, draw(st.integers(0, 1))


def loss_after_moving(
    network: Network, name: str, by: float, sample: Array, y_true: float
) -> float:
    moved = network.parameters
    moved[name] += by
    y_pred = Network.from_parameters(moved, network.sizes).feedforward(sample)
    return mse_loss([y_true], [float(y_pred)])


def test_the_forward_half_of_the_worked_table() -> None:
    outputs = ALL_ONES.neuron_outputs(ALICE)
    assert outputs == {
        "h1": 0.04742587317756678,
        "h2": 0.04742587317756678,
        "o1": 0.5236951740839997,
    }
    assert [f"{value:.3g}" for value in outputs.values()] == ["0.0474", "0.0474", "0.524"]


def test_the_chain_of_w1_is_the_worked_table() -> None:
    gradient = backpropagate(ALL_ONES, ALICE, 1)
    assert gradient.chain["w1"] == (
        Factor("dL/dy_pred", -0.9526096518320006),
        Factor("dy_pred/dh1", 0.24943853872512894),
        Factor("dh1/dw1", -0.09035331946182427),
    )
    assert gradient["w1"] == 0.021469535265811107
    shown = [f"{factor.value:.3g}" for factor in gradient.chain["w1"]]
    assert [*shown, f"{gradient['w1']:.3g}"] == ["-0.953", "0.249", "-0.0904", "0.0215"]


def test_the_chains_of_all_nine_are_as_written_on_paper() -> None:
    chain = backpropagate(Network.random(), ALICE, 1).chain
    symbols = {name: [factor.symbol for factor in factors] for name, factors in chain.items()}
    assert symbols == {
        "w1": ["dL/dy_pred", "dy_pred/dh1", "dh1/dw1"],
        "w2": ["dL/dy_pred", "dy_pred/dh1", "dh1/dw2"],
        "w3": ["dL/dy_pred", "dy_pred/dh2", "dh2/dw3"],
        "w4": ["dL/dy_pred", "dy_pred/dh2", "dh2/dw4"],
        "w5": ["dL/dy_pred", "dy_pred/dw5"],
        "w6": ["dL/dy_pred", "dy_pred/dw6"],
        "b1": ["dL/dy_pred", "dy_pred/dh1", "dh1/db1"],
        "b2": ["dL/dy_pred", "dy_pred/dh2", "dh2/db2"],
        "b3": ["dL/dy_pred", "dy_pred/db3"],
    }


def test_every_factor_of_the_nine_is_its_formula() -> None:
    network, (x1, x2), y_true = Network.random(seed=4), (1.5, -0.5), 0
    p = network.parameters
    h1, h2, y_pred = (float(value) for value in network.neuron_outputs([x1, x2]).values())
    slope1, slope2, slope3 = h1 * (1 - h1), h2 * (1 - h2), y_pred * (1 - y_pred)
    chain = backpropagate(network, [x1, x2], y_true).chain
    factors = {factor.symbol: factor.value for factors in chain.values() for factor in factors}
    assert factors == pytest.approx(
        {
            "dL/dy_pred": -2 * (y_true - y_pred),
            "dy_pred/dh1": p["w5"] * slope3,
            "dy_pred/dh2": p["w6"] * slope3,
            "dy_pred/dw5": h1 * slope3,
            "dy_pred/dw6": h2 * slope3,
            "dy_pred/db3": slope3,
            "dh1/dw1": x1 * slope1,
            "dh1/dw2": x2 * slope1,
            "dh1/db1": slope1,
            "dh2/dw3": x1 * slope2,
            "dh2/dw4": x2 * slope2,
            "dh2/db2": slope2,
        },
        rel=1e-15,
        abs=0.0,
    )


@given(cases())
def test_gradients_agree_with_central_differences(case: tuple[Network, Array, int]) -> None:
    network, sample, y_true = case
    gradient = backpropagate(network, sample, y_true)
    assert [*gradient] == [*network.parameters]
    step = 1e-5
    for name, value in gradient.items():
        up = loss_after_moving(network, name, +step, sample, y_true)
        down = loss_after_moving(network, name, -step, sample, y_true)
        assert value == pytest.approx((up - down) / (2 * step), rel=1e-6, abs=1e-8), name


@given(cases())
def test_every_gradient_is_the_product_of_its_chain(case: tuple[Network, Array, int]) -> None:
    gradient = backpropagate(*case)
    for name, value in gradient.items():
        factors = [factor.value for factor in gradient.chain[name]]
        # The order of multiplication may cost the last digit or two, no more.
        assert value == pytest.approx(prod(factors), rel=1e-15, abs=1e-300), name


@given(cases())
def test_every_chain_leads_from_the_loss_to_its_parameter(case: tuple[Network, Array, int]) -> None:
    network, sample, y_true = case
    chain = backpropagate(network, sample, y_true).chain
    hidden = {name for layer in neuron_names(network.sizes)[:-1] for name in layer}
    assert tuple(chain) == parameter_names(network.sizes)
    for name, factors in chain.items():
        links = [factor.symbol.split("/") for factor in factors]
        assert links[0] == ["dL", "dy_pred"]
        assert links[-1][1] == f"d{name}"
        assert [top for top, _ in links[1:]] == [bottom for _, bottom in links[:-1]]
        between = [bottom.removeprefix("d") for _, bottom in links[1:-1]]
        assert len(between) <= 1
        assert hidden.issuperset(between)


def test_a_parameter_is_linked_to_the_neuron_that_owns_it() -> None:
    network = Network.random((3, 2, 2, 1))
    owners = {"w1": "h1", "w6": "h2", "w7": "h3", "w10": "h4", "b1": "h1", "b4": "h4"}
    chain = backpropagate(network, [1, 2, 3], 0).chain
    for name, neuron in owners.items():
        symbols = [factor.symbol for factor in chain[name]]
        assert symbols == ["dL/dy_pred", f"dy_pred/d{neuron}", f"d{neuron}/d{name}"]


def test_the_sign_says_which_way_the_loss_goes() -> None:
    # Alice is 1 and the prediction is below: more bias would help, so the loss falls with b3.
    assert backpropagate(ALL_ONES, ALICE, 1)["b3"] < 0
    assert backpropagate(ALL_ONES, ALICE, 0)["b3"] > 0


def test_a_saturated_network_has_no_slope_left() -> None:
    network = Network.from_vector([0, 0, 0, 0, 0, 0, 0, 0, 1e6])
    assert set(backpropagate(network, [1, 1], 0).values()) == {0.0}


def test_the_sample_may_be_one_row_of_a_table() -> None:
    assert backpropagate(ALL_ONES, [ALICE], 1) == backpropagate(ALL_ONES, ALICE, 1)


def test_a_gradient_is_a_mapping_of_python_floats() -> None:
    gradient = backpropagate(ALL_ONES, ALICE, 1)
    assert len(gradient) == 9
    assert {type(value) for value in gradient.values()} == {float}
    assert {type(f.value) for factors in gradient.chain.values() for f in factors} == {float}
    with pytest.raises(KeyError, match="w7"):
        gradient["w7"]


def test_a_gradient_never_changes() -> None:
    gradient = backpropagate(ALL_ONES, ALICE, 1)
    with pytest.raises(FrozenInstanceError):
        gradient.chain = {}  # type: ignore[misc]
    with pytest.raises(TypeError, match="does not support item assignment"):
        gradient.chain["w1"] = ()  # type: ignore[index]
    with pytest.raises(AttributeError):
        gradient.chain["w1"][0].value = 0.0  # type: ignore[misc]


def test_the_repr_tells_every_derivative() -> None:
    gradient = Gradient({"w1": (Factor("dL/dy_pred", -2.0), Factor("dy_pred/dw1", 0.25))})
    assert repr(gradient) == "Gradient(dL/dw1=-0.5)"


@given(cases())
def test_the_slope_of_the_loss_along_a_parameter_is_its_derivative(
    case: tuple[Network, Array, int],
) -> None:
    network, sample, label = case
    step = 1e-5
    for name, derivative in backpropagate(*case).items():
        here = network.parameters[name]
        down, up = losses_along(network, name, [here - step, here + step], sample, label)
        slope = (up - down) / (2 * step)
        assert slope == pytest.approx(derivative, rel=1e-6, abs=1e-8), name


@given(cases(), st.lists(st.floats(-9.0, 9.0), max_size=5))
def test_the_loss_along_a_parameter_is_that_of_the_network_with_it(
    case: tuple[Network, Array, int], others: list[float]
) -> None:
    network, sample, label = case
    before = network.parameters
    for name, here in before.items():
        losses = losses_along(network, name, [here, *others], sample, label)
        assert losses.shape == (1 + len(others),)
        for value, loss in zip([here, *others], losses, strict=True):
            moved = Network.from_parameters(before | {name: value}, network.sizes)
            expected = mse_loss([label], [float(moved.feedforward(sample))])
            assert loss == pytest.approx(expected, rel=1e-12, abs=1e-15), name
    assert network.parameters == before


def test_the_loss_along_w1_in_the_worked_example() -> None:
    at_one, a_little_more = losses_along(ALL_ONES, "w1", [1.0, 1.001], ALICE, 1)
    assert at_one == pytest.approx((1.0 - 0.5236951740839997) ** 2, rel=1e-15)
    # Make w1 a little larger and the loss grows a tiny bit: by the derivative times that.
    assert a_little_more - at_one == pytest.approx(0.001 * 0.021469535265811107, rel=0.01)


def test_no_values_along_a_parameter_have_no_losses() -> None:
    assert losses_along(ALL_ONES, "b3", [], ALICE, 1).shape == (0,)


@given(cases(), st.data())
def test_gradients_of_every_activation_agree_with_central_differences(
    case: tuple[Network, Array, int], data: st.DataObject
) -> None:
    drawn, sample, y_true = case
    names = st.sampled_from([name for name in LAYER_ACTIVATIONS if name != "softmax"])
    activations = data.draw(st.tuples(*[names] * len(drawn.layers)))
    network = Network.from_vector(drawn.vector / 2, drawn.sizes, activations)
    step = 1e-5
    signal = sample
    for layer in network.layers:
        sums = layer.weights @ signal + layer.biases
        # A central difference across the corner of a ReLU is half of one slope, half of the other.
        assume("ReLU" not in layer.activation or (np.abs(sums) > 1e-3).all())
        signal = LAYER_ACTIVATIONS[layer.activation].outputs(sums)
    for name, value in backpropagate(network, sample, y_true).items():
        losses = []
        for move in (step, -step):
            moved = network.parameters | {name: network.parameters[name] + move}
            y_pred = Network.from_parameters(moved, network.sizes, activations).feedforward(sample)
            losses.append((float(y_pred) - y_true) ** 2)
        slope = (losses[0] - losses[1]) / (2 * step)
        assert value == pytest.approx(slope, rel=1e-5, abs=1e-6 * (1 + losses[0])), name


@pytest.mark.parametrize(
    ("y_true", "loss", "sentence"),
    [
        (2, "mse", "labels must be 0 or 1"),
        ([0, 1], "mse", "labels must be a flat list of 0 and 1"),
        (1, "hinge", "loss must be one of mse, .*, not 'hinge'"),
        (1, "categorical cross-entropy", "categorical cross-entropy compares probabilities"),
    ],
)
def test_a_bad_target_or_loss_is_told_in_one_sentence(
    y_true: Any, loss: str, sentence: str
) -> None:
    for call in (
        lambda: backpropagate(ALL_ONES, ALICE, y_true, loss),
        lambda: losses_along(ALL_ONES, "w1", [0.0], ALICE, y_true, loss),
    ):
        with pytest.raises(ValueError, match=rf"^{sentence}.*\.$"):
            call()
