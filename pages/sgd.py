"""How do small steps add up to learning? The run of the current experiment, sample by sample."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from nn_core import Step
from ui.app.errors import calm
from ui.app.pages import come_through_door
from ui.data.samples import sample_asked, sample_dataset
from ui.experiment.experiment import PARAMETERS, Experiment
from ui.experiment.permalink import Setup
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.lessons.lesson import (
    Prediction,
    beside,
    opening,
    predictions,
    side_by_side,
    textbook_button,
    way_on,
)
from ui.lessons.recap import recap
from ui.lessons.sgd_steps import steps_of, stretch_around
from ui.lessons.step_picture import step_picture
from ui.session.current import current_experiment, keep_current, open_setup
from ui.stage.lesson import lesson
from ui.theme.notice import notice
from ui.theme.text import four_digits, six_digits, three_decimals, three_digits
from ui.widgets import controls
from ui.widgets.formula import as_factor, formula, written
from ui.widgets.number_field import number_field
from ui.widgets.table_view import table_view

STEP = "sgd_step"
# The experiment that the step belongs to, in so far as it decides what a step comes to.
RUN = "sgd_run"


def show_step(number: int, start: str = "random", learning_rate: float = 0.1) -> Callable[[], None]:
    """What shows this step of a run of the four people."""

    def show() -> None:
        people, asked = sample_dataset("people"), sample_asked("people")
        experiment = Experiment(people, asked, start=start, learning_rate=learning_rate)
        open_setup(Setup(experiment))
        keep_step(experiment)
        st.session_state[STEP] = number

    return show


def keep_step(experiment: Experiment) -> None:
    """Stay at the step while the run is the same or has other epochs only, else begin with 1."""
    state = st.session_state
    same_steps = replace(experiment, to_predict=(), epochs=0)
    if state.get(RUN) != same_steps:
        state[RUN], state[STEP] = same_steps, 1
    state[STEP] = min(max(state.get(STEP, 1), 1), max(len(steps_of(experiment)), 1))


def go_to(number: int) -> None:
    """Show this step."""
    st.session_state[STEP] = number


def pick_step(experiment: Experiment) -> tuple[Step, dict[str, int]]:
    """The number of the step, whose turn it is, and buttons that go on from there.

    Returns:
        The step, and to which one each key leads.
    """
    steps = steps_of(experiment)
    number, end, count = st.session_state[STEP], len(steps), len(steps.features)
    step = steps.step(number)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        number_field(_("Step"), 1, end, key=STEP, width=140)
        st.text(
            _("Epoch {epoch} of {epochs}, {name}").format(
                epoch=step.epoch,
                epochs=steps.history.epochs,
                name=experiment.dataset.names[step.row],
            ),
            width="stretch",
        )
    targets = {
        "P": max(number - 1, 1),
        "N": min(number + 1, end),
        "E": min(step.epoch * count + 1, end),
    }
    with st.container(horizontal=True, gap="xsmall"):
        for label, (key, target) in zip(
            (_("Previous"), _("Next"), _("Next epoch")), targets.items(), strict=True
        ):
            st.button(f"{label} ({key})", on_click=go_to, args=(target,), disabled=target == number)
    told(step, experiment.dataset.names[step.row])
    return step, {key: target for key, target in targets.items() if target != number}


def told(step: Step, name: str) -> None:
    """What the step did to the loss."""
    (own, own_after), (loss, loss_after) = step.sample_loss, step.loss
    st.text(
        _(
            "This step takes the loss on {name} from {own} to {own_after}, and the loss on "
            "everybody from {loss} to {loss_after}."
        ).format(
            name=name,
            own=four_digits(own),
            own_after=four_digits(own_after),
            loss=four_digits(loss),
            loss_after=four_digits(loss_after),
        )
    )


@st.fragment
@calm()
def explore() -> None:
    """The controls, the picture, the formula and the table, which answer at once."""
    left, right = side_by_side()
    with left:
        st.markdown(
            _(
                "Take **one person** and run the network **forward**: how wrong is it? Go **back** "
                "for the nine derivatives: which way does each number make that worse? All nine "
                "are taken at the current values; only then does each number move a little the "
                "other way. The **learning rate** says how little. Take the next person. When "
                "everybody had a turn, an **epoch** is over. This is stochastic gradient descent: "
                "a step that suits one person may not suit all, so the loss on everybody zigzags "
                "on its way down."
            )
        )
        rate = controls.learning_rate()
        experiment = replace(current_experiment(), learning_rate=rate)
        keep_current(experiment)
        keep_step(experiment)
        steps = steps_of(experiment)
        step, targets = pick_step(experiment) if len(steps) > 0 else (None, {})
        textbook_button(show_step(1, start="ones"))
    with right:
        if step is None:
            notice(_("This run has 0 epochs, so there is no step to look at."), "hourglass_empty")
            return
        first, loss = stretch_around(steps, step.number)
        keys = {key: partial(go_to, target) for key, target in targets.items()}
        lesson("sgd_picture", step_picture(step, first, loss, experiment.dataset), keys=keys)
    with_numbers(step, experiment)


def with_numbers(step: Step, experiment: Experiment) -> None:
    """The update rule for one parameter, and the table of all nine."""
    st.header(_("With the numbers in it"), anchor=False)
    left, right = beside(4, 5)
    with left:
        picked = st.pills(
            _("Parameter"),
            PARAMETERS,
            key="sgd_parameter",
            default="w1",
            required=True,
            wrap=True,
            persist_state="session",
        )
        written_out(step, picked or "w1", experiment)
    old, new, rate = step.before.parameters, step.after.parameters, experiment.learning_rate
    with right:
        table_view(
            "sgd_table",
            _("What the step does to the nine parameters"),
            [_("Name"), _("Old"), _("Derivative"), _("Step"), _("New")],
            [
                [
                    name,
                    three_decimals(old[name]),
                    three_digits(derivative),
                    _("frozen") if name in experiment.frozen else three_digits(-rate * derivative),
                    three_decimals(new[name]),
                ]
                for name, derivative in step.gradient.items()
            ],
            strong=PARAMETERS.index(picked or "w1"),
        )


def written_out(step: Step, name: str, experiment: Experiment) -> None:
    """The loss on this sample, and how one parameter moves: in symbols, and in numbers."""
    old, new = step.before.parameters[name], step.after.parameters[name]
    y_true = experiment.dataset.labels[step.row]
    y_pred = float(step.before.feedforward(experiment.dataset.inputs[step.row]))
    symbol, derivative = f"{name[0]}_{name[1]}", step.gradient[name]
    stays, rate = _("is frozen and stays"), _("learning rate")
    formula(
        [
            r"L &= (y_{\text{true}} - y_{\text{pred}})^2",
            rf"&= ({y_true} - {written(y_pred)})^2 = {written(step.sample_loss[0])}",
            *(
                [rf"{symbol} &= {written(old)} \quad \text{{{stays}}}"]
                if name in experiment.frozen
                else [
                    rf"{symbol} &\leftarrow {symbol} - \text{{{rate}}} \cdot "
                    rf"\frac{{\partial L}}{{\partial {symbol}}}",
                    rf"&= {written(old)} - {written(experiment.learning_rate)} \cdot "
                    rf"{as_factor(derivative)}",
                    rf"&= {written(new)}",
                ]
            ),
        ]
    )
    before, after = step.loss
    st.caption(
        _(
            "To six digits, {name} goes from {old} to {new}; its derivative is "
            "{derivative}. The loss on everybody goes from {before} to {after}."
        ).format(
            name=name,
            old=six_digits(old),
            new=six_digits(new),
            derivative=six_digits(derivative),
            before=six_digits(before),
            after=six_digits(after),
        )
    )


come_through_door("sgd")
opening("sgd")
explore()
predictions(
    "sgd",
    [
        Prediction(
            _(
                "Each step goes downhill for one person. Does the loss on everybody fall in each "
                "step?"
            ),
            [N_("Yes, in each"), N_("In most, not in all"), N_("Only at the end of an epoch")],
            1,
            _(
                "The derivatives know one person only, and what suits one may not suit all. In the "
                "default run the steps 2 and 3 already raise the loss on everybody."
            ),
            show_step(2),
            _(
                "Opens step 2 of the default run. Look at the last two bars: everybody's loss "
                "rises."
            ),
        ),
        Prediction(
            _("In the default run, the learning rate is 10 instead of 0.1. What does step 1 do?"),
            [
                N_("The loss falls 100 times as far"),
                N_("It oversteps: the loss rises"),
                N_("The same, only quicker"),
            ],
            1,
            _(
                "Downhill holds for small steps. This one takes the loss on everybody from 0.31 to "
                "0.50. The four people are so easy that the run recovers; not all data forgive "
                "that."
            ),
            show_step(1, learning_rate=10.0),
            _(
                "Opens step 1 with the learning rate 10. Look how far up the loss on everybody "
                "goes."
            ),
        ),
        Prediction(
            _("In the textbook example all weights start at 1. When do h1 and h2 part ways?"),
            [N_("In step 1"), N_("After some epochs"), N_("Never")],
            2,
            _(
                "Equal values get equal derivatives and so stay equal: w1 and w3 are twins even "
                "after 4000 steps. Random start weights are there to prevent it."
            ),
            show_step(4000, start="ones"),
            _("Opens step 4000 of the textbook example. Look at w1 and w3, w2 and w4, b1 and b2."),
        ),
    ],
)
recap()
way_on("sgd")
