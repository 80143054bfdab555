"""The picture of a step: the network before it, all nine derivatives, and the losses around it."""

import re
from dataclasses import replace

import numpy as np
import plotly.graph_objects as go
import pytest

from nn_core import Steps
from tests.ui.examples import DIVERGED, RUNS, cloud, example, numbers, place, sample, walk
from ui.experiment.experiment import Experiment, run
from ui.figures.moving_axes import MovingAxis
from ui.figures.parts import Spec
from ui.figures.step_picture import STACKED, WIDE, loss_span, step_picture
from ui.lessons.sgd_steps import FEWEST_AROUND, MOST_AROUND, steps_of, stretch_around
from ui.theme.palette import DARK, LIGHT
from ui.theme.text import three_digits

HOSTILE = [
    "<b>x</b>",
    "$x$",
    "%{z}",
    "#000001",
    "a" * 500,
    "<a href='javascript:alert(1)'>x</a>",
]
PARAMETERS = ("w1", "w2", "w3", "w4", "w5", "w6", "b1", "b2", "b3")
DEFAULT = Experiment(sample("people"))
TEXTBOOK = Experiment(sample("people"), start="ones")


def picture(experiment: Experiment, number: int, stacked: bool = False, dark: bool = False) -> Spec:
    steps = steps_of(experiment)
    first, loss = stretch_around(steps, number)
    palette = DARK if dark else LIGHT
    drawn = step_picture(steps.step(number), first, loss, experiment.dataset, stacked, palette)
    spec: Spec = drawn.spec
    return spec


def diagram(spec: Spec) -> Spec:
    """The trace of the network's circles and words."""
    (trace,) = (trace for trace in spec["data"] if "h1" in trace.get("text", ()))
    return dict(trace)


def derivatives(spec: Spec) -> dict[str, str]:
    """What stands under every parameter, as written."""
    trace = diagram(spec)
    pairs = zip(trace["text"], trace["texttemplate"], strict=True)
    return {
        name: re.findall(r"∂ (.*)</span>$", template)[0]
        for name, template in pairs
        if "∂" in template
    }


