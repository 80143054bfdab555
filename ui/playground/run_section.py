"""The run as a table, from epoch to epoch: for whoever follows it without eyes, or reads it.

It has the epochs at which most changes, as the player has, and it is made only if somebody unfolds
it: with every rerun it would cost more than the stage.
"""

import numpy as np
import streamlit as st

from nn_core import History
from ui.experiment.experiment import Experiment, run
from ui.language.words import gettext as _
from ui.stage.pace import pace
from ui.theme.text import steady_digits, three_decimals
from ui.widgets.table_view import table_view

MOST_ROWS = 41
MOST_PEOPLE = 12
"""Columns of more people nobody would walk through."""


def run_section(experiment: Experiment) -> None:
    """Draw what unfolds to the table."""
    folded = st.expander(
        _("The run, epoch by epoch"),
        icon=":material/table_rows:",
        key="run_table",
        on_change="rerun",
    )
    if not folded.open:
        return
    names = experiment.dataset.names[:MOST_PEOPLE]
    with folded:
        if len(experiment.dataset) > len(names):
            st.caption(
                _("Of the first {count} people; the history as CSV has them all.").format(
                    count=MOST_PEOPLE
                )
            )
        table_view(
            "run",
            _("The loss and everybody's y_pred, from epoch to epoch"),
            [_("Epoch"), _("Loss"), _("Right"), *names],
            run_rows(experiment, run(experiment)),
        )


def run_rows(experiment: Experiment, history: History) -> list[list[str]]:
    """A row for each epoch at which much has changed: its number, loss, who is right, y_pred."""
    dataset = experiment.dataset
    rows = []
    for epoch in pace(history, MOST_ROWS):
        y_pred = np.atleast_1d(history.network_at(epoch).feedforward(dataset.inputs))
        right = int(((y_pred >= 0.5) == (dataset.y_true == 1)).sum())
        rows.append(
            [
                str(epoch),
                steady_digits(float(history.loss[epoch])),
                _("{right} of {count}").format(right=right, count=len(dataset)),
                *(three_decimals(answer) for answer in y_pred[:MOST_PEOPLE].tolist()),
            ]
        )
    return rows
