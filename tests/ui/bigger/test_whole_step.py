"""One step of the whole network for the stage: the numbers of every neuron's own step."""

from dataclasses import replace

import numpy as np
import pytest

from nn_core import neuron_step
from tests.ui.bigger_setups import SMALL
from ui.bigger.big_run import big_stage, view_of
from ui.bigger.whole_step import wanted, whole_step
from ui.experiment.bigger_run import bigger_run
from ui.experiment.bigger_setup import BiggerSetup, Look
from ui.experiment.task import Drawn

DEEP = replace(SMALL, hidden=(3, 2), activations=("tanh", "ReLU"), learning_rate=0.5)
THREE = replace(DEEP, data=Drawn("gaussians", count=20, classes=3))
EPOCH, SHOWN = 7, 4


@pytest.mark.parametrize("experiment", [DEEP, THREE, replace(DEEP, loss="mse")])
def test_it_has_the_numbers_of_every_neuron_in_their_places(experiment: object) -> None:
    assert isinstance(experiment, type(SMALL))
    told = whole_step(experiment, EPOCH, SHOWN)
    assert told is not None
    history, names = bigger_run(experiment), bigger_run(experiment).parameter_names
    network = history.network_at(EPOCH)
    x, true = experiment.features[SHOWN], experiment.task.targets[SHOWN]
    for row, neuron in zip(told.neurons, ["h1", "h2", "h3", "h4", "h5", "o1"], strict=False):
        step = neuron_step(network, neuron, x, true, experiment.loss_name, experiment.inputs)
        assert row.tolist()[:2] == [step.total, step.output]
        expected = [np.nan if link is None else link for link in (step.by_output, step.slope)]
        np.testing.assert_array_equal(row[2:4], expected)
        assert row[4] == step.by_sum
        for each in step.inputs:
            assert told.parameters[names.index(each.weight), 0] == each.product
        for each in step.behind:
            assert told.parameters[names.index(each.weight), 1] == each.product
        for name, after in step.updated(0.5).items():
            assert told.parameters[names.index(name), 2:].tolist() == [step.gradient[name], after]
    assert (told.loss, told.rate) == (step.loss, 0.5)
    assert told.inputs.tolist() == x.tolist()


def test_what_outputs_should_say() -> None:
    target = int(THREE.task.targets[SHOWN])
    assert wanted(THREE, SHOWN) == tuple(float(place == target) for place in range(3))
    hills = replace(DEEP, data=Drawn("hills", count=20))
    assert wanted(hills, SHOWN) == (float(hills.task.targets[SHOWN]),)


def test_the_stage_hears_of_an_epoch_only_where_a_step_is_taken_apart() -> None:
    def told(part: str, epoch: int) -> bytes:
        return big_stage(SMALL, view_of(BiggerSetup(SMALL, Look(part=part)), epoch=epoch))

    assert told("none", 3) == told("none", 5)
    assert b'"step":null' in told("none", 3)
    assert told("update", 3) != told("update", 5)
    assert b'"step":{"epoch":5,' in told("update", 5)
    # A page that plays offline has no server to take one apart.
    assert b'"part":null' in big_stage(
        SMALL, view_of(BiggerSetup(SMALL, Look(part="loss")), alone=True)
    )
