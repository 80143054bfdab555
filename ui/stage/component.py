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

BROWSER = Path(__file__).parent / "browser"
SHARED = re.compile(r"^ *<!-- (\w+)\.html -->\n", re.MULTILINE)
"""Where a piece of HTML stands that several components have."""
PROJECT = "nine-numbers"
SERVERS = 4
"""Tests start servers in one process, and each has components of its own."""


def component(name: str) -> ComponentRenderer:
    """The component that begins in `browser/<name>.js`; it has `<name>.html` and `<name>.css`."""
    return _component(name, get_bidi_component_manager())


@lru_cache(maxsize=SERVERS)
def _component(name: str, manager: BidiComponentManager) -> ComponentRenderer:
    manifest = ComponentManifest(PROJECT, "1", [ComponentConfig(name, BROWSER.name)])
    manager.register_from_manifest(manifest, BROWSER.parent)
    return st.components.v2.component(
        f"{PROJECT}.{name}", html=markup(name), css=f"{name}.css", js=f"{name}.js"
    )


@cache
def markup(name: str) -> str:
    """The HTML that a component begins with, and the files that it names; our own words only."""
    text = (BROWSER / f"{name}.html").read_text("utf-8")
    return SHARED.sub(lambda found: markup(found[1]), text)
