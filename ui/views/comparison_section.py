"""A comparison on its page: its runs as they come, then all that can be seen of them."""

import streamlit as st

from ui.app.errors import calm
from ui.views.comparison import Comparison
from ui.views.comparison_table import comparison_table
from ui.views.race_section import race_section

MOMENT, EVERY = 0.8, 0.4
"""Seconds of work, and from one moment of work to the next: the server belongs to others too."""
DONE = "comparison_done"
"""The comparison whose runs are all there."""


def comparison_section(comparison: Comparison) -> None:
    """Train what is not trained yet, a moment at a time; then show it."""
    if st.session_state.get(DONE) == comparison:
        _shown(comparison)
        return
    if comparison.trained(MOMENT) == len(comparison.variation.values):
        st.session_state[DONE] = comparison
        _shown(comparison)
        return
    st.fragment(_going_on, run_every=EVERY)(comparison)


@calm()
def _shown(comparison: Comparison) -> None:
    race_section(comparison)
    comparison_table(comparison)


@calm()
def _going_on(comparison: Comparison) -> None:
    count = len(comparison.variation.values)
    done = comparison.trained(MOMENT)
    if done == count:
        st.session_state[DONE] = comparison
        st.rerun()
    st.progress(done / count, f"Training: {done} of {count} runs")
