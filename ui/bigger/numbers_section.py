"""What the epoch that is shown has come to: losses, how many are right, who is taken for whom."""

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from nn_core import History, neuron_parameters
from nn_core.validation import Array
from ui.bigger.outcome import solved
from ui.experiment.bigger import BiggerExperiment
from ui.experiment.bigger_run import bigger_run
from ui.experiment.task import Task
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.session.bigger_current import shown_epoch
from ui.theme.text import four_digits, three_digits
from ui.widgets.table_view import table_view

EVERY = "every_weight_and_bias"
"""In the session state, where it stands whether their table is open."""
OF_ALL, OF_HELD_OUT = N_("all points"), N_("the points held out")


def numbers_section(experiment: BiggerExperiment) -> None:
    """Draw the numbers of the epoch that is shown."""
    history, task = bigger_run(experiment), experiment.last_stretch.task
    epoch = shown_epoch(history.epochs)
    predictions = np.asarray(history.network_at(epoch).feedforward(_features(experiment)))
    st.header(_("The numbers at epoch {epoch}").format(epoch=epoch), anchor=False)
    summary, table = st.columns([2, 3], gap="large")
    with summary:
        _metrics(history, task, epoch)
        sentence = solved(experiment, history)
        if sentence:
            st.text(sentence)
    rows = task.held_out_rows if len(task.held_out_rows) else np.arange(len(task))
    who = OF_HELD_OUT if len(task.held_out_rows) else OF_ALL
    with table:
        if task.classes:
            said = answers(predictions[rows])
            counts = confusion(task.targets[rows], said, task.classes)
            _confusion_table(task, counts, who)
        else:
            _error_table(task, predictions)
    all_of_them = st.expander(
        _("All weights and biases"), icon=":material/table_rows:", key=EVERY, on_change="rerun"
    )
    if all_of_them.open:
        with all_of_them:
            _parameter_table(history, epoch)


def answers(predictions: Array) -> NDArray[np.intp]:
    """The class (n,) that each output (n,) or (n, k) stands for."""
    if predictions.ndim == 1:
        return (predictions >= 0.5).astype(np.intp)
    said: NDArray[np.intp] = predictions.argmax(axis=1)
    return said


def confusion(targets: Array, said: NDArray[np.intp], classes: int) -> NDArray[np.intp]:
    """How often each class (row) is taken for each (column)."""
    counts = np.zeros((classes, classes), dtype=np.intp)
    np.add.at(counts, (targets.astype(np.intp), said), 1)
    return counts


def _features(experiment: BiggerExperiment) -> Array:
    return experiment.last_stretch.features


def _metrics(history: History, task: Task, epoch: int) -> None:
    with st.container(horizontal=True):
        _loss(_("Loss"), history.loss, epoch)
        if history.held_out_loss is not None:
            _loss(_("Loss, held out"), history.held_out_loss, epoch)
        if task.classes and history.accuracy is not None:
            count = len(task.training_rows)
            st.metric(_("Right"), _of(round(float(history.accuracy[epoch]) * count), count))
        if task.classes and history.held_out_accuracy is not None:
            count = len(task.held_out_rows)
            right = round(float(history.held_out_accuracy[epoch]) * count)
            st.metric(_("Right, held out"), _of(right, count))


def _of(part: int, count: int) -> str:
    return _("{part} of {count}").format(part=part, count=count)


def _loss(label: str, losses: Array, epoch: int) -> None:
    loss = float(losses[epoch])
    st.metric(label, three_digits(loss), help=_("Exactly {loss}.").format(loss=repr(loss)))


def _confusion_table(task: Task, counts: NDArray[np.intp], who: str) -> None:
    title = _("What the network says of {who}").format(who=_(who))
    st.markdown(f"**{title}.**")
    table_view(
        "bigger_confusion",
        title,
        [
            _("Class"),
            *(_("says {name}").format(name=name) for name in task.class_names),
            _("Right"),
        ],
        [
            [name, *map(str, row), _of(row[place], sum(row))]
            for place, (name, row) in enumerate(zip(task.class_names, counts.tolist(), strict=True))
        ],
    )


def _error_table(task: Task, predictions: Array) -> None:
    errors = predictions - task.targets
    parts = {_("Training"): task.training_rows, _("Held out"): task.held_out_rows}
    st.markdown(_("**How far the network is off.**"))
    table_view(
        "bigger_errors",
        _("How far the network is off"),
        [_("Points"), _("Count"), _("Mean error"), _("Largest error"), _("Mean squared error")],
        [
            [
                name,
                str(len(rows)),
                three_digits(float(np.abs(errors[rows]).mean())),
                three_digits(float(np.abs(errors[rows]).max())),
                three_digits(float((errors[rows] ** 2).mean())),
            ]
            for name, rows in parts.items()
            if len(rows)
        ],
    )


def _parameter_table(history: History, epoch: int) -> None:
    """Neuron by neuron, in the order in which a vector of parameters has them."""
    values = dict(zip(history.parameter_names, history.parameters[epoch].tolist(), strict=True))
    table_view(
        "bigger_parameters",
        _("All weights and biases at epoch {epoch}").format(epoch=epoch),
        [_("Neuron"), _("Name"), _("Value")],
        [
            [neuron, name, four_digits(values[name])]
            for neuron, names in neuron_parameters(history.sizes).items()
            for name in names
        ],
        words=(0, 1),
    )
