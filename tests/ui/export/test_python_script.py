"""The run as a Python script: run, it finds what the app found, to the last digit."""

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import Dataset, Shift
from nn_core.data import SHIFT_KINDS
from tests.ui.export.runs import EXPERIMENTS, FORGED, NAMES, names_after, output_of
from ui.experiment.experiment import PARAMETERS, Experiment, run
from ui.export.python_script import python_script

OF_FOUR_PEOPLE = (
    "default",
    "shuffled",
    "ones",
    "by hand",
    "by hand, shuffled",
    "no epochs",
    "frozen",
)


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_the_script_prints_this_run(name: str, tmp_path: Path) -> None:
    experiment = EXPERIMENTS[name]
    history = run(experiment)
    printed = output_of(python_script(experiment), tmp_path)
    losses = {int(at): float(loss) for at, loss in re.findall(r"epoch (\d+): loss (.*)", printed)}
    assert losses == {epoch: history.loss[epoch] for epoch in losses}
    assert min(losses) == 0
    assert max(losses) == history.epochs
    numbers = dict(re.findall(r"([wb]\d)=([^,\n]+)", printed))
    assert list(numbers) == list(PARAMETERS)
    assert [float(number) for number in numbers.values()] == history.parameters[-1].tolist()


def test_it_prints_every_hundredth_loss_of_a_thousand(tmp_path: Path) -> None:
    printed = output_of(python_script(EXPERIMENTS["default"]), tmp_path)
    epochs = [int(epoch) for epoch in re.findall(r"epoch (\d+)", printed)]
    assert epochs == list(range(0, 1001, 100))


@pytest.mark.parametrize("name", OF_FOUR_PEOPLE)
def test_it_is_short_and_fits_the_screen(name: str) -> None:
    lines = python_script(EXPERIMENTS[name]).splitlines()
    assert 30 <= len(lines) <= 60
    assert max(len(line) for line in lines) <= 100


def test_it_uses_the_names_of_the_lessons() -> None:
    script = python_script(EXPERIMENTS["default"])
    for word in ("feedforward", "loss", "learning_rate", "epoch", *PARAMETERS, "h1", "h2", "o1"):
        assert re.search(rf"\b{word}\b", script), word
    assert re.findall(r"^(?:import|from) (\w+)", script, re.MULTILINE) == ["math", "numpy"]


@pytest.mark.parametrize("name", ["default", "bad names", "iris"])
def test_what_users_typed_is_data_in_it(name: str) -> None:
    experiment = EXPERIMENTS[name]
    named, dataset = names_after(python_script(experiment)), experiment.dataset
    rows = zip(dataset.names, dataset.values, dataset.labels, strict=True)
    assert named["samples"] == [(who, x1, x2, label) for who, (x1, x2), label in rows]
    assert named["meaning"] == {
        "x1": dataset.features[0].label,
        "x2": dataset.features[1].label,
        "y_true": list(dataset.class_names),
    }


def test_no_name_begins_a_line_or_turns_the_text() -> None:
    script = python_script(EXPERIMENTS["bad names"])
    harmless = python_script(EXPERIMENTS["default"])
    assert len(script.splitlines()) == len(harmless.splitlines())
    assert all(letter.isprintable() or letter == "\n" for letter in script)
    assert all(typed not in script for typed in (NAMES[1], FORGED[1], FORGED[2]))


def numbers(limit: float) -> st.SearchStrategy[float]:
    return st.floats(-limit, limit, allow_subnormal=False)


@st.composite
def experiments(draw: st.DrawFn) -> Experiment:
    """Any data that the table takes, and any settings of the app, for a few epochs."""
    values = draw(st.lists(st.tuples(numbers(1e9), numbers(300)), min_size=2, max_size=30))
    labels = draw(st.lists(st.sampled_from([0, 1]), min_size=len(values), max_size=len(values)))
    kind = draw(st.sampled_from(SHIFT_KINDS))
    dataset = Dataset(
        tuple(str(row) for row in range(len(values))),
        tuple(values),
        tuple(labels),
        shift=Shift(kind),
    )
    by_hand = st.tuples(*[numbers(1e6)] * 9)
    return Experiment(
        dataset,
        start=draw(st.sampled_from(["random", "ones"]) | by_hand),
        seed=draw(st.integers(0, 999_999)),
        learning_rate=draw(st.floats(0.001, 10)),
        epochs=draw(st.integers(0, 12)),
        order=draw(st.sampled_from(["table", "shuffled"])),
        frozen=tuple(draw(st.sets(st.sampled_from(PARAMETERS)))),
    )


@given(experiments())
def test_every_loss_of_any_run_is_the_same_to_the_last_bit(experiment: Experiment) -> None:
    history = run.__wrapped__(experiment)
    named = names_after(python_script(experiment))
    assert np.array_equal(named["losses"], history.loss)
    assert [named[name] for name in PARAMETERS] == history.parameters[-1].tolist()
