"""A link that is wrong: each field that cannot be used stands alone, and one sentence says why."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.ui.examples import asked, assert_one_sentence, sample
from ui.experiment.experiment import PARAMETERS, Experiment, run
from ui.experiment.fields import FIELDS
from ui.experiment.permalink import (
    Setup,
    read_link,
    written_link,
)

PLAIN = Setup(Experiment(sample("people"), asked("people")), shown="Alice")
COLUMNS = "Name,Weight (lb),Height (in),Gender,M,F"
CATS = {
    "people": "A,46,3,1;B,80,5,0",
    "ask": "C,50,9",
    "columns": "Animal,Length (cm),Age,Kind,dog,cat",
}
BROKEN = {
    "present": "maybe",
    "lang": "xx",
    "vary": "lr:1",
    "starts": "9",
    "of": "everything",
    "plane": "w1",
    "lr": "fast",
    "epochs": "-1",
    "seed": "0.5.5",
    "order": "sideways",
    "start": "zeros",
    "w1": "much",
    "b3": "1e7",
    "freeze": "w1,w9",
    "data": "mnist",
    "people": "Alice,133",
    "ask": "Emily,heavy,63",
    "columns": "Name",
    "shift": "left",
    "show": "Nobody",
    "loss": "cubic",
    "v": "one",
    "foo": "1",
}


def opened(link: dict[str, str]) -> Setup:
    setup, problems = read_link(link)
    assert problems == []
    return setup


@pytest.mark.parametrize("key", BROKEN)
def test_a_field_that_cannot_be_used_falls_back_alone(key: str) -> None:
    good = {"lr": "0.5", "epochs": "37", "seed": "7", "order": "shuffled", "shift": "mean"}
    good |= CATS | {"loss": "log", "show": "B", "start": "ones"}
    good = {name: text for name, text in good.items() if name != key}
    if key in PARAMETERS:
        good["start"] = "hand"
    # Of other people nobody is B.
    if key == "people":
        good["show"] = "C"
    expected, _ = read_link(good)
    setup, problems = read_link(good | {key: BROKEN[key]})
    if key == "ask":
        assert setup.experiment.to_predict == ()
    assert setup == expected
    (sentence,) = problems
    assert_one_sentence(sentence)
    assert sentence.startswith("The link ")


def test_every_broken_field_has_its_own_sentence() -> None:
    assert set(FIELDS) - set(BROKEN) == {*PARAMETERS} - {"w1", "b3"}
    setup, problems = read_link(BROKEN)
    assert setup == PLAIN
    assert len(problems) == len(BROKEN)
    named = ["Learning rate", "Epochs", "Seed", "Sample order", "Start weights"]
    named += ["Dataset", "samples to learn from", "samples to predict", "headings and classes"]
    named += [
        "Shift the features",
        "Nobody",
        "Loss axis",
        "Version",
        "Presentation",
        "Language",
        "foo",
    ]
    named += ["sets Network ", "What varies", "sets Starts ", "Plane of the landscape"]
    named += ["sets w1 ", "sets b3 ", "sets Frozen "]
    for name in named:
        assert sum(name in problem for problem in problems) == 1, name


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        (
            {"people": "Alice,133", "columns": COLUMNS},
            "The link has samples to learn from that cannot be used, so the dataset Four people "
            "is used: Row 1 is Alice,133, which cannot be read.",
        ),
        (
            {"people": "A,1,2,1;B,1,3,1", "data": "iris"},
            "The link has samples to learn from that cannot be used, so the dataset Iris flowers "
            "is used: Everybody in the table is versicolor: add at least one virginica to compare.",
        ),
        (
            {"ask": "Alice,1,2"},
            "The link has samples to predict that cannot be used, so the dataset's own are used: "
            "Alice is in both tables: give one of the two another name.",
        ),
        (
            CATS | {"ask": "C,1"},
            "The link has samples to predict that cannot be used, so nobody is predicted: "
            "Row 1 is C,1, which cannot be read.",
        ),
        ({"foo": "1"}, "The link sets foo, which this app does not know and leaves alone."),
        (
            dict.fromkeys("abcde", "1"),
            "The link sets a, b, c and 2 more, which this app does not know and leaves alone.",
        ),
        (
            {"v": "2"},
            "The link is of version 2 and this app knows version 1, so only what both have in "
            "common is used.",
        ),
        (
            {"v": "0"},
            "The link sets Version of the format to 0: it has to be a whole number from 1, so 1 "
            "is used.",
        ),
    ],
)
def test_the_sentence_says_what_and_why(link: dict[str, str], sentence: str) -> None:
    assert read_link(link)[1] == [sentence]


TEXTS = st.one_of(
    st.text(max_size=40),
    st.text("0123456789.,;-eE%naif_", max_size=40),
    st.lists(st.sampled_from(["A,1,2,1", "B,3,4,0", "B,3,4", ";", "Emily,1,2"])).map(";".join),
    st.sampled_from([COLUMNS, "xor", "iris", "hand", "none", "1", "2"]),
)


@given(st.dictionaries(st.one_of(st.sampled_from([*FIELDS]), st.text(max_size=5)), TEXTS))
@example({"people": "A,1_0,2,1;B,1,2,0"})
@example({"people": "A,1e9,2,1;B,1e999,2,0"})
@example({"ask": ";;;", "people": "\0,1,2,1;x,1,2,0"})
def test_reading_never_fails(link: dict[str, str]) -> None:
    setup, problems = read_link(link)
    assert len(problems) <= len(link)
    for sentence in problems:
        assert len(sentence.splitlines()) == 1
        assert len(sentence) < 400
    assert np.isfinite(run(replace(setup.experiment, epochs=1)).loss).all()
    assert opened(dict(written_link(setup))) == setup
