"""The squares of the loss: true squares whose areas are the squared errors, for anybody."""

import json
from html import unescape

import numpy as np
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import losses_of_one_answer, mse_loss, squared_errors
from nn_core.validation import Array
from tests.ui.examples import UNTIMED, numbers, path, walk
from ui.figures.parts import Spec
from ui.figures.places import MOST_LABELLED, Grid, widest_grid
from ui.figures.squares import STACKED, WIDE, Places, squares
from ui.theme.palette import DARK, LIGHT

HOSTILE = ("<b>x</b>", "$x$", '<a href="https://a.b">c</a>', "%{x} #000001 & &lt;", "y" * 300, "")
COUNTS = (1, 2, 4, 6, 12, 13, 100, 200)


def drawn(
    y_true: Array,
    y_pred: Array,
    names: tuple[str, ...] = (),
    one_answer: float | None = None,
    stacked: bool = False,
    dark: bool = False,
) -> Spec:
    names = names or tuple(f"Person {number}" for number in range(len(y_true)))
    figure = squares(names, y_true, y_pred, one_answer, stacked, DARK if dark else LIGHT)
    return figure.spec


def answers(count: int) -> tuple[Array, Array]:
    """Truths of both classes, as far as there is room for both, and answers from 0 to 1."""
    drawing = np.random.default_rng(3)
    return np.arange(count, dtype=np.float64) % 2, drawing.uniform(size=count)


def filled(spec: Spec) -> list[Array]:
    """The (5, 2) corners of each square, those of class 0 first."""
    traces = [t for t in spec["data"] if t.get("fill") == "toself" and "xaxis" not in t]
    return [corners[:5] for trace in traces for corners in path(trace).reshape(-1, 6, 2)]


def texts(spec: Spec, number: int) -> list[str]:
    return [unescape(text) for text in [t for t in spec["data"] if "text" in t][number]["text"]]


def titles(spec: Spec) -> list[str]:
    return [annotation["text"] for annotation in spec["layout"]["annotations"]]


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("stacked", [False, True], ids=["wide", "stacked"])
@pytest.mark.parametrize("one_answer", [None, 0.25])
def test_plotly_takes_the_figure(count: int, stacked: bool, one_answer: float | None) -> None:
    y_true, y_pred = answers(count)
    for dark in (False, True):
        spec = drawn(y_true, y_pred, one_answer=one_answer, stacked=stacked, dark=dark)
        go.Figure(spec)
        json.dumps(spec, allow_nan=False)


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("stacked", [False, True], ids=["wide", "stacked"])
def test_the_areas_are_the_squared_errors(count: int, stacked: bool) -> None:
    y_true, y_pred = answers(count)
    corners = filled(drawn(y_true, y_pred, stacked=stacked))
    assert len(corners) == count
    class_by_class = np.argsort(y_true, kind="stable")
    expected = squared_errors(y_true, y_pred)[class_by_class]
    wide = np.array([np.ptp(square[:, 0]) for square in corners])
    high = np.array([np.ptp(square[:, 1]) for square in corners])
    np.testing.assert_allclose(wide * high, expected, atol=1e-12)
    np.testing.assert_allclose(wide, high, atol=1e-12)


@pytest.mark.parametrize("stacked", [False, True], ids=["wide", "stacked"])
def test_a_unit_is_as_long_in_both_directions(stacked: bool) -> None:
    layout = drawn(*answers(4), stacked=stacked)["layout"]
    for across, upright in (("xaxis", "y"), ("xaxis2", "y2")):
        assert layout[across]["scaleanchor"] == upright
        assert layout[across]["scaleratio"] == 1
        # Plotly would else stretch the range, and show more than the squares.
        assert layout[across]["constrain"] == "domain"
        assert layout[upright.replace("y", "yaxis")]["constrain"] == "domain"


@pytest.mark.parametrize("count", range(1, 201, 7))
@pytest.mark.parametrize("places", [WIDE, STACKED], ids=["wide", "stacked"])
def test_nobody_stands_on_anybody(count: int, places: Places) -> None:
    grid = widest_grid(count, places.room)
    left, floor = grid.corners
    (low, high), (bottom, top) = grid.reach
    assert len(set(zip(left.tolist(), floor.tolist(), strict=True))) == count
    assert min(grid.step) > 1
    assert low < left.min()
    assert left.max() + 1 < high
    assert bottom < floor.min()
    assert floor.max() + 1 < top
    # Even of 200 people the largest square is large enough to be seen.
    assert grid.side(places.room) > 14


