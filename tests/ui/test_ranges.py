"""Axes end at round numbers, hold all that they should, and stay while values move a little."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core.validation import Array
from tests.ui.examples import UNTIMED, numbers
from ui.figures.moving_axes import MovingAxis, moving_axes
from ui.figures.panels import SMALLEST_TEXT
from ui.figures.ranges import ROUND, round_above, round_span, round_step
from ui.theme.palette import LIGHT

SIZES = st.floats(1e-12, 1e12)


@UNTIMED
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


@UNTIMED
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


def test_a_moving_axis_has_its_round_numbers_where_they_belong() -> None:
    axis = MovingAxis(0.1874, 0.3096)
    assert axis.ticks == [0.2, 0.22, 0.24, 0.26, 0.28, 0.3]
    assert axis.places([0.1874, 0.3096]).tolist() == [0.0, 1.0]
    whole = MovingAxis(-0.04, 2.04, whole=True)
    assert whole.ticks == [0, 1, 2]


def test_lines_and_numbers_of_moving_axes_lie_at_the_ticks() -> None:
    x, y = MovingAxis(0.0, 10.0), MovingAxis(-1.0, 1.0)
    lines, words = moving_axes(x, y, "step", "2", LIGHT)
    assert (lines["xaxis"], words["yaxis"]) == ("x2", "y2")
    assert words["textfont"]["size"] >= SMALLEST_TEXT
    assert words["text"] == [
        "0",
        "2",
        "4",
        "6",
        "8",
        "10",
        "-1",
        "-0.5",
        "0",
        "0.5",
        "1",
        "<br>step",
    ]
    places: Array = numbers(words["x"])
    assert places[:6].tolist() == x.places(x.ticks).tolist()
    assert numbers(words["y"])[6:11].tolist() == y.places(y.ticks).tolist()
    assert lines["x"][:3] == [0.0, 0.0, None]
