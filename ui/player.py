"""The player: buttons, speeds and a slider over epochs, all of it in the browser.

It moves a figure through its keyframes without asking the server, and stays at its epoch while
only the view of a run changes. Real buttons and a real slider: keyboards and screen readers know
what to do with them, and the figure's own would be drawn anew in every frame.
"""

import streamlit as st

from ui.in_browser import in_browser
from ui.theme.palette import Palette


def player(figure: str, palette: Palette, over: str = "Epoch") -> None:
    """Draw the player of the figure that is on the page under this key; what its slider is over."""
    with st.container(key=f"{figure}_player"):
        in_browser("player", f"player_of_{figure}", {"figure": figure, "over": over}, palette)