def test_the_grid_makes_the_squares_as_large_as_they_can_be() -> None:
    assert widest_grid(4, WIDE.room) == Grid(4, 4)
    assert widest_grid(4, STACKED.room) == Grid(4, 2)


def test_the_worked_example() -> None:
    spec = drawn(
        np.array([1.0, 0, 0, 1]), np.zeros(4), ("Alice", "Bob", "Charlie", "Diana"), one_answer=0.0
    )
    assert texts(spec, 0) == [f"<b>{area}</b>" for area in ("1.000", "0.000", "0.000", "1.000")]
    assert texts(spec, 1) == ["Alice", "Bob", "Charlie", "Diana"]
    assert texts(spec, 2) == ["<b>0.5</b>"]
    assert any("best: 0.5, the mean; loss 0.25" in title for title in titles(spec))


@UNTIMED
@given(st.lists(st.tuples(st.integers(0, 1), st.floats(0, 1)), min_size=1, max_size=20))
def test_the_average_square_has_the_loss_for_its_area(pairs: list[tuple[int, float]]) -> None:
    y_true, y_pred = np.array(pairs, dtype=float).T
    spec = drawn(y_true, y_pred)
    (frame, average, number) = (trace for trace in spec["data"] if trace.get("xaxis") == "x2")
    assert np.ptp(frame["x"]) * np.ptp(frame["y"]) == 1
    area = np.ptp(average["x"]) * np.ptp(average["y"])
    assert float(unescape(number["text"][0]).strip(" </b>")) == pytest.approx(area, rel=5e-3)
    assert area == pytest.approx(mse_loss(y_true, y_pred), abs=1e-12)


def test_the_parabola_and_where_one_is_on_it() -> None:
    y_true = np.array([1.0, 0, 0, 1, 1])
    spec = drawn(y_true, np.full(5, 0.2), one_answer=0.2)
    curve, best, now = (trace for trace in spec["data"] if trace.get("xaxis") == "x3")
    tried, losses = numbers(curve["x"]), numbers(curve["y"])
    assert np.array_equal(losses, losses_of_one_answer(y_true, tried))
    assert best["x"] == [pytest.approx(0.6)]
    assert best["y"][0] <= losses.min()
    assert now["mode"] == "markers"
    assert now["x"] == [0.2]
    assert now["y"] == [mse_loss(y_true, np.full(5, 0.2))]


def test_different_answers_are_a_line_across_the_parabola() -> None:
    y_true, y_pred = answers(5)
    *_, now = (t for t in drawn(y_true, y_pred)["data"] if t.get("xaxis") == "x3")
    assert now["mode"] == "lines"
    assert set(now["y"]) == {mse_loss(y_true, y_pred)}


@pytest.mark.parametrize("stacked", [False, True], ids=["wide", "stacked"])
def test_names_are_shown_letter_by_letter(stacked: bool) -> None:
    y_true, y_pred = answers(len(HOSTILE))
    spec = drawn(y_true, y_pred, HOSTILE, stacked=stacked)
    go.Figure(spec)
    for name, label in zip(HOSTILE, texts(spec, 1), strict=True):
        assert label == name or label.endswith("…")
    typed = [t["text"] for t in spec["data"] if "text" in t][1]
    told = [label.split("<br>")[0] for t in spec["data"] for label in t.get("hovertext", ())]
    assert len(told) == 2 * len(HOSTILE)
    for label in (*typed, *told):
        assert not set(label) & set("<>$%")


def test_of_many_people_the_numbers_are_left_to_the_table() -> None:
    few, many = drawn(*answers(MOST_LABELLED)), drawn(*answers(MOST_LABELLED + 1))
    assert len([trace for trace in few["data"] if "text" in trace]) == 3
    assert len([trace for trace in many["data"] if "text" in trace]) == 1
    assert not any("in the table" in title for title in titles(few))
    assert any("in the table" in title for title in titles(many))
    # One still finds out by pointing at somebody.
    assert sum(len(trace.get("hovertext", ())) for trace in many["data"]) == 2 * len(
        answers(MOST_LABELLED + 1)[0]
    )


@pytest.mark.parametrize("count", [4, 12, 200])
def test_no_text_is_smaller_than_13_pixels(count: int) -> None:
    for stacked in (False, True):
        spec = drawn(*answers(count), stacked=stacked)
        fonts = [value for key, value in walk(spec) if key in ("font", "textfont", "tickfont")]
        assert fonts
        assert all(font["size"] >= 13 for font in fonts if isinstance(font, dict))
