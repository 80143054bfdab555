"""The pieces of a figure: typed arrays that keep their numbers, labels that are only text."""

import json
from html import unescape
from typing import Any

import numpy as np
import plotly.graph_objects as go
import plotly.io
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.ui.examples import UNTIMED, numbers
from ui.figures.parts import LONGEST_LABEL, PreparedFigure, Trace, plain_label, typed_array
from ui.theme.text import one_line

TRICKY = ("<b>b</b>", "$x$", '<a href="https://a.b">c</a>', "a & b", "&lt;", "&amp;amp;", "%{x}")


def as_shown(label: str) -> str:
    """What Plotly writes: entities become letters again."""
    return unescape(label)


def cut(text: str) -> str:
    """The typed text on one line, no longer than a label may be."""
    line = one_line(text)
    return line if len(line) <= LONGEST_LABEL else line[: LONGEST_LABEL - 1] + "…"


@UNTIMED
@given(st.text(max_size=80))
@example("<b>bold</b>")
@example("$\\frac{1}{2}$")
@example("<a href='javascript:alert(1)'>x</a>")
@example("&#36;&lt;")
@example("a\nb\r\tc\x00\x1b")
@example("\u202egnirts\u200f\ufeff")
@example("<" * 200)
@example("&" * 27 + "<b>")
def test_a_label_shows_what_was_typed(text: str) -> None:
    label = plain_label(text)
    assert as_shown(label) == cut(text)
    assert not set(label) & set("<>$")
    # Nothing is left for a second reading to take for an entity of the user's own.
    assert unescape(unescape(label)) == unescape(cut(text))


@pytest.mark.parametrize("text", TRICKY)
def test_what_plotly_could_take_for_markup_is_kept_as_text(text: str) -> None:
    assert as_shown(plain_label(text)) == text
    assert "<" not in plain_label(text)
    assert "$" not in plain_label(text)


def test_ordinary_names_stay_as_they_are() -> None:
    for name in ("Alice", "Weight (lb)", "Zoë Ångström", "花子", "O'Neill", "a-b_c.d", ""):
        assert plain_label(name) == name


def test_long_text_is_cut() -> None:
    assert plain_label("x" * LONGEST_LABEL) == "x" * LONGEST_LABEL
    assert plain_label("x" * (LONGEST_LABEL + 1)) == "x" * (LONGEST_LABEL - 1) + "…"
    # An entity counts for the one letter that it shows, and is never cut in two.
    assert plain_label("<" * 1000) == "&lt;" * (LONGEST_LABEL - 1) + "…"


@UNTIMED
@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=20))
def test_eight_bytes_keep_every_bit(values: list[float]) -> None:
    assert np.array_equal(numbers(typed_array(values, "f8")), np.array(values))


def test_typed_arrays_of_every_kind() -> None:
    assert numbers(typed_array([0.5, -2.0])).tolist() == [0.5, -2.0]
    assert numbers(typed_array(np.arange(4)[::2], "i2")).tolist() == [0, 2]
    assert numbers(typed_array([1.0, np.nan])).tolist()[0] == 1.0
    assert np.isnan(numbers(typed_array([np.nan]))).all()
    assert typed_array([0.1])["dtype"] == "f4"
    assert numbers(typed_array([0.1])).tolist() == [float(np.float32(0.1))]


def test_a_trace_begins_with_its_first_change() -> None:
    trace: dict[str, Any] = {"type": "scatter", "mode": "lines", "x": [0]}
    assert Trace(trace).at_start == trace
    moving = Trace(trace, [{"x": [1], "y": [2]}, {"x": [3], "y": [4]}])
    assert moving.at_start == {"type": "scatter", "mode": "lines", "x": [1], "y": [2]}
    assert trace == {"type": "scatter", "mode": "lines", "x": [0]}


def test_a_prepared_figure_is_handed_over_as_it_is() -> None:
    spec: dict[str, Any] = {"data": [{"type": "scatter", "y": [1, 2]}], "layout": {"height": 9}}
    spec["frames"] = [{"name": "1", "data": [{"y": [2, 1]}], "traces": [0]}]
    figure = PreparedFigure(spec)
    assert isinstance(figure, go.Figure)
    named = figure.spec["layout"]
    assert named["height"] == 9
    assert named["meta"]["name"] == figure.name
    assert figure.spec == spec | {"layout": named}
    assert (figure.height, json.loads(figure.frames_json)) == (9, spec["frames"])
    # The keyframes go another way.
    still = {"data": spec["data"], "layout": named}
    assert json.loads(plotly.io.to_json(figure, validate=False)) == still
    assert json.loads(figure.still_json) == still


def test_equal_figures_have_equal_names() -> None:
    spec: dict[str, Any] = {"data": [], "layout": {"height": 9}}
    changes: list[dict[str, Any]] = [{}, {}, {"frames": [{}]}, {"data": [{}]}]
    changes += [{"layout": {"height": 8}}]
    names = [PreparedFigure(spec | change).name for change in changes]
    assert names[0] == names[1]
    assert len(set(names)) == 4


MARKED: dict[str, Any] = {"type": "scatter", "x": [1], "mode": "markers", "marker": {"size": 9}}


def build(trace: dict[str, Any], **layout: object) -> str:
    figure = PreparedFigure({"data": [trace], "layout": {"height": 9} | layout})
    name: str = figure.spec["layout"]["meta"]["build"]
    return name


@pytest.mark.parametrize(
    "change",
    [{"x": [2]}, {"marker": {"size": 8}}, {"x": [1, 2, 3]}],
)
def test_what_plotly_can_move_leaves_the_build_as_it_is(change: dict[str, Any]) -> None:
    assert build(MARKED | change) == build(MARKED)
    assert build(MARKED, meta={"epochs": [1]}) == build(MARKED)


@pytest.mark.parametrize(
    "change",
    [
        {"mode": "lines"},
        {"marker": {"size": 9, "symbol": "square"}},
        {"marker": {}},
        {"y": [1]},
        {"line": {"width": 2}},
        {"type": "bar"},
    ],
)
def test_all_else_makes_another_build(change: dict[str, Any]) -> None:
    assert build(MARKED | change) != build(MARKED)
    assert build(MARKED, xaxis={"range": [0, 1]}) != build(MARKED)


def test_bars_keep_their_colours_until_they_are_drawn_anew() -> None:
    bars = {"type": "bar", "x": [1], "marker": {"color": ["red"]}}
    assert build(bars | {"x": [2]}) == build(bars)
    assert build(bars | {"marker": {"color": ["blue"]}}) != build(bars)


def test_a_trace_that_is_another_has_another_hash() -> None:
    def hashes(*traces: dict[str, Any]) -> list[str]:
        named = PreparedFigure({"data": [*traces], "layout": {"height": 9}}).spec["layout"]
        found: list[str] = named["meta"]["traces"]
        return found

    before, after = hashes(MARKED, MARKED), hashes(MARKED, MARKED | {"x": [2]})
    assert before[0] == before[1] == after[0] != after[1]
