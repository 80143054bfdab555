"""Edit four people, press play, and watch nine numbers learn to tell F from M."""

import streamlit as st

from ui.app.pages import come_through_door
from ui.app.screen import known_screen, watch_screen
from ui.app.shortcuts import keys_button, listen_to_keys
from ui.experiment.experiment import Experiment
from ui.experiment.fields import LOSS_AXIS, SHOW
from ui.figures.stage import View
from ui.playground.data_section import data_section
from ui.playground.export_section import export_section
from ui.playground.numbers_section import numbers_section
from ui.playground.presentation import hide_the_rest, is_presented, presentation_button
from ui.playground.preset_section import preset_button, preset_dialog
from ui.playground.share_section import share_button, share_dialog
from ui.playground.stage_section import bound_notice, stage_section
from ui.session.current import keep_current
from ui.widgets import controls

come_through_door("")
screen = known_screen()
presented = is_presented()

# The places on the page, from top to bottom. On a phone the stage comes right after the learning
# rate, and the other settings are one tap away.
top = st.container(horizontal=True, vertical_alignment="bottom")
notices = st.container(key="notices")
settings = st.container(horizontal=True, vertical_alignment="bottom", key="settings")
learning_rate = controls.learning_rate(settings)
more = st.expander("More settings") if screen.narrow else settings
more_settings = more.container(horizontal=True, vertical_alignment="bottom")
by_hand = more if screen.narrow else st.container()
stage_place = st.container(key="stage_place", height="stretch" if presented else "content")
numbers_place = st.container()

dataset, to_predict = data_section()

with top.container():
    st.title("Nine Numbers", anchor=False)
    st.caption("The smallest neural network that learns. Press play and watch it.")
with more_settings if screen.narrow else top:
    asked_for_presets = preset_button()
with settings if presented else top:
    presentation_button(presented)
with more_settings if screen.narrow else top:
    asked_to_share = share_button()
    people = [*dataset.names, *(asked.name for asked in to_predict)]
    shown = controls.pick(SHOW, people, width=170)
    loss_axis = controls.choice(LOSS_AXIS)
with more_settings:
    epochs = controls.epochs()
    seed = controls.seed()
    order = controls.order()
    start = controls.start()
with settings if presented else top:
    keys_button()
with by_hand:
    start_weights = controls.start_by_hand() if start == "hand" else start

experiment = Experiment(dataset, to_predict, start_weights, seed, learning_rate, epochs, order)
view = View(
    shown, loss_axis == "log", screen.narrow, screen.dark, presented, presented and screen.large
)

with notices:
    controls.link_notices()
with more_settings:
    controls.continue_from(experiment)
keep_current(experiment)
with stage_place:
    stage_section(experiment, view)
    bound_notice(experiment, epochs)
with numbers_place:
    numbers_section(experiment)
export_section(experiment, view)
if asked_for_presets:
    preset_dialog()
if asked_to_share:
    share_dialog()
if presented:
    hide_the_rest()
listen_to_keys(presented)
watch_screen(presented)
