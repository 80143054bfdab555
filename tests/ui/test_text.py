"""Numbers and words as the app writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.examples import UNTIMED
from ui.text import LONGEST_QUOTE, listed, quoted, short_number, three_decimals


@UNTIMED
@given(st.text(max_size=100))
def test_what_was_typed_is_quoted_on_one_line_and_cut(text: str) -> None:
    quote = quoted(text)
    assert len(quote.splitlines()) == 1
    assert len(quote) <= LONGEST_QUOTE + len("...")
    assert quote in (" ".join(text.split()), "nothing") or quote.endswith("...")


@pytest.mark.parametrize(
    ("typed", "quote"),
    [
        ("heavy", "heavy"),
        ("<b>$x$</b> [a](b)", "<b>$x$</b> [a](b)"),
        (" two \n words\t", "two words"),
        (" \n ", "nothing"),
        (64, "64"),
        ("x" * 40, "x" * 40),
        ("x" * 41, "x" * 40 + "..."),
    ],
)
def test_a_quote_is_as_typed(typed: object, quote: str) -> None:
    assert quoted(typed) == quote


@pytest.mark.parametrize(
    ("value", "text"),
    [(133.0, "133"), (64.5, "64.5"), (141.25, "141.25"), (1.2e9, "1.2e+09"), (-6.0, "-6")],
)
def test_a_short_number_has_no_needless_zeros(value: float, text: str) -> None:
    assert short_number(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.9467883893414601, "0.947"),
        (-3.0315868209241117, "\N{MINUS SIGN}3.032"),
        (0.0, "0.000"),
        (12, "12.000"),
    ],
)
def test_three_decimals_with_a_true_minus(value: float, text: str) -> None:
    assert three_decimals(value) == text


@pytest.mark.parametrize(
    ("parts", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_words_in_a_sentence(parts: list[str], text: str) -> None:
    assert listed(parts) == text
