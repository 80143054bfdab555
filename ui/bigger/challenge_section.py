"""Challenges: the dialog to pick one from, and how far the one that is open has come."""

from dataclasses import replace
from functools import partial

import streamlit as st

from ui.experiment.bigger import BiggerExperiment
from ui.experiment.bigger_fields import GOAL, NAMED
from ui.experiment.bigger_run import bigger_run
from ui.experiment.bigger_setup import BiggerSetup, Look
from ui.experiment.challenge import Challenge, Verdict
from ui.language.kept import kept_by_language
from ui.language.words import gettext as _
from ui.session.bigger_current import change_bigger, open_bigger
from ui.session.whole import whole
from ui.stage.spoken import spoken
from ui.widgets.dialog import dialog, dialog_button, pick_button

ICON, SPOKEN = ":material/flag:", "challenge_spoken"


def challenge_button() -> bool:
    """Draw the button; whether the challenges are open."""
    return dialog_button("challenges", _("Challenges"), icon=ICON)


def challenge_dialog(setup: BiggerSetup) -> None:
    """Draw the challenges in a dialog; one that is picked opens with what it begins with."""
    dialog(_("Challenges"), ICON, partial(_draw_challenges, setup))


def _draw_challenges(setup: BiggerSetup) -> None:
    st.caption(_("Each is judged by points that the network never sees."))
    columns = st.columns(2, gap="large")
    for number, (key, challenge) in enumerate(NAMED.items()):
        with columns[number * len(columns) // len(NAMED)]:
            begin = partial(open_bigger, begun(key, setup.look))
            pick_button(_(challenge.title), f"challenge_{key}", begin)
            st.caption(challenge.told)


def begun(key: str, look: Look) -> BiggerSetup:
    """A challenge as it begins; what the link hides stays hidden."""
    return BiggerSetup(NAMED[key].preset, Look(goal=key, hide=look.hide))


def open_challenge(setup: BiggerSetup) -> Challenge | None:
    """The challenge that is open."""
    return NAMED.get(setup.look.goal)


def challenge_verdict(setup: BiggerSetup) -> None:
    """Say, and say aloud, how far the challenge is that is open."""
    challenge = open_challenge(setup)
    if challenge is None:
        spoken("", SPOKEN)
        return
    told = verdict(setup.look.goal, setup.experiment)
    spoken(told.sentence, SPOKEN)
    icon = ":green[:material/check_circle:]" if told.met else ":gray[:material/flag:]"
    with st.container(horizontal=True, gap="small", wrap=False):
        st.markdown(icon, width="content")
        st.text(f"{_(challenge.title)}. {told.sentence}", width="stretch")


def challenge_section(setup: BiggerSetup) -> None:
    """Draw a hint after a try that failed, and the buttons to begin again and to leave."""
    challenge = open_challenge(setup)
    if challenge is None:
        return
    key = setup.look.goal
    if not verdict(key, setup.experiment).met and setup.experiment != challenge.preset:
        st.caption(f":material/lightbulb: {_(challenge.hint)}")
    with st.container(horizontal=True, gap="small"):
        again = begun(key, setup.look)
        st.button(
            _("Begin again"),
            icon=":material/restart_alt:",
            on_click=whole(open_bigger),
            args=(again,),
            disabled=replace(again, look=setup.look) == setup,
        )
        st.button(
            _("Leave the challenge"),
            icon=":material/close:",
            on_click=whole(change_bigger),
            args=({GOAL.key: GOAL.default},),
        )


@kept_by_language(maxsize=64)
def verdict(key: str, experiment: BiggerExperiment) -> Verdict:
    """Whether a run meets the goal of a challenge, and how far it is."""
    return NAMED[key].check(experiment, bigger_run(experiment))
