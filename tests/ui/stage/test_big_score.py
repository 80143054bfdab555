"""What the stage of bigger networks is told: a whole run, in as many bytes as a change may cost."""

import json
import struct
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest

from nn_core import History, parameter_names
from nn_core.validation import Array
from tests.ui.stage.big_runs import big_run, trained
from ui.stage.big_score import MOST_KEYFRAMES, BigRun, BigView, big_score, keyframes
from ui.stage.score import PALETTES, Code

MOST = 300_000
"""Bytes that a change may cost."""
DEEP = (8,) * 6
VIEW = BigView()


@dataclass(frozen=True)
class Told:
    """The head, and the arrays by their names."""

    head: dict[str, Any]
    arrays: dict[str, Array]


def told(run: BigRun, view: BigView = VIEW) -> Told:
    """What is in the bytes, to the last of them."""
    data = big_score(run, view)
    (length,) = struct.unpack_from("<I", data)
    head = json.loads(data[4 : 4 + length])
    begin, arrays = 4 + length, {}
    for name, kind, count in head["arrays"]:
        assert begin % 8 == 0
        arrays[name] = np.frombuffer(data, kind, count, begin)
        begin += -(-arrays[name].nbytes // 8) * 8
    assert begin == len(data)
    return Told(head, arrays)


def history(epochs: int, hidden: tuple[int, ...]) -> History:
    """A run that wanders anywhere, quickly made."""
    sizes = (2, *hidden, 1)
    draw = np.random.default_rng(0)
    steps = draw.standard_normal((epochs + 1, len(parameter_names(sizes))))
    return History(sizes, steps.cumsum(axis=0), draw.random(epochs + 1), epochs)


def test_a_small_run_is_there_to_the_last_bit() -> None:
    run = big_run((4, 2))
    shown = told(run)
    assert run.keyframes.tolist() == list(range(1001))
    assert np.array_equal(shown.arrays["parameters"], run.parameters.ravel())
    assert shown.arrays["parameters"].dtype == np.float64
    assert shown.head["columns"] == run.parameters.shape[1] == 25
    assert np.array_equal(shown.arrays["raw"], run.raw.ravel())
    assert np.array_equal(shown.arrays["targets"], run.targets)
    assert np.array_equal(shown.arrays["heldOut"], run.held_out)
    for name, curve in (("losses", run.loss), ("heldOutAccuracies", run.held_out_accuracy)):
        assert curve is not None
        np.testing.assert_allclose(shown.arrays[name], curve, rtol=1e-7)


def test_losses_beyond_all_bounds_are_there_too() -> None:
    run = big_run((4, 2))
    losses = np.geomspace(0.5, 1e288, len(run.loss))
    assert np.array_equal(told(replace(run, loss=losses)).arrays["losses"], losses)


def test_a_large_run_is_there_at_its_keyframes() -> None:
    run = big_run(DEEP, epochs=30, most_bytes=20 * 4 * 393)
    shown = told(run)
    assert shown.head["epochs"] == 30
    assert shown.arrays["keyframes"].tolist() == run.keyframes.tolist()
    rows = len(run.keyframes)
    assert 2 < rows <= 20
    past = trained(DEEP, ("x1", "x2"), "circles", 2, 30, "tanh")
    last = shown.arrays["parameters"].reshape(rows, -1)[-1]
    np.testing.assert_allclose(last, past.network.vector, rtol=1e-6)


@pytest.mark.parametrize("hidden", [(1,), (4, 2), (8, 8), DEEP], ids=str)
@pytest.mark.parametrize("epochs", [0, 1, 1000, 5000])
def test_keyframes_are_few_enough_and_hold_both_ends(hidden: tuple[int, ...], epochs: int) -> None:
    past = history(epochs, hidden)
    found = keyframes(past)
    assert (found[0], found[-1]) == (0, epochs)
    assert (np.diff(found) > 0).all()
    assert len(found) <= MOST_KEYFRAMES
    assert 4 * len(found) * past.parameters.shape[1] <= 200_000


def test_keyframes_are_dense_where_much_changes() -> None:
    past = history(1000, DEEP)
    calm = past.parameters.copy()
    calm[101:] = calm[100]
    found = keyframes(replace(past, parameters=calm, loss=np.ones(1001)))
    assert (found <= 100).sum() > 0.7 * len(found)


@pytest.mark.parametrize("hidden", [(4, 2), (8, 8), DEEP], ids=str)
def test_the_longest_run_is_small_enough(hidden: tuple[int, ...]) -> None:
    past = history(5000, hidden)
    epochs = keyframes(past)
    curve = np.linspace(1, 0, 5001)
    run = replace(
        big_run(),
        sizes=past.sizes,
        activations=past.activations,
        keyframes=epochs,
        parameters=past.parameters[epochs],
        loss=curve,
        held_out_loss=curve,
        accuracy=curve,
        held_out_accuracy=curve,
        raw=np.zeros((500, 2)),
        targets=np.zeros(500),
        held_out=np.zeros(500),
    )
    assert len(big_score(run, VIEW)) <= MOST


def test_gradients_go_along_only_where_edges_show_them() -> None:
    run = big_run((3,), epochs=5)
    steep = replace(run, gradients=-run.parameters)
    assert "gradients" not in told(steep).arrays
    found = told(steep, BigView(edges="gradient")).arrays["gradients"]
    np.testing.assert_allclose(found, np.abs(run.parameters).ravel(), rtol=1e-6)


def test_a_regression_has_no_accuracy() -> None:
    run = big_run((3,), data="hills", epochs=5)
    shown = told(run)
    assert shown.head["classes"] == 0
    assert "accuracies" not in shown.arrays
    assert shown.arrays["targets"].tolist() == run.targets.tolist()


def test_how_it_is_looked_at() -> None:
    view = BigView(
        log=True,
        show_held_out=False,
        discretize=True,
        confidence=False,
        accuracy=True,
        shown=7,
        presented=True,
        watch=("XOR", "Solve it."),
        code=Code(("1",), "https://example.org", "Look"),
        fixed=True,
    )
    head = told(big_run((3,), epochs=5), view).head
    assert [head[key] for key in ("log", "showHeldOut", "discretize", "confidence")] == [
        True,
        False,
        True,
        False,
    ]
    assert (head["byAccuracy"], head["shown"], head["present"]) == (True, 7, True)
    assert (head["watch"], head["fixed"]) == (["XOR", "Solve it."], True)
    assert head["qr"]["link"] == "https://example.org"
    assert json.loads(json.dumps(PALETTES)) == head["palettes"]


def test_another_look_is_the_same_run_under_another_key() -> None:
    run = big_run((3,), epochs=5)
    usual, other = told(run).head, told(run, BigView(log=True)).head
    assert usual["run"] == other["run"]
    assert usual["key"] != other["key"]
    assert big_score(run, VIEW) == big_score(replace(run), BigView())
    assert told(replace(run, key="another")).head["key"] != usual["key"]


def test_parameters_that_do_not_fit_are_refused() -> None:
    run = big_run((3,), epochs=5)
    with pytest.raises(ValueError, match="a row for each keyframe"):
        replace(run, parameters=run.parameters[:, :-1])
