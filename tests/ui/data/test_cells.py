"""Numbers in cells as people and spreadsheets write them."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.data.cells import (
    NO_NUMBER,
    DecimalSign,
    Quantity,
    decimal_sign,
    is_missing,
    quantity,
    same_unit,
    two_ways,
)

MINUS = "\N{MINUS SIGN}"
FULLWIDTH = "\uff11\uff13\uff13"
"""133."""


@pytest.mark.parametrize(
    ("typed", "value", "unit"),
    [
        ("133", 133, ""),
        ("1,5", 1.5, ""),
        ("1.5", 1.5, ""),
        (",5", 0.5, ""),
        ("5.", 5, ""),
        ("0,123", 0.123, ""),
        ("133 lb", 133, "lb"),
        ("133lb", 133, "lb"),
        ("12 fl oz", 12, "fl oz"),
        ("10 m2", 10, "m2"),
        ("12 %", 12, "%"),
        ("5 °C", 5, "°C"),
        ("$10.50", 10.5, "$"),
        ("-$5", -5, "$"),
        ("$-5", -5, "$"),
        ("12 €", 12, "€"),
        ("R$ 5,50", 5.5, "R$"),
        ("USD 5", 5, "USD"),
        (f"{MINUS}5", -5, ""),
        ("- 5", -5, ""),
        ("\N{EN DASH}5", -5, ""),
        (FULLWIDTH, 133, ""),
        ("\uff11\uff0c\uff15", 1.5, ""),
        ("٣", 3, ""),
        ("1.234,50", 1234.5, ""),
        ("1,234.50", 1234.5, ""),
        ("1 234,5", 1234.5, ""),
        ("1\u202f234", 1234, ""),
        ("12'345.6", 12345.6, ""),
        ("1.234.567", 1234567, ""),
        ("5'11\"", 71, "in"),
        ("5\u20324.5\u2033", 64.5, "in"),
        ("6 ft 2 in", 74, "in"),
        ("(1.50)", -1.5, ""),
        ("($1,200)", -1200, "$"),
        ("'1,5", 1.5, ""),
        ("12,34,567", 1234567, ""),
        ("1e3", 1000, ""),
        ("1,234e5", 123400, ""),
        ("1\u200b33", 133, ""),
        ("1e999", math.inf, ""),
        (7, 7, ""),
        (np.float32(0.5), 0.5, ""),
    ],
)
def test_what_is_a_number(typed: object, value: float, unit: str) -> None:
    assert quantity(typed) == Quantity(value, unit)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "",
            "abc",
            "P0",
            "A 12",
            "5²",
            "12:30",
            "2026-01-05",
            "1.2.3",
            "3/3",
            "11/2",
            "12/31",
            "12/16",
            "1/2/2026",
            "5 4/3",
        ),
        *(
            "5-6",
            "--5",
            "-5-",
            "1_0",
            "0x10",
            "1,23,4",
            "1.23,4",
            "1,234,5",
            "1 23",
            "(5",
            "nan",
            "-",
        ),
        *("inf", "$5 kg", "#5", "9" * 5000, None, math.nan, pd.NA, pd.NaT, [], 1j, 10**400),
    ],
)
def test_what_is_no_number(typed: object) -> None:
    assert quantity(typed) is None


@pytest.mark.parametrize(
    ("typed", "point", "comma"),
    [
        ("1.234", 1.234, 1234),
        ("12,500", 12500, 12.5),
        ("$1.000", 1, 1000),
        ("-1.234", -1.234, -1234),
    ],
)
def test_what_can_be_read_two_ways(typed: str, point: float, comma: float) -> None:
    assert two_ways(typed) == (point, comma)
    signs: tuple[DecimalSign, DecimalSign] = (".", ",")
    assert [found.value for sign in signs if (found := quantity(typed, sign))] == [point, comma]
    assert decimal_sign(typed) is None


@pytest.mark.parametrize(
    "typed", ["1,5", "0.123", "1.234,5", "1.234.567", "1234", "1.2345", "x", 5]
)
def test_all_else_is_read_in_one_way(typed: object) -> None:
    assert two_ways(typed) is None


@pytest.mark.parametrize(
    ("typed", "sign"),
    [("1,5", ","), ("1.5", "."), ("1.234,5", ","), ("1.234.567", ","), ("7", None), ("x", None)],
)
def test_a_number_shows_its_decimal_sign(typed: str, sign: str | None) -> None:
    assert decimal_sign(typed) == sign


def test_words_for_nothing() -> None:
    assert all(map(is_missing, ["", " ", "NA", "n/a", "NaN", "#N/A", None, math.nan, "\u200b"]))
    assert not any(map(is_missing, ["+", "-", "none", "0", 0]))
    assert is_missing("-", NO_NUMBER)


@pytest.mark.parametrize(
    ("unit", "other", "same"),
    [
        ("", "lb", True),
        ("lbs", "lb", True),
        ("in.", "in", True),
        ("KG", "kg", True),
        ("kg", "lb", False),
    ],
)
def test_units(unit: str, other: str, same: bool) -> None:
    assert same_unit(unit, other) is same


@given(st.floats(allow_nan=False))
def test_a_number_that_is_written_is_read(number: float) -> None:
    found = quantity(repr(number))
    assert found is None if math.isinf(number) else found == Quantity(number)


@given(st.text(st.sampled_from("0123456789.,' -+eE$€%kg\u00a0\u2212²½"), max_size=30) | st.text())
def test_any_cell_is_a_number_or_none(typed: str) -> None:
    found = quantity(typed)
    assert found is None or not math.isnan(found.value)
    two_ways(typed)
    decimal_sign(typed)
