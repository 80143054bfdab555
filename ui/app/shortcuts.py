"""The keys of a lecture, and the list of them.

The player knows some by itself; the others press buttons of the page, or move the slider of the
learning rate, as a hand would. N is Streamlit's own shortcut of the button for another seed.
"""

from collections.abc import Mapping

import streamlit as st

from ui.app.screen import known_screen
from ui.experiment.fields import LEARNING_RATE
from ui.experiment.presets import PRESETS
from ui.in_browser import in_browser
from ui.playground.presentation import TOGGLE
from ui.playground.preset_section import preset_signals

LIST = "list_keys"
LISTED = {
    "Space": "play or pause",
    "← →": "one frame back or forward",
    "Home": "rewind",
    "+ -": "a larger or smaller learning rate",
    "N": "another seed",
    "F": "begin or end the presentation",
    "?": "this list, and Escape closes it",
}
PRESET_KEYS = dict(zip("1234567890", PRESETS, strict=True))


def keys_button() -> None:
    """A button that lists the keys; on a phone there is none."""
    if known_screen().narrow:
        return
    st.button(
        "Keys",
        key=LIST,
        icon=":material/keyboard:",
        type="tertiary",
        on_click=_list_keys,
        help="All that one can do from the keyboard. You can press ? instead.",
    )


def listen_to_keys(presented: bool) -> None:
    """Let keys press buttons, and + and - move the learning rate; never while somebody types.

    A preset replaces the tables. So that nobody loses theirs by a slip, presets have keys only in
    the presentation, where no tables are.
    """
    buttons = {} if known_screen().narrow else {"f": TOGGLE, "?": LIST}
    if presented:
        buttons |= preset_signals([*PRESET_KEYS])
    told = {"buttons": buttons, "slider": LEARNING_RATE.key}
    in_browser("keys", "keys", told, known_screen().palette)


@st.dialog("Keys", width="medium")
def _list_keys() -> None:
    keys, presets = st.columns([3, 2])
    keys.markdown(_table("What it does", LISTED))
    titles = {key: preset.title for key, preset in PRESET_KEYS.items()}
    presets.markdown(_table("Preset", titles))
    keys.caption("The presets have keys in the presentation only, where no table can be lost.")


def _table(heading: str, rows: Mapping[str, str]) -> str:
    """Rows of our own words as a table."""
    lines = (f"| `{key}` | {what} |" for key, what in rows.items())
    return "\n".join([f"| Key | {heading} |", "| --- | --- |", *lines])
