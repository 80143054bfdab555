"""The pictures of a step: the network before it, all nine derivatives, the losses around it."""

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from nn_core import Steps
from tests.ui.examples import DIVERGED, RUNS, cloud, example, sample
from ui.experiment.experiment import Experiment, run
from ui.lessons.sgd_steps import FEWEST_AROUND, MOST_AROUND, steps_of, stretch_around
from ui.lessons.step_picture import loss_span, step_picture
from ui.theme.text import four_digits, three_digits

DEFAULT = Experiment(sample("people"))
TEXTBOOK = Experiment(sample("people"), start="ones")


def panels(experiment: Experiment, number: int) -> list[dict[str, Any]]:
    """The network, the trace and the bars of a step, as the browser gets them."""
    steps = steps_of(experiment)
    first, loss = stretch_around(steps, number)
    told = step_picture(steps.step(number), first, loss, experiment.dataset)
    read: list[dict[str, Any]] = json.loads(json.dumps(told, allow_nan=False))
    return read


@pytest.mark.parametrize("name", [name for name in RUNS if name not in ("no epochs", *DIVERGED)])
def test_every_kind_of_run_has_pictures_of_finite_numbers(name: str) -> None:
    history, dataset, _ = example(name)
    rate = 10.0 if name == "large steps" else 0.1
    steps = Steps(history, dataset.inputs, dataset.y_true, rate)
    for number in {1, len(steps) // 2 + 1, len(steps)}:
        first, loss = stretch_around(steps, number)
        told = step_picture(steps.step(number), first, loss, dataset)
        assert [panel["kind"] for panel in told] == ["network", "chart", "chart"]
        assert "NaN" not in json.dumps(told, allow_nan=False)


@pytest.mark.parametrize("number", [1, 37, 4000])
def test_the_network_is_the_one_before_the_step_for_its_sample(number: int) -> None:
    step, (network, *_) = steps_of(DEFAULT).step(number), panels(DEFAULT, number)
    assert network["parameters"] == step.before.vector.tolist()
    assert network["inputs"] == DEFAULT.dataset.inputs[step.row].tolist()
    assert network["title"] == f"Before step {number}, for {DEFAULT.dataset.names[step.row]}"
    derivatives = {name: f"∂ {three_digits(slope)}" for name, slope in step.gradient.items()}
    assert network["notes"] == derivatives


def test_the_derivative_of_the_worked_example_stands_under_its_weight() -> None:
    network, *_ = panels(TEXTBOOK, 1)
    assert network["notes"]["w1"] == "∂ 0.0215"
    assert "w1 1, derivative 0.0215" in network["alt"]


@pytest.mark.parametrize("number", [1, 39, 40, 41, 2003, 3999, 4000])
def test_the_trace_is_the_run_around_the_step(number: int) -> None:
    _, trace, _ = panels(DEFAULT, number)
    later, sooner, before, after = trace["layers"]
    whole = steps_of(DEFAULT).loss(0, 4000)
    for part in (later, sooner):
        taken = [int(step) for step in part["x"]]
        assert taken == [*range(taken[0], taken[-1] + 1)]
        assert part["y"] == whole[taken].tolist()
    assert sooner["x"][-1] == later["x"][0] == number
    assert later["x"][-1] - sooner["x"][0] == FEWEST_AROUND
    assert (before["x"], before["y"]) == ([number - 1], [whole[number - 1]])
    assert (after["x"], after["y"]) == ([number], [whole[number]])
    low, high = trace["y"]["span"]
    shown = sooner["y"] + later["y"]
    assert low <= min(shown) <= max(shown) <= high


@pytest.mark.parametrize("number", [1, 37, 4000])
def test_the_bars_are_the_losses_before_and_after(number: int) -> None:
    step, (*_, chart) = steps_of(DEFAULT).step(number), panels(DEFAULT, number)
    bars, values, names = chart["layers"]
    losses = [*step.sample_loss, *step.loss]
    assert bars["to"] == losses
    assert values["words"] == [four_digits(loss) for loss in losses]
    assert names["words"] == [f"on {DEFAULT.dataset.names[step.row]}", "on everybody"]
    # The number beside the longest bar has room on the axis.
    assert 1.4 * max(losses) <= chart["x"]["span"][1] <= 2 * max(losses)


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


def test_a_frozen_parameter_stays_in_every_step() -> None:
    frozen = replace(DEFAULT, frozen=("w1", "b3"), epochs=5)
    steps = steps_of(frozen)
    record = steps.parameters(0, len(steps))
    assert (record[:, [0, 8]] == record[0, [0, 8]]).all()
    assert np.array_equal(record[-1], run(frozen).parameters[-1])


@pytest.mark.parametrize("loss", [[0.0, 0.0], [0.25, 0.25], [0.1, 0.3, 0.2]])
def test_the_axis_of_the_trace_holds_every_loss(loss: list[float]) -> None:
    low, high = loss_span(np.array(loss))
    assert low < min(loss) <= max(loss) < high
