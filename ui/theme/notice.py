"""What the app has to say about what somebody typed: one plain sentence in a box."""

from collections.abc import Sequence

import streamlit as st

from ui.language.words import ngettext

AT_ONCE = 3
"""So many sentences stand over a page; more would push down what it is about."""


def notice(sentence: str, icon: str) -> None:
    """Show a sentence that may quote what somebody typed, with an icon such as "link_off".

    Streamlit's own boxes read Markdown, and even with all of it escaped they make links of what
    looks like an address. Plain text stays plain text.
    """
    with st.container(border=True, horizontal=True, wrap=False):
        st.markdown(f":gray[:material/{icon}:]", width="content")
        st.text(sentence, width="stretch")


def notices(sentences: Sequence[str], icon: str) -> None:
    """Show sentences in boxes; from the fourth on they unfold."""
    for sentence in sentences[:AT_ONCE]:
        notice(sentence, icon)
    folded = sentences[AT_ONCE:]
    if folded:
        label = ngettext("And {count} more", "And {count} more", len(folded))
        with st.expander(label.format(count=len(folded))):
            for sentence in folded:
                st.text(sentence)
