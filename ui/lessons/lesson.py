"""What every lesson has, in the same places: its question, predictions, and the way on.

Between them each lesson has its own picture, and the formula with the numbers in it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.app.errors import calm
from ui.app.pages import LESSONS, PLAYGROUND, Lesson
from ui.theme.text import ARTICLE
from ui.widgets.controls import link_notices, start_from

STYLE = Path(__file__).with_name("lesson.css")


@dataclass(frozen=True)
class Prediction:
    """A question to answer before looking: `right` is the place of the answer that holds."""

    question: str
    answers: Sequence[str]
    right: int
    why: str


def opening(url: str) -> None:
    """The title of a lesson, and its question; and what in the link could not be used."""
    lesson = _find(url)
    st.title(f"{lesson.number}. {lesson.title}", anchor=False)
    st.header(lesson.question, anchor=False)
    link_notices()


def side_by_side() -> tuple[DeltaGenerator, DeltaGenerator]:
    """A place for words and controls, and one for the picture, which stays in sight beside them."""
    st.html(STYLE)
    words, picture = st.columns([4, 7], gap="large")
    return words, picture.container(key="lesson_picture")


def beside(*shares: int) -> list[DeltaGenerator]:
    """Places for formulas and tables side by side, or under one another where they need room."""
    with st.container(key="beside"):
        return st.columns(shares, gap="large")


def textbook_button(values: Callable[[], None]) -> None:
    """A button that sets exactly the values of the worked example."""
    st.button("Textbook example", icon=":material/menu_book:", on_click=values)
    st.markdown(f":small[The textbook of these lessons is Victor Zhou's {ARTICLE}.]")


def predictions(url: str, asked: Sequence[Prediction]) -> None:
    """Three questions side by side; the answer shows once one has been picked."""
    st.header("Predict, then look", anchor=False)
    with st.container(key="predictions"):
        places = st.columns(len(asked), gap="large")
    for number, (place, prediction) in enumerate(zip(places, asked, strict=True)):
        with place:
            _predict(f"{url}_prediction_{number}", prediction)


@st.fragment
@calm()
def _predict(key: str, prediction: Prediction) -> None:
    picked = st.radio(
        prediction.question,
        prediction.answers,
        index=None,
        key=key,
        persist_state="session",
    )
    if picked is None:
        return
    if picked == prediction.answers[prediction.right]:
        st.markdown(f"✓ **Right.** {prediction.why}")
    else:
        st.markdown(f"✕ **Not quite.** {prediction.why}")


def way_on(url: str, start: Callable[[], Sequence[float]] | None = None) -> None:
    """Links to the lessons before and after, and to the Playground.

    Args:
        url: of this lesson.
        start: gives the nine numbers that the Playground is to start from; without it, the
            Playground stays as it was left.
    """
    number = _find(url).number
    before = LESSONS[number - 2] if number > 1 else None
    after = LESSONS[number] if number < len(LESSONS) else None
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", key="way_on"):
        _link(before, ":material/arrow_back:", "left")
        st.space("stretch")
        if st.button("Try it in the Playground", icon=":material/play_circle:"):
            if start is not None:
                start_from(start())
            st.switch_page(PLAYGROUND)
        st.space("stretch")
        _link(after, ":material/arrow_forward:", "right")


def _link(lesson: Lesson | None, icon: str, side: Literal["left", "right"]) -> None:
    """A link to a lesson; before the first and after the last one comes the Playground."""
    st.page_link(
        PLAYGROUND if lesson is None else lesson.script,
        label="Playground" if lesson is None else lesson.title,
        icon=icon,
        icon_position=side,
    )


def _find(url: str) -> Lesson:
    return next(lesson for lesson in LESSONS if lesson.url == url)
