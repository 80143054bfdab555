"""Bad arguments: every refusal is a ValueError with one sentence that says what to change."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from nn_core import (
    ACTIVATIONS,
    Dataset,
    Feature,
    Layer,
    Network,
    Neuron,
    Shift,
    Steps,
    backpropagate,
    losses_along,
    losses_of_one_answer,
    mse_loss,
    sigmoid,
    sigmoid_derivative,
    squared_errors,
    train,
)

pytestmark = pytest.mark.filterwarnings("error")

NAN, INF = float("nan"), float("inf")
NETWORK = Network.from_vector([1, 1, 1, 1, 1, 1, 0, 0, 0])
TWO_OUTPUTS = Network.random((2, 2))
HISTORY = train(NETWORK, [[1, 2], [3, 4]], [0, 1], epochs=3)
# Every sum is 0, so every slope is 1/4, and the links 1e200 multiply to more than a float holds.
STEEP = Network.from_vector([0, 1e200, 1e200, 0, -5e199, -5e199], (1, 1, 1, 1))


# Any: what is wrong here is often the type, and a type checker is not the subject.
def nine(**changes: Any) -> dict[str, Any]:
    return NETWORK.parameters | changes


def run(**changes: Any) -> object:
    good: dict[str, Any] = {"network": NETWORK, "features": [[1, 2], [3, 4]], "labels": [0, 1]}
    return train(**(good | {"epochs": 1} | changes))


def dataset(**changes: Any) -> object:
    good: dict[str, Any] = {"names": ("a", "b"), "values": ((1, 2), (3, 4)), "labels": (0, 1)}
    return Dataset(**(good | changes))


def outputs(features: Any, epochs: Any) -> object:
    return HISTORY.neuron_outputs(features, epochs)


def steps(**changes: Any) -> Steps:
    good: dict[str, Any] = {"features": [[1, 2], [3, 4]], "labels": [0, 1], "learning_rate": 0.1}
    return Steps(**({"history": HISTORY} | good | changes))


def first_step(**changes: Any) -> object:
    return steps(**changes).step(1)


CASES: dict[str, list[tuple[Callable[..., object], tuple[Any, ...], dict[str, Any], str]]] = {
    "activations": [
        (sigmoid, (NAN,), {}, "x must be finite"),
        (sigmoid, (INF,), {}, "x must be finite"),
        (sigmoid, ([0.0, -INF],), {}, "x must be finite"),
        (sigmoid, (None,), {}, "x must be finite"),
        (sigmoid, ("seven",), {}, "x must hold numbers only"),
        (sigmoid, ([[1, 2], [3]],), {}, "in rows of equal length"),
        (sigmoid, (10**400,), {}, "x must hold numbers only"),
        (sigmoid_derivative, (NAN,), {}, "x must be finite"),
        (sigmoid_derivative, ({},), {}, "x must hold numbers only"),
        *(
            (function, (x,), {}, telling_part)
            for name in ("tanh", "ReLU", "linear")
            for function in (ACTIVATIONS[name].function, ACTIVATIONS[name].derivative)
            for x, telling_part in (
                (NAN, "x must be finite"),
                (INF, "x must be finite"),
                ([0.0, -INF], "x must be finite"),
                (None, "x must be finite"),
                ("seven", "x must hold numbers only"),
                ([[1, 2], [3]], "in rows of equal length"),
            )
        ),
    ],
    "neuron": [
        (Neuron, ([], 0), {}, "one number for each input"),
        (Neuron, ([[1, 2]], 0), {}, "weights must be a flat list"),
        (Neuron, (1, 0), {}, "weights must be a flat list"),
        (Neuron, ([1, NAN], 0), {}, "weights must be finite"),
        (Neuron, ([1], [0, 1]), {}, "bias must be a single number, not 2"),
        (Neuron, ([1], INF), {}, "bias must be finite"),
        (Neuron([1, 2], 0).products, ([1],), {}, r"has 2 weights: give it 2 inputs, .* \(1,\)"),
        (Neuron([1, 2], 0).total, ([1, 2, 3],), {}, "give it 2 inputs"),
        (Neuron([1, 2], 0).feedforward, ([1, INF],), {}, "inputs must be finite"),
        (Neuron, ([1], 0, "step"), {}, "one of sigmoid, tanh, ReLU, linear, not 'step'"),
        (Neuron, ([1], 0, "relu"), {}, "one of sigmoid, tanh, ReLU, linear, not 'relu'"),
        (Neuron, ([1], 0, None), {}, "activation must be one of .* not None"),
        (Neuron([1, 2], 0).slope, ([1],), {}, "give it 2 inputs"),
        (Neuron([1, 2], 0).slope, ([1, NAN],), {}, "inputs must be finite"),
        (Neuron([1, 2], 0).outputs, ([1, 2],), {}, r"samples must have .* 2 numbers .* \(2,\)"),
        (Neuron([1, 2], 0).outputs, ([[1], [2]],), {}, "samples must have one row of 2 numbers"),
        (Neuron([1, 2], 0).outputs, ([],), {}, "samples is empty"),
        (Neuron([1, 2], 0).outputs, ([[1, NAN]],), {}, "samples must be finite"),
        *(
            (call, (inputs,), {}, "the sum is too large for a float")
            for giant in (Neuron([1e300, 1], 0), Neuron([1e300, 1], 0, "linear"))
            for call, inputs in (
                (giant.feedforward, [1e300, 1]),
                (giant.slope, [1e300, 1]),
                (giant.outputs, [[0, 0], [1e300, 1]]),
            )
        ),
    ],
    "network": [
        (Network, ((),), {}, "at least one layer"),
        (Network, ((Layer(np.ones((3, 2)), np.ones(3)),) * 2,), {}, "3 neurons .* takes 2 inputs"),
        (Layer, ([1, 2], [1]), {}, r"one row per neuron .* \(2,\) and \(1,\)"),
        (Layer, ([[1, 2]], [1, 2]), {}, "as many biases as rows"),
        (Layer, ([[]], [1]), {}, "a layer needs weights"),
        (Layer, ([[NAN]], [1]), {}, "weights must be finite"),
        (Layer, ([[1]], [NAN]), {}, "biases must be finite"),
        (Network.from_vector, ([1] * 8,), {}, r"sizes \(2, 2, 1\) has 9 parameters"),
        (Network.from_vector, ([[1] * 9],), {}, "has 9 parameters"),
        (Network.from_vector, ([NAN] * 9,), {}, "parameters must be finite"),
        (Network.from_parameters, ({"w1": 1},), {}, "lack w2, w3, w4, w5, w6, b1, b2, b3: give"),
        (Network.from_parameters, (nine(w7=1, c=2),), {}, "has no parameter w7, c"),
        (Network.from_parameters, (nine(w3=NAN),), {}, "w3 must be finite"),
        (Network.from_parameters, (nine(b2=[1, 2]),), {}, "b2 must be a single number"),
        (Network.random, ((2,),), {}, "at least an input layer and an output layer"),
        (Network.random, ((2, 0, 1),), {}, "each layer size .* at least 1, not 0"),
        (Network.random, ((2, 1.5, 1),), {}, "each layer size .* not 1.5"),
        (Network.random, (), {"seed": -1}, "seed must be a whole number of at least 0, not -1"),
        (Network.random, (), {"seed": 0.5}, "seed must be a whole number"),
        (NETWORK.feedforward, ([1, 2, 3],), {}, r"x must have one row of 2 .* \(1, 3\)"),
        (NETWORK.feedforward, (1,), {}, "x must have one row of 2 numbers"),
        (NETWORK.feedforward, ([],), {}, "x is empty"),
        (NETWORK.feedforward, ([[1, NAN]],), {}, "x must be finite"),
        (NETWORK.neuron_outputs, ([[1], [2]],), {}, "x must have one row of 2 numbers"),
    ],
    "loss": [
        (mse_loss, ([], []), {}, "at least one"),
        (mse_loss, ([1, 0], [1]), {}, r"the shapes \(2,\) and \(1,\)"),
        # Broadcasting a column against a row would quietly average four differences.
        (mse_loss, ([[1], [0]], [1, 0]), {}, "the same number of values"),
        (mse_loss, ([NAN], [1]), {}, "y_true must be finite"),
        (mse_loss, ([1], [INF]), {}, "y_pred must be finite"),
        (mse_loss, ([1], [1e200]), {}, "the loss is too large for a float"),
        (squared_errors, ([], []), {}, "at least one"),
        (squared_errors, ([1, 0], [1]), {}, r"the shapes \(2,\) and \(1,\)"),
        (squared_errors, ([[1], [0]], [1, 0]), {}, "the same number of values"),
        (squared_errors, ([NAN], [1]), {}, "y_true must be finite"),
        (squared_errors, ([1], ["one"]), {}, "y_pred must hold numbers only"),
        (squared_errors, ([1], [1e200]), {}, "too large for a float"),
        (losses_of_one_answer, ([], [1]), {}, "at least one"),
        (losses_of_one_answer, ([1, NAN], [1]), {}, "y_true must be finite"),
        (losses_of_one_answer, ([1, 0], [0, INF]), {}, "answers must be finite"),
        (losses_of_one_answer, ([1, 0], [0, 1e200]), {}, "the loss is too large for a float"),
        # One answer still goes in a list; a table of answers would quietly be a table of samples.
        (losses_of_one_answer, ([1, 0], 0.5), {}, "answers"),
        (losses_of_one_answer, ([1, 0], [[0.5, 0.25]]), {}, "answers"),
    ],
    "backpropagation": [
        (backpropagate, (TWO_OUTPUTS, [1, 2], 1), {}, "has 2 outputs: .* exactly one"),
        (backpropagate, (NETWORK, [1, 2, 3], 1), {}, "x must have one row of 2 numbers"),
        (backpropagate, (NETWORK, [[1, 2], [3, 4]], 1), {}, "one sample at a time"),
        (backpropagate, (NETWORK, [1, NAN], 1), {}, "x must be finite"),
        (backpropagate, (NETWORK, [1, 2], 0.5), {}, "labels must be 0 or 1"),
        (backpropagate, (NETWORK, [1, 2], NAN), {}, "y_true must be finite"),
        (backpropagate, (STEEP, [1], 1), {}, "gradient is too large for a float"),
        (losses_along, (NETWORK, "w7", [1], [1, 2], 1), {}, "no parameter w7: it has w1, w2, w3,"),
        (losses_along, (NETWORK, "", [1], [1, 2], 1), {}, "no parameter"),
    ],
    "training": [
        (run, (), {"network": TWO_OUTPUTS}, "has 2 outputs: .* exactly one"),
        (run, (), {"features": []}, "features is empty"),
        (run, (), {"features": [1, 2]}, "one row of 2 numbers per sample"),
        (run, (), {"features": [[1, 2, 3]] * 2}, r"not the shape \(2, 3\)"),
        (run, (), {"features": [[1, 2], [3, INF]]}, "features must be finite"),
        (run, (), {"features": [[1, 2], [3]]}, "in rows of equal length"),
        (run, (), {"labels": [0]}, "there are 2 samples but 1 labels"),
        (run, (), {"labels": [0, 2]}, "labels must be 0 or 1"),
        (run, (), {"labels": [[0], [1]]}, "labels must be a flat list"),
        (run, (), {"labels": ["F", "M"]}, "labels must hold numbers only"),
        (run, (), {"learning_rate": 0}, "learning_rate must be greater than 0, not 0"),
        (run, (), {"learning_rate": -0.1}, "greater than 0, not -0.1"),
        (run, (), {"learning_rate": NAN}, "learning_rate must be finite"),
        (run, (), {"learning_rate": [0.1]}, "learning_rate must be a single number"),
        (run, (), {"epochs": -1}, "epochs must be a whole number of at least 0, not -1"),
        (run, (), {"epochs": 1.5}, "epochs must be a whole number"),
        (run, (), {"epochs": True}, "epochs must be a whole number"),
        (run, (), {"order": "random"}, "one of table, shuffled, not 'random'"),
        (run, (), {"order": "shuffled", "seed": -1}, "seed must be a whole number"),
        (run, (), {"order": "table", "seed": 0.5}, "seed must be a whole number"),
        (HISTORY.network_at, (4,), {}, "has 3 epochs: there is no epoch 4"),
        # Python would count back from the end.
        (HISTORY.network_at, (-1,), {}, "epoch must be a whole number of at least 0"),
        (outputs, ([[1, 2]], [-1]), {}, "a whole number of at least 0"),
        (outputs, ([[1, 2]], [0, 4]), {}, "the epochs 0 to 3"),
        (outputs, ([[1, 2, 3]], [0]), {}, "one row of 2 numbers"),
    ],
    "steps": [
        (steps, (), {"features": []}, "features is empty"),
        (steps, (), {"features": [[1, 2, 3]] * 2}, r"not the shape \(2, 3\)"),
        (steps, (), {"features": [[1, 2], [3, INF]]}, "features must be finite"),
        (steps, (), {"labels": [0]}, "there are 2 samples but 1 labels"),
        (steps, (), {"labels": [0, 0.5]}, "labels must be 0 or 1"),
        (steps, (), {"learning_rate": NAN}, "learning_rate must be finite"),
        (steps, (), {"learning_rate": [0.1]}, "learning_rate must be a single number"),
        # As `train` takes them, and so as it refuses them.
        (first_step, (), {"learning_rate": 0}, "learning_rate must be greater than 0, not 0"),
        (first_step, (), {"learning_rate": -0.1}, "greater than 0, not -0.1"),
        (first_step, (), {"order": "random"}, "one of table, shuffled, not 'random'"),
        (first_step, (), {"order": "shuffled", "seed": -1}, "seed must be a whole number"),
        (first_step, (), {"order": "table", "seed": 0.5}, "seed must be a whole number"),
        (steps().step, (7,), {}, "the steps 1 to 6: there is no step 7"),
        (steps().step, (0,), {}, "there is no step 0"),
        # Python would count back from the end.
        (steps().step, (-1,), {}, "the step must be a whole number of at least 0, not -1"),
        (steps().step, (1.5,), {}, "the step must be a whole number"),
        (steps().step, (True,), {}, "the step must be a whole number"),
        (steps().row, (7,), {}, "there is no step 7"),
        (steps().row, (0,), {}, "there is no step 0"),
        (steps().parameters, (0, 7), {}, "the steps 0 to 6: ask for those only"),
        (steps().parameters, (4, 3), {}, "the steps 0 to 6"),
        (steps().parameters, (-1, 3), {}, "first must be a whole number of at least 0, not -1"),
        (steps().parameters, (0, 1.5), {}, "last must be a whole number"),
        (steps().loss, (7, 7), {}, "the steps 0 to 6"),
        (steps().loss, (0, -1), {}, "last must be a whole number of at least 0, not -1"),
    ],
    "data": [
        (
            Shift,
            ("median",),
            {},
            "kind of shift must be one of fixed, mean, standard, not 'median'",
        ),
        (Shift, ("fixed", (1,)), {}, "offsets must be two numbers"),
        (Shift, ("fixed", (1, INF)), {}, "offsets must be finite"),
        (Shift().fit, ([],), {}, "values is empty"),
        (Shift().fit, ([[1, 2, 3]],), {}, "values must have one row of 2 numbers"),
        (dataset, (), {"names": (), "values": (), "labels": ()}, "values is empty"),
        (dataset, (), {"names": ("a",)}, "2 samples but 1 names"),
        (dataset, (), {"values": ((1, 2), (3, NAN))}, "values must be finite"),
        (dataset, (), {"values": ((1,), (2,))}, "values must have one row of 2 numbers"),
        (dataset, (), {"labels": (0, 2)}, "labels must be 0 or 1"),
        (dataset, (), {"labels": (0, 1, 1)}, "2 samples but 3 labels"),
        (dataset, (), {"features": (Feature("x"),)}, "exactly two features"),
        (dataset, (), {"class_names": ("a", "b", "c")}, "two class names"),
    ],
}


@pytest.mark.parametrize(
    ("call", "arguments", "options", "telling_part"),
    [
        pytest.param(*case, id=f"{module}-{number}")
        for module, cases in CASES.items()
        for number, case in enumerate(cases, 1)
    ],
)
def test_a_bad_argument_is_refused_in_one_sentence(
    call: Callable[..., object],
    arguments: tuple[Any, ...],
    options: dict[str, Any],
    telling_part: str,
) -> None:
    with pytest.raises(ValueError, match=telling_part) as refusal:
        call(*arguments, **options)
    message = str(refusal.value)
    assert message.endswith(".")
    assert not message.endswith("..")
    # No second sentence and no second line; decimals such as -0.1 are not the end of a sentence.
    assert ". " not in message
    assert "\n" not in message


def test_the_arguments_that_the_cases_start_from_are_good() -> None:
    # Otherwise a case could be refused for something else than what it changes.
    run()
    dataset()
    outputs([[1, 2]], [0, 3])
    first_step()
    first_step(order="shuffled", seed=1)
    Network.from_parameters(nine())
