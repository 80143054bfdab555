"""The run as a table, from epoch to epoch: for whoever follows it without eyes, or reads it.

It has the epochs at which most changes, as the player has, and it is made only if somebody unfolds
it: with every rerun it would cost more than the stage.
"""

import numpy as np
import streamlit as st

from nn_core import History
from ui.experiment.experiment import Experiment, run
from ui.stage.pace import pace
from ui.theme.text import steady_digits, three_decimals
from ui.widgets.table_view import table_view

MOST_ROWS = 41
MOST_PEOPLE = 12
"""Columns of more people nobody would walk through."""


def run_section(experiment: Experiment) -> None:
    """Draw what unfolds to the table."""
    folded = st.expander(
        "The run, epoch by epoch", icon=":material/table_rows:", key="run_table", on_change="rerun"
    )
    if not folded.open:
        return
    names = experiment.dataset.names[:MOST_PEOPLE]
    with folded:
        if len(experiment.dataset) > len(names):
            st.caption(f"Of the first {MOST_PEOPLE} people; the history as CSV has them all.")
        table_view(
            "run",
            "The loss and everybody's y_pred, from epoch to epoch",
            ["Epoch", "Loss", "Right", *names],
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
                f"{right} of {len(dataset)}",
                *(three_decimals(answer) for answer in y_pred[:MOST_PEOPLE].tolist()),
            ]
        )
    return rows
