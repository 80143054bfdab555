"""The controls of a comparison: which setting varies, and which values it takes."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from ui.experiment.field import Setting
from ui.experiment.view_kinds import FEWEST, MOST, Variation, Varied
from ui.language.words import gettext as _
from ui.session.own_fields import own_field, set_own_field
from ui.theme.notice import notice
from ui.theme.text import quoted
from ui.views.bound_control import bound_control
from ui.views.subject import Subject, shown_value

WHAT, VALUES, PROBLEM = "vary_what", "vary_values", "vary_problem"


def variation_controls(subject: Subject) -> tuple[Variation, float]:
    """Draw them; what is varied, and the bound. What cannot be used is said, and is not taken."""
    state = st.session_state
    vary = subject.vary
    variation = own_field(vary)
    setting = vary.known(variation.key)
    state[WHAT] = variation.key
    state[VALUES] = list(vary.texts(variation))
    proposed = [setting.written(value) for value in subject.proposed(variation.key)]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.segmented_control(
            vary.label,
            [each.key for each in vary.settings],
            format_func=lambda key: vary.known(key).label,
            key=WHAT,
            required=True,
            wrap=True,
            on_change=_vary_another,
            args=(subject,),
        )
        bound = bound_control()
    st.multiselect(
        _("Values to compare: {fewest} to {most}").format(fewest=FEWEST, most=MOST),
        list(dict.fromkeys([*state[VALUES], *proposed])),
        format_func=lambda text: _words(setting, text),
        key=VALUES,
        max_selections=MOST,
        accept_new_options=True,
        wrap=True,
        on_change=_take_values,
        args=(vary,),
        help=_("Pick some, or type your own: {takes}.").format(takes=setting.takes),
    )
    problem = state.pop(PROBLEM, None)
    if problem is not None:
        notice(problem, "edit_note")
    return variation, bound


def _words(setting: Setting[Any], text: str) -> str:
    value = setting.read(text)
    return text if value is None else shown_value(setting, value)


def _vary_another(subject: Subject) -> None:
    key = st.session_state[WHAT]
    if subject.vary.setting(key) is not None:
        set_own_field(subject.vary, Variation(key, tuple(subject.proposed(key))[:MOST]))


def _take_values(vary: Varied) -> None:
    state = st.session_state
    before = own_field(vary)
    texts: Sequence[str] = [*dict.fromkeys(state[VALUES])]
    setting = vary.known(before.key)
    wrong = [text for text in texts if setting.problem(text) is not None]
    if wrong:
        state[PROBLEM] = _("{text} is no value of {setting}: it has to be {takes}.").format(
            text=quoted(wrong[0]), setting=setting.label, takes=setting.takes
        )
        return
    variation = vary.read(f"{before.key}:{','.join(texts)}")
    if variation is None:
        state[PROBLEM] = _(
            "A comparison takes {fewest} to {most} values: the last ones stay."
        ).format(fewest=FEWEST, most=MOST)
        return
    set_own_field(vary, _in_order(variation))


def _in_order(variation: Variation) -> Variation:
    """Numbers from the smallest to the largest; words in the order in which they were picked."""
    values = variation.values
    if all(isinstance(value, float) for value in values):
        return Variation(variation.key, tuple(sorted(values)))
    return variation
