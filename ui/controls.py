"""The controls that set an experiment, each tied to its place in the link.

Streamlit itself binds the numbers of the first row to the link. It would write a choice as it
stands on the screen ("By hand"), and it leaves out what a field that has just appeared was filled
with; so choices, and the nine numbers by hand, are written here.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.current import current_experiment
from ui.experiment import PARAMETERS, Experiment, run
from ui.link import write_link
from ui.notice import notice
from ui.settings import (
    EPOCHS,
    HAND,
    LEARNING_RATE,
    LOSS_AXIS,
    ORDER,
    SEED,
    START,
    TRAINED_LIMIT,
    Choice,
    learning_rates,
    link_problems,
)
from ui.text import quoted

HAND_STEP = 0.1
LARGEST_STEP_BY_HAND = 10.0
"""What one can set by hand; training may have carried a number further, and then it may stay."""


def open_link() -> None:
    """On a session's first run, read the link, and leave only what the controls can take in it."""
    if "link_problems" in st.session_state:
        return
    link = st.query_params.to_dict()
    st.session_state.link_problems = link_problems(link)
    for number in (LEARNING_RATE, EPOCHS, SEED):
        linked = number.read(link.get(number.key, ""))
        usable = number.written(number.default if linked is None else linked)
        write_link(number.key, usable, number.written(number.default))
    own = st.query_params.get(LEARNING_RATE.key)
    st.session_state.own_learning_rate = None if own is None else float(own)
    if st.query_params.to_dict() != link:
        # Streamlit reads bound numbers from the link that the run began with; some it stumbles
        # over, an infinite number of epochs for one. Begin again with the mended link.
        st.rerun()


def set_from_link(link: Mapping[str, str]) -> None:
    """Set every control as a link has it; what the link leaves out goes back to its default."""
    state = st.session_state
    for number in (LEARNING_RATE, EPOCHS, SEED):
        linked = number.read(link.get(number.key, ""))
        value = number.default if linked is None else linked
        state[number.key] = int(value) if number.whole else value
    state.own_learning_rate = state[LEARNING_RATE.key]
    for setting in (ORDER, START, LOSS_AXIS):
        state[setting.key] = link.get(setting.key, setting.default)
    for name in PARAMETERS:
        state.pop(name, None)


def link_notices() -> None:
    """Show what in the link could not be used, until it is read."""
    for problem in st.session_state.link_problems:
        notice(problem, "link_off")
    if st.session_state.link_problems and st.button("Got it", key="read_link_problems"):
        st.session_state.link_problems = []
        st.rerun()


def choice(setting: Choice, on_change: Callable[[], None] | None = None) -> str:
    """One of a few, as buttons side by side."""
    if setting.key not in st.session_state:
        linked = st.query_params.get(setting.key, setting.default)
        st.session_state[setting.key] = linked if linked in setting.options else setting.default
    picked = st.segmented_control(
        setting.label,
        list(setting.options),
        format_func=setting.options.__getitem__,
        key=setting.key,
        required=True,
        on_change=on_change,
        persist_state="session",
    )
    write_link(setting.key, picked or setting.default, setting.default)
    return picked or setting.default


def pick(key: str, label: str, options: Sequence[str], width: int) -> str:
    """One of many names; a link that names nobody there shows the first."""
    linked = st.query_params.get(key)
    if key not in st.session_state and linked is not None and linked not in options:
        st.session_state.link_problems.append(
            f"The link asks to show {quoted(linked)}, who is in none of the tables, so "
            f"{options[0]} is shown."
        )
    if st.session_state.get(key) not in options:
        st.session_state[key] = linked if linked in options else options[0]
    picked: str = st.selectbox(label, options, key=key, persist_state="session", width=width)
    write_link(key, picked, options[0])
    return picked


