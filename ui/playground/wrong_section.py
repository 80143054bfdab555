"""What is wrong? One quiet line under the stage, with one thing to try; nothing if all is well."""

from collections.abc import Callable

import streamlit as st

from ui.app.pages import LESSONS
from ui.experiment.ailments import Ailment, ailments
from ui.experiment.cures import Cure, cure
from ui.experiment.experiment import Experiment, run
from ui.language.words import gettext as _
from ui.session.settings import set_control
from ui.session.whole import whole


def wrong_section(experiment: Experiment) -> None:
    """Say what is wrong with the run: the gravest, for the others mostly follow from it."""
    found = ailments(run(experiment))
    if found:
        to_try = cure(found[0], experiment)
        words = None if to_try is None else to_try.words
        wrong_line(found[0], words, lambda: _apply(to_try))


def wrong_line(
    ailment: Ailment,
    words: str | None,
    apply: Callable[[], None],
    why_else: tuple[str, Callable[[], None]] | None = None,
) -> None:
    """Draw what is wrong, a button for what to try, and a link to the lesson if one tells why.

    Args:
        ailment: what is wrong.
        words: what to try, as on the button; None for nothing.
        apply: what the button does.
        why_else: where no lesson tells: the words of a button, and what it does.
    """
    lesson = next((lesson for lesson in LESSONS if lesson.url == ailment.lesson), None)
    key = ailment.kind.replace(" ", "_")
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key=f"wrong_{key}"
    ):
        st.text(ailment.sentence, width="content")
        with st.container(
            horizontal=True, vertical_alignment="center", gap="small", width="content"
        ):
            if words is not None:
                st.button(
                    _("Try: {cure}").format(cure=words),
                    key=f"cure_{key}",
                    icon=":material/healing:",
                    on_click=apply,
                )
            if lesson is not None:
                why = _("Why? {lesson}").format(lesson=_(lesson.title))
                st.page_link(lesson.script, label=why, icon=":material/menu_book:")
            elif why_else is not None:
                label, begin = why_else
                st.button(label, key=f"why_{key}", icon=":material/flag:", on_click=begin)


@whole
def _apply(to_try: Cure | None) -> None:
    if to_try is not None:
        set_control(to_try.field, to_try.value)
