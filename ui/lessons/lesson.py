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
from ui.app.pages import BIGGER, LESSONS, PLAYGROUND, Lesson, progress_icon
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.session.progress import (
    QUESTIONS,
    answered,
    begin_again,
    is_done,
    mark_opened,
    prediction_key,
)
from ui.session.session import session
from ui.stage.spoken import spoken
from ui.theme.text import ARTICLE
from ui.widgets.controls import link_notices, start_from
from ui.widgets.glossary import terms

STORY = N_("The textbook of these lessons is Victor Zhou's {article}.")
STYLE = Path(__file__).with_name("lesson.css")


@dataclass(frozen=True)
class Prediction:
    """A question to answer before looking.

    Attributes:
        question: what is asked.
        answers: to pick from.
        right: the place of the answer that holds.
        why: it does.
        show: sets the numbers so that the picture proves it.
        look: what is set then, and where to look.
    """

    question: str
    answers: Sequence[str]
    right: int
    why: str
    show: Callable[[], None]
    look: str


def opening(url: str) -> None:
    """The title of a lesson, and its question; and what in the link could not be used."""
    lesson = _find(url)
    mark_opened(url)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.title(f"{lesson.number}. {_(lesson.title)}", anchor=False, width="stretch")
        terms(url)
    st.header(_(lesson.question), anchor=False)
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


def textbook_button(values: Callable[[], None], source: str = STORY) -> None:
    """A button that sets exactly the values of the worked example, and where one can read on."""
    st.button(_("Textbook example"), icon=":material/menu_book:", on_click=values)
    st.markdown(f":small[{_(source).format(article=ARTICLE)}]")


def predictions(url: str, asked: Sequence[Prediction]) -> None:
    """Three questions side by side; the answer shows once one has been picked."""
    st.header(_("Predict, then look"), anchor=False)
    with st.container(key="predictions"):
        places = st.columns(len(asked), gap="large")
    for number, (place, prediction) in enumerate(zip(places, asked, strict=True)):
        with place:
            _predict(url, number, prediction)


@st.fragment
@calm()
def _predict(url: str, number: int, prediction: Prediction) -> None:
    key = prediction_key(url, number)
    with st.container(gap=None):
        picked = st.radio(
            prediction.question,
            prediction.answers,
            format_func=_,
            index=None,
            key=key,
            persist_state="session",
            on_change=_answered,
            args=(url,),
        )
        right = picked == prediction.answers[prediction.right]
        verdict = _("Right.") if right else _("Not quite.")
        spoken("" if picked is None else f"{verdict} {prediction.why}", f"{key}_spoken")
    if session().menu_is_late:
        session().menu_is_late = False
        st.rerun()
    if picked is None:
        return
    st.markdown(f"{'✓' if right else '✕'} **{verdict}** {prediction.why}")
    # The numbers belong to the whole page, of which this is one piece.
    if st.button(
        _("Show me"),
        icon=":material/visibility:",
        key=f"{key}_show",
        on_click=_show,
        args=(prediction,),
    ):
        st.rerun()
    st.caption(prediction.look)


def _answered(url: str) -> None:
    """The menu marks a lesson with its last answer; it is drawn before the page, in a whole run."""
    session().menu_is_late = is_done(url)


def _show(prediction: Prediction) -> None:
    """Set the numbers of a prediction, and bring the picture into view."""
    prediction.show()
    session().looks += 1


def way_on(url: str, start: Callable[[], Sequence[float]] | None = None) -> None:
    """Links to what comes before and after, and to the Playground; after the last, how far one is.

    Before the first lesson comes the Playground, and after the last one Bigger networks.

    Args:
        url: of this lesson.
        start: gives the nine numbers that the Playground is to start from; without it, the
            Playground stays as it was left.
    """
    number = _find(url).number
    if number == len(LESSONS):
        _how_far()
    before = LESSONS[number - 2] if number > 1 else None
    after = LESSONS[number] if number < len(LESSONS) else None
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="way_on"):
        _link(before, ":material/arrow_back:", "left")
        st.space("stretch")
        if st.button(_("Try it in the Playground"), icon=":material/play_circle:"):
            if start is not None:
                start_from(start())
            # With a bare address in between, going back would set everything back.
            st.switch_page(PLAYGROUND, query_params=st.query_params.to_dict())
        st.space("stretch")
        _link(after, ":material/arrow_forward:", "right")


def _how_far() -> None:
    """All lessons with what was answered in each, and a way to begin again."""
    urls = [lesson.url for lesson in LESSONS]
    st.header(_("How far you are"), anchor=False)
    with st.container(horizontal=True, gap="small"):
        for lesson in LESSONS:
            st.page_link(
                lesson.script,
                label=_("{lesson}: {answered} of {questions}").format(
                    lesson=_(lesson.title), answered=answered(lesson.url), questions=QUESTIONS
                ),
                icon=progress_icon(lesson.url) or ":material/arrow_forward:",
            )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(
            _(
                "{done} of {all} lessons are answered. This is kept until you close the "
                "page, and nowhere else."
            ).format(done=sum(map(is_done, urls)), all=len(urls)),
            width="content",
        )
        st.button(
            _("Begin again"), icon=":material/restart_alt:", on_click=begin_again, args=(urls,)
        )


def _link(lesson: Lesson | None, icon: str, side: Literal["left", "right"]) -> None:
    """A link to a lesson; before the first is the Playground, after the last Bigger networks."""
    beyond = (PLAYGROUND, _("Playground")) if side == "left" else (BIGGER, _("Bigger networks"))
    script, title = beyond if lesson is None else (lesson.script, _(lesson.title))
    st.page_link(script, label=title, icon=icon, icon_position=side)


def _find(url: str) -> Lesson:
    return next(lesson for lesson in LESSONS if lesson.url == url)
