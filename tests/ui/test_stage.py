"""The stage: valid for Plotly whatever the run, and every frame tells the History's numbers."""

import json
import re
from dataclasses import replace
from html import unescape
from itertools import product

import numpy as np
import plotly.graph_objects as go
import plotly.io
import pytest

from nn_core import Dataset, Feature
from nn_core.validation import Array
from tests.ui.drawn import drawn
from tests.ui.examples import RUNS, example, moves, numbers, path, place, sample, walk
from ui.experiment.experiment import Experiment, run
from ui.figures.decision_boundary import SIDE
from ui.figures.panels import OVER
from ui.figures.parts import Spec
from ui.figures.stage import View, stage
from ui.stage.pace import keyframe_epochs
from ui.theme.palette import DARK, LIGHT

SMALLEST_TEXT, SMALLEST_IN_A_LECTURE = 13, 20
VIEWS = [
    {"log_loss": log_loss, "stacked": stacked, "dark": dark}
    for log_loss, stacked, dark in product((False, True), repeat=3)
]
LECTURES = [{"presented": True, "large": large, "dark": large} for large in (False, True)]
EVERY_VIEW_OF_PEOPLE = [("one epoch", view) for view in VIEWS + LECTURES]
THREE_VIEWS_OF_THE_REST = [
    (name, view)
    for name in RUNS
    if name != "one epoch"
    for view in (VIEWS[0], VIEWS[-1], LECTURES[0])
]
PICTURES = EVERY_VIEW_OF_PEOPLE + THREE_VIEWS_OF_THE_REST
every_picture = pytest.mark.parametrize(("name", "view"), PICTURES)
every_run = pytest.mark.parametrize("name", RUNS)


@every_picture
def test_plotly_finds_nothing_wrong(name: str, view: dict[str, bool]) -> None:
    spec = drawn(name, **view)
    frames = [go.Frame(**frame) for frame in spec["frames"]]
    figure = go.Figure(data=spec["data"], layout=spec["layout"], frames=frames)
    assert len(figure.frames) == len(spec["frames"])
    # What the browser gets is the same: no NaN, nothing that JSON cannot say.
    text = json.dumps(spec, allow_nan=False)
    assert json.loads(text) == spec


def test_the_figure_is_handed_over_as_it_is() -> None:
    history, dataset, to_predict = example("one epoch")
    figure = stage(history, dataset, to_predict, View("Alice"), LIGHT)
    assert isinstance(figure, go.Figure)
    still = json.loads(plotly.io.to_json(figure, validate=False))
    assert still | {"frames": json.loads(figure.frames_json)} == figure.spec


@every_picture
def test_no_text_is_smaller_than_13_pixels_or_in_a_lecture_20(
    name: str, view: dict[str, bool]
) -> None:
    spec = drawn(name, **view)
    smallest = SMALLEST_IN_A_LECTURE if "presented" in view else SMALLEST_TEXT
    assert spec["layout"]["font"]["size"] >= smallest
    fonts = [value for key, value in walk(spec) if key.endswith("font") and isinstance(value, dict)]
    assert len(fonts) > 10
    # Without a size of its own a font has the layout's.
    sizes = [font.get("size", smallest) for font in fonts]
    assert min(np.min(size) for size in sizes) >= smallest
    # Tags could make text smaller than its font says.
    texts = [value for _, value in walk(spec) if isinstance(value, str)]
    assert not any(tag in text for text in texts for tag in ("<sub", "<sup"))
    in_tags = [size for text in texts for size in re.findall(r"font-size:([^;\"]*)", text)]
    assert len(in_tags) == 3
    assert all(int(size.removesuffix("px")) > spec["layout"]["font"]["size"] for size in in_tags)


def after(trace: Spec, change: Spec) -> Spec:
    """A trace, or a part of one, as it is once a frame has changed it."""
    changed = trace | change
    for key in trace.keys() & change.keys():
        if isinstance(trace[key], dict) and isinstance(change[key], dict):
            changed[key] = after(trace[key], change[key])
    return changed


