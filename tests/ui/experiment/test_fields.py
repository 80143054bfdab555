"""The settings of a run: what a link may say, and what is said of a link that may not."""

import math
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import ORDERS
from tests.ui.examples import assert_one_sentence, points
from ui.data.samples import SAMPLES
from ui.experiment.experiment import PARAMETERS, Experiment
from ui.experiment.field import Field
from ui.experiment.field_kinds import Choice, Number
from ui.experiment.fields import (
    ASK,
    BESIDE,
    COLUMNS,
    DATASET,
    EPOCHS,
    FIELDS,
    FREEZE,
    HAND,
    LANGUAGE,
    LEARNING_RATE,
    LOSS_AXIS,
    OF,
    ORDER,
    PEOPLE,
    PLANE,
    PRESENT,
    SEED,
    SHIFT,
    SHOW,
    START,
    STARTS,
    VARY,
    VERSION,
    learning_rates,
    link_problems,
)
from ui.theme.text import LONGEST_QUOTE, shortest

README = (Path(__file__).parents[3] / "README.md").read_text("utf-8")
NUMBERS = [LEARNING_RATE, EPOCHS, SEED, *HAND.values(), STARTS]
CHOICES = [ORDER, START, LOSS_AXIS, PRESENT, LANGUAGE, DATASET, SHIFT, OF]
every_number = pytest.mark.parametrize("setting", NUMBERS, ids=lambda setting: setting.key)
every_choice = pytest.mark.parametrize("setting", CHOICES, ids=lambda setting: setting.key)


def test_names_defaults_and_bounds_are_those_of_the_story() -> None:
    told = [(number.key, number.label, number.default) for number in NUMBERS[:3]]
    assert told == [("lr", "Learning rate", 0.1), ("epochs", "Epochs", 1000), ("seed", "Seed", 0)]
    assert (LEARNING_RATE.low, LEARNING_RATE.high) == (0.001, 10)
    assert (EPOCHS.low, EPOCHS.high, EPOCHS.whole) == (0, 5000, True)
    assert (ORDER.key, ORDER.label, ORDER.default) == ("order", "Sample order", "table")
    assert tuple(ORDER.options) == ORDERS
    assert (START.key, START.label, START.default) == ("start", "Start weights", "random")
    assert START.options == {"random": "Random", "ones": "Ones", "hand": "By hand"}
    assert tuple(HAND) == PARAMETERS
    assert set(DATASET.options) == set(SAMPLES)
    assert DATASET.default == "people"


def test_what_a_link_leaves_out_is_what_an_experiment_does_anyway() -> None:
    plain = Experiment(points((1, 2), (3, 4)))
    assert plain.learning_rate == LEARNING_RATE.default
    assert plain.epochs == EPOCHS.default
    assert plain.seed == SEED.default
    assert plain.order == ORDER.default
    assert plain.start == START.default
    assert plain.frozen == FREEZE.default


def test_every_field_has_a_name_of_its_own() -> None:
    fields: list[Field] = [*NUMBERS, *CHOICES, FREEZE, PEOPLE, ASK, COLUMNS, SHOW, VARY]
    fields += [PLANE, VERSION]
    assert len({field.key for field in fields}) == len(fields)
    assert {field.key: field for field in fields} == FIELDS
    # It is declared as the others, but says how the app is shown, and no experiment has it.
    assert FIELDS.keys() & {*BESIDE} == {PRESENT.key, LANGUAGE.key}


def test_the_readme_has_every_field_as_it_is_declared() -> None:
    told = re.findall(r"^\| (`\w+`.*?) \| (.*?) \| (.*?) \| (.*?) \|$", README, re.M)
    fields: list[tuple[str, ...]] = []
    for keys, *rest in told:
        fields.extend((key, *rest) for key in re.findall(r"`(\w+)`", keys))
    nine = "A start weight by hand"
    assert fields == [
        (
            field.key,
            nine if field.key in HAND else field.label,
            field.takes,
            field.usual,
        )
        for field in FIELDS.values()
    ]


def test_a_file_has_numbers_as_numbers_and_rows_one_by_one() -> None:
    assert [LEARNING_RATE.in_file("0.5"), VERSION.in_file("1"), FREEZE.in_file("w1,b3")] == [
        0.5,
        1,
        "w1,b3",
    ]
    assert repr(EPOCHS.in_file("20")) == "20"
    assert PEOPLE.in_file("A,1,2,1;B,3,4,0") == ["A,1,2,1", "B,3,4,0"]
    assert PEOPLE.in_file("") == []


@pytest.mark.parametrize("key", FIELDS)
def test_what_somebody_typed_is_never_taken_for_what_was_picked(key: str) -> None:
    for value in (None, "Typed by somebody", ["Typed by somebody"], [["w1"]]):
        assert not FIELDS[key].has_picked(value)


def test_what_was_picked_is_known_as_such() -> None:
    assert LEARNING_RATE.has_picked(0.5)
    assert ORDER.has_picked("shuffled")
    assert FREEZE.has_picked(["w1", "b3"])


@every_number
def test_defaults_and_bounds_can_be_read(setting: Number) -> None:
    for value in (setting.default, setting.low, setting.high):
        assert setting.read(repr(value)) == value
        assert setting.problem(repr(value)) is None


@every_number
@pytest.mark.parametrize(
    "text", ["", " ", "nan", "inf", "-inf", "1e999", "ten", "0x1", "1,5", "\0"]
)
def test_what_is_no_number_or_out_of_range_is_not_read(setting: Number, text: str) -> None:
    assert setting.read(text) is None
    sentence = setting.problem(text)
    assert sentence is not None
    assert sentence.endswith(f"so {shortest(setting.default)} is used.")
    assert_one_sentence(sentence)


