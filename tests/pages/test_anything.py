"""Whatever links and tables bring, the page stands, and no NaN is on it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from tests.effort import tries
from tests.pages.lesson_visit import go_to
from tests.pages.playground_visit import metric, open_page, sentences, tables, type_in
from tests.pages.stage_on_page import assert_finite, stage
from tests.ui.anything import NUMBERS, WORDS, links
from tests.ui.examples import assert_one_sentence

PAGES = tries(16)
SAYS_NO_NUMBER = re.compile(r"\b(nan|inf|infinity|none|null)\b", re.I)


def numbers_on(page: AppTest) -> Iterator[str]:
    """The numbers on the page, as they are to be read, without the names beside them."""
    yield metric(page, "Loss").value
    yield metric(page, "Right").value
    for columns, rows in tables(page).values():
        places = [place for place, column in enumerate(columns) if column in ("x1", "x2", "y_pred")]
        for row in rows:
            yield from (row[place] for place in places)


def assert_stands(page: AppTest) -> None:
    """A stage, numbers that are numbers, and one plain sentence for whatever was wrong."""
    assert_finite(stage(page))
    assert not [number for number in numbers_on(page) if SAYS_NO_NUMBER.search(number)]
    for sentence in sentences(page):
        assert_one_sentence(
            sentence.removesuffix(" Until then the stage shows the last table that could be used.")
        )


def without_half_letters(link: Mapping[str, str]) -> dict[str, str]:
    """A link as it comes through an address, which has no bytes for half a letter."""
    return {
        key: text.encode("utf-8", errors="replace").decode("utf-8") for key, text in link.items()
    }


@PAGES
@given(links())
def test_any_link_opens_a_page_that_stands(link: Mapping[str, str]) -> None:
    page = open_page(**without_half_letters(link))
    assert_stands(page)


JSON_CELLS = st.one_of(
    WORDS, st.none(), st.booleans(), NUMBERS.filter(lambda number: abs(number) < 1e308)
)
ROWS = st.dictionaries(st.sampled_from(["name", "x1", "x2", "class"]), JSON_CELLS)


@PAGES
@given(
    st.dictionaries(st.integers(0, 3), ROWS, max_size=2),
    st.lists(ROWS, max_size=2),
    st.lists(st.integers(0, 3), max_size=2, unique=True),
)
@example({0: {"name": "half a letter \ud83d"}}, [{"class": "\udc00"}], [])
def test_anything_may_be_typed_into_a_table(
    cells: Mapping[int, Any], added: list[Any], deleted: list[int]
) -> None:
    page = type_in(open_page(epochs="20"), 0, cells, added, deleted)
    assert_stands(page)
    # Leave and return: the table begins anew with what stands in it.
    assert_stands(go_to(go_to(page, "neuron"), "playground"))
