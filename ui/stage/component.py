"""The browser's part of our pictures: Streamlit components whose files lie in `browser/`.

Streamlit finds the files of a component by the manifest of its installed package. This app is run
from its folder, so it hands over the same manifest itself. As text in the page the scripts would
travel with every rerun.
"""

import re
from functools import cache, lru_cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

from ui.stage.bundle import BROWSER, bundle

SHARED = re.compile(r"^ *<!-- (\w+)\.html -->\n", re.MULTILINE)
"""Where a piece of HTML stands that several components have."""
PROJECT = "nine-numbers"
MOST = 32
"""Of all servers: tests start several in one process, and each has components of its own."""


def component(name: str) -> ComponentRenderer:
    """The component that begins in `browser/<name>.js`; it has `<name>.html` and `<name>.css`."""
    return _component(name, get_bidi_component_manager())


@lru_cache(maxsize=MOST)
def _component(name: str, manager: BidiComponentManager) -> ComponentRenderer:
    folder = _folder(name)
    manifest = ComponentManifest(PROJECT, "1", [ComponentConfig(name, folder.name)])
    manager.register_from_manifest(manifest, folder.parent)
    return st.components.v2.component(
        f"{PROJECT}.{name}", html=markup(name), css=f"{name}.css", js=f"{name}.js"
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
    """The HTML that a component begins with, and the files that it names; our own words only."""
    text = (BROWSER / f"{name}.html").read_text("utf-8")
    return SHARED.sub(lambda found: markup(found[1]), text)
