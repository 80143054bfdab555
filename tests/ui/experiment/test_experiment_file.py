"""The experiment as a file: what goes in comes out, and no file breaks the app."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.ui.examples import asked, assert_one_sentence, cloud, sample
from tests.ui.setups import setups
from ui.experiment.experiment import Experiment, run
from ui.experiment.experiment_file import (
    LARGEST_FILE,
    FileError,
    experiment_file,
    read_experiment_file,
)
from ui.experiment.permalink import Setup, setup_fits

PLAIN = Setup(Experiment(sample("people"), asked("people")), shown="Alice")
TODAY = """{
  "about": "An experiment of Nine Numbers. To open it, press Share on the Playground.",
  "version": 1,
  "learning_rate": 0.1,
  "epochs": 1000,
  "seed": 0,
  "order": "table",
  "start": "random",
  "data": "people",
  "people": [
    "Alice,133,65,1",
    "Bob,160,72,0",
    "Charlie,152,70,0",
    "Diana,120,60,1"
  ],
  "to_predict": [
    "Emily,128,63",
    "Frank,155,68"
  ],
  "columns": "Name,Weight (lb),Height (in),Gender,M,F",
  "shift": "fixed",
  "shown": "Alice",
  "loss_axis": "linear"
}
"""


def opened(content: str) -> Setup:
    setup, problems = read_experiment_file(content.encode("utf-8"))
    assert problems == []
    return setup


def changed(**fields: Any) -> bytes:
    return json.dumps(json.loads(TODAY) | fields).encode()


@given(setups())
def test_what_goes_into_a_file_comes_out(setup: Setup) -> None:
    assert opened(experiment_file(setup)) == setup


def test_a_run_from_a_file_is_the_same_to_the_last_bit() -> None:
    start = (0.1, -0.0, 1 / 3, 1e-300, 5e5, -7.25, 0.2, 0.3, -1 / 7)
    setup = Setup(Experiment(sample("xor"), start=start, learning_rate=1 / 3, epochs=50))
    again = opened(experiment_file(setup)).experiment
    assert repr(again.start) == repr(start)
    first, second = run.__wrapped__(setup.experiment), run.__wrapped__(again)
    assert first.parameters.tobytes() == second.parameters.tobytes()
    assert first.loss.tobytes() == second.loss.tobytes()


def test_files_of_today_open_for_ever() -> None:
    """Frozen: whoever changes the format has to read this one all the same."""
    assert opened(TODAY) == PLAIN


def test_a_person_can_read_it() -> None:
    frozen = '  "start": "random",\n  "frozen": "none",\n'
    assert experiment_file(PLAIN) == TODAY.replace('  "start": "random",\n', frozen)


def test_what_is_frozen_is_in_the_file() -> None:
    held = replace(PLAIN, experiment=replace(PLAIN.experiment, frozen=("w1", "b3")))
    assert '"frozen": "w1,b3"' in experiment_file(held)
    assert opened(experiment_file(held)) == held


def test_tables_that_no_link_holds_fit_into_a_file() -> None:
    dataset = cloud(200)
    setup = Setup(Experiment(dataset), shown="1")
    assert not setup_fits(setup)
    assert opened(experiment_file(setup)) == setup


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"1",
        b"null",
        b'"version"',
        b"name,x1,x2\nAlice,1,2\n",
        b"\xff\xfe\x00",
        b"\x89PNG\r\n",
        b"[" * 100_000,
        b'{"w1": 0.5, "w2": 1}',
        b'{"version": 1' + b" " * LARGEST_FILE + b"}",
    ],
    ids=lambda content: repr(content[:12]),
)
def test_what_is_no_experiment_is_one_sentence(content: bytes) -> None:
    with pytest.raises(FileError) as caught:
        read_experiment_file(content)
    assert_one_sentence(str(caught.value))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"learning_rate": "fast"}, "The file sets Learning rate to fast:"),
        ({"learning_rate": None}, "The file sets Learning rate to null:"),
        ({"learning_rate": float("nan")}, "The file sets Learning rate to NaN:"),
        ({"epochs": 1e300}, "The file sets Epochs to 1e+300:"),
        ({"seed": [1, 2]}, "The file sets Seed to 1;2:"),
        ({"frozen": ["w1", "w2"]}, "The file sets Frozen to w1;w2:"),
        ({"order": {"a": 1}}, 'The file sets Sample order to {"a": "1"}:'),
        ({"to_predict": ["Gil"]}, "The file has samples to predict that cannot be used"),
        ({"to_predict": 5}, "The file has samples to predict that cannot be used"),
        ({"shown": "Nobody"}, "The file asks to show Nobody, who is in none of the tables"),
        ({"columns": True}, "The file has headings and classes that cannot be used"),
        ({"version": 2}, "The file is of version 2 and this app knows version 1"),
        ({"\ud800": "\ud800"}, "The file sets ?, which this app does not know"),
        ({"momentum": 0.9}, "The file sets momentum, which this app does not know"),
    ],
)
def test_a_field_that_cannot_be_used_falls_back_alone(fields: dict[str, Any], said: str) -> None:
    setup, (problem,) = read_experiment_file(changed(**{"seed": 7} | fields))
    assert problem.startswith(said)
    assert_one_sentence(problem)
    problem.encode("utf-8")
    assert setup.experiment.seed == (0 if "seed" in fields else 7)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@given(st.dictionaries(st.one_of(st.sampled_from([*json.loads(TODAY)]), st.text()), JSON))
@example({"version": 1, "people": ["A,1,2,1", ["B", 1, 2, 0]]})
@example({"version": 1, "shown": "\ud800", "people": ["\udfff,1,2,1", "B,1,2,0"]})
def test_no_file_breaks_the_app(fields: dict[str, Any]) -> None:
    try:
        setup, problems = read_experiment_file(json.dumps(fields).encode())
    except FileError:
        assert "version" not in fields
        return
    for text in (*problems, *setup.everybody):
        text.encode("utf-8")
    assert opened(experiment_file(setup)) == setup
