"""One neuron's step: the worked example of the story, and any network by finite differences."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import LAYER_ACTIVATIONS, Network, losses_along, neuron_names, neuron_step
from tests.effort import tries

ONES = Network.from_vector([1.0] * 6 + [0.0] * 3)
SMOOTH = ("sigmoid", "tanh", "softplus", "linear")


def test_alice_as_in_the_story() -> None:
    # V. Zhou: all weights 1, all biases 0; h1 = h2 = f(-3) = 0.0474, o1 = f(0.0948) = 0.524,
    # dL/dw1 = -0.952 * 0.249 * 0.0904 = 0.0214.
    step = neuron_step(ONES, "h1", [-2, -1], 1)
    assert [(each.name, each.product) for each in step.inputs] == [("x1", -2), ("x2", -1)]
    assert step.total == -3
    assert step.output == pytest.approx(0.0474, abs=5e-5)
    (back,) = step.behind
    assert (back.name, back.weight) == ("o1", "w5")
    assert step.gradient["w1"] == pytest.approx(0.0214, abs=1e-4)
    assert step.updated(0.1)["w1"] == pytest.approx(1 - 0.1 * step.gradient["w1"], abs=1e-15)
    last = neuron_step(ONES, "o1", [-2, -1], 1)
    assert last.by_output == pytest.approx(-0.952, abs=1e-3)
    assert last.slope == pytest.approx(0.249, abs=1e-3)
    assert last.loss == pytest.approx((1 - last.output) ** 2, abs=1e-15)


@tries(40)
@given(st.integers(0, 10**6))
def test_any_neuron_passes_on_what_comes_back_to_it(seed: int) -> None:
    draw = np.random.default_rng(seed)
    hidden = [int(size) for size in draw.integers(1, 5, size=draw.integers(0, 4))]
    classes = int(draw.integers(1, 4))
    sizes = (int(draw.integers(1, 4)), *hidden, classes)
    last, loss = ("sigmoid", "cross-entropy") if classes == 1 else ("softmax", "cross-entropy")
    if draw.random() < 0.5:
        last, loss = "linear", "mse"
    activations = [*(str(name) for name in draw.choice(SMOOTH, size=len(hidden))), last]
    count = sum(before * width + width for before, width in pairwise(sizes))
    network = Network.from_vector(draw.standard_normal(count), sizes, activations)
    x = draw.standard_normal(sizes[0])
    true = draw.standard_normal(classes) if last == "linear" else draw.integers(0, max(2, classes))
    layers = neuron_names(sizes)
    neuron = str(draw.choice([name for layer in layers for name in layer]))
    step = neuron_step(network, neuron, x, true, loss)

    assert step.output == network.neuron_outputs(x)[neuron]
    bend = LAYER_ACTIVATIONS[step.activation].outputs
    if step.activation != "softmax":
        assert bend(np.array([step.total]))[0] == pytest.approx(step.output, abs=1e-12)
    if step.by_output is not None and step.slope is not None:
        assert step.by_output * step.slope == pytest.approx(step.by_sum, abs=1e-12)
    for each in step.inputs:
        assert step.gradient[each.weight] == pytest.approx(step.by_sum * each.value, abs=1e-12)
    h = 1e-6
    for name in step.gradient:
        value = network.parameters[name]
        low, high = losses_along(network, name, [value - h, value + h], x, true, loss)
        assert (high - low) / (2 * h) == pytest.approx(step.gradient[name], rel=1e-4, abs=1e-7)
    (bias, value) = step.bias
    assert losses_along(network, bias, [value], x, true, loss)[0] == step.loss


def test_a_neuron_that_is_not_there_is_named() -> None:
    with pytest.raises(ValueError, match="no neuron h9: it has h1, h2, o1"):
        neuron_step(ONES, "h9", [-2, -1], 1)


def test_inputs_have_the_names_that_they_are_given() -> None:
    step = neuron_step(ONES, "h2", [-2, -1], 1, input_names=("x1²", "sin x2"))
    assert [each.name for each in step.inputs] == ["x1²", "sin x2"]
