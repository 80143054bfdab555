"""How wrong is the network, in one number? Square each error, and take the average."""

from collections.abc import Sequence

import streamlit as st

from nn_core import Dataset, losses_of_one_answer, mse_loss, squared_errors
from nn_core.validation import Array
from ui.app.errors import calm
from ui.app.pages import come_through_door
from ui.app.screen import known_screen, watch_screen
from ui.chart import chart
from ui.figures.squares import squares
from ui.lessons.lesson import Prediction, opening, predictions, textbook_button, way_on
from ui.theme.text import three_decimals
from ui.widgets.answers import (
    FOUR,
    ONE_FOR_ALL,
    TRAINED,
    TYPED,
    one_for_all,
    people,
    trained,
    typed_in,
)
from ui.widgets.formula import formula, step, written
from ui.widgets.table_view import table_view

# Of more people the formula shows the first and the last ones only.
MOST_WRITTEN_OUT = 6
# On a phone the three sources have to fit beside one another.
SHORT = {ONE_FOR_ALL: "Same for all", TYPED: "Typed in", TRAINED: "Trained run"}


def textbook() -> None:
    """Set the worked example: a network that answers 0, whoever of the four people comes."""
    st.session_state.update(loss_source=ONE_FOR_ALL, loss_answer=0.0, loss_people=FOUR)


@st.fragment
@calm()
def explore() -> None:
    """The controls, the picture, the table and the formula, which answer at once."""
    screen = known_screen()
    left, right = st.columns([4, 7], gap="large")
    with left:
        st.markdown(
            "An **error** is how far an answer is from the truth: y_true minus y_pred. The loss "
            "**squares** every error and takes the **average**. Squared, errors to both sides "
            "count as positive and cannot cancel; and an error twice as large counts four times. "
            "A loss of 0 means that every answer is exactly right. Training is making this one "
            "number small, and nothing else."
        )
        dataset, y_pred, one_answer = controls()
        textbook_button(textbook)
    with right:
        picture(dataset, y_pred, one_answer)
    with right if screen.narrow else left:
        table(dataset, y_pred)
    st.header("With the numbers in it", anchor=False)
    write_out(dataset.y_true, y_pred)


def controls() -> tuple[Dataset, Array, float | None]:
    """Who is answered, what each of them is, and the one answer if it is the same for all."""
    narrow = known_screen().narrow
    source = st.segmented_control(
        "Where y_pred comes from",
        list(SHORT),
        format_func=lambda name: SHORT[name] if narrow else name,
        key="loss_source",
        default=ONE_FOR_ALL,
        required=True,
        persist_state="session",
    )
    dataset = people(source or ONE_FOR_ALL)
    if source == TYPED:
        return dataset, typed_in(dataset), None
    if source == TRAINED:
        return dataset, trained(), None
    answer = one_for_all()
    return dataset, dataset.y_true * 0 + answer, answer


def picture(dataset: Dataset, y_pred: Array, one_answer: float | None) -> None:
    """The squares, their average, and the parabola."""
    screen = known_screen()
    largest = squared_errors(dataset.y_true, y_pred).max()
    best = dataset.y_true.mean()
    lowest = losses_of_one_answer(dataset.y_true, [best])[0]
    all_get = "" if one_answer is None else f"All are answered {one_answer:.3g}. "
    chart(
        "loss_picture",
        squares(dataset.names, dataset.y_true, y_pred, one_answer, screen.narrow, screen.palette),
        f"The squared errors of {len(dataset)} answers as squares, the largest {largest:.3f}. "
        f"{all_get}The loss is {mse_loss(dataset.y_true, y_pred):.3g}. One answer for all "
        f"does best at {best:.3g}, with the loss {lowest:.3g}.",
        screen.palette,
    )


def table(dataset: Dataset, y_pred: Array) -> None:
    """Everybody with their error and its square."""
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
        "The error of every answer",
        ["Name", "y_true", "y_pred", "Error", "Squared"],
        [[name, str(label), *numbers] for name, label, *numbers in rows],
    )


def write_out(y_true: Array, y_pred: Array) -> None:
    """The loss in symbols and in numbers."""
    screen = known_screen()
    color = screen.palette.text
    loss = mse_loss(y_true, y_pred)
    pairs = zip(y_true, y_pred, strict=True)
    differences = shortened([rf"({true:.0f} - {written(said)})^2" for true, said in pairs])
    areas = shortened([written(area) for area in squared_errors(y_true, y_pred)])
    average = rf"\tfrac{{1}}{{{len(y_true)}}}"
    averaged = step(color, r"\frac{1}{n} \sum", "average")
    error = step(color, "y_{true} - y_{pred}", "error")
    in_a_line = 2 if screen.narrow else MOST_WRITTEN_OUT
    formula(
        [
            rf"\text{{MSE}} &= {averaged} \; \big( {error} \big)^2",
            *sum_lines(average, differences, in_a_line),
            *sum_lines(average, areas, in_a_line),
            f"&= {written(loss, 3)}",
        ]
    )
    st.caption(f"Exactly {loss!r}.")


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
            "Two people are 1 and two are 0, and all four get the answer 0.5. What is the loss?",
            ["0, the errors cancel", "0.25", "0.5"],
            1,
            "Half too low and half too high, the errors would cancel, and a useless answer would "
            "look perfect. "
            "Squared, each of them is 0.25, and so is their average.",
        ),
        Prediction(
            "Which has the larger loss: one answer wrong by 1 beside a perfect one, or two answers "
            "wrong by 0.5?",
            ["Wrong by 1 and perfect", "Twice wrong by 0.5", "Both have the same"],
            0,
            "The errors add up to 1 both times, the squares do not: 1 + 0 is more than "
            "0.25 + 0.25. A sure answer that is wrong costs most.",
        ),
        Prediction(
            "Training has halved the loss. Is the network wrong about half as many people?",
            ["Yes, exactly half", "Not necessarily", "It is wrong about nobody now"],
            1,
            "The loss says how far off the answers are, not how many lie on the wrong side of "
            "0.5. All can come closer to the truth without a single one changing sides.",
        ),
    ],
)
way_on("loss")
watch_screen()
