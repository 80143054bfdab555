"""Numbers and words as the app writes them."""

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.theme.text import (
    JOINERS,
    LONGEST_QUOTE,
    in_full,
    listed,
    one_line,
    quoted,
    short_number,
    six_digits,
    steady_digits,
    three_decimals,
    three_digits,
)

ANYTHING = st.text(st.characters(), max_size=100)
TURNED = "\N{RIGHT-TO-LEFT OVERRIDE}"


@given(ANYTHING)
def test_what_was_typed_is_quoted_on_one_line_and_cut(text: str) -> None:
    quote = quoted(text)
    assert len(quote.splitlines()) == 1
    assert len(quote) <= LONGEST_QUOTE + len("...")
    assert quote in (one_line(text), "nothing") or quote.endswith("...")


@given(ANYTHING)
def test_a_line_shows_all_that_it_has(text: str) -> None:
    line = one_line(text)
    assert line.encode("utf-8").decode("utf-8") == line == one_line(line)
    assert len(line.splitlines()) <= 1
    assert not {category(letter) for letter in line if letter not in JOINERS} & {"Cc", "Cf", "Cs"}
    assert [letter for letter in line if letter.isalnum()] == [
        letter for letter in text if letter.isalnum()
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (10.0, "10"),
        (0.1, "0.1"),
        (0.00001, "0.00001"),
        (-0.0000015, "\N{MINUS SIGN}0.0000015"),
        (1e-7, "1e\N{MINUS SIGN}07"),
        (1e20, "100000000000000000000"),
        (1e21, "1e+21"),
        (0.0, "0"),
    ],
)
def test_a_number_in_full_needs_no_power_of_ten(value: float, text: str) -> None:
    assert in_full(value) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_in_full_is_that_very_number(value: float) -> None:
    assert float(in_full(value).replace("\N{MINUS SIGN}", "-")) == value


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        (f"{TURNED}ecilA", "ecilA"),
        ("a\x1b[31mb\0c", "a [31mb c"),
        ("\u2066\u2067a\u2069\u200f\ufeff", "a"),
        ("half a letter \ud83d", "half a letter"),
        ("\u200d\u200c", ""),
        ("نمی\u200cشود", "نمی\u200cشود"),
        ("שרה", "שרה"),
        ("👩🏽\u200d🚀 Zoë", "👩🏽\u200d🚀 Zoë"),
        ("two\u2028lines\u2029or\x85three", "two lines or three"),
    ],
)
def test_marks_that_turn_the_text_go_and_letters_stay(typed: str, line: str) -> None:
    assert one_line(typed) == line


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
    [
        (133.0, "133"),
        (64.5, "64.5"),
        (141.25, "141.25"),
        (1.2e9, "1.2·10⁹"),
        (-6.0, "\N{MINUS SIGN}6"),
    ],
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
        (-0.0001, "0.000"),
        (0.0625, "0.063"),
        (-123.456, "\N{MINUS SIGN}123.46"),
        (1e4, "10000"),
        (123456.0, "123456"),
        (1.234e6, "1.2·10⁶"),
    ],
)
def test_three_decimals_with_a_true_minus(value: float, text: str) -> None:
    assert three_decimals(value) == text


@pytest.mark.parametrize(
    ("value", "three", "six"),
    [
        (0.021469535265811107, "0.0215", "0.0214695"),
        (-0.2377, "\N{MINUS SIGN}0.238", "\N{MINUS SIGN}0.2377"),
        (0.0, "0", "0"),
        (0.0001, "0.0001", "0.0001"),
        (-1.5239e-10, "\N{MINUS SIGN}1.52·10⁻¹⁰", "\N{MINUS SIGN}1.5239·10⁻¹⁰"),
        (1234.5678, "1230", "1234.57"),
        (4.2e17, "4.2·10¹⁷", "4.2·10¹⁷"),
        (1e-7, "10⁻⁷", "10⁻⁷"),
        (-1e9, "\N{MINUS SIGN}10⁹", "\N{MINUS SIGN}10⁹"),
        (1.125, "1.13", "1.125"),
    ],
)
def test_digits_are_written_as_one_reads_them(value: float, three: str, six: str) -> None:
    assert three_digits(value) == three
    assert six_digits(value) == six


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.31, "0.310"),
        (1.0, "1.00"),
        (120.0, "120"),
        (1234.0, "1230"),
        (0.0001, "0.000100"),
        (0.0, "0"),
        (1.52e-10, "1.52·10⁻¹⁰"),
    ],
)
def test_a_loss_that_is_played_keeps_its_zeros(value: float, text: str) -> None:
    assert steady_digits(value) == text


@pytest.mark.parametrize(
    ("parts", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_words_in_a_sentence(parts: list[str], text: str) -> None:
    assert listed(parts) == text
