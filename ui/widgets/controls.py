"""The controls that set an experiment. Each finds its value in the session, under its name there.

Streamlit can bind a control to the address by itself. But it would write choices as they stand on
the screen ("By hand"), and it cannot know of tables and of pages without controls: `ui.session`
writes the whole link.

The numbers begin with those of the current experiment. They are not put into the session on a
first run: a browser whose server died comes to another one with newer numbers than its link has.
"""

from collections.abc import Callable, Sequence

import numpy as np
import streamlit as st

from nn_core import neuron_parameters, neuron_sources
from ui.experiment.experiment import PARAMETERS, SIZES
from ui.experiment.field_kinds import Choice, Somebody
from ui.experiment.fields import (
    EPOCHS,
    FREEZE,
    LEARNING_RATE,
    ORDER,
    SEED,
    START,
    TRAINED_LIMIT,
    learning_rates,
)
from ui.language.words import gettext as _
from ui.session.current import current_experiment, forget_link_problems
from ui.session.session import session
from ui.session.settings import control_key, in_control, set_control, set_start
from ui.session.whole import whole
from ui.theme.notice import notices
from ui.widgets.glossary import meaning
from ui.widgets.number_field import number_field

ARTICLE_SEED = 157
"""Found by training from the seeds in their order."""
HAND_STEP = 0.1
LARGEST_STEP_BY_HAND = 10.0
"""What one can set by hand; training may have carried a number further, and then it may stay."""


def link_notices() -> None:
    """Show what in the link could not be used, until it is read."""
    problems = session().link_problems
    notices(problems, "link_off")
    if problems and st.button(_("Got it"), key="read_link_problems"):
        forget_link_problems()
        st.rerun()


def choice(setting: Choice, on_change: Callable[[], None] | None = None) -> str:
    """One of a few, as buttons side by side."""
    picked = st.segmented_control(
        setting.label,
        list(setting.options),
        format_func=setting.words,
        key=control_key(setting.key),
        required=True,
        on_change=on_change,
        wrap=True,
        persist_state="session",
    )
    return picked or setting.default


def pick(setting: Somebody, options: Sequence[str], width: int) -> str:
    """One of many names; the first while there is nobody of the name that was picked."""
    if st.session_state.get(setting.key) not in options:
        set_control(setting, options[0])
    picked: str = st.selectbox(
        setting.label, options, key=setting.key, persist_state="session", width=width
    )
    return picked


def learning_rate() -> float:
    """The slider of the learning rate, on a log scale."""
    rate: float = st.select_slider(
        LEARNING_RATE.label,
        learning_rates(session().own_learning_rate),
        value=current_experiment().learning_rate,
        format_func=LEARNING_RATE.written,
        key=LEARNING_RATE.key,
        help=meaning("learning rate"),
        persist_state="session",
        width=200,
    )
    return rate


def epochs() -> int:
    """How many passes over the data."""
    count: int = number_field(
        EPOCHS.label,
        int(EPOCHS.low),
        int(EPOCHS.high),
        usual=current_experiment().epochs,
        step=100,
        key=control_key(EPOCHS.key),
        help=meaning("epoch"),
        width=132,
    )
    return count


def seed() -> int:
    """What random starts and orders are drawn from."""
    number: int = number_field(
        SEED.label,
        int(SEED.low),
        int(SEED.high),
        usual=current_experiment().seed,
        key=control_key(SEED.key),
        help=meaning("seed"),
        width=116,
    )
    return number


def another_seed() -> None:
    """A button that takes the next seed."""
    st.button(
        _("Another seed"),
        key="another_seed",
        icon=":material/casino:",
        on_click=_next_seed,
        help=_(
            "Takes the next seed: other start weights, and another order when shuffled. You can "
            "press N instead."
        ),
    )


def article_seed() -> None:
    """Where the article's own last line comes from, and the seed that ends as it does."""
    st.caption(
        _(
            "The article ends with 0.951 for Emily and 0.039 for Frank, from a random start of its "
            "own. With the four people as they are, seed {seed} gives the same three digits."
        ).format(seed=ARTICLE_SEED)
    )
    st.button(_("Seed {seed}").format(seed=ARTICLE_SEED), on_click=_set_seed, args=(ARTICLE_SEED,))


@whole
def _set_seed(seed: int) -> None:
    set_control(SEED, seed)


@whole
def _next_seed() -> None:
    seed: int = in_control(SEED.key, current_experiment().seed)
    set_control(SEED, (seed + 1) % (int(SEED.high) + 1))


def start() -> str:
    """Where the nine numbers come from."""
    return choice(START, on_change=_begin_by_hand)


@whole
def _begin_by_hand() -> None:
    """Begin with the start weights of the last run, unless there are some by hand already."""
    untouched = all(in_control(name) is None for name in PARAMETERS)
    if in_control(START.key) == "hand" and untouched:
        start_from(current_experiment().start_network.vector.tolist())


def order() -> str:
    """In which order the network meets the samples."""
    return choice(ORDER)


def start_by_hand() -> tuple[float, ...]:
    """Nine number fields, neuron by neuron; the nine numbers."""
    numbers: dict[str, float] = {}
    for column, neuron in zip(st.columns(3, gap="medium"), neuron_parameters(SIZES), strict=True):
        *weights, bias = neuron_parameters(SIZES)[neuron]
        with column, st.container(horizontal=True, gap="small"):
            for source, weight in zip(neuron_sources(SIZES)[neuron], weights, strict=True):
                numbers[weight] = _hand_field(weight, f"{source} → {neuron}")
            numbers[bias] = _hand_field(bias, _("bias of {neuron}").format(neuron=neuron))
    return tuple(numbers[name] for name in PARAMETERS)


def _hand_field(name: str, meaning: str) -> float:
    """One of the nine. Its bounds give way to a number that training carried beyond them."""
    own: float = in_control(name)
    number: float = number_field(
        f"{name}: {meaning}",
        min(-LARGEST_STEP_BY_HAND, own),
        max(LARGEST_STEP_BY_HAND, own),
        step=HAND_STEP,
        format="%.3f",
        key=control_key(name),
        width=122,
    )
    return number


def frozen() -> tuple[str, ...]:
    """The numbers that training leaves as they are."""
    return tuple(
        st.multiselect(
            FREEZE.label,
            FREEZE.options,
            key=control_key(FREEZE.key),
            help=_("Training leaves these numbers as they are."),
            placeholder=_("Nothing"),
            persist_state="session",
        )
    )


def start_from(numbers: Sequence[float]) -> None:
    """Make these nine numbers the start weights by hand."""
    set_start(np.clip(numbers, -TRAINED_LIMIT, TRAINED_LIMIT).tolist())
