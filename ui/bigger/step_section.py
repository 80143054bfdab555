"""One step of the neuron that is picked: forward, loss, backward, update, for the point shown.

The numbers are those of a plain step with this point alone, whatever optimizer the run has; beside
them stands the gradient of all training points, which says where the run as a whole wants to go.
"""

import numpy as np
import streamlit as st

from nn_core import Network, NeuronStep, check_gradient, gradient, neuron_names, neuron_step
from ui.experiment.bigger import BiggerExperiment
from ui.experiment.bigger_run import bigger_run
from ui.session.bigger_current import STAGE, shown_epoch
from ui.theme.text import four_digits, short_number
from ui.widgets.table_view import table_view

FORWARD, LOSS, BACKWARD, UPDATE = PARTS = ("Forward", "Loss", "Backward", "Update")
KEY = "bigger_step"


def step_section(experiment: BiggerExperiment, shown: int) -> None:
    """Draw the step at the epoch that is shown, for a point counted from 0."""
    end, history = experiment.last_stretch, bigger_run(experiment)
    network = history.network_at(shown_epoch(history.epochs))
    neuron = picked_neuron(network)
    shown = shown if shown < len(end.task) else 0
    try:
        step = neuron_step(
            network,
            neuron,
            end.features[shown],
            end.task.targets[shown],
            end.loss_name,
            experiment.inputs,
        )
    except ValueError:
        # So large are the numbers only where a run has diverged, and that is said already.
        return
    st.header(f"One step at {neuron}, with point {shown + 1}", anchor=False)
    part = st.segmented_control(
        "Part of the step", PARTS, default=FORWARD, key=KEY, label_visibility="collapsed"
    )
    if part == LOSS:
        _loss(step, network, end, shown)
    elif part == BACKWARD:
        _backward(step, network, end)
        _check(network, end, shown)
    elif part == UPDATE:
        _update(step, end.learning_rate)
    else:
        _forward(step)
    st.caption("Click another neuron in the picture for its numbers, or another point.")


def picked_neuron(network: Network) -> str:
    """The neuron that was last opened in the picture; the output if there is no such one."""
    names = [name for layer in neuron_names(network.sizes) for name in layer]
    picked = st.session_state.get(STAGE, {}).get("picked")
    return picked if picked in names else neuron_names(network.sizes)[-1][0]


def _forward(step: NeuronStep) -> None:
    bias, value = step.bias
    rows = [
        [
            each.name,
            four_digits(each.value),
            each.weight,
            four_digits(each.strength),
            four_digits(each.product),
        ]
        for each in step.inputs
    ]
    rows += [
        ["", "", bias, four_digits(value), four_digits(value)],
        ["the sum", "", "", "", four_digits(step.total)],
    ]
    st.markdown("Multiply each input by its weight, add all up, and bend the sum.")
    columns = ["From", "Value", "Number", "Its value", "Product"]
    _table(f"What {step.neuron} adds up", columns, rows, (0, 2), "forward")
    st.text(f"{step.neuron} = {step.activation} of the sum = {four_digits(step.output)}")


def _loss(step: NeuronStep, network: Network, end: BiggerExperiment, shown: int) -> None:
    outputs = network.neuron_outputs(end.features[shown])
    target = float(end.task.targets[shown])
    kinds = end.task.classes
    wanted = end.task.class_names[int(target)] if kinds else four_digits(target)
    st.markdown("Compare what the network says to what it should say.")
    names = neuron_names(network.sizes)[-1]
    rows = [
        [name, four_digits(float(outputs[name])), _should(place, target, len(names))]
        for place, name in enumerate(names)
    ]
    _table("What the network says", ["Output", "Says", "Should say"], rows, (0,), "loss")
    what = f"class {wanted}" if kinds else wanted
    st.text(f"Point {shown + 1} is {what}; its {end.loss_name} is {four_digits(step.loss)}.")


def _should(place: int, target: float, outputs: int) -> str:
    return short_number(float(place == target) if outputs > 1 else target)


def _backward(step: NeuronStep, network: Network, end: BiggerExperiment) -> None:
    if step.behind:
        st.markdown("What comes back from the neurons behind, each through its weight.")
        rows = [
            [
                f"dL/dsum {each.name}",
                four_digits(each.value),
                each.weight,
                four_digits(each.strength),
                four_digits(each.product),
            ]
            for each in step.behind
        ]
        columns = ["From", "Value", "Weight", "Its value", "Product"]
        _table(f"What comes back to {step.neuron}", columns, rows, (0, 2), "behind")
    if step.by_output is not None and step.slope is not None:
        st.text(
            f"dL/d{step.neuron} = {four_digits(step.by_output)}, "
            f"times the slope of {step.activation} there, {four_digits(step.slope)}:"
        )
    st.text(f"dL/dsum {step.neuron} = {four_digits(step.by_sum)}")
    st.markdown("Times what went in, it is the gradient of each number.")
    rows_of = end.task.training_rows
    slopes = gradient(network, end.features[rows_of], end.task.targets[rows_of], end.loss_name)
    of_all = dict(zip(network.parameters, slopes.tolist(), strict=True))
    went_in = [*((each.name, each.value) for each in step.inputs), ("bias", 1.0)]
    rows = [
        [name, source, four_digits(value), four_digits(by), four_digits(of_all[name])]
        for (source, value), (name, by) in zip(went_in, step.gradient.items(), strict=True)
    ]
    columns = ["Number", "Went in", "Value", "Gradient", "Of all training points"]
    _table(f"The gradient at {step.neuron}", columns, rows, (0, 1), "gradient")


def _check(network: Network, end: BiggerExperiment, shown: int) -> None:
    """Compare to finite differences, if somebody asks for it."""
    if not st.button("Check all gradients by trying", icon=":material/rule:"):
        return
    point = np.array([shown])
    found = check_gradient(network, end.features[point], end.task.targets[point], end.loss_name)
    st.text(
        f"Each of {len(found.errors)} numbers was moved a little both ways. The loss changed as "
        f"backpropagation says; the largest error is {found.largest_error:.1g}, at {found.worst}."
    )


def _update(step: NeuronStep, rate: float) -> None:
    before = {each.weight: each.strength for each in step.inputs} | dict([step.bias])
    after = step.updated(rate)
    rows = [
        [
            name,
            four_digits(before[name]),
            four_digits(step.gradient[name]),
            four_digits(rate * step.gradient[name]),
            four_digits(after[name]),
        ]
        for name in before
    ]
    st.markdown(f"Take from each number {short_number(rate)} times its gradient.")
    columns = ["Number", "Before", "Gradient", "Taken", "After"]
    _table(f"The update at {step.neuron}", columns, rows, (0,), "update")


def _table(
    title: str, columns: list[str], rows: list[list[str]], words: tuple[int, ...], name: str
) -> None:
    table_view(f"{KEY}_{name}", title, columns, rows, words=words)