@every_run
def test_typed_arrays_fit_together(name: str) -> None:
    spec = drawn(name)
    shown = [spec["data"]]
    for frame in spec["frames"]:
        changed = list(spec["data"])
        for number, change in zip(frame["traces"], frame["data"], strict=True):
            changed[number] = after(changed[number], change)
        shown.append(changed)
    for traces in shown:
        for trace in traces:
            length = len(numbers(trace["x"]))
            assert len(numbers(trace["y"])) == length
            for key, value in walk(trace):
                if isinstance(value, dict) and "bdata" in value:
                    count = len(numbers(value))
                elif isinstance(value, list):
                    count = len(value)
                else:
                    continue
                if key == "customdata" and count != length:
                    # Only the first marks of the diagram have a number, and only they ask for it.
                    asks = ["customdata" in template for template in trace["texttemplate"]]
                    assert asks == [True] * count + [False] * (length - count)
                    hovers = ["customdata" in template for template in trace["hovertemplate"]]
                    assert hovers == asks
                else:
                    assert count == length, key


@every_run
def test_the_figure_begins_as_its_first_frame(name: str) -> None:
    spec = drawn(name)
    first = spec["frames"][0]
    for number, change in zip(first["traces"], first["data"], strict=True):
        assert after(spec["data"][number], change) == spec["data"][number]
    # A change to the sizes of the crosses leaves the rest of their marker as it is.
    markers = [trace["marker"] for trace in spec["data"] if trace["mode"] == "lines+markers"]
    assert [marker["symbol"] for marker in markers] == ["x-thin"]


@every_run
def test_frames_move_only_scatter_traces_and_all_the_same_ones(name: str) -> None:
    spec = drawn(name)
    assert {trace["type"] for trace in spec["data"]} == {"scatter"}
    (moving,) = {tuple(frame["traces"]) for frame in spec["frames"]}
    for frame in spec["frames"]:
        assert set(frame) == {"name", "traces", "data"}
        assert len(frame["data"]) == len(moving) == len(set(moving))
        assert {change.get("type", "scatter") for change in frame["data"]} == {"scatter"}
    # What is in no frame is drawn below all that is on the same axes. That is well for the loss
    # line and an unseen point; everybody on the plane has axes of their own.
    still = {place(spec, xaxis="x3", mode="lines"), place(spec, xaxis="x4", hoverinfo=None)}
    still.add(place(spec, xaxis="x", mode="markers"))
    assert moving == tuple(number for number in range(len(spec["data"])) if number not in still)


@pytest.mark.parametrize("stacked", [False, True])
def test_everybody_stands_over_the_bands_and_in_the_same_place(stacked: bool) -> None:
    layout = drawn("people", stacked=stacked)["layout"]
    for axis, below in (("xaxis4", "x2"), ("yaxis4", "y2")):
        assert layout[axis]["overlaying"] == below
        assert layout[f"{axis[0]}axis2"] == OVER | {
            "range": [0, SIDE],
            "domain": layout[axis]["domain"],
            "anchor": f"{'y' if axis[0] == 'x' else 'x'}2",
        }
    assert (layout["xaxis4"]["anchor"], layout["yaxis4"]["anchor"]) == ("y4", "x4")


@every_run
def test_frames_tell_the_nine_numbers_exactly(name: str) -> None:
    history = example(name)[0]
    epochs = keyframe_epochs(history)
    spec = drawn(name)
    assert len(spec["frames"]) == len(epochs)
    names = list(history.parameter_names)
    for epoch, told in zip(epochs, _told(spec, names), strict=True):
        assert np.array_equal(told, history.parameters[epoch])


@every_run
def test_frames_tell_the_loss_exactly(name: str) -> None:
    history = example(name)[0]
    epochs = keyframe_epochs(history)
    spec = drawn(name)
    number = place(spec, xaxis="x3", mode="lines+markers+text")
    for epoch, change in zip(epochs, moves(spec, number), strict=True):
        assert path(change)[0].tolist() == [epoch, history.loss[epoch]]
        # The other points are corners of the veil, and nobody sees them.
        shown = after(spec["data"][number], change)
        assert shown["marker"]["size"][0] > 0
        assert shown["marker"]["opacity"] == [1, 0, 0, 0, 0]
        assert shown["texttemplate"] == ["%{y:.3g}", "", "", "", ""]


@every_run
def test_frames_tell_what_the_neurons_say_of_the_first_one(name: str) -> None:
    _check_neurons(drawn(name), name, example(name)[1].values[0])


@pytest.mark.parametrize(("shown", "values"), [("Bob", (160, 72)), ("Frank", (155, 68))])
def test_frames_tell_what_the_neurons_say_of_the_person_shown(
    shown: str, values: tuple[float, float]
) -> None:
    _check_neurons(drawn("twins", shown), "twins", values)