@pytest.mark.parametrize(
    ("setting", "text", "said"),
    [
        (
            LEARNING_RATE,
            "99",
            "sets Learning rate to 99: it has to be a number from 0.001 to 10, so",
        ),
        (LEARNING_RATE, "0", "Learning rate to 0"),
        (LEARNING_RATE, "-0.1", "Learning rate to -0.1"),
        (
            EPOCHS,
            "5001",
            "sets Epochs to 5001: it has to be a whole number from 0 to 5000, so 1000",
        ),
        (EPOCHS, "-1", "Epochs to -1"),
        (SEED, "-1", "Seed to -1"),
        (HAND["w3"], "abc", "The link sets w3 to abc"),
        (
            ORDER,
            "random",
            "Sample order to random: it has to be one of table, shuffled, so table is",
        ),
        (START, "By hand", "one of random, ones, hand, so random is used"),
        (DATASET, "titanic", "one of people, xor, iris, so people is used"),
    ],
)
def test_the_sentence_says_what_where_and_what_is_used(
    setting: Number | Choice, text: str, said: str
) -> None:
    (sentence,) = link_problems({setting.key: text})
    assert said in sentence
    assert_one_sentence(sentence)


@pytest.mark.parametrize("text", ["3.7", "3.0001"])
def test_a_whole_number_is_read_without_its_rest_and_that_is_said(text: str) -> None:
    assert EPOCHS.read(text) == 3
    sentence = EPOCHS.problem(text)
    assert sentence is not None
    assert "so 3 is used" in sentence


@every_number
def test_what_is_written_is_read(setting: Number) -> None:
    for value in (setting.default, setting.low, setting.high):
        assert setting.read(setting.written(value)) == value
    assert HAND["w1"].written(0.1 + 0.2) == "0.30000000000000004"
    assert EPOCHS.written(250.0) == "250"
    assert LEARNING_RATE.written(0.3) == "0.3"


@every_choice
def test_a_choice_is_one_of_its_options(setting: Choice) -> None:
    assert setting.default in setting.options
    for option in setting.options:
        assert setting.problem(option) is None
    for text in ("", "x", setting.default.upper(), f" {setting.default}"):
        sentence = setting.problem(text)
        assert sentence is not None
        assert sentence.endswith(f"so {setting.default} is used.")
        assert_one_sentence(sentence)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("w1,b3", ("w1", "b3")),
        ("b3, w1", ("w1", "b3")),
        ("w2,w2,,w2", ("w2",)),
        ("b2,w6,b1,w1", ("w1", "w6", "b1", "b2")),
        ("none", ()),
    ],
)
def test_what_is_frozen_is_read_in_any_order(text: str, names: tuple[str, ...]) -> None:
    assert FREEZE.read(text) == names
    assert FREEZE.problem(text) is None
    assert FREEZE.read(FREEZE.written(names)) == names
    assert FREEZE.written(names[::-1]) == FREEZE.written(names)


@pytest.mark.parametrize("text", ["w9", "w1,b4", "W1", "w1;w2", "0", "h1", "\0", "", " ,"])
def test_what_has_no_such_name_cannot_be_frozen(text: str) -> None:
    assert FREEZE.read(text) is None
    sentence = FREEZE.problem(text)
    assert sentence is not None
    assert "has to be any of w1 to b3, with commas between, so none is used." in sentence
    assert_one_sentence(sentence)


VALUES = st.one_of(
    st.text(max_size=60), st.floats().map(repr), st.integers().map(str), st.integers(0, 9).map(str)
)


@given(st.dictionaries(st.one_of(st.sampled_from(sorted(FIELDS)), st.text(max_size=5)), VALUES))
def test_any_link_is_usable_or_said_not_to_be(link: dict[str, str]) -> None:
    sentences = link_problems(link)
    assert len(sentences) <= len(FIELDS.keys() & link.keys())
    for sentence in sentences:
        assert sentence.startswith("The link ")
        assert sentence.endswith(" is used.")
        assert len(sentence) < 200
    for setting in NUMBERS:
        number = setting.read(link.get(setting.key, ""))
        if number is not None:
            assert setting.low <= number <= setting.high
            assert not setting.whole or number == math.floor(number)


def test_a_link_without_problems_has_no_sentences() -> None:
    assert link_problems({}) == []
    assert link_problems({"lr": "0.5", "epochs": "20", "start": "ones", "utm_source": "x"}) == []


def test_long_text_in_a_link_is_cut() -> None:
    (sentence,) = link_problems({"lr": "9" * 5000})
    assert "9" * LONGEST_QUOTE + "..." in sentence
    assert len(sentence) < 200


def test_line_breaks_in_a_link_stay_out_of_the_sentence() -> None:
    (sentence,) = link_problems({"order": "table\nx"})
    assert_one_sentence(sentence)


def test_the_steps_of_the_learning_rate() -> None:
    rates = learning_rates()
    assert rates == sorted(set(rates))
    assert (rates[0], rates[-1]) == (LEARNING_RATE.low, LEARNING_RATE.high)
    assert {0.001, 0.009, 0.01, 0.1, 0.3, 1.0, 9.0, 10.0} <= set(rates)
    assert len(rates) == 4 * 9 + 1
    # On a log scale: no step is more than a doubling.
    assert all(after <= 2.0000001 * before for before, after in pairwise(rates))


@given(st.floats(0.001, 10))
def test_a_learning_rate_of_ones_own_is_a_step_too(own: float) -> None:
    rates = learning_rates(own)
    assert rates == sorted({*learning_rates(), own})
    assert LEARNING_RATE.default in rates
