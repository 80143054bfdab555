"""The loss curve: no extreme is smoothed away, and every loss lies on the axis."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nn_core import History
from nn_core.validation import Array
from tests.ui.drawn import drawn
from tests.ui.examples import RUNS, UNTIMED, example, moves, numbers, path, place, points
from ui.experiment.experiment import Experiment, run
from ui.experiment.fields import EPOCHS
from ui.figures.loss_curve import MOST_POINTS, curve_epochs, loss_curve, loss_range
from ui.figures.parts import Trace
from ui.stage.pace import keyframe_epochs
from ui.theme.palette import LIGHT

SMALLEST_SHOWN = 1e-12
LOSSES = arrays(np.float64, st.integers(1, 1500), elements=st.floats(0, 1))
TINY = st.sampled_from([0.0, 5e-324, 1e-300, 1e-13, 1e-12, 0.5, 1.0])


def curve(history: History, log: bool) -> tuple[Trace, Trace]:
    """The line, and the veil whose first corner is the dot."""
    line, now = loss_curve(history, keyframe_epochs(history), log, LIGHT)
    return line, now


def area(corners: Array) -> float:
    """What a polygon of (n, 2) corners encloses, less where it turns the other way."""
    x, y = corners.T
    return abs(float(x @ np.roll(y, 1) - y @ np.roll(x, 1))) / 2


@UNTIMED
@given(LOSSES, st.data())
def test_the_curve_keeps_its_extremes_and_all_keyframes(loss: Array, data: st.DataObject) -> None:
    inner = data.draw(st.sets(st.integers(0, len(loss) - 1), max_size=119))
    keyframes = sorted({0, len(loss) - 1} | inner)
    shown = curve_epochs(loss, keyframes)
    assert set(keyframes) <= set(shown.tolist())
    assert shown.tolist() == sorted(set(shown.tolist()))
    assert 0 <= shown[0] <= shown[-1] < len(loss)
    assert loss[shown].min() == loss.min()
    assert loss[shown].max() == loss.max()
    assert len(shown) <= MOST_POINTS + len(keyframes)


def test_a_short_run_is_drawn_whole() -> None:
    for count in (1, 2, MOST_POINTS):
        loss = np.linspace(1, 0, count)
        assert curve_epochs(loss, [0, count - 1]).tolist() == list(range(count))


def test_a_single_jump_in_a_long_run_is_drawn() -> None:
    for epoch in range(1, 5000, 171):
        loss = np.full(5001, 0.25)
        loss[epoch] = 0.75
        assert epoch in curve_epochs(loss, [0, 5000])


@UNTIMED
@given(arrays(np.float64, st.integers(1, 40), elements=st.one_of(st.floats(0, 1), TINY)))
def test_every_loss_lies_on_the_axis(loss: Array) -> None:
    bottom, top = loss_range(loss, log=False)
    assert bottom == 0.0
    assert top > 0.0
    assert (loss <= top).all()
    bottom, top = loss_range(loss, log=True)
    assert np.isfinite([bottom, top]).all()
    exponents = np.log10(np.maximum(loss, SMALLEST_SHOWN))
    assert bottom < exponents.min() <= exponents.max() < top


def test_a_loss_of_0_has_a_place_on_both_axes() -> None:
    nothing = np.zeros(3)
    assert loss_range(nothing, log=False) == (0.0, 1.0)
    bottom, top = loss_range(nothing, log=True)
    assert bottom < -12 < top
    history = History((2, 2, 1), np.zeros((3, 9)), nothing, 2)
    line, now = curve(history, log=True)
    assert numbers(line.spec["y"]).tolist() == [SMALLEST_SHOWN] * 3
    assert [change["y"][0] for change in now.changes] == [SMALLEST_SHOWN] * 3


@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize("name", RUNS)
def test_the_line_is_the_loss_of_the_run(name: str, log: bool) -> None:
    history = example(name)[0]
    line, now = curve(history, log)
    epochs = keyframe_epochs(history)
    assert numbers(line.spec["x"]).tolist() == curve_epochs(history.loss, epochs).tolist()
    for epoch, loss in path(line.spec).tolist():
        assert loss == history.loss[int(epoch)]
    # The dot is on the line, and what lies before it is not under the veil.
    for epoch, change in zip(epochs, now.changes, strict=True):
        assert path(change)[0].tolist() == [epoch, history.loss[epoch]]
        assert min(change["x"]) == epoch
        assert max(change["x"]) == max(history.epochs, 1)


@pytest.mark.parametrize("name", RUNS)
def test_of_the_veil_only_the_dot_is_drawn_and_has_a_number(name: str) -> None:
    spec = drawn(name)
    number = place(spec, xaxis="x3", fill="toself")
    now = spec["data"][number]
    assert now["line"]["width"] == 0
    size, *sizes = now["marker"]["size"]
    opacity, *opacities = now["marker"]["opacity"]
    label, *labels = now["texttemplate"]
    assert size > 0
    assert opacity == 1
    assert "%{y" in label
    corners = len(now["x"]) - 1
    assert (sizes, opacities, labels) == ([0] * corners, [0] * corners, [""] * corners)
    for change in moves(spec, number):
        assert change.keys() == {"x", "y", "textposition"}
        assert len(change["x"]) == len(change["y"]) == 1 + corners


@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize("name", RUNS)
def test_the_veil_covers_the_panel(name: str, log: bool) -> None:
    spec = drawn(name, log_loss=log)
    layout = spec["layout"]
    assert layout["yaxis3"]["type"] == ("log" if log else "linear")
    shown = np.array(layout["yaxis3"]["range"])
    bottom, top = 10**shown if log else shown
    number = place(spec, xaxis="x3", fill="toself")
    left, right = layout["xaxis3"]["range"]
    for change in (spec["data"][number], *moves(spec, number)):
        assert (min(change["y"]), max(change["y"])) == pytest.approx((bottom, top))
        assert left < min(change["x"]) <= max(change["x"]) == right
        # The dot is no dent in it: all of the panel from the present on is covered.
        corners = path(change)
        if log:
            corners[:, 1] = np.log10(corners[:, 1])
        expected = (right - change["x"][0]) * (shown[1] - shown[0])
        assert area(corners) == pytest.approx(expected, rel=1e-6, abs=1e-9)


def test_the_longest_run_fits_into_its_typed_array() -> None:
    # Epochs travel as 16-bit numbers.
    history = run(Experiment(points((1, 2), (3, 1)), epochs=int(EPOCHS.high)))
    line, _ = curve(history, log=False)
    assert numbers(line.spec["x"])[[0, -1]].tolist() == [0, EPOCHS.high]


def test_the_number_at_the_dot_stays_inside_the_panel() -> None:
    history = run(Experiment(points((1, 2), (3, 1)), epochs=100))
    _, now = curve(history, log=False)
    sides = [change["textposition"] for change in now.changes]
    assert sides[0] == "top right"
    assert sides[-1] == "top left"


def test_hover_tells_a_very_small_loss_exactly() -> None:
    history = History((2, 2, 1), np.zeros((2, 9)), np.array([0.5, 3e-14]), 1)
    line, _ = curve(history, log=True)
    assert "%{customdata}" in line.spec["hovertemplate"]
    assert numbers(line.spec["customdata"]).tolist() == [0.5, 3e-14]


@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize("name", RUNS)
def test_hover_tells_the_loss_of_its_epoch(name: str, log: bool) -> None:
    history = example(name)[0]
    line, _ = curve(history, log)
    epochs = numbers(line.spec["x"]).astype(int)
    assert np.array_equal(numbers(line.spec["customdata"]), history.loss[epochs])
