"""The pictures of a lesson: one component that paints a list of panels in the browser."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from ui.session.session import session
from ui.stage.component import component
from ui.stage.panels import Panel
from ui.stage.score import PALETTES
from ui.theme.palette import DARK, LIGHT, Palette

NO_KEYS: Mapping[str, Callable[[], None]] = {}


def lesson(
    key: str,
    panels: Sequence[Panel],
    on_pick: Callable[[str], None] | None = None,
    keys: Mapping[str, Callable[[], None]] = NO_KEYS,
) -> None:
    """Draw the pictures; those of a rerun take the place of the last ones, and move to them.

    Args:
        key: of the pictures on their page.
        panels: from the top, as `ui.stage.panels` makes them.
        on_pick: called before the rerun with the name of what was picked.
        keys: what is done before the rerun when a letter is pressed, wherever the focus is but
            where one writes. Letters that are pressed faster than answers come wait for them.
    """

    def picked() -> None:
        name = st.session_state[key].picked
        offered = {name for panel in panels for name in _offered(panel)}
        if on_pick is not None and name in offered:
            on_pick(name)

    def pressed() -> None:
        keys.get(str(st.session_state[key].pressed), lambda: None)()

    def other_theme() -> None:
        told = st.session_state[key].theme
        if told in PALETTES:
            session().theme = told

    component("lesson")(
        key=key,
        data={
            "panels": list(panels),
            "palettes": PALETTES,
            "theme": _theme(),
            "looks": session().looks,
            "keys": [*keys],
        },
        on_picked_change=picked,
        on_pressed_change=pressed,
        on_theme_change=other_theme,
    )


def shown_palette() -> Palette:
    """The colours for what Streamlit draws by itself, such as formulas.

    Streamlit knows the theme that a page began with. If somebody changes it, the pictures say so.
    """
    return DARK if _theme() == "dark" else LIGHT


def _theme() -> str:
    return session().theme or st.context.theme.type or "light"


def _offered(panel: Panel) -> Sequence[str]:
    pick = panel.get("pick")
    return list(pick) if isinstance(pick, dict) else []
