"""The current experiment: what the Playground shows, and what the lessons take their runs from."""

import streamlit as st

from ui.experiment import Experiment
from ui.tables_state import open_tables, usable_asked, usable_dataset


def keep_current(experiment: Experiment) -> None:
    """Make this the experiment of the session."""
    st.session_state.experiment = experiment


def current_experiment() -> Experiment:
    """The experiment of the session; one that begins with a lesson has the four people."""
    if "experiment" not in st.session_state:
        open_tables()
        dataset, _ = usable_dataset(st.session_state.learn_table)
        to_predict, _ = usable_asked(st.session_state.asked_table, dataset)
        keep_current(Experiment(dataset, to_predict))
    experiment: Experiment = st.session_state.experiment
    return experiment
