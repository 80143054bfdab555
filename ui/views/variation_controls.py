"""The controls of a comparison: which setting varies, and which values it takes."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from ui.experiment.field_kinds import Setting
from ui.experiment.fields import VARY
from ui.experiment.view_kinds import FEWEST, MOST, Variation
from ui.session.current import own_field, set_own_field
from ui.stage.outcome import LITTLE
from ui.theme.notice import notice
from ui.theme.text import quoted
from ui.views.subject import Subject, shown_value

WHAT, VALUES, PROBLEM = "vary_what", "vary_values", "vary_problem"
BOUND = "compare_bound"


def variation_controls(subject: Subject) -> tuple[Variation, float]:
    """Draw them; what is varied, and the bound. What cannot be used is said, and is not taken."""
    state = st.session_state
    variation = own_field(VARY)
    setting = _setting(variation.key)
    state[WHAT] = variation.key
    state[VALUES] = list(VARY.texts(variation))
    proposed = [setting.written(value) for value in subject.proposed(variation.key)]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.segmented_control(
            VARY.label,
            [each.key for each in VARY.settings],
            format_func=lambda key: _setting(key).label,
            key=WHAT,
            required=True,
            wrap=True,
            on_change=_vary_another,
            args=(subject,),
        )
        bound: float = st.number_input(
            "Learned below a loss of",
            0.0001,
            1.0,
            LITTLE,
            step=0.01,
            format="%.4g",
            key=BOUND,
            persist_state="session",
            width=190,
        )
    st.multiselect(
        f"Values to compare: {FEWEST} to {MOST}",
        list(dict.fromkeys([*state[VALUES], *proposed])),
        format_func=lambda text: _words(variation.key, text),
        key=VALUES,
        max_selections=MOST,
        accept_new_options=True,
        wrap=True,
        on_change=_take_values,
        help=f"Pick some, or type your own: {setting.takes}.",
    )
    problem = state.pop(PROBLEM, None)
    if problem is not None:
        notice(problem, "edit_note")
    return variation, bound


def _setting(key: str) -> Setting[Any]:
    found = VARY.setting(key)
    if found is None:
        raise KeyError(key)
    return found


def _words(key: str, text: str) -> str:
    value = _setting(key).read(text)
    return text if value is None else shown_value(_setting(key), value)


def _vary_another(subject: Subject) -> None:
    key = st.session_state[WHAT]
    if VARY.setting(key) is not None:
        set_own_field(VARY, Variation(key, tuple(subject.proposed(key))[:MOST]))


def _take_values() -> None:
    state = st.session_state
    before = own_field(VARY)
    texts: Sequence[str] = [*dict.fromkeys(state[VALUES])]
    setting = _setting(before.key)
    wrong = [text for text in texts if setting.problem(text) is not None]
    if wrong:
        state[PROBLEM] = (
            f"{quoted(wrong[0])} is no value of {setting.label}: it has to be {setting.takes}."
        )
        return
    variation = VARY.read(f"{before.key}:{','.join(texts)}")
    if variation is None:
        state[PROBLEM] = f"A comparison takes {FEWEST} to {MOST} values: the last ones stay."
        return
    set_own_field(VARY, _in_order(variation))


def _in_order(variation: Variation) -> Variation:
    """Numbers from the smallest to the largest; words in the order in which they were picked."""
    values = variation.values
    if all(isinstance(value, float) for value in values):
        return Variation(variation.key, tuple(sorted(values)))
    return variation
