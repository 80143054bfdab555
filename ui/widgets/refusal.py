"""What somebody did that cannot be used: said beside it, to the eye and to the ear."""

import streamlit as st

from ui.stage.spoken import spoken
from ui.theme.notice import notice


def refusal(problem: str | None, icon: str, key: str) -> None:
    """Show and say a sentence, if there is one; the key is that of its place."""
    with st.container(gap=None, key=f"{key}_refusal"):
        spoken(problem or "", f"{key}_refused")
        if problem is not None:
            notice(problem, icon)
