"""What the app has to say about what somebody typed: one plain sentence in a box."""

import streamlit as st


def notice(sentence: str, icon: str) -> None:
    """Show a sentence that may quote what somebody typed, with an icon such as "link_off".

    Streamlit's own boxes read Markdown, and even with all of it escaped they make links of what
    looks like an address. Plain text stays plain text.
    """
    with st.container(border=True, horizontal=True, wrap=False):
        st.markdown(f":gray[:material/{icon}:]", width="content")
        st.text(sentence, width="stretch")
