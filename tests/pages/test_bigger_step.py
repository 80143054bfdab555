"""One step of a neuron of a bigger network: its four parts, in the numbers of `nn_core`."""

import json

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from nn_core import NeuronStep, gradient, neuron_step
from tests.pages.bigger_visit import SMALL, done, experiment_of, open_bigger, setup_of, stages
from tests.pages.playground_visit import labelled, link_of, press, tables, texts
from ui.experiment.bigger_fields import STEP
from ui.experiment.bigger_run import bigger_run
from ui.theme.text import four_digits

EPOCH = 7


def picked(page: AppTest, neuron: str, part: str) -> AppTest:
    """The page when a neuron was clicked at an epoch, and a part of the step is looked at."""
    labelled(page, "One step").set_value(part)
    states = page._tree.get_widget_states()
    (stage,) = stages(page)
    told = json.dumps({"epoch": EPOCH, "picked": neuron})
    states.widgets.append(WidgetState(id=stage.id, json_value=told))
    page._run(states)
    assert not page.exception, page.exception[0].value
    return page


def step_of(page: AppTest, neuron: str, shown: int) -> NeuronStep:
    """The same step, straight from nn_core."""
    experiment = experiment_of(page)
    network = bigger_run(experiment).network_at(EPOCH)
    x, true = experiment.features[shown], experiment.task.targets[shown]
    return neuron_step(network, neuron, x, true, experiment.loss_name, experiment.inputs)


def test_a_neuron_multiplies_and_adds_up() -> None:
    page = picked(open_bigger(inputs="x1,sinx2", show="5"), "h2", "forward")
    step = step_of(page, "h2", 4)
    columns, rows = tables(page)["What h2 adds up"]
    assert columns[0] == "From"
    assert [row[0] for row in rows] == ["x1", "sin x2", "", "the sum"]
    assert [row[-1] for row in rows[:2]] == [four_digits(each.product) for each in step.inputs]
    assert rows[-1][-1] == four_digits(step.total)
    assert f"h2 = tanh of the sum = {four_digits(step.output)}" in texts(page)


def test_what_comes_back_becomes_the_gradient_beside_that_of_all() -> None:
    page = picked(open_bigger(hidden="3-2"), "h1", "backward")
    step = step_of(page, "h1", 0)
    _, back = tables(page)["What comes back to h1"]
    assert [row[0] for row in back] == ["dL/dsum h4", "dL/dsum h5"]
    assert [row[-1] for row in back] == [four_digits(each.product) for each in step.behind]
    _, rows = tables(page)["The gradient at h1"]
    assert [row[0] for row in rows] == [*step.gradient] == ["w1", "w2", "b1"]
    assert [row[3] for row in rows] == [four_digits(by) for by in step.gradient.values()]
    experiment = experiment_of(page)
    network, seen = bigger_run(experiment).network_at(EPOCH), experiment.task.training_rows
    features, targets = experiment.features[seen], experiment.task.targets[seen]
    of_all = gradient(network, features, targets, experiment.loss_name)
    assert rows[0][4] == four_digits(of_all[0])
    checked = press(page, "Check all gradients by trying")
    (said,) = [text for text in texts(checked) if text.startswith("Each of 20 numbers")]
    assert "e-" in said


def test_the_update_takes_the_rate_times_the_gradient() -> None:
    page = picked(open_bigger(lr="0.5"), "o1", "update")
    _, rows = tables(page)["The update at o1"]
    after = step_of(page, "o1", 0).updated(0.5)
    assert [(row[0], row[-1]) for row in rows] == [
        (name, four_digits(value)) for name, value in after.items()
    ]


def test_a_part_is_picked_in_the_picture_or_on_the_page() -> None:
    page = done(open_bigger(), "step", "backward")
    assert labelled(page, "One step").value == "backward"
    assert link_of(page) == SMALL | {"step": "backward"}
    assert b'"part":"backward"' in stages(page)[0].bytes
    before = setup_of(page)
    for nonsense in ("sideways", None, ["loss"]):
        assert setup_of(done(page, "step", nonsense)) == before
    page = picked(page, "h1", "none")
    assert link_of(page) == SMALL
    assert any("A step has four parts." in text.value for text in page.caption)


@pytest.mark.parametrize("part", [key for key in STEP.options if key != STEP.default])
@pytest.mark.parametrize(
    "link",
    [
        {"data": "gaussians", "classes": "3"},
        {"data": "hills"},
        {"data": "people", "hidden": "none", "loss": "mse"},
    ],
    ids=lambda link: link["data"],
)
def test_every_task_has_all_four_parts(link: dict[str, str], part: str) -> None:
    # A neuron that is not there any more gives way to the output.
    page = picked(open_bigger(**link), "h9", part)
    found = {
        "forward": "What o1 adds up",
        "loss": "What the network says",
        "backward": "The gradient at o1",
        "update": "The update at o1",
    }
    assert found[part] in tables(page)
