"""A comparison on its page: its runs as they come, then all that can be seen of them."""

import streamlit as st

from ui.app.errors import calm
from ui.language.words import gettext as _
from ui.views.comparison import Comparison
from ui.views.comparison_table import comparison_table
from ui.views.race_section import race_section

MOMENT, EVERY = 0.8, 0.4
"""Seconds of work, and from one moment of work to the next: the server belongs to others too."""


def comparison_section(comparison: Comparison) -> None:
    """Train what is not trained yet, a moment at a time; then show it."""
    if comparison.trained(MOMENT) == len(comparison.variation.values):
        _shown(comparison)
    else:
        # Until all runs are there, the browser asks again by itself.
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
        st.rerun()
    st.progress(done / count, _("Training: {done} of {count} runs").format(done=done, count=count))
