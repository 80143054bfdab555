"""The race of a comparison: all losses in one chart, and all planes side by side."""

import streamlit as st

from ui.figures.chart import FLAT, config
from ui.figures.race_chart import Curve, race_chart
from ui.language.words import gettext as _
from ui.language.words import ngettext
from ui.playground.presentation import present
from ui.stage.scene import draw_runs
from ui.theme.text import in_full, listed
from ui.views.comparison import Comparison, packed_race
from ui.views.frame import open_later
from ui.views.presenting import scene_of


def race_section(comparison: Comparison) -> None:
    """Draw both."""
    told = _told(comparison)
    draw_runs(
        "race",
        "race",
        packed_race(comparison, scene_of(told)),
        len(comparison.variation.values),
        lambda place: open_later(comparison.run_of(place)),
        present,
    )
    st.subheader(_("All losses"), anchor=False)
    curves = [
        Curve(f"{racer.number} \N{MIDDLE DOT} {racer.words}", racer.colour, racer.history.loss)
        for racer in comparison.racers()
    ]
    st.plotly_chart(
        race_chart(curves, comparison.common_bound, comparison.first),
        key="race_chart",
        config=config(*FLAT),
        alt=" ".join((_("The loss of each run over the epochs."), told)),
    )


def _told(comparison: Comparison) -> str:
    """Who is first, in two sentences; of our own words and numbers only."""
    if comparison.common_bound is None:
        return _(
            "{setting}: the losses of these runs are not on one scale, so compare how many each "
            "has right."
        ).format(setting=comparison.setting.label)
    bound, runs = in_full(comparison.bound), [*comparison.results()]
    count = sum(run.below is not None for run in runs)
    if count == 0:
        return _("{setting}: none of the {runs} runs comes below a loss of {bound}.").format(
            setting=comparison.setting.label, runs=len(runs), bound=bound
        )
    below = ngettext(
        "{setting}: {count} of {runs} runs comes below a loss of {bound}.",
        "{setting}: {count} of {runs} runs come below a loss of {bound}.",
        count,
    ).format(setting=comparison.setting.label, count=count, runs=len(runs), bound=bound)
    values = [comparison.words[place] for place in comparison.first]
    first = ngettext(
        "The first is {values}, at epoch {epochs}.",
        "The first are {values}, at epoch {epochs}.",
        len(values),
    ).format(values=listed(values), epochs=runs[comparison.first[0]].below)
    return f"{below} {first}"
