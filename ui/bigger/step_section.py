"""One step of the neuron that is picked: forward, loss, backward, update, for the point shown.

The numbers are those of a plain step with this point alone, whatever optimizer the run has; beside
them stands the gradient of all training points, which says where the run as a whole wants to go.
"""

from collections.abc import Mapping

import numpy as np
import streamlit as st

from nn_core import Network, NeuronStep, check_gradient, gradient, neuron_names
from ui.bigger.whole_step import steps_of, wanted
from ui.experiment.bigger import BiggerExperiment
from ui.experiment.bigger_fields import STEP
from ui.experiment.bigger_run import bigger_run
from ui.experiment.bigger_setup import BiggerSetup
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.session.bigger_controls import control_key
from ui.session.bigger_current import STAGE, shown_epoch
from ui.theme.text import four_digits, short_number
from ui.widgets.table_view import table_view

KEY = control_key(STEP.key)
LOSS_NAMES = {"cross-entropy": N_("cross-entropy"), "mse": N_("squared error")}


def step_section(setup: BiggerSetup) -> None:
    """Draw the step at the epoch that is shown, for the point that is shown."""
    experiment = setup.experiment
    end, history = experiment.last_stretch, bigger_run(experiment)
    epoch, shown = shown_epoch(history.epochs), min(setup.look.shown, len(end.task)) - 1
    steps = steps_of(experiment, epoch, shown)
    if steps is None:
        # So large are the numbers only where a run has diverged, and that is said already.
        return
    step, network = steps[picked_neuron(steps)], history.network_at(epoch)
    st.header(
        _("One step at {neuron}, with point {point}").format(neuron=step.neuron, point=shown + 1),
        anchor=False,
    )
    if STEP.key not in setup.hides:
        st.segmented_control(
            STEP.label,
            list(STEP.options),
            format_func=STEP.words,
            key=KEY,
            persist_state="session",
            required=True,
            label_visibility="collapsed",
        )
    part = setup.look.part
    if part == "forward":
        _forward(step)
    elif part == "loss":
        _loss(step, network, end, shown)
    elif part == "backward":
        _backward(step, network, end)
        _check(network, end, shown)
    elif part == "update":
        _update(step, end.learning_rate)
    st.caption(_(_ABOUT[part != STEP.default]))


_ABOUT = (
    N_(
        "A step has four parts. Pick one, here or over the network: the picture shows it for all "
        "neurons, and its numbers stand here."
    ),
    N_("Click another neuron in the picture for its numbers, or another point."),
)


def picked_neuron(steps: Mapping[str, NeuronStep]) -> str:
    """The neuron that was last opened in the picture; the output if there is no such one."""
    picked = st.session_state.get(STAGE, {}).get("picked")
    return picked if picked in steps else next(name for name in steps if name.startswith("o"))


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
        [_("the sum"), "", "", "", four_digits(step.total)],
    ]
    st.markdown(_("Multiply each input by its weight, add all up, and bend the sum."))
    columns = [_("From"), _("Value"), _("Number"), _("Its value"), _("Product")]
    _table(_("What {neuron} adds up").format(neuron=step.neuron), columns, rows, (0, 2), "forward")
    st.text(
        _("{neuron} = {activation} of the sum = {output}").format(
            neuron=step.neuron, activation=step.activation, output=four_digits(step.output)
        )
    )


def _loss(step: NeuronStep, network: Network, end: BiggerExperiment, shown: int) -> None:
    outputs = network.neuron_outputs(end.features[shown])
    target = float(end.task.targets[shown])
    what = (
        _("class {name}").format(name=end.task.class_names[int(target)])
        if end.task.classes
        else four_digits(target)
    )
    st.markdown(_("Compare what the network says to what it should say."))
    rows = [
        [name, four_digits(float(outputs[name])), short_number(should)]
        for name, should in zip(neuron_names(network.sizes)[-1], wanted(end, shown), strict=True)
    ]
    _table(
        _("What the network says"), [_("Output"), _("Says"), _("Should say")], rows, (0,), "loss"
    )
    st.text(
        _("Point {point} is {what}; its {loss_name} is {loss}.").format(
            point=shown + 1,
            what=what,
            loss_name=_(LOSS_NAMES[end.loss_name]),
            loss=four_digits(step.loss),
        )
    )


def _backward(step: NeuronStep, network: Network, end: BiggerExperiment) -> None:
    if step.behind:
        st.markdown(_("What comes back from the neurons behind, each through its weight."))
        rows = [
            [
                _("dL/dsum {neuron}").format(neuron=each.name),
                four_digits(each.value),
                each.weight,
                four_digits(each.strength),
                four_digits(each.product),
            ]
            for each in step.behind
        ]
        columns = [_("From"), _("Value"), _("Weight"), _("Its value"), _("Product")]
        _table(
            _("What comes back to {neuron}").format(neuron=step.neuron),
            columns,
            rows,
            (0, 2),
            "behind",
        )
    if step.by_output is not None and step.slope is not None:
        st.text(
            _("dL/d{neuron} = {by_output}, times the slope of {activation} there, {slope}:").format(
                neuron=step.neuron,
                by_output=four_digits(step.by_output),
                activation=step.activation,
                slope=four_digits(step.slope),
            )
        )
    by_sum = _("dL/dsum {neuron}").format(neuron=step.neuron)
    st.text(f"{by_sum} = {four_digits(step.by_sum)}")
    st.markdown(_("Times what went in, it is the gradient of each number."))
    rows_of = end.task.training_rows
    slopes = gradient(network, end.features[rows_of], end.task.targets[rows_of], end.loss_name)
    of_all = dict(zip(network.parameters, slopes.tolist(), strict=True))
    went_in = [*((each.name, each.value) for each in step.inputs), (_("bias"), 1.0)]
    rows = [
        [name, source, four_digits(value), four_digits(by), four_digits(of_all[name])]
        for (source, value), (name, by) in zip(went_in, step.gradient.items(), strict=True)
    ]
    columns = [_("Number"), _("Went in"), _("Value"), _("Gradient"), _("Of all training points")]
    _table(
        _("The gradient at {neuron}").format(neuron=step.neuron), columns, rows, (0, 1), "gradient"
    )


def _check(network: Network, end: BiggerExperiment, shown: int) -> None:
    """Compare to finite differences, if somebody asks for it."""
    if not st.button(_("Check all gradients by trying"), icon=":material/rule:"):
        return
    point = np.array([shown])
    found = check_gradient(network, end.features[point], end.task.targets[point], end.loss_name)
    st.text(
        _(
            "Each of {count} numbers was moved a little both ways. The loss changed as "
            "backpropagation says; the largest error is {error}, at {worst}."
        ).format(count=len(found.errors), error=f"{found.largest_error:.1g}", worst=found.worst)
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
    st.markdown(
        _("Take from each number {rate} times its gradient.").format(rate=short_number(rate))
    )
    columns = [_("Number"), _("Before"), _("Gradient"), _("Taken"), _("After")]
    _table(_("The update at {neuron}").format(neuron=step.neuron), columns, rows, (0,), "update")


def _table(
    title: str, columns: list[str], rows: list[list[str]], words: tuple[int, ...], name: str
) -> None:
    table_view(f"{KEY}_{name}", title, columns, rows, words=words)