def test_who_is_not_there_is_shown_as_the_first_one() -> None:
    _check_neurons(drawn("one epoch", "Nobody"), "one epoch", (133, 65))


def _told(spec: Spec, names: list[str]) -> list[Array]:
    """For each frame the numbers that the diagram shows beside these names."""
    number = place(spec, mode="markers+text", xaxis=None)
    places = [spec["data"][number]["text"].index(name) for name in names]
    changes = list(moves(spec, number))
    assert not any("text" in change for change in changes)
    return [numbers(change["customdata"])[places] for change in changes]


def _check_neurons(spec: Spec, name: str, values: tuple[float, float]) -> None:
    history, dataset, _ = example(name)
    inputs = dataset.shifted([values])[0]
    neurons = _told(spec, ["x1", "x2", "h1", "h2", "o1"])
    for epoch, told in zip(keyframe_epochs(history), neurons, strict=True):
        outputs = history.neuron_outputs([inputs], [epoch])
        assert told[:2].tolist() == inputs.tolist()
        said = [outputs[neuron][0, 0] for neuron in ("h1", "h2", "o1")]
        assert told[2:] == pytest.approx(said, rel=1e-12, abs=0.0)


def test_on_a_phone_a_lecture_looks_as_everything_does_there() -> None:
    plain, presented = (drawn("one epoch", stacked=True, presented=p) for p in (False, True))
    assert presented["data"] == plain["data"]
    assert presented["layout"] | {"meta": {}} == plain["layout"] | {"meta": {}}


def font_sizes(spec: Spec) -> list[Array]:
    fonts = (value for key, value in walk(spec) if key.endswith("font"))
    return [np.array(font["size"]) for font in fonts if isinstance(font, dict) and "size" in font]


def test_a_large_lecture_is_all_of_it_half_as_large_again() -> None:
    sizes = [font_sizes(drawn("one epoch", **view)) for view in LECTURES]
    for size, larger in zip(*sizes, strict=True):
        np.testing.assert_allclose(larger / size, 1.5, rtol=0.03)


@pytest.mark.parametrize(("stacked", "dark", "presented"), list(product((False, True), repeat=3)))
def test_panels_keep_clear_of_one_another(stacked: bool, dark: bool, presented: bool) -> None:
    layout = drawn("one epoch", stacked=stacked, dark=dark, presented=presented)["layout"]
    assert layout["paper_bgcolor"] == (DARK if dark else LIGHT).background
    across = [layout[axis]["domain"] for axis in ("xaxis", "xaxis2", "xaxis3")]
    upwards = [layout[axis]["domain"] for axis in ("yaxis3", "yaxis2", "yaxis")]
    ends = [end for domain in (upwards if stacked else across) for end in domain]
    assert ends == sorted(set(ends))
    assert 0.0 <= ends[0] < ends[-1] <= 1.0


WEIRD = ("<b>bold</b>", "$x^2$", "[a](b)", "<script>alert(1)</script>", "&lt;", '<a href="x">y</a>')


def weird() -> Dataset:
    return replace(
        sample("people"),
        names=WEIRD[:4],
        features=(Feature(WEIRD[4], "$u$"), Feature(WEIRD[5])),
        class_names=("<i>no</i>", "$yes$"),
    )


@pytest.mark.parametrize("shown", WEIRD[:4])
def test_names_and_headers_are_data(shown: str) -> None:
    experiment = Experiment(weird(), epochs=2)
    spec = stage(run(experiment), weird(), [("<u>", 1, 2)], View(shown), LIGHT).spec
    strings = [value for _, value in walk(spec) if isinstance(value, str)]
    everything = "\n".join(strings)
    for tag in ("<b>bold", "<script", "<a href", "<i>", "<u>", "$x", "$u", "$yes"):
        assert tag not in everything
    for typed in (*WEIRD, "$u$", "<i>no</i>", "$yes$", "<u>"):
        assert typed in unescape(everything)


# A class name stands in a hover template, where %{...} is filled in.
def test_a_name_is_no_template() -> None:
    dataset = replace(sample("people"), class_names=("%{x}", "F"))
    spec = stage(run(Experiment(dataset, epochs=0)), dataset, (), View("Bob"), LIGHT).spec
    templates = [value for key, value in walk(spec) if "template" in key and value]
    assert templates
    assert not any(" is %{x}" in str(template) for template in templates)
