"""Edit four people, press play, and watch nine numbers learn to tell F from M."""

from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from nn_core import Dataset
from ui.app.errors import calm
from ui.app.pages import come_through_door
from ui.data.table import Asked
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
from ui.session.tables_state import which_tables
from ui.session.undo import opened_now, redo, remember, undo
from ui.stage.score import View
from ui.widgets import controls
from ui.widgets.popover import popover

come_through_door("")


class Settings(NamedTuple):
    """What is set where the settings unfold."""

    epochs: int
    seed: int
    order: str
    start: str | tuple[float, ...]
    loss_axis: str
    frozen: tuple[str, ...]


def folded_settings(place: DeltaGenerator) -> Settings:
    """Draw the settings that few need at once."""
    with place:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            epochs, seed = controls.epochs(), controls.seed()
            controls.another_seed()
            order = controls.order()
        with st.container(horizontal=True, vertical_alignment="bottom"):
            start = controls.start()
            loss_axis = controls.choice(LOSS_AXIS)
        controls.article_seed()
        frozen = controls.frozen()
        weights = controls.start_by_hand() if start == "hand" else start
    return Settings(epochs, seed, order, weights, loss_axis, frozen)


@st.fragment
@calm()
def experiment_section(
    dataset: Dataset, to_predict: tuple[Asked, ...], drawn: object, at_first: bool
) -> None:
    """Draw one row of what matters, the stage, and the numbers; the rest is folded.

    A setting draws this part alone again. It cannot draw the tables below: if those are missing
    still, or what was set is theirs, as when a preset is opened or an undo takes a person back,
    everything begins anew.

    Args:
        dataset: who the network learns from.
        to_predict: who it is asked about.
        drawn: which tables these come from.
        at_first: whether this belongs to the first answer, to which the rest may still be missing.
    """
    if which_tables() != drawn or (at_first and not session().rest_waits):
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.title("Nine Numbers", anchor=False, width="stretch")
        undo_place = st.container(horizontal=True, gap="xsmall", width="content")
        asked_to_share = share_button()
    introduction(dataset)
    notices = st.container(key="notices")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        learning_rate = controls.learning_rate()
        settings = popover(_("Settings"), icon=":material/tune:")
        asked_for_presets = preset_button()
        names = [*dataset.names, *(one.name for one in to_predict)]
        shown = controls.pick(SHOW, names, width=150)
        rest = folded_settings(settings)
    experiment = Experiment(
        dataset,
        to_predict,
        rest.start,
        rest.seed,
        learning_rate,
        rest.epochs,
        rest.order,
        rest.frozen,
    )
    with notices:
        controls.link_notices()
    keep_current(experiment)
    setup, presented = current_setup(), is_presented()
    remember(setup)
    with undo_place:
        undo_buttons(session().past, undo, redo)
    code = presented_code(shared_setup(setup)) if presented else None
    stage_section(setup, View(shown, rest.loss_axis == "log", presented, code=code))
    bound_notice(experiment, rest.epochs)
    wrong_section(experiment)
    if not at_first or has_painted():
        numbers_section(experiment)
        run_section(experiment)
    if asked_for_presets:
        preset_dialog(PRESETS, open_preset)
    if asked_to_share:
        share_dialog(shared_setup(setup))


place = st.container()
at_first = may_wait()
dataset, to_predict = current_data() if at_first else data_section()
with place:
    experiment_section(dataset, to_predict, which_tables(), at_first)
if at_first and not has_painted():
    rest_follows()
else:
    if at_first:
        data_section()
    export_section(opened_now())
