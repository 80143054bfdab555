"""Which language holds, and what is said in it."""

import json
import re
from collections.abc import Callable
from gettext import NullTranslations
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from ui.language.kept import kept_by_language
from ui.language.markup import translated
from ui.language.spoken import language, wished
from ui.language.words import gettext, ngettext, translations
from ui.stage.component import markup, spoken_markup


@pytest.mark.parametrize(
    ("locale", "code"),
    [("de", "de"), ("de-CH", "de"), ("DE-at", "de"), ("en-GB", "en"), ("la", "en"), (None, "en")],
)
def test_a_browser_gets_what_it_wishes_or_else_english(locale: str | None, code: str) -> None:
    assert wished(locale) == code


def test_where_nobody_visits_it_is_english() -> None:
    assert language() == "en"
    assert gettext("Learning rate") == "Learning rate"
    assert ngettext("{n} point", "{n} points", 2) == "{n} points"
    assert type(translations("en")) is NullTranslations


def test_german_has_its_words_and_leaves_alone_what_it_does_not_know() -> None:
    german = translations("de")
    assert german.gettext("Learning rate") == "Lernrate"
    assert german.gettext("w1") == "w1"


def visit() -> None:
    import streamlit as st  # noqa: PLC0415

    from ui.language.kept import kept_by_language  # noqa: PLC0415
    from ui.language.spoken import follow_link, speak, spoken_in_link  # noqa: PLC0415
    from ui.language.words import gettext as _  # noqa: PLC0415

    @kept_by_language(maxsize=4)
    def kept(text: str) -> str:
        return _(text)

    follow_link()
    heard = st.session_state.setdefault("heard", [])
    st.button("callback", on_click=lambda: heard.append(_("Learning rate")))
    st.button("english", on_click=speak, args=("en",))
    st.button("browser", on_click=speak, args=("browser",))

    @st.fragment
    def fragment() -> None:
        heard.append(_("Epochs"))
        st.button("fragment")

    fragment()
    st.text(kept("Seed"))
    st.text(_(""))
    st.json(spoken_in_link())


def page(**link: str) -> AppTest:
    at = AppTest.from_function(visit)
    at.query_params.update(link)
    return at.run()


def press(at: AppTest, label: str) -> list[str]:
    """What is said to this; a thread of its own does it."""
    at.session_state["heard"].clear()
    next(button for button in at.button if button.label == label).click().run()
    assert not at.exception
    return [*at.session_state["heard"]]


def test_a_link_says_the_language_for_callbacks_fragments_and_what_is_kept() -> None:
    at = page(lang="de")
    assert [text.value for text in at.text] == ["Startzahl", ""]
    assert press(at, "callback") == ["Lernrate", "Epochen"]
    assert press(at, "fragment") == ["Epochen"]
    assert json.loads(at.json[0].value) == {"lang": "de"}


def test_the_language_stays_where_the_address_is_bare() -> None:
    at = page(lang="de")
    at.query_params.clear()
    assert press(at, "callback") == ["Lernrate", "Epochen"]


def test_another_language_can_be_picked_and_left_to_the_browser() -> None:
    at = page(lang="de")
    assert press(at, "english") == ["Epochs"]
    assert at.query_params["lang"] == "en"
    assert at.text[0].value == "Seed"
    assert json.loads(at.json[0].value) == {"lang": "en"}
    press(at, "browser")
    assert json.loads(at.json[0].value) == {}


def test_what_no_language_is_called_is_left_alone() -> None:
    at = page(lang="klingon")
    assert at.text[0].value == "Seed"
    assert json.loads(at.json[0].value) == {}


def test_the_html_of_a_component_is_translated_and_brings_the_words_of_its_modules() -> None:
    german = spoken_markup("stage", "de")
    assert '<canvas class="plane" role="img" aria-label="' in german
    assert "What it says everywhere" not in german
    (words,) = re.findall(r'data-words="([^"]*)"', german)
    assert json.loads(unescape(words))["Epoch {epoch}"] == "Epoche {epoch}"
    assert spoken_markup("stage", "en") == markup("stage")
    tags: Callable[[str], list[str]] = lambda html: re.findall(r"<(\w+)", html)  # noqa: E731
    assert tags(german)[:-1] == tags(markup("stage"))


def test_a_translation_is_no_html() -> None:
    assert translated("<b>to be</b>", lambda text: f'<{text}> & "so"') == (
        "<b>&lt;to be&gt; &amp; &quot;so&quot;</b>"
    )


def test_what_is_kept_is_forgotten_when_asked() -> None:
    asked: list[int] = []

    @kept_by_language(maxsize=2)
    def kept(number: int) -> int:
        asked.append(number)
        return number

    assert [kept(1), kept(1), kept(2)] == [1, 1, 2]
    assert asked == [1, 2]
    kept.cache_clear()
    assert kept(1) == 1
    assert asked == [1, 2, 1]
