"""A thousand starts: the work under way, the histogram of its ends, and the groups in it."""

import streamlit as st

from ui.app.errors import calm
from ui.experiment.fields import STARTS
from ui.language.words import gettext as _
from ui.playground.presentation import present
from ui.session.own_fields import own_field, set_own_field
from ui.stage.scene import draw_runs
from ui.stage.starts import starts_score
from ui.views.bound_control import bound_control
from ui.views.frame import look_at_bigger, open_later, open_now
from ui.views.of_playground import OfPlayground
from ui.views.presenting import scene_of
from ui.views.start_groups import groups_of, headline
from ui.views.starts import Starts, starts_of
from ui.views.subject import Subject
from ui.widgets.number_field import number_field

FIRST, MOMENT, EVERY = 0.6, 0.25, 0.5
"""Seconds of work at first and then, and from one moment of work to the next: the server belongs to
others too."""
STOPPED = "starts_stopped"
MORE = 3
"""Hidden neurons, beside the two that the nine numbers have."""
COUNT, PICTURE = "starts_count", "starts_picture"


def starts_controls(subject: Subject) -> tuple[int, float]:
    """How many seeds, and below which loss a run has learned."""
    state = st.session_state
    state[COUNT] = int(own_field(STARTS))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        number_field(
            STARTS.label,
            int(STARTS.low),
            int(STARTS.high),
            step=100,
            key=COUNT,
            on_change=lambda: set_own_field(STARTS, float(state[COUNT])),
            width=160,
        )
        bound = bound_control()
        if isinstance(subject, OfPlayground) and not subject.experiment.frozen:
            st.button(
                _("With {count} hidden neurons").format(count=MORE),
                icon=":material/hub:",
                help=_(
                    "The same data and training, with a wider network: it becomes the one of "
                    "Bigger networks."
                ),
                on_click=lambda: look_at_bigger(subject.with_hidden(MORE)),
            )
    st.caption(_("Each start draws its numbers from another seed; all else stays as it is."))
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
    open_now()
    working = len(starts) < count and STOPPED not in st.session_state
    if working:
        starts.work(count, MOMENT if starts.begun else FIRST)
        if len(starts) >= count:
            st.rerun()
    if len(starts) < count:
        _progress(subject, starts, count)
    if starts.ends is None:
        return
    ends = starts.ends.first(count)
    groups = groups_of(ends, subject, bound)
    said = headline(groups, bound)
    scene = scene_of(" ".join((_("Training goes on."), said)) if working else said)
    draw_runs(
        "starts",
        PICTURE,
        starts_score(groups, ends.runs, subject.ground, subject.inputs, scene),
        len(ends),
        lambda seed: open_later(subject.from_seed(seed)),
        present,
    )


def _progress(subject: Subject, starts: Starts, count: int) -> None:
    stopped = STOPPED in st.session_state
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        words = (
            _("Stopped after {done} of {count} starts")
            if stopped
            else _("Training: {done} of {count} starts")
        )
        done = min(len(starts), count)
        st.progress(starts.share(count), words.format(done=done, count=count))
        if stopped:
            st.button(_("Go on"), icon=":material/play_arrow:", on_click=_go_on)
        else:
            st.button(
                _("Stop"),
                icon=":material/stop:",
                on_click=_stop,
                args=(subject, count),
                help=_("Keeps what is finished."),
            )


def _stop(subject: Subject, count: int) -> None:
    st.session_state[STOPPED] = (subject, count)


def _go_on() -> None:
    st.session_state.pop(STOPPED, None)
