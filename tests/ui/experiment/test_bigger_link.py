"""The link to a bigger network: what is set goes in and comes out; nonsense is said to be."""

import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nn_core import GENERATORS, Dataset, Shift
from tests.effort import tries
from tests.ui.bigger_setups import SMALL, TABLE, bigger_setups
from tests.ui.examples import assert_one_sentence
from ui.experiment.bigger import BiggerExperiment, Branch
from ui.experiment.bigger_fields import DATA, FIELDS, INITIALIZER, OWN
from ui.experiment.bigger_file import bigger_file, read_bigger_file
from ui.experiment.bigger_link import (
    bigger_setup_fits,
    full_bigger_link,
    read_bigger_link,
    written_bigger_link,
)
from ui.experiment.bigger_setup import BiggerSetup, values_of
from ui.experiment.bigger_words import GENERATOR_WORDS, INITIALIZER_WORDS
from ui.experiment.experiment_file import FileError, experiment_file
from ui.experiment.permalink import MOST_LETTERS, read_link
from ui.experiment.task import Drawn

FEW = tries(40)
TOLD = (Path(__file__).parents[3] / "docs" / "bigger_networks.md").read_text("utf-8")
NONSENSE = {
    "data": "mnist",
    "noise": "99",
    "points": "9",
    "draw": "-1",
    "classes": "7",
    "held": "95",
    "moved": "12:1",
    "inputs": "x3",
    "hidden": "4-9",
    "act": "swish",
    "init": "ones",
    "seed": "0.5.5",
    "hand": "w1:much",
    "freeze": "h1",
    "lr": "0.000001",
    "opt": "lion",
    "decay": "linear",
    "parts": "1",
    "factor": "0",
    "floor": "2",
    "below": "-1",
    "patience": "0",
    "batch": "0",
    "order": "sideways",
    "loss": "hinge",
    "penalty": "l3",
    "rate": "-1",
    "epochs": "5001",
    "stop": "now",
    "then": "400,lr:fast",
    "show": "0",
    "curve": "roc",
    "axis": "cubic",
    "seen": "maybe",
    "discretize": "maybe",
    "confidence": "maybe",
    "edges": "none",
    "step": "sideways",
    "goal": "fame",
    "hide": "everything",
    "v": "one",
    "present": "maybe",
}


def opened(link: dict[str, str]) -> BiggerSetup:
    setup, problems = read_bigger_link(link)
    assert problems == []
    return setup


@FEW
@given(bigger_setups())
@example(BiggerSetup())
def test_what_goes_into_a_link_comes_out(setup: BiggerSetup) -> None:
    link = dict(written_bigger_link(setup))
    assert opened(link) == setup
    _, _, query = full_bigger_link("https://example.org/bigger", setup).partition("?")
    fields = {key: texts[0] for key, texts in parse_qs(query, strict_parsing=bool(query)).items()}
    assert fields == (link | {"v": "1"} if link else {})


@FEW
@given(bigger_setups())
def test_a_file_holds_all_that_is_set(setup: BiggerSetup) -> None:
    again, _ = read_bigger_file(bigger_file(setup).encode())
    assert again == setup


def test_a_bare_link_is_the_first_run() -> None:
    assert opened({}) == BiggerSetup()
    assert written_bigger_link(BiggerSetup()) == {}
    assert full_bigger_link("/bigger", BiggerSetup()) == "/bigger"


FROZEN_LINKS = {
    "data=spirals&noise=10&points=300&draw=4&classes=3&held=20": BiggerExperiment(
        Drawn("spirals", 10, 300, 4, 3), 20
    ),
    "inputs=x1,x1x1,sinx2&hidden=none&epochs=5": BiggerExperiment(
        inputs=("x1", "x1²", "sin x2"), hidden=(), activations=(), epochs=5
    ),
    "hidden=3-2&act=relu,leaky&init=he&seed=7": BiggerExperiment(
        hidden=(3, 2), activations=("ReLU", "leaky ReLU"), initializer="he", seed=7
    ),
    "lr=1e-05&opt=nesterov&decay=cosine&batch=500&order=table&loss=mse": BiggerExperiment(
        learning_rate=1e-5,
        optimizer="nesterov",
        schedule="cosine",
        batch_size=500,
        order="table",
        loss="mse",
    ),
    "penalty=l1&rate=0.03&stop=stale&hand=w1:0.5,b2:-1e-05&freeze=w2,b1": BiggerExperiment(
        penalty="l1",
        penalty_rate=0.03,
        stop="stale",
        by_hand=(("w1", 0.5), ("b2", -1e-5)),
        frozen=("w2", "b1"),
    ),
    "then=300,freeze:w1.b2,lr:0.01;600,data:moons,noise:5,w3:-1.5": BiggerExperiment(
        branches=(
            Branch(300, (("learning_rate", 0.01), ("frozen", ("w1", "b2")))),
            Branch(600, (("data", Drawn("moons", 5)),), (("w3", -1.5),)),
        )
    ),
}


