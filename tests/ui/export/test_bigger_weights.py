"""The weights of a bigger network as files, and the way back from JSON to the page."""

import csv
import json
from contextlib import suppress
from dataclasses import replace
from io import BytesIO, StringIO
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import tries
from tests.ui.export.bigger_runs import BIGGER
from ui.experiment.bigger import BiggerExperiment
from ui.experiment.bigger_run import bigger_run
from ui.experiment.experiment_file import FileError
from ui.experiment.network_file import read_network
from ui.experiment.task import Drawn
from ui.export.bigger_weights import (
    bigger_weights_csv,
    bigger_weights_json,
    bigger_weights_npz,
)

REGRESSION = BIGGER["a regression by momentum"]
CIRCLES = BiggerExperiment(Drawn("circles", 0, 20), epochs=3)
NEURON = {"activation": "sigmoid", "weights": [[1.5, -2]], "biases": [0.25]}
HIDDEN = {"activation": "tanh", "weights": [[1, 2], [3, 4], [5, 6]], "biases": [0, 0, 1]}
LAST = {"activation": "sigmoid", "weights": [[1, 2, 3]], "biases": [0]}


@pytest.mark.parametrize("name", BIGGER)
def test_each_weight_has_a_row(name: str) -> None:
    experiment = BIGGER[name]
    history = bigger_run(experiment)
    rows = [*csv.DictReader(StringIO(bigger_weights_csv(experiment)))]
    assert {row["name"]: float(row["start"]) for row in rows} == history.network_at(0).parameters
    assert {row["name"]: float(row["trained"]) for row in rows} == history.network.parameters


def test_a_row_says_whose_weight_it_is_and_of_what() -> None:
    rows = {row["name"]: row for row in csv.DictReader(StringIO(bigger_weights_csv(CIRCLES)))}
    assert [(rows[name]["neuron"], rows[name]["of"]) for name in ("w2", "w9", "w28", "b9")] == [
        ("h1", "x2"),
        ("h5", "h1"),
        ("o1", "h8"),
        ("o1", "bias"),
    ]


def test_arrays_for_numpy() -> None:
    history = bigger_run(REGRESSION)
    arrays = np.load(BytesIO(bigger_weights_npz(REGRESSION)), allow_pickle=False)
    assert sorted(arrays) == sorted(
        ["loss", *(f"{what}_{layer}" for what in ("weights", "biases") for layer in (1, 2, 3))]
    )
    assert np.array_equal(arrays["loss"], history.loss)
    for number, layer in enumerate(history.network.layers, 1):
        assert np.array_equal(arrays[f"weights_{number}"], layer.weights)
        assert np.array_equal(arrays[f"biases_{number}"], layer.biases)
    assert "held_out_loss" in np.load(BytesIO(bigger_weights_npz(CIRCLES)))


@pytest.mark.parametrize("name", BIGGER)
def test_a_network_comes_back_from_its_file(name: str) -> None:
    experiment = BIGGER[name]
    file = bigger_weights_json(experiment).encode("utf-8")
    ready = replace(experiment, hidden=(), activations=(), by_hand=(), frozen=(), branches=())
    opened = read_network(file, ready)
    network, trained = opened.start_network, bigger_run(experiment).network
    assert opened.inputs == experiment.inputs
    assert (network.sizes, network.activations) == (trained.sizes, trained.activations)
    assert np.array_equal(network.vector, trained.vector)


def test_a_file_by_hand_needs_little() -> None:
    opened = read_network(json.dumps({"layers": [NEURON]}).encode(), CIRCLES)
    assert (opened.inputs, opened.hidden) == (("x1", "x2"), ())
    assert opened.start_network.parameters == {"w1": 1.5, "w2": -2.0, "b1": 0.25}
    assert (opened.data, opened.learning_rate) == (CIRCLES.data, CIRCLES.learning_rate)


def test_inputs_in_another_order_keep_their_weights() -> None:
    file = {"inputs": ["x2", "x1"], "layers": [NEURON]}
    opened = read_network(json.dumps(file).encode(), CIRCLES)
    assert opened.start_network.parameters == {"w1": -2.0, "w2": 1.5, "b1": 0.25}


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        ([], 'The file holds no network: it needs "layers"'),
        ({"layers": []}, "The file holds no network"),
        ({"layers": [7]}, "Layer 1 has no activation, weights and biases"),
        ({"layers": [HIDDEN] * 7 + [LAST]}, "The network has 7 hidden layers and the limit is 6."),
        ({"layers": [NEURON | {"activation": "swish"}]}, "Layer 1 has the activation swish: "),
        ({"layers": [NEURON | {"activation": ["tanh"]}]}, "Layer 1 has the activation "),
        ({"layers": [NEURON | {"weights": 3}]}, "Layer 1 has no weights"),
        ({"layers": [NEURON | {"weights": [[1, "a"]]}]}, "The weights of layer 1 are no table"),
        ({"layers": [NEURON | {"weights": [[1, 1e7]]}]}, "The weights of layer 1 are no table"),
        ({"layers": [NEURON | {"weights": [[1, 10**400]]}]}, "The weights of layer 1 are no table"),
        ({"layers": [NEURON | {"weights": [[1, True]]}]}, "The weights of layer 1 are no table"),
        ({"layers": [NEURON | {"weights": [[]]}]}, "The weights of layer 1 are no table"),
        ({"layers": [HIDDEN | {"weights": [[1, 2], [3], [4, 5]]}, LAST]}, "The weights of layer 1"),
        ({"layers": [NEURON | {"biases": [1, 2]}]}, "Layer 1 has 1 neurons: give it as many"),
        ({"layers": [HIDDEN, NEURON]}, "Layer 2 takes 2 numbers and layer 1 has 3 neurons"),
        ({"inputs": ["x1"], "layers": [NEURON]}, "The first layer takes 2 numbers and 1 inputs"),
        ({"inputs": ["x1", "x1"], "layers": [NEURON]}, '"inputs" has to name some of x1, x2'),
        ({"inputs": [{}, 1], "layers": [NEURON]}, '"inputs" has to name some of x1, x2'),
        ({"layers": [HIDDEN | {"activation": "softmax"}, LAST]}, "Softmax belongs in the last"),
        ({"layers": [HIDDEN]}, "The network ends with 3 tanh and these data, with 2 classes"),
        (
            {"layers": [{"activation": "tanh", "weights": [[1, 2]] * 9, "biases": [0] * 9}, LAST]},
            "Layer 2 takes 3 numbers and layer 1 has 9 neurons",
        ),
    ],
)
def test_what_cannot_be_opened_is_told_in_one_sentence(file: Any, sentence: str) -> None:
    with pytest.raises(FileError) as told:
        read_network(json.dumps(file).encode(), CIRCLES)
    assert str(told.value).startswith(sentence)
    assert str(told.value).count(". ") == 0


@pytest.mark.parametrize("content", [b"", b"\xff", b"[" * 100_000, b"[NaN]", b" " * 1_000_001])
def test_what_is_no_file_of_a_network_is_told(content: bytes) -> None:
    with pytest.raises(FileError, match=r"^The file .*\.$"):
        read_network(content, CIRCLES)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["layers", "inputs", "activation", "weights", "biases"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@tries(100)
@given(JSON, JSON, JSON)
def test_any_json_is_opened_or_told(layers: Any, inputs: Any, weights: Any) -> None:
    for file in ({"layers": layers}, {"layers": [NEURON | {"weights": weights}], "inputs": inputs}):
        with suppress(FileError):
            read_network(json.dumps(file).encode(), CIRCLES)
