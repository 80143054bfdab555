"""Edit four people, press play, and watch nine numbers learn to tell F from M."""

import streamlit as st

from ui.app.pages import come_through_door
from ui.experiment.experiment import Experiment
from ui.experiment.fields import LOSS_AXIS, SHOW
from ui.experiment.presets import PRESETS
from ui.language.words import gettext as _
from ui.playground.data_section import current_data, data_section
from ui.playground.export_section import export_section
from ui.playground.introduction import introduction
from ui.playground.numbers_section import numbers_section
from ui.playground.presentation import is_presented, presented_code
from ui.playground.preset_section import open_preset, preset_button, preset_dialog
from ui.playground.rest import has_painted, may_wait, rest_follows
from ui.playground.run_section import run_section
from ui.playground.share_section import share_button, share_dialog, shared_setup
from ui.playground.stage_section import bound_notice, stage_section
from ui.playground.undo_buttons import undo_buttons
from ui.playground.wrong_section import wrong_section
from ui.session.current import current_setup, keep_current
from ui.session.session import session
from ui.session.undo import redo, remember, undo
from ui.stage.score import View
from ui.widgets import controls
from ui.widgets.popover import popover

come_through_door("")

# The places on the page, from top to bottom: one row of what matters, the rest folded.
with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
    st.title("Nine Numbers", anchor=False, width="stretch")
    undo_place = st.container(horizontal=True, gap="xsmall", width="content")
    asked_to_share = share_button()
opening = st.container()
notices = st.container(key="notices")
row = st.container(horizontal=True, vertical_alignment="bottom")
stage_place = st.container()
numbers_place = st.container()

at_first = may_wait()
dataset, to_predict = current_data() if at_first else data_section()

with opening:
    introduction(dataset)
with row:
    learning_rate = controls.learning_rate()
    settings = popover(_("Settings"), icon=":material/tune:")
    asked_for_presets = preset_button()
    shown = controls.pick(SHOW, [*dataset.names, *(one.name for one in to_predict)], width=150)
    with settings:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            epochs = controls.epochs()
            seed = controls.seed()
            controls.another_seed()
            order = controls.order()
        with st.container(horizontal=True, vertical_alignment="bottom"):
            start = controls.start()
            loss_axis = controls.choice(LOSS_AXIS)
        controls.article_seed()
        frozen = controls.frozen()
        start_weights = controls.start_by_hand() if start == "hand" else start

experiment = Experiment(
    dataset, to_predict, start_weights, seed, learning_rate, epochs, order, frozen
)
with notices:
    controls.link_notices()
keep_current(experiment)
setup, presented = current_setup(), is_presented()
remember(setup)
with undo_place:
    undo_buttons(session().past, undo, redo)
with stage_place:
    code = presented_code(shared_setup(setup)) if presented else None
    stage_section(setup, View(shown, loss_axis == "log", presented, code=code))
    bound_notice(experiment, epochs)
    wrong_section(experiment)
if at_first and not has_painted():
    rest_follows()
else:
    with numbers_place:
        numbers_section(experiment)
        run_section(experiment)
    if at_first:
        data_section()
    export_section(setup)
if asked_for_presets:
    preset_dialog(PRESETS, open_preset)
if asked_to_share:
    share_dialog(shared_setup(setup))
