"""The control that says when a run has learned; one for all views."""

import streamlit as st

from ui.language.words import gettext as _
from ui.stage.outcome import LITTLE

BOUND = "views_bound"


def bound_control() -> float:
    """Below which loss a run has learned."""
    bound: float = st.number_input(
        _("Learned below a loss of"),
        0.0001,
        1.0,
        LITTLE,
        step=0.01,
        format="%.4g",
        key=BOUND,
        persist_state="session",
        width=190,
    )
    return bound