@pytest.mark.parametrize("query", FROZEN_LINKS)
def test_a_link_made_today_opens_in_every_later_version(query: str) -> None:
    link = {key: texts[0] for key, texts in parse_qs(query).items()}
    assert opened(link).experiment == FROZEN_LINKS[query]
    assert written_bigger_link(opened(link)) == link


@pytest.mark.parametrize("key", NONSENSE)
def test_each_field_that_cannot_be_used_falls_back_alone_with_a_sentence(key: str) -> None:
    setup, problems = read_bigger_link({key: NONSENSE[key], "epochs": "3"} | {key: NONSENSE[key]})
    usual = BiggerExperiment(epochs=1000 if key == "epochs" else 3)
    assert setup.experiment == usual
    (problem,) = problems
    assert_one_sentence(problem)


def test_every_field_has_its_nonsense_here() -> None:
    assert {*NONSENSE, "people", "columns"} == {*FIELDS}
    setup, problems = read_bigger_link(NONSENSE | {"foo": "1", "people": "A", "columns": "B"})
    assert setup == BiggerSetup()
    assert len(problems) == len(NONSENSE) + 2


@FEW
@given(st.dictionaries(st.sampled_from(sorted(FIELDS)), st.text(max_size=20), max_size=5))
def test_any_link_opens(link: dict[str, str]) -> None:
    setup, problems = read_bigger_link(link)
    assert read_bigger_link(dict(written_bigger_link(setup)))[0] == setup
    assert all(problem.endswith(".") for problem in problems)


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ({"classes": "4"}, "sets 4 classes, which Circles cannot have, so 2 are used"),
        ({"data": "table"}, "no table to learn from"),
        ({"hidden": "2-2", "act": "tanh,relu,tanh"}, "3 activations for 2 hidden layers"),
        ({"freeze": "w1,w99"}, "sets w99, which this network does not have"),
        ({"hand": "b99:1"}, "sets b99, which this network does not have"),
        ({"then": "1000,lr:1"}, "after epoch 1000"),
        ({"then": "400,w99:1"}, "sets w99"),
        ({"then": "400,data:plane"}, "how many classes"),
    ],
)
def test_what_does_not_go_together_is_said(link: dict[str, str], said: str) -> None:
    _, problems = read_bigger_link(link)
    (problem,) = problems
    assert said in problem
    assert_one_sentence(problem)


def test_a_table_is_in_the_link_and_a_long_one_in_the_file_only() -> None:
    setup = BiggerSetup(replace(SMALL, data=TABLE), name_column="Animal")
    link = written_bigger_link(setup)
    assert (link["data"], link["people"]) == (OWN, "A%3B1,1.5,2,1;B%2C2,3,-4.25,0;C%253,0,1,0")
    long = Dataset(
        tuple("somebody with a long name" + str(row) for row in range(200)),
        tuple((row / 7, row / 3) for row in range(200)),
        tuple(row % 2 for row in range(200)),
        shift=Shift("standard"),
    )
    setup = replace(setup, experiment=replace(setup.experiment, data=long))
    link = dict(written_bigger_link(setup))
    assert "people" not in link
    assert not bigger_setup_fits(setup)
    # Within the session the table is still at hand.
    assert read_bigger_link(link, (long, "Animal"))[0] == setup
    assert read_bigger_file(bigger_file(setup).encode()) == (setup, [])


def test_branches_are_in_the_link_as_long_as_they_fit() -> None:
    names = tuple(f"w{number}" for number in range(1, 25))
    many = tuple((name, 1 / 3 + place) for place, name in enumerate(names))
    branch = Branch(5, (), many)
    fits = BiggerSetup(replace(BiggerExperiment(), branches=(branch,)))
    assert bigger_setup_fits(fits)
    wide = BiggerExperiment(hidden=(8,) * 6, activations=("tanh",) * 6)
    names = tuple(f"w{number}" for number in range(1, 340))
    many = tuple((name, 1 / 3 + place) for place, name in enumerate(names))
    long = BiggerSetup(replace(wide, branches=(Branch(5, (), many),)))
    assert not bigger_setup_fits(long)
    assert len(full_bigger_link("", long)) <= MOST_LETTERS
    assert read_bigger_file(bigger_file(long).encode())[0] == long


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b'{"page": "bigger"', experiment_file(read_link({})[0]).encode()]
)
def test_what_is_no_file_of_this_page_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(FileError) as problem:
        read_bigger_file(content)
    assert_one_sentence(str(problem.value))


def test_a_file_has_numbers_as_numbers() -> None:
    content = json.loads(bigger_file(BiggerSetup()))
    assert (content["lr"], content["epochs"], content["page"]) == (0.1, 1000, "bigger")
    assert content.keys() - {"about", "page", "v"} == values_of(BiggerSetup()).keys()


def test_the_docs_have_every_field_as_it_is_declared() -> None:
    told = re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) \| (.*?) \|$", TOLD, re.M)
    assert told == [(field.key, field.label, field.takes, field.usual) for field in FIELDS.values()]


def test_the_catalogue_has_every_name_of_the_core_that_is_shown() -> None:
    shown = {DATA.options[key] for key in GENERATORS} | {*INITIALIZER.options.values()}
    assert shown == {*GENERATOR_WORDS, *INITIALIZER_WORDS}
