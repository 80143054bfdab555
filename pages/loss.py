"""How wrong is the network, in one number? Square each error, and take the average."""

from collections.abc import Callable, Sequence

import streamlit as st

from nn_core import mse_loss, squared_errors
from nn_core.validation import Array
from ui.app.errors import calm
from ui.app.pages import come_through_door
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.lessons.answers import (
    FOUR,
    ONE_FOR_ALL,
    TRAINED,
    TYPED,
    one_for_all,
    people,
    trained,
    typed_in,
)
from ui.lessons.lesson import (
    Prediction,
    opening,
    predictions,
    side_by_side,
    textbook_button,
    way_on,
)
from ui.lessons.loss_picture import Answers, loss_picture
from ui.stage.lesson import lesson
from ui.theme.text import six_digits, three_decimals
from ui.widgets.formula import formula, named, written
from ui.widgets.table_view import table_view

# Of more people the formula shows the first and the last ones only.
MOST_WRITTEN_OUT = 6
# So many differences and squares fit into a line, on a phone too.
DIFFERENCES_IN_A_LINE, SQUARES_IN_A_LINE = 2, 4


def textbook() -> None:
    """Set the worked example: a network that answers 0, whoever of the four people comes."""
    st.session_state.update(loss_source=ONE_FOR_ALL, loss_answer=0.0, loss_people=FOUR)


def answer_all(answer: float) -> Callable[[], None]:
    """What sets this one answer for all of the four people."""
    return lambda: st.session_state.update(
        loss_source=ONE_FOR_ALL, loss_answer=answer, loss_people=FOUR
    )


@st.fragment
@calm()
def explore() -> None:
    """The controls, the picture, the formula and the table, which answer at once."""
    left, right = side_by_side()
    with left:
        st.markdown(
            _(
                "An **error** is how far an answer is from the truth: y_true minus y_pred. The "
                "loss **squares** every error and takes the **average**. Squared, errors to both "
                "sides count as positive and cannot cancel; and an error twice as large counts "
                "four times. A loss of 0 means that every answer is exactly right. Training is "
                "making this one number small, and nothing else."
            )
        )
        answers = controls()
        textbook_button(textbook)
        table(answers)
    with right:
        lesson("loss_picture", loss_picture(answers))
    st.header(_("With the numbers in it"), anchor=False)
    write_out(answers.dataset.y_true, answers.y_pred)


def controls() -> Answers:
    """Who is answered, and what each of them is."""
    source = st.segmented_control(
        _("Where y_pred comes from"),
        [ONE_FOR_ALL, TYPED, TRAINED],
        format_func=_,
        key="loss_source",
        default=ONE_FOR_ALL,
        required=True,
        wrap=True,
        persist_state="session",
    )
    dataset = people(source or ONE_FOR_ALL)
    if source == TYPED:
        return Answers(dataset, typed_in(dataset), None)
    if source == TRAINED:
        return Answers(dataset, trained(), None)
    answer = one_for_all()
    return Answers(dataset, dataset.y_true * 0 + answer, answer)


def table(answers: Answers) -> None:
    """Everybody with their error and its square."""
    dataset, y_pred = answers.dataset, answers.y_pred
    errors = dataset.y_true - y_pred
    rows = zip(
        dataset.names,
        dataset.labels,
        *(
            map(three_decimals, column)
            for column in (y_pred, errors, squared_errors(dataset.y_true, y_pred))
        ),
        strict=True,
    )
    table_view(
        "loss_table",
        _("The error of every answer"),
        [_("Name"), "y_true", "y_pred", _("Error"), _("Squared")],
        [[name, str(label), *numbers] for name, label, *numbers in rows],
    )


def write_out(y_true: Array, y_pred: Array) -> None:
    """The loss in symbols and in numbers."""
    loss = mse_loss(y_true, y_pred)
    pairs = zip(y_true, y_pred, strict=True)
    differences = shortened([rf"({true:.0f} - {written(said)})^2" for true, said in pairs])
    areas = shortened([written(area) for area in squared_errors(y_true, y_pred)])
    average = rf"\tfrac{{1}}{{{len(y_true)}}}"
    averaged = named(r"\frac{1}{n} \sum", _("average"))
    error = named("y_{true} - y_{pred}", _("error"))
    formula(
        [
            rf"\text{{MSE}} &= {averaged} \; \big( {error} \big)^2",
            *sum_lines(average, differences, DIFFERENCES_IN_A_LINE),
            *sum_lines(average, areas, SQUARES_IN_A_LINE),
            f"&= {written(loss, 3)}",
        ]
    )
    st.caption(_("To six digits {loss}.").format(loss=six_digits(loss)))


def shortened(terms: Sequence[str]) -> list[str]:
    """The terms of a sum, or the first three and the last of many."""
    if len(terms) <= MOST_WRITTEN_OUT:
        return list(terms)
    return [*terms[:3], r"\cdots", terms[-1]]


def sum_lines(factor: str, terms: Sequence[str], in_a_line: int) -> list[str]:
    """A factor times a sum, in as many lines as it takes."""
    parts = [" + ".join(terms[at : at + in_a_line]) for at in range(0, len(terms), in_a_line)]
    parts[0] = rf"&= {factor} \big({parts[0]}"
    parts[1:] = [rf"&\qquad + {part}" for part in parts[1:]]
    parts[-1] += r"\big)"
    return parts


come_through_door("loss")
opening("loss")
explore()
predictions(
    "loss",
    [
        Prediction(
            _("Two people are 1 and two are 0, and all four get the answer 0.5. What is the loss?"),
            [N_("0, the errors cancel"), "0.25", "0.5"],
            1,
            _(
                "Half too low and half too high, the errors would cancel, and a useless answer "
                "would look perfect. Squared, each of them is 0.25, and so is their average."
            ),
            answer_all(0.5),
            _("Answers everybody 0.5. Look at the four squares, all of 0.25, and at the loss."),
        ),
        Prediction(
            _(
                "Which has the larger loss: one answer wrong by 1 beside a perfect one, or two "
                "answers wrong by 0.5?"
            ),
            [N_("Wrong by 1 and perfect"), N_("Twice wrong by 0.5"), N_("Both have the same")],
            0,
            _(
                "The errors add up to 1 both times, the squares do not: 1 + 0 is more than "
                "0.25 + 0.25. A sure answer that is wrong costs most."
            ),
            answer_all(0.0),
            _(
                "Answers everybody 0: two are wrong by 1, two are perfect. Look at the curve: the "
                "loss is 0.5, and only 0.25 where all four are wrong by 0.5."
            ),
        ),
        Prediction(
            _("Training has halved the loss. Is the network wrong about half as many people?"),
            [N_("Yes, exactly half"), N_("Not necessarily"), N_("It is wrong about nobody now")],
            1,
            _(
                "The loss says how far off the answers are, not how many lie on the wrong side of "
                "0.5. All can come closer to the truth without a single one changing sides."
            ),
            answer_all(0.49),
            _(
                "Answers everybody 0.49. Look: the loss is half of the 0.5 that the answer 0 has, "
                "and Alice and Diana are still on the wrong side."
            ),
        ),
    ],
)
way_on("loss")
