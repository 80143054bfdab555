"""What a comparison varies, as a link says it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.examples import assert_one_sentence
from ui.experiment.fields import VARY
from ui.experiment.view_kinds import Variation


@pytest.mark.parametrize(
    ("text", "key", "values"),
    [
        ("lr:0.01,0.1,1,10", "lr", (0.01, 0.1, 1.0, 10.0)),
        ("lr:1,1.0,0.5", "lr", (1.0, 0.5)),
        ("seed:3,1,2", "seed", (3.0, 1.0, 2.0)),
        ("start:ones,random,hand", "start", ("ones", "random", "hand")),
        ("order:shuffled,table", "order", ("shuffled", "table")),
        ("seed:0,1,2,3,4,5,6,7", "seed", tuple(map(float, range(8)))),
    ],
)
def test_a_variation_is_a_setting_and_its_values(
    text: str, key: str, values: tuple[object, ...]
) -> None:
    assert VARY.read(text) == Variation(key, values)
    assert VARY.problem(text) is None
    assert VARY.read(VARY.written(Variation(key, values))) == Variation(key, values)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "lr",
        "lr:",
        "lr:1",
        "lr:1,1",
        "lr:1,abc",
        "lr:1,99",
        "lr:1,,2",
        "epochs:1,2",
        "seed:1,2.5",
        "seed:" + ",".join(map(str, range(9))),
        "start:ones,zeros",
        "LR:1,2",
        "lr:1;2",
        "lr:nan,1",
        "\0",
        "lr:" + "1" * 5000,
    ],
)
def test_what_is_none_is_answered_in_one_sentence(text: str) -> None:
    assert VARY.read(text) is None
    sentence = VARY.problem(text)
    assert sentence is not None
    assert sentence.endswith("so lr:0.01,0.1,1,10 is used.")
    assert_one_sentence(sentence)
    assert len(sentence) < 260


def test_as_usual_it_is_four_learning_rates() -> None:
    assert VARY.usual == "lr:0.01,0.1,1,10"
    assert VARY.read(VARY.usual) == VARY.default
    assert VARY.has_picked(VARY.default)
    assert not VARY.has_picked("lr:0.01,0.1")


@given(st.lists(st.floats(0.001, 10), min_size=2, max_size=8, unique=True))
def test_values_are_read_back_to_the_last_bit(rates: list[float]) -> None:
    variation = Variation("lr", tuple(rates))
    assert VARY.read(VARY.written(variation)) == variation
