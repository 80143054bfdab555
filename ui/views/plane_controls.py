"""The controls of the landscape: over what it is drawn."""

import streamlit as st

from ui.experiment.view_kinds import MAIN, RANDOM, Plane
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.session.own_fields import own_field, set_own_field
from ui.theme.notice import notice
from ui.views.subject import Subject
from ui.widgets.number_field import number_field

KIND, FIRST, SECOND, DRAWN = "plane_kind", "plane_first", "plane_second", "plane_seed"
TWO = "two"
KINDS = {MAIN: N_("Its own directions"), TWO: N_("Two parameters"), RANDOM: N_("Random directions")}
MOST_SEED = 999_999


def plane_controls(subject: Subject) -> str:
    """Draw them; the plane as the link has it."""
    state, field = st.session_state, subject.plane
    asked_for = own_field(field)
    # Parameters that another network has are no plane of this one.
    plane = field.read(asked_for) or MAIN
    kind, _colon, seed = plane.partition(":")
    state[KIND] = kind if kind in (MAIN, RANDOM) else TWO
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.segmented_control(
            _("Over"),
            list(KINDS),
            format_func=lambda kind: _(KINDS[kind]),
            key=KIND,
            required=True,
            wrap=True,
            on_change=_other_kind,
            args=(field,),
        )
        if state[KIND] == TWO:
            state[FIRST], state[SECOND] = plane.split(",")
            for key, label, other in ((FIRST, _("Across"), SECOND), (SECOND, _("Upwards"), FIRST)):
                names = [name for name in field.parameters if name != state[other]]
                st.selectbox(
                    label, names, key=key, on_change=_other_parameters, args=(field,), width=110
                )
        elif state[KIND] == RANDOM:
            state[DRAWN] = int(seed)
            number_field(
                _("Drawn from seed"),
                0,
                MOST_SEED,
                key=DRAWN,
                on_change=_other_seed,
                args=(field,),
                width=150,
            )
    if plane != asked_for:
        notice(_no_such_plane(asked_for, field), "edit_note")
    return plane


def _no_such_plane(asked_for: str, field: Plane) -> str:
    """Why the plane is another; what was asked for was read, so its names are our own."""
    missing = [name for name in asked_for.split(",") if name not in field.parameters]
    return _(
        "This network has no parameter {name}, so the landscape lies over the run's own "
        "directions: pick two that it has."
    ).format(name=missing[0])


def _other_kind(field: Plane) -> None:
    kind = st.session_state[KIND]
    usual = {MAIN: MAIN, RANDOM: f"{RANDOM}:0", TWO: ",".join(field.parameters[:2])}
    set_own_field(field, usual.get(kind, MAIN))


def _other_parameters(field: Plane) -> None:
    set_own_field(field, f"{st.session_state[FIRST]},{st.session_state[SECOND]}")


def _other_seed(field: Plane) -> None:
    set_own_field(field, f"{RANDOM}:{int(st.session_state[DRAWN])}")
