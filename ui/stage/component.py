"""The browser's part of our pictures: Streamlit components whose files lie in `browser/`.

Streamlit finds the files of a component by the manifest of its installed package. This app is run
from its folder, so it hands over the same manifest itself. As text in the page the scripts would
travel with every rerun.
"""

import json
import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache, partial
from html import escape
from pathlib import Path

import streamlit as st
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

from ui.language.markup import translated
from ui.language.spoken import ENGLISH, LANGUAGES, language
from ui.language.words import translations
from ui.stage.bundle import BROWSER, bundle, modules

SHARED = re.compile(r"^ *<!-- (\w+)\.html -->\n", re.MULTILINE)
"""Where a piece of HTML stands that several components have."""
PROJECT = "nine-numbers"
KEPT = 32
"""Each language has components of its own, and so has each of the servers that tests start."""


def component(name: str) -> ComponentRenderer:
    """The component that begins in `browser/<name>.js`; it has `<name>.html` and `<name>.css`."""
    return _component(name, language(), get_bidi_component_manager())


def taking(
    key: str, takes: Mapping[str, Callable[[object], None]]
) -> dict[str, Callable[[], None]]:
    """A callback for each kind of thing that a component says, as the component takes them.

    Args:
        key: of the component on its page.
        takes: what is done with what it says, by the kind.
    """

    def take(kind: str) -> None:
        # A component that begins anew takes back what it said, and Streamlit calls that a change.
        takes[kind](st.session_state[key].get(kind))

    return {f"on_{kind}_change": partial(take, kind) for kind in takes}


def register_files() -> None:
    """Have the server know the files of every component, in every language.

    A browser that lost another server may ask for the files of its page before this one has drawn
    that page; without them its picture would stay an error, even when the page is drawn again.
    """
    _register_files(get_bidi_component_manager())


@lru_cache(maxsize=KEPT)
def _component(name: str, code: str, manager: BidiComponentManager) -> ComponentRenderer:
    _register_files(manager)
    return st.components.v2.component(
        f"{PROJECT}.{_own(name, code)}",
        html=spoken_markup(name, code),
        css=f"{name}.css",
        js=f"{name}.js",
    )


@lru_cache(maxsize=KEPT)
def _register_files(manager: BidiComponentManager) -> None:
    folders = {name: _folder(name) for name in names()}
    for name, folder in folders.items():
        configs = [ComponentConfig(_own(name, code), folder.name) for code in LANGUAGES]
        manager.register_from_manifest(ComponentManifest(PROJECT, "1", configs), folder.parent)


def names() -> list[str]:
    """All components: they have a style sheet beside their HTML, and pieces of them have none."""
    return sorted(html.stem for html in BROWSER.glob("*.html") if html.with_suffix(".css").exists())


def _own(name: str, code: str) -> str:
    return name if code == ENGLISH else f"{name}_{code}"


@cache
def spoken_markup(name: str, code: str) -> str:
    """The HTML that a component begins with in a language; our own words only.

    Behind it stand the words that its modules say, for `browser/words.js`; English has none.
    """
    html = markup(name)
    if code == ENGLISH:
        return html
    # Babel reads the catalogues, and who speaks English does not need it.
    from ui.language.catalogues import said_in  # noqa: PLC0415

    said = said_in(map(BROWSER.joinpath, modules(f"{name}.js")), code)
    words = escape(json.dumps(said, ensure_ascii=False))
    return (
        translated(html, translations(code).gettext)
        + f'<div class="catalogue" data-language="{code}" data-words="{words}" hidden></div>'
    )


def _folder(name: str) -> Path:
    """Where the script and the style sheet of a component lie.

    Whoever changes them gets the modules one by one, as they are at that moment; and so does
    everybody where no temporary file can be written.
    """
    if st.get_option("server.fileWatcherType") != "none":
        return BROWSER
    try:
        return bundle(name)
    except OSError:
        return BROWSER


@cache
def markup(name: str) -> str:
    """The same in English, with the files that it names in their places."""
    text = (BROWSER / f"{name}.html").read_text("utf-8")
    return SHARED.sub(lambda found: markup(found[1]), text)
