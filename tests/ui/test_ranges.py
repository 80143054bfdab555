"""Axes end at round numbers, hold all that they should, and stay while values move a little."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.figures.ranges import ROUND, round_above, round_span, round_step

SIZES = st.floats(1e-12, 1e12)


@given(SIZES)
def test_a_round_number_is_no_smaller_and_not_much_larger(value: float) -> None:
    above = round_above(value)
    assert value * (1 - 1e-9) <= above <= 1.3334 * value
    assert any(f"{above:.3e}".startswith(f"{number % 10 or 1:.3f}") for number in ROUND)


def test_round_numbers_stay_as_they_are() -> None:
    for power in (-9, 0, 7):
        for number in ROUND:
            value = float(f"{number}e{power}")
            assert round_above(value) == value


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6))
def test_a_span_holds_both_ends_and_wastes_little(low: float, width: float) -> None:
    high = low + width
    below, above = round_span(low, high)
    assert below <= low + 1e-9 * abs(low)
    assert high <= above + 1e-9 * abs(high)
    assert above - below <= (1 + 2 / 3 + 1e-6) * width
    step = round_step(low, high)
    assert width / step >= 3 - 1e-9
    for end in (below, above):
        assert end / step == pytest.approx(round(end / step), abs=1e-6)


def test_the_tiniest_span_has_ends_too() -> None:
    below, above = round_span(0.0, 5e-324)
    assert below == 0.0 < above < 1e-299


def test_a_span_without_a_width_is_refused() -> None:
    with pytest.raises(ValueError, match="below"):
        round_span(1.0, 1.0)
