"""A thousand starts: the work under way, the histogram of its ends, and the groups in it."""

from collections.abc import Sequence

import streamlit as st

from ui.app.errors import calm
from ui.experiment.fields import STARTS
from ui.figures.chart import CONFIG
from ui.figures.histogram import Stack, bins_of, edges_of, histogram
from ui.session.own_fields import own_field, set_own_field
from ui.stage.race import Racer, race, race_score
from ui.theme.text import three_digits
from ui.views.bound_control import bound_control
from ui.views.frame import open_later
from ui.views.start_groups import LEARNED, Group, groups_of, headline
from ui.views.starts import Starts, starts_of
from ui.views.subject import Subject

FIRST, MOMENT, EVERY = 0.6, 0.25, 0.5
"""Seconds of work at first and then, and from one moment of work to the next: the server belongs to
others too."""
STOPPED = "starts_stopped"
COUNT = "starts_count"
CHART, PICKED, PICKS = "starts_chart", "starts_group", "starts_picks"
EXAMPLES = 4


def starts_controls() -> tuple[int, float]:
    """How many seeds, and below which loss a run has learned."""
    state = st.session_state
    state[COUNT] = int(own_field(STARTS))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.number_input(
            STARTS.label,
            int(STARTS.low),
            int(STARTS.high),
            step=100,
            key=COUNT,
            on_change=lambda: set_own_field(STARTS, float(state[COUNT])),
            width=160,
        )
        bound = bound_control()
    st.caption("Each start draws its numbers from another seed; all else stays as it is.")
    return int(own_field(STARTS)), bound


def starts_section(subject: Subject, count: int, bound: float) -> None:
    """Work on the runs of so many seeds, and show what there is."""
    starts = starts_of(subject)
    if st.session_state.get(STOPPED) not in (None, (subject, count)):
        del st.session_state[STOPPED]
    going_on = len(starts) < count and STOPPED not in st.session_state
    # Only while there is work, the browser asks again by itself.
    st.fragment(_section, run_every=EVERY if going_on else None)(subject, starts, count, bound)


@calm()
def _section(subject: Subject, starts: Starts, count: int, bound: float) -> None:
    working = len(starts) < count and STOPPED not in st.session_state
    if working:
        starts.work(count, MOMENT if starts.begun else FIRST)
        if len(starts) >= count:
            st.rerun()
    if len(starts) < count:
        _progress(subject, starts, count)
    if starts.ends is None:
        return
    groups = groups_of(starts.ends.first(count), subject, bound)
    st.markdown(headline(groups, bound))
    bar = _histogram(groups, bound, fixed=not working)
    _examples(subject, groups, bar, bound)


def _progress(subject: Subject, starts: Starts, count: int) -> None:
    stopped = STOPPED in st.session_state
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        words = "Stopped after" if stopped else "Training:"
        done = min(len(starts), count)
        st.progress(starts.share(count), f"{words} {done} of {count} starts")
        if stopped:
            st.button("Go on", icon=":material/play_arrow:", on_click=_go_on)
        else:
            st.button(
                "Stop",
                icon=":material/stop:",
                on_click=_stop,
                args=(subject, count),
                help="Keeps what is finished.",
            )


def _stop(subject: Subject, count: int) -> None:
    st.session_state[STOPPED] = (subject, count)


def _go_on() -> None:
    st.session_state.pop(STOPPED, None)


def _histogram(groups: Sequence[Group], bound: float, *, fixed: bool) -> Group | None:
    """Draw the histogram; the seeds of a bar that was picked. It can be once no bar moves."""
    stacks = [Stack(group.name, group.colour, group.losses) for group in groups]
    alt = f"Histogram of the losses at the end. {headline(groups, bound)}"
    if not fixed:
        st.plotly_chart(histogram(stacks), key=f"{CHART}_moving", config=CONFIG, alt=alt)
        return None
    # A group that is picked takes the place of a bar: the chart begins anew, with none picked.
    version = st.session_state.get(PICKS, 0)
    event = st.plotly_chart(
        histogram(stacks),
        key=f"{CHART}_{version}",
        on_select="rerun",
        selection_mode="points",
        config=CONFIG,
        alt=alt,
    )
    picked = event["selection"]["points"]
    if not picked:
        return None
    trace, place = picked[0].get("curve_number"), picked[0].get("point_index")
    if not isinstance(trace, int) or not 0 <= trace < len(groups):
        return None
    group = groups[trace]
    inside = bins_of(group.losses, edges_of(stacks)) == place
    if not inside.any():
        return None
    return Group(group.name, group.told, group.seeds[inside], group.losses[inside], group.colour)


def _picked_a_group() -> None:
    st.session_state[PICKS] = st.session_state.get(PICKS, 0) + 1


def _examples(subject: Subject, groups: Sequence[Group], bar: Group | None, bound: float) -> None:
    names = [group.name for group in groups]
    if bar is not None:
        st.session_state[PICKED] = bar.name
    if st.session_state.get(PICKED) not in names:
        # Who learned looks as one expects: the others are the question.
        st.session_state[PICKED] = next((name for name in names if name != LEARNED), LEARNED)
    counts = {group.name: len(group.seeds) for group in groups}
    picked = st.pills(
        "Some of the group",
        names,
        format_func=lambda name: f"{name} ({counts[name]})",
        key=PICKED,
        required=True,
        on_change=_picked_a_group,
        persist_state="session",
        help="Or click a bar.",
    )
    group = bar or groups[names.index(picked or names[0])]
    seeds = group.examples(EXAMPLES)
    if bar is not None:
        ends = f"{three_digits(bar.losses[0])} to {three_digits(bar.losses[-1])}"
        st.caption(f"{len(bar.seeds)} in this bar, with losses from {ends}: {bar.name.lower()}.")
    runs = [subject.from_seed(seed) for seed in seeds]
    racers = [
        Racer(str(number), f"Seed {seed}", group.colour, run.history(), run.inputs)
        for number, (seed, run) in enumerate(zip(seeds, runs, strict=True), 1)
    ]
    race(
        "starts_examples",
        race_score(racers, subject.ground, bound, ends_only=True),
        len(runs),
        lambda place: open_later(runs[place]),
    )
