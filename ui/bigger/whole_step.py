"""One step of the whole network, as the picture takes it apart."""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from nn_core import NeuronStep, neuron_steps
from ui.experiment.bigger import BiggerExperiment
from ui.experiment.bigger_run import bigger_run
from ui.stage.big_step import BigStep


@lru_cache(maxsize=32)
def steps_of(
    experiment: BiggerExperiment, epoch: int, shown: int
) -> Mapping[str, NeuronStep] | None:
    """The step of every neuron after an epoch, with a point counted from 0.

    None where the numbers are too large for it: only where a run has diverged.
    """
    end, network = experiment.last_stretch, bigger_run(experiment).network_at(epoch)
    try:
        return neuron_steps(
            network, end.features[shown], end.task.targets[shown], end.loss_name, experiment.inputs
        )
    except ValueError:
        return None


def whole_step(experiment: BiggerExperiment, epoch: int, shown: int) -> BigStep | None:
    """The same in the words of the stage."""
    steps = steps_of(experiment, epoch, shown)
    if steps is None:
        return None
    rate = experiment.last_stretch.learning_rate
    passed, returned = dict[str, float](), dict[str, float]()
    gradient, updated = dict[str, float](), dict[str, float]()
    for step in steps.values():
        passed |= {each.weight: each.product for each in step.inputs} | dict([step.bias])
        returned |= {each.weight: each.product for each in step.behind}
        gradient |= step.gradient
        updated |= step.updated(rate)
    names = bigger_run(experiment).parameter_names
    return BigStep(
        epoch,
        shown,
        next(iter(steps.values())).loss,
        rate,
        wanted(experiment, shown),
        experiment.last_stretch.features[shown],
        np.array([_of_neuron(step) for step in steps.values()]),
        np.array(
            [
                (passed[name], returned.get(name, 0.0), gradient[name], updated[name])
                for name in names
            ]
        ),
    )


def wanted(experiment: BiggerExperiment, shown: int) -> tuple[float, ...]:
    """What each output should say of a point: its class has 1, of a regression the number."""
    target, outputs = float(experiment.last_stretch.task.targets[shown]), experiment.sizes[-1]
    return tuple(float(place == target) for place in range(outputs)) if outputs > 1 else (target,)


def _of_neuron(step: NeuronStep) -> tuple[float, ...]:
    by_output = np.nan if step.by_output is None else step.by_output
    slope = np.nan if step.slope is None else step.slope
    return step.total, step.output, by_output, slope, step.by_sum
