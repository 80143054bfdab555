"""Bigger networks: any shape, any optimizer, on data of any kind, with every number in sight."""

from functools import partial

import streamlit as st

from ui.app.pages import come_through_door
from ui.bigger.challenge_section import (
    challenge_button,
    challenge_dialog,
    challenge_section,
    challenge_verdict,
    open_challenge,
)
from ui.bigger.controls import GROUPS, main_row
from ui.bigger.export_section import export_section
from ui.bigger.from_here import from_here
from ui.bigger.numbers_section import numbers_section
from ui.bigger.share import open_bigger_preset, shared_bigger, watch_for
from ui.bigger.stage_section import learn, link_notices, stage_section
from ui.bigger.step_section import step_section
from ui.bigger.wrong import wrong_with
from ui.experiment.bigger_presets import BIGGER_PRESETS
from ui.language.words import gettext as _
from ui.playground.presentation import is_presented, presented_code
from ui.playground.preset_section import preset_button, preset_dialog
from ui.playground.share_section import share_button, share_dialog
from ui.playground.undo_buttons import undo_buttons
from ui.session.bigger_current import URL, bigger_redo, bigger_undo, current_bigger
from ui.session.session import session
from ui.widgets.popover import drawn_when_open

come_through_door(URL)
setup, past = current_bigger(), session().bigger_past
past.remember(setup)
hides = setup.hides
asked_to_share = asked_for_presets = asked_for_challenges = False

with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
    st.title(_("Bigger networks"), anchor=False, width="stretch")
    working = st.empty()
    with st.container(horizontal=True, gap="xsmall", width="content"):
        undo_buttons(past, bigger_undo, bigger_redo)
    if "share" not in hides:
        asked_to_share = share_button()
with st.container(gap="xsmall"):
    goal = st.container()
    if open_challenge(setup) is None:
        st.markdown(
            _(
                ":small[Layer by layer, lines become bends, and bends become any shape: press play "
                "and watch what each neuron sees.]"
            )
        )
with st.container(key="notices"):
    link_notices()
with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall"):
    # The groups come first: so they open over the network, and what they change is seen beside
    # them, on the plane and in the curves.
    for group in GROUPS:
        if not group.fields <= hides:
            drawn_when_open(
                _(group.title),
                group.key,
                partial(group.draw, setup),
                icon=f":material/{group.icon}:",
            )
    main_row(setup)
    if "presets" not in hides:
        asked_for_presets = preset_button()
    if "challenges" not in hides:
        asked_for_challenges = challenge_button()
presented = is_presented()
code = presented_code(shared_bigger(setup)) if presented else None
learn(setup.experiment, working)
with goal:
    challenge_verdict(setup)
stage_section(setup, presented, code, watch_for(setup))
challenge_section(setup)
wrong_with(setup)
from_here(setup)
if "numbers" not in hides:
    numbers_section(setup.experiment)
    step_section(setup)
if "export" not in hides:
    export_section(setup)
if asked_for_presets:
    preset_dialog(BIGGER_PRESETS, open_bigger_preset)
if asked_for_challenges:
    challenge_dialog(setup)
if asked_to_share:
    share_dialog(shared_bigger(setup))
