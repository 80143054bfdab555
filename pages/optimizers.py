"""Is straight downhill the fastest way? Four optimizers from one start, step by step."""

from collections.abc import Callable

import streamlit as st

from nn_core.walks import Walk
from ui.app.errors import calm
from ui.app.pages import come_through_door
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.lessons.grounds import (
    OPTIMIZERS,
    PEOPLE,
    RATES,
    STEEPNESS,
    STEPS,
    TOO_LARGE,
    USUAL,
    VALLEY,
    ground_of,
    walk_of,
)
from ui.lessons.lesson import (
    Prediction,
    beside,
    opening,
    predictions,
    side_by_side,
    textbook_button,
    way_on,
)
from ui.lessons.walk_picture import walk_picture
from ui.lessons.walk_words import outcome, step_written
from ui.stage.lesson import lesson
from ui.theme.text import in_full, six_digits, three_digits
from ui.widgets.exact_slider import exact_slider
from ui.widgets.formula import formula
from ui.widgets.table_view import table_view

GROUND, STEEP, PICKED, STEP = (
    f"optimizers_{name}" for name in ("ground", "steepness", "picked", "step")
)
FIRST_STEP = 20
STEEPEST = 100.0
BOOK = N_(
    "More of it is in [Deep Learning](https://www.deeplearningbook.org/contents/optimization.html) "
    "by Goodfellow, Bengio and Courville, chapter 8."
)
DIVIDING = ("RMSprop", "Adam")
SMALL = N_(
    "The 0.00000001 that is added under the line, against a division by 0, is left out here."
)


def rate_key(ground: str, who: str) -> str:
    """Where the rate of an optimizer on a ground is kept."""
    return f"optimizers_rate_{'valley' if ground == VALLEY else 'people'}_{who}"


def rate_of(ground: str, who: str) -> float:
    """The rate of an optimizer on a ground."""
    rate: float = st.session_state.get(rate_key(ground, who), USUAL[ground][who])
    return rate


def scene(
    ground: str,
    picked: str,
    step: int = FIRST_STEP,
    *,
    steepness: float = STEEPNESS,
    too_large: bool = False,
) -> Callable[[], None]:
    """What sets a ground, who is looked at, the step, and the usual rates or too large ones."""

    def show() -> None:
        st.session_state.update({GROUND: ground, PICKED: picked, STEP: step, STEEP: steepness})
        rates = TOO_LARGE if too_large else USUAL[ground]
        st.session_state.update({rate_key(ground, who): rate for who, rate in rates.items()})

    return show


@st.fragment
@calm()
def explore() -> None:
    """The controls, the picture and the formula, which answer at once."""
    left, right = side_by_side()
    with left:
        st.markdown(
            _(
                "In a long valley the slope across is steep and the slope along is slight. A rate "
                "small enough for the one is too small for the other: **SGD**, which goes straight "
                "downhill, zigzags. **Momentum** keeps most of its speed, so that what goes to "
                "and fro cancels and what stays adds up. **RMSprop** divides each derivative by "
                "how large it has lately been: every parameter gets steps of its own. **Adam** "
                "does both. All four begin at one place, each with a rate that suits it, and each "
                "can be given one that is too large."
            )
        )
        ground, steepness = pick_ground()
        picked, step = pick_step(ground)
        walks = {who: walk_of(ground, steepness, who, rate_of(ground, who)) for who in OPTIMIZERS}
        st.text(outcome(picked, walks[picked], ground_of(ground, steepness)))
        with st.container(horizontal=True):
            st.button(
                _("Too large a rate"),
                icon=":material/speed:",
                on_click=scene(VALLEY, picked, step, too_large=True),
            )
            textbook_button(scene(VALLEY, "SGD"), BOOK)
    with right:
        lesson("walk_picture", walk_picture(ground, steepness, walks, picked, step))
    with_numbers(ground, steepness, walks, picked, step)


def pick_ground() -> tuple[str, float]:
    """What they walk on, and how steep the valley is across."""
    ground = st.segmented_control(
        _("Ground"),
        [VALLEY, PEOPLE],
        format_func=_,
        key=GROUND,
        default=VALLEY,
        required=True,
        wrap=True,
        persist_state="session",
    )
    if ground == PEOPLE:
        st.caption(
            _(
                "The loss on the four people over w1 and b1; the other seven numbers are as the "
                "usual run leaves them."
            )
        )
        return PEOPLE, STEEPNESS
    return VALLEY, exact_slider(STEEP, _("Times as steep across"), STEEPNESS, 1.0, STEEPEST)


