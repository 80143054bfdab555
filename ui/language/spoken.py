"""Which language holds here.

The link says it (`lang=de`), or the visitor in the page; else the browser wishes one; else it is
English. What was said holds for the session, on all its pages, and goes along in its links; the
browser's wish does not, so that a link that is shared leaves others theirs.
"""

from contextvars import ContextVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext

ENGLISH = "en"
LANGUAGES = {ENGLISH: "English", "de": "Deutsch"}
"""By their codes, as they call themselves."""
BROWSER = "browser"
"""In the place of a code: the language that the browser wishes."""
LINKED = "lang"
"""The name of the language in a link."""
KEY = "language"
"""Where the session keeps what was said."""

_known: ContextVar[tuple[ScriptRunContext | None, str]] = ContextVar(
    "language", default=(None, ENGLISH)
)
"""The answer for the run of a script that goes on in this thread: some hundred texts ask for it.

Callbacks and fragments run before the page or without it, and in threads of their own; whoever is
first to ask there finds it anew.
"""


def language() -> str:
    """The code of the language that holds here; English where nobody visits."""
    context = get_script_run_ctx(suppress_warning=True)
    if context is None:
        return ENGLISH
    known, code = _known.get()
    return code if known is context else _found(context)


def follow_link() -> None:
    """Take the language that the address says; every run of a page begins with it."""
    linked = st.query_params.get(LINKED)
    if linked in LANGUAGES or linked == BROWSER:
        st.session_state[KEY] = linked
    context = get_script_run_ctx(suppress_warning=True)
    if context is not None:
        _found(context)


def speak(code: str) -> None:
    """Make this the language of the session, and of its address."""
    st.session_state[KEY] = code
    st.query_params[LINKED] = code
    follow_link()


def spoken_in_link() -> dict[str, str]:
    """The field of the language for a link; none while it is the browser that wishes."""
    said = st.session_state.get(KEY, BROWSER)
    return {} if said == BROWSER else {LINKED: said}


def wished(locale: str | None) -> str:
    """The language that suits a browser's locale, such as "de-CH"; English if none does."""
    code = (locale or "").lower().partition("-")[0]
    return code if code in LANGUAGES else ENGLISH


def _found(context: ScriptRunContext) -> str:
    said = st.session_state.get(KEY, BROWSER)
    code = wished(st.context.locale) if said == BROWSER else said
    _known.set((context, code))
    return code
