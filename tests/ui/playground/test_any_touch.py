"""Whatever a browser says of the stage: what is no touch has no effect, and the page stands."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import tries
from tests.pages.playground_visit import NAMES, PARAMETERS, link_of, open_page, sentences
from tests.pages.session_visit import session_of
from tests.pages.stage_on_page import assert_finite, said, stage, told_to_stage, touch
from tests.ui.anything import TRICKY
from tests.ui.examples import assert_one_sentence
from ui.playground.touches import TOUCHES

NINE = [0.5, -1.25, 10.0, -10.0, 0.001, 3.0, -0.1, 2.0, 0.25]
KINDS = [
    kind
    for name in TOUCHES
    if (kind := name.removeprefix("on_").removesuffix("_change")) != "epoch"
]


NONSENSE: list[tuple[str, Any]] = [
    ("start", NINE[:8]),
    ("start", [*NINE, 1.0]),
    ("start", [*NINE[:8], "1"]),
    ("start", [*NINE[:8], True]),
    ("start", [*NINE[:8], float("nan")]),
    ("start", [*NINE[:8], float("inf")]),
    ("start", [*NINE[:8], 10**400]),
    ("start", "123456789"),
    ("start", dict.fromkeys(PARAMETERS, 1.0)),
    ("frozen", "w1 w2"),
    ("frozen", {"w1": True}),
    ("frozen", ["w7", None, 1, []]),
    ("shown", "Nobody"),
    ("shown", ["Bob"]),
    ("shown", 1),
    ("moved", {"name": "Alice"}),
    ("moved", {"name": "Alice", "raw": [1]}),
    ("moved", {"name": "Alice", "raw": [1, 2, 3]}),
    ("moved", {"name": "Alice", "raw": ["1", 2]}),
    ("moved", {"name": "Alice", "raw": [True, 2]}),
    ("moved", {"name": "Alice", "raw": [1.1e9, 2]}),
    ("moved", {"name": "Alice", "raw": [10**400, 2]}),
    ("moved", {"name": "Alice", "raw": [float("nan"), 2]}),
    ("moved", {"name": "Nobody", "raw": [1, 2]}),
    ("moved", ["Alice", 1, 2]),
    ("labelled", {"name": "Bob", "label": 2}),
    ("labelled", {"name": "Bob", "label": -1}),
    ("labelled", {"name": "Bob", "label": 1.0}),
    ("labelled", {"name": "Bob", "label": True}),
    ("labelled", {"name": "Bob", "label": "F"}),
    ("labelled", {"name": "Bob", "label": None}),
    ("labelled", {"name": "Emily", "label": 1}),
    ("removed", "Nobody"),
    ("removed", 0),
    ("added", {"raw": [1, 2]}),
    ("added", {"raw": [1, None], "label": 1}),
    ("added", {"raw": [1, float("-inf")], "label": 1}),
    ("added", {"raw": [1, 2], "label": 2}),
    ("added", {"raw": [1, 2], "label": 1.0}),
    ("added", {"raw": [1, 2], "label": False}),
    ("present", "true"),
    ("present", 1),
    ("preset", 10),
    ("preset", -1),
    ("preset", True),
    ("preset", 1.0),
    ("preset", "Twins"),
    ("learning_rate", 0),
    ("learning_rate", 11),
    ("learning_rate", 0.1234),
    ("learning_rate", True),
    ("learning_rate", "0.5"),
    ("learning_rate", float("nan")),
    ("seed", -1),
    ("seed", 1_000_000),
    ("seed", 2.0),
    ("seed", True),
    ("seed", "7"),
    *((kind, None) for kind in KINDS),
]


@pytest.mark.parametrize("kind", KINDS)
def test_nonsense_changes_nothing(kind: str) -> None:
    page = open_page(epochs="2", show="Charlie")
    before = told_to_stage(page), link_of(page), session_of(page).experiment
    for value in [value for one, value in NONSENSE if one == kind]:
        touch(page, kind, value)
        assert not sentences(page), value
        after = told_to_stage(page), link_of(page), session_of(page).experiment
        assert after == before, value


# Half a letter cannot come: what a browser says is UTF-8.
WORDS = st.one_of(
    st.sampled_from([*NAMES, "Emily", *PARAMETERS]),
    st.sampled_from([word for word in TRICKY if "\ud83d" not in word]),
    st.text(st.characters(codec="utf-8"), max_size=6),
)
NUMBERS = st.one_of(
    st.integers(-2, 12), st.floats(), st.integers(), st.sampled_from([10**400, 1e9, -1e9, 0.5])
)
ATOMS = st.one_of(st.none(), st.booleans(), NUMBERS, WORDS)
FIELDS = st.sampled_from(["name", "raw", "label"])
SHAPED = st.fixed_dictionaries(
    {"name": WORDS, "raw": st.lists(NUMBERS, min_size=1, max_size=3), "label": ATOMS}
)
VALUES = st.one_of(
    ATOMS,
    SHAPED,
    st.lists(NUMBERS, min_size=9, max_size=9),
    st.recursive(
        ATOMS,
        lambda inner: st.one_of(
            st.lists(inner, max_size=10), st.dictionaries(st.one_of(FIELDS, WORDS), inner)
        ),
        max_leaves=12,
    ),
)
EVENTS = st.lists(
    st.fixed_dictionaries({"event": st.sampled_from(KINDS), "value": VALUES}),
    min_size=1,
    max_size=8,
)


@tries(12)
@given(EVENTS, VALUES)
def test_whatever_a_browser_says_the_page_stands(events: list[Any], epoch: object) -> None:
    page = open_page(epochs="5")
    said(page, state={"epoch": epoch}, triggered=events)
    assert_finite(stage(page))
    for sentence in sentences(page):
        assert_one_sentence(
            sentence.removesuffix(" Until then the stage shows the last table that could be used.")
        )