def pick_step(ground: str) -> tuple[str, int]:
    """Who is looked at, with its rate, and the step."""
    picked = st.segmented_control(
        _("Optimizer"),
        OPTIMIZERS,
        key=PICKED,
        default="SGD",
        required=True,
        wrap=True,
        persist_state="session",
    )
    who = picked or "SGD"
    st.session_state.setdefault(STEP, FIRST_STEP)
    st.session_state.setdefault(rate_key(ground, who), USUAL[ground][who])
    st.select_slider(
        _("Learning rate of {who}").format(who=who),
        RATES,
        format_func=in_full,
        key=rate_key(ground, who),
        persist_state="session",
    )
    step: int = st.slider(_("Step"), 1, STEPS, key=STEP, persist_state="session")
    return who, step


def with_numbers(
    ground: str, steepness: float, walks: dict[str, Walk], picked: str, step: int
) -> None:
    """One step of the picked optimizer for one parameter, and a table of all four."""
    st.header(_("With the numbers in it"), anchor=False)
    hill, walked = ground_of(ground, steepness), walks[picked]
    number = min(step, len(walked))
    left, right = beside(4, 5)
    with left:
        name = st.segmented_control(
            _("Step {number} of {picked} for").format(number=number, picked=picked),
            hill.names,
            key=f"optimizers_parameter_{'_'.join(hill.names)}",
            default=hill.names[1],
            required=True,
            persist_state="session",
        )
        column = hill.names.index(name or hill.names[1])
        formula(step_written(walked, hill, number, column))
        old, new = (float(walked.places[at, column]) for at in (number - 1, number))
        st.caption(
            _("To six digits, {name} goes from {old} to {new}.").format(
                name=hill.names[column], old=six_digits(old), new=six_digits(new)
            )
            + (" " + _(SMALL) if picked in DIVIDING else "")
        )
    with right:
        table_view(
            "optimizers_table",
            _("The four after step {step}").format(step=step),
            [
                _("Optimizer"),
                _("Rate"),
                *hill.names,
                _("Loss"),
                _("After {steps}").format(steps=STEPS),
            ],
            [row_of(ground, who, walks[who], step) for who in OPTIMIZERS],
            strong=OPTIMIZERS.index(picked),
        )


def row_of(ground: str, who: str, walked: Walk, step: int) -> list[str]:
    """An optimizer in the table: where it is, and how it ends."""
    at = min(step, len(walked))
    numbers = (*walked.places[at], walked.loss[at], walked.loss[-1])
    return [who, in_full(rate_of(ground, who)), *(three_digits(number) for number in numbers)]


come_through_door("optimizers")
opening("optimizers")
explore()
predictions(
    "optimizers",
    [
        Prediction(
            _(
                "SGD goes straight downhill, at nearly the largest rate that the valley bears. "
                "What does its way look like?"
            ),
            [
                N_("Straight to the lowest point"),
                N_("It zigzags across, and creeps along"),
                N_("It circles"),
            ],
            1,
            _(
                "Downhill is mostly across. Each step overshoots the valley's floor, and only the "
                "small part along it leads on."
            ),
            scene(VALLEY, "SGD"),
            _("Takes SGD at the rate 0.038 to step 20. Look how it goes from side to side."),
        ),
        Prediction(
            _("The valley gets twice as steep across. Whose way stays the same?"),
            [N_("SGD's"), N_("Momentum's"), N_("RMSprop's and Adam's")],
            2,
            _(
                "They divide each derivative by its own size: a factor cancels. SGD bears only "
                "half the rate now, and is thrown out."
            ),
            scene(VALLEY, "Adam", steepness=2 * STEEPNESS),
            _(
                "Makes it 100 times as steep across as along. Look: RMSprop and Adam go where they "
                "went at 50, and SGD leaves the map."
            ),
        ),
        Prediction(
            _(
                "All four begin on a plateau, where the loss is high and nearly flat. Who gets "
                "away?"
            ),
            [N_("All four, in time"), N_("RMSprop and Adam"), N_("Momentum only")],
            1,
            _(
                "Where derivatives are tiny, SGD's steps are tiny. Divided by their own size they "
                "are as good as large ones."
            ),
            scene(PEOPLE, "Adam", STEPS),
            _(
                "Takes the loss on the four people, from a plateau of it. Look who is still at the "
                "start after 60 steps."
            ),
        ),
    ],
)
way_on("optimizers")
