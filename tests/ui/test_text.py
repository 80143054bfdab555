"""Numbers and words as the app writes them."""

import pytest

from ui.text import listed, short_number, three_decimals


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
