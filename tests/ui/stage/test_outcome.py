"""How a run came out, in two lines: each sentence where its condition holds, for any run."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import History
from nn_core.validation import Array
from tests.effort import tries
from tests.ui.examples import DIVERGED, asked, assert_one_sentence, example, sample
from tests.ui.setups import setups
from ui.experiment.experiment import Experiment, run
from ui.experiment.permalink import Setup, read_link
from ui.experiment.presets import PRESETS
from ui.stage.outcome import divergence, outcome

PEOPLE = Experiment(sample("people"), asked("people"))
LEARNED = "Try another seed: does it always come out so? Or drag somebody to the other side."
ROSE = "The loss rose: try a smaller learning rate."
RESTS = "It has come to rest before it was right: try another seed, or other features."
FALLS = "The loss is still falling: try more epochs, or a larger learning rate."


def lines(experiment: Experiment) -> list[str]:
    return outcome(experiment, run(experiment)).split("\n")


def test_the_first_run_in_full() -> None:
    assert lines(PEOPLE) == [
        "1000 epochs took the loss from 0.31 to 0.0024; 4 of 4 are right.",
        LEARNED,
    ]


def test_the_numbers_are_those_of_the_run() -> None:
    experiment = replace(PEOPLE, start="ones", epochs=20)
    history = run(experiment)
    happened, _ = lines(experiment)
    predictions = history.network.feedforward(experiment.dataset.inputs)
    right = int(((np.atleast_1d(predictions) >= 0.5) == [True, False, False, True]).sum())
    assert right == 2
    first, last = (f"{loss:.3g}" for loss in history.loss[[0, -1]])
    assert happened == f"20 epochs took the loss from {first} to {last}; 2 of 4 are right."


@pytest.mark.parametrize(
    ("title", "tried"),
    [
        ("Just right", LEARNED),
        ("Too slow", FALLS),
        ("XOR, solved", LEARNED),
        ("XOR, stuck", RESTS),
        ("Not shifted", RESTS),
        ("Shuffled", LEARNED),
    ],
)
def test_a_preset_is_told_what_to_try(title: str, tried: str) -> None:
    (link,) = [preset.link for preset in PRESETS if preset.title == title]
    assert lines(read_link(link)[0].experiment)[1] == tried


def of_losses(loss: list[float], parameters: Array | None = None) -> str:
    """What is to be tried after a run of the four people with these losses."""
    last = run(PEOPLE).parameters[-1] if parameters is None else parameters
    history = History((2, 2, 1), np.tile(last, (len(loss), 1)), np.array(loss), len(loss) - 1)
    return outcome(PEOPLE, history).split("\n")[1]


WRONG = np.zeros(9)
"""A network that says 0.5 of everybody, which is F."""


@pytest.mark.parametrize(
    ("loss", "parameters", "tried"),
    [
        # Right and below 0.05: learned, even if the loss still falls, or rose on the way.
        ([0.2, 0.049], None, LEARNED),
        ([0.01, 0.04], None, LEARNED),
        # Right, but not sure: it goes on.
        ([0.2, 0.05], None, FALLS),
        # Sure, but somebody is wrong.
        ([0.2, 0.01], WRONG, FALLS),
        # Rose, whether or not it has come to rest.
        ([0.2, 0.3], WRONG, ROSE),
        ([0.2] + [0.3] * 20, WRONG, ROSE),
        # Over the last tenth it fell by 1 %, then by 3 %.
        ([0.3] * 10 + [0.2] + [0.198] * 1, WRONG, RESTS),
        ([0.3] * 10 + [0.2] + [0.194] * 1, WRONG, FALLS),
        # The last tenth of 20 epochs are two.
        ([0.3] * 18 + [0.2, 0.197, 0.194], WRONG, FALLS),
        ([0.3] * 18 + [0.2, 0.199, 0.198], WRONG, RESTS),
        # Slow, but as fast as ever: by less than 1 % in the last tenth, and that is a tenth of all.
        (np.linspace(0.3, 0.28, 21).tolist(), WRONG, FALLS),
        # A loss that never moved.
        ([0.25, 0.25], WRONG, RESTS),
        ([0.0, 0.0], WRONG, RESTS),
    ],
)
def test_each_sentence_has_its_condition(
    loss: list[float], parameters: Array | None, tried: str
) -> None:
    assert of_losses(loss, parameters) == tried


def test_a_run_without_epochs_has_no_outcome() -> None:
    experiment = replace(PEOPLE, epochs=0)
    assert outcome(experiment, run(experiment)) == ""


@pytest.mark.parametrize("name", DIVERGED)
def test_a_run_that_left_all_bounds_is_one_calm_sentence(name: str) -> None:
    history = example(name)[0]
    sentence = divergence(history)
    assert sentence is not None
    assert_one_sentence(sentence)
    assert f"after epoch {history.epochs}," in sentence
    assert "try a smaller learning rate" in sentence


def test_a_run_within_bounds_needs_no_such_sentence() -> None:
    assert divergence(run(PEOPLE)) is None


@tries(40)
@given(setups(), st.integers(0, 40))
def test_any_run_has_an_outcome_of_two_lines(setup: Setup, epochs: int) -> None:
    experiment = replace(setup.experiment, epochs=epochs)
    words = outcome(experiment, run(experiment))
    assert (words == "") is (epochs == 0)
    for line in words.splitlines():
        assert_one_sentence(line)
    assert len(words.splitlines()) in (0, 2)