def learning_rate(place: DeltaGenerator) -> float:
    """The slider of the learning rate, on a log scale."""
    rate: float = place.select_slider(
        LEARNING_RATE.label,
        learning_rates(st.session_state.own_learning_rate),
        value=LEARNING_RATE.default,
        format_func=LEARNING_RATE.written,
        key=LEARNING_RATE.key,
        bind="query-params",
        width=250,
    )
    return rate


def epochs() -> int:
    """How many passes over the data."""
    count: int = st.number_input(
        EPOCHS.label,
        int(EPOCHS.low),
        int(EPOCHS.high),
        int(EPOCHS.default),
        step=100,
        key=EPOCHS.key,
        bind="query-params",
        width=132,
    )
    return count


def seed() -> int:
    """The seed, and a button that takes the next one."""
    number: int = st.number_input(
        SEED.label,
        int(SEED.low),
        int(SEED.high),
        int(SEED.default),
        key=SEED.key,
        bind="query-params",
        width=116,
    )
    st.button(
        "Another seed",
        key="another_seed",
        on_click=_next_seed,
        shortcut="n",
        help="Takes the next seed: other start weights, and another order when shuffled.",
    )
    return number


def _next_seed() -> None:
    st.session_state[SEED.key] = (st.session_state[SEED.key] + 1) % (int(SEED.high) + 1)


def start() -> str:
    """Where the nine numbers come from. Those set by hand are in the link only while they count."""
    picked = choice(START, on_change=_begin_by_hand)
    if picked != "hand":
        for name in PARAMETERS:
            write_link(name, "", "")
    return picked


def _begin_by_hand() -> None:
    """Begin with the start weights of the last run, unless there are some by hand already."""
    untouched = not any(name in st.session_state for name in PARAMETERS)
    if st.session_state[START.key] == "hand" and untouched:
        start_from(current_experiment().start_network.vector.tolist())


def order() -> str:
    """In which order the network meets the samples."""
    return choice(ORDER)


def start_by_hand() -> tuple[float, ...]:
    """Nine number fields, neuron by neuron; the nine numbers."""
    neurons = {
        "h1": {"w1": "x1 → h1", "w2": "x2 → h1", "b1": "bias of h1"},
        "h2": {"w3": "x1 → h2", "w4": "x2 → h2", "b2": "bias of h2"},
        "o1": {"w5": "h1 → o1", "w6": "h2 → o1", "b3": "bias of o1"},
    }
    numbers: dict[str, float] = {}
    for column, fields in zip(st.columns(3, gap="medium"), neurons.values(), strict=True):
        with column, st.container(horizontal=True, gap="small"):
            for name, meaning in fields.items():
                numbers[name] = _hand_field(name, meaning)
    return tuple(numbers[name] for name in PARAMETERS)


def _hand_field(name: str, meaning: str) -> float:
    """One of the nine. Its bounds give way to a number that training carried beyond them."""
    setting = HAND[name]
    if name not in st.session_state:
        linked = setting.read(st.query_params.get(name, ""))
        st.session_state[name] = setting.default if linked is None else linked
    own = st.session_state[name]
    number: float = st.number_input(
        f"{name}: {meaning}",
        min(-LARGEST_STEP_BY_HAND, own),
        max(LARGEST_STEP_BY_HAND, own),
        step=HAND_STEP,
        format="%.3f",
        key=name,
        persist_state="session",
        width=122,
    )
    write_link(name, repr(number), repr(setting.default))
    return number


def continue_from(experiment: Experiment) -> None:
    """A button that makes the trained numbers the start of the next run."""
    st.button(
        "Continue from here",
        key="continue_from_here",
        icon=":material/resume:",
        on_click=start_from,
        args=(run(experiment).network.vector.tolist(),),
        help="The trained numbers become the start weights of the next run.",
    )


def start_from(numbers: Sequence[float]) -> None:
    """Make these nine numbers the start weights by hand."""
    st.session_state[START.key] = "hand"
    limited = np.clip(numbers, -TRAINED_LIMIT, TRAINED_LIMIT).tolist()
    st.session_state.update(zip(PARAMETERS, limited, strict=True))