@pytest.mark.parametrize("stacked", [False, True], ids=["wide", "stacked"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("number", [1, 2, 2003, 4000])
def test_plotly_takes_every_picture(number: int, stacked: bool, dark: bool) -> None:
    spec = picture(DEFAULT, number, stacked, dark)
    go.Figure(spec)
    assert spec["layout"]["height"] == (STACKED if stacked else WIDE).height


@pytest.mark.parametrize("name", [name for name in RUNS if name not in ("no epochs", *DIVERGED)])
def test_every_kind_of_run_has_a_picture_of_finite_numbers(name: str) -> None:
    history, dataset, _ = example(name)
    rate = 10.0 if name == "large steps" else 0.1
    steps = Steps(history, dataset.inputs, dataset.y_true, rate)
    for number in {1, len(steps) // 2 + 1, len(steps)}:
        first, loss = stretch_around(steps, number)
        step = steps.step(number)
        spec = step_picture(step, first, loss, dataset, False, LIGHT).spec
        go.Figure(spec)
        for axis in ("xaxis2", "yaxis2", "xaxis3"):
            low, high = spec["layout"][axis]["range"]
            assert np.isfinite([low, high]).all()
            assert low < high


@pytest.mark.parametrize("number", [1, 37, 4000])
def test_the_diagram_is_the_network_before_the_step_for_its_sample(number: int) -> None:
    step, trace = steps_of(DEFAULT).step(number), diagram(picture(DEFAULT, number))
    shown = dict(zip(trace["text"], numbers(trace["customdata"]).tolist(), strict=False))
    inputs = DEFAULT.dataset.inputs[step.row]
    outputs = step.before.neuron_outputs(inputs)
    assert [shown[name] for name in PARAMETERS] == step.before.vector.tolist()
    assert [shown["x1"], shown["x2"]] == inputs.tolist()
    assert [shown[name] for name in ("h1", "h2", "o1")] == [*outputs.values()]


def test_every_parameter_has_its_derivative() -> None:
    shown = derivatives(picture(TEXTBOOK, 1))
    gradient = steps_of(TEXTBOOK).step(1).gradient
    assert shown == {name: three_digits(gradient[name]) for name in PARAMETERS}
    assert shown["w1"] == "0.0215"


@pytest.mark.parametrize("number", [1, 39, 40, 41, 2003, 3999, 4000])
def test_the_trace_is_the_run_around_the_step(number: int) -> None:
    spec = picture(DEFAULT, number)
    _, later, sooner = (
        trace for trace in spec["data"] if trace.get("xaxis") == "x2" and trace["mode"] == "lines"
    )
    whole = steps_of(DEFAULT).loss(0, 4000)
    for trace in (sooner, later):
        taken = [told[0] for told in trace["customdata"]]
        assert taken == [*range(taken[0], taken[-1] + 1)]
        assert [told[1] for told in trace["customdata"]] == whole[taken].tolist()
    first, last = sooner["customdata"][0][0], later["customdata"][-1][0]
    assert sooner["customdata"][-1][0] == later["customdata"][0][0] == number
    assert last - first == FEWEST_AROUND
    x = MovingAxis(first - 0.02 * FEWEST_AROUND, last + 0.02 * FEWEST_AROUND)
    y = MovingAxis(*loss_span(whole[first : last + 1]))
    around = np.arange(first, last + 1)
    drawn_x = np.concatenate([numbers(sooner["x"])[:-1], numbers(later["x"])])
    drawn_y = np.concatenate([numbers(sooner["y"])[:-1], numbers(later["y"])])
    assert drawn_x == pytest.approx(x.places(around), abs=1e-6)
    assert drawn_y == pytest.approx(y.places(whole[around]), abs=1e-6)
    dots = spec["data"][place(spec, xaxis="x2", mode="markers")]
    assert dots["x"] == pytest.approx(x.places([number - 1, number]))
    assert dots["y"] == pytest.approx(y.places(whole[[number - 1, number]]))
    assert dots["customdata"] == [whole[number - 1], whole[number]]


@pytest.mark.parametrize("number", [1, 37, 4000])
def test_the_bars_are_the_losses_before_and_after(number: int) -> None:
    spec, step = picture(DEFAULT, number), steps_of(DEFAULT).step(number)
    bars = spec["data"][place(spec, type="bar")]
    losses = [*step.sample_loss, *step.loss]
    assert bars["customdata"] == losses
    assert np.array(bars["x"]) * losses[0] == pytest.approx(np.array(losses) * bars["x"][0])
    assert 0.5 < max(bars["x"]) < 0.8
    words = spec["data"][place(spec, xaxis="x3", mode="text")]
    assert words["text"] == [f"on {DEFAULT.dataset.names[step.row]}", "on everybody"]


def test_at_most_400_steps_are_traced_and_the_step_is_among_them() -> None:
    experiment = Experiment(cloud(200), epochs=5)
    steps = steps_of(experiment)
    for number in (1, 199, 500, 1000):
        first, loss = stretch_around(steps, number)
        assert len(loss) == MOST_AROUND + 1
        assert first < number <= first + MOST_AROUND <= len(steps)
    short = steps_of(replace(DEFAULT, epochs=1))
    assert stretch_around(short, 3).first == 0
    assert len(stretch_around(short, 3).loss) == 5


def test_equal_experiments_share_their_steps() -> None:
    assert steps_of(DEFAULT) is steps_of(replace(DEFAULT))
    assert steps_of(DEFAULT).history is run(DEFAULT)


@pytest.mark.parametrize("loss", [[0.0, 0.0], [0.25, 0.25], [0.1, 0.3, 0.2]])
def test_the_axis_of_the_trace_holds_every_loss(loss: list[float]) -> None:
    low, high = loss_span(np.array(loss))
    assert low < min(loss) <= max(loss) < high


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_nothing_but_letters(name: str) -> None:
    people = sample("people")
    dataset = replace(people, names=(name, *people.names[1:]), class_names=(name, "other"))
    spec = picture(Experiment(dataset, epochs=2), 1)
    go.Figure(spec)
    written = [text for _, text in walk(spec) if isinstance(text, str)]
    assert not any(name in text for text in written)


def test_the_panels_do_not_overlap() -> None:
    for places in (WIDE, STACKED):
        panels = (places.network, places.trace, places.bars)
        for number, (left, right, bottom, top) in enumerate(panels):
            assert 0 <= left < right <= 1
            assert 0 <= bottom < top <= 1
            for other in panels[:number]:
                beside = other[1] < left or right < other[0]
                # Between panels under one another there is room for a heading of two lines.
                under = (other[2] - top) * places.height > 60
                assert beside or under
