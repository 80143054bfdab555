"""The race of a comparison: all losses in one chart, and all planes side by side."""

import streamlit as st

from ui.figures.chart import FLAT, config
from ui.figures.race_chart import Curve, race_chart
from ui.language.spoken import ENGLISH, language
from ui.language.words import gettext as _
from ui.playground.presentation import present
from ui.stage.race import race
from ui.theme.text import in_full
from ui.views.comparison import Comparison, packed_race
from ui.views.frame import open_later
from ui.views.presenting import scene_of


def race_section(comparison: Comparison) -> None:
    """Draw both."""
    told = _told(comparison)
    race(
        "race",
        packed_race(comparison, scene_of(told)),
        len(comparison.variation.values),
        lambda place: open_later(comparison.run_of(place)),
        present,
    )
    st.subheader(_("All losses"), anchor=False)
    curves = [
        Curve(f"{racer.number}: {racer.words}", racer.colour, racer.history.loss)
        for racer in comparison.racers()
    ]
    st.plotly_chart(
        race_chart(curves, comparison.bound, comparison.first),
        key="race_chart",
        config=config(*FLAT),
        alt=" ".join((_("The loss of each run over the epochs."), told)),
    )


def _told(comparison: Comparison) -> str:
    """Who is first, in a sentence; of our own words and numbers only."""
    bound, first = in_full(comparison.bound), comparison.first
    count = sum(run.below is not None for run in comparison.results())
    if first is None:
        return _("None of the {runs} runs comes below a loss of {bound}.").format(
            runs=len(comparison.words), bound=bound
        )
    run = [*comparison.results()][first]
    # German nouns are large amid a sentence too.
    setting = comparison.label.lower() if language() == ENGLISH else comparison.label
    return _(
        "{count} of {runs} runs come below a loss of {bound}; first {setting} {value}, after "
        "{epochs} epochs."
    ).format(
        count=count,
        runs=len(comparison.words),
        bound=bound,
        setting=setting,
        value=comparison.words[first],
        epochs=run.below,
    )
