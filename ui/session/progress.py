"""How far a visitor has come through the lessons: what was opened, and what was answered.

It lasts as long as the session, and is stored nowhere else. The answers themselves stand in their
controls, which Streamlit keeps from page to page.
"""

from collections.abc import Iterable

import streamlit as st

from ui.session.session import session

QUESTIONS = 3
"""So many predictions are asked for in every lesson."""


def prediction_key(url: str, number: int) -> str:
    """Where the answer to a prediction of a lesson is kept, counted from 0."""
    return f"{url}_prediction_{number}"


def mark_opened(url: str) -> None:
    """Remember that this lesson was opened."""
    session().opened_lessons.add(url)


def is_opened(url: str) -> bool:
    """Whether the lesson was opened."""
    return url in session().opened_lessons


def answered(url: str) -> int:
    """How many predictions of the lesson were made."""
    keys = (prediction_key(url, number) for number in range(QUESTIONS))
    return sum(st.session_state.get(key) is not None for key in keys)


def is_done(url: str) -> bool:
    """Whether all predictions of the lesson were made."""
    return answered(url) == QUESTIONS


def begin_again(urls: Iterable[str]) -> None:
    """Forget what was opened and answered in these lessons."""
    for url in urls:
        session().opened_lessons.discard(url)
        for number in range(QUESTIONS):
            if prediction_key(url, number) in st.session_state:
                st.session_state[prediction_key(url, number)] = None
