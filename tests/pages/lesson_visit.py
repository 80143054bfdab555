"""A visit to a lesson: open it, set what has a label, and read its formulas and pictures."""

from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.pages.components import told_to
from tests.pages.playground_visit import labelled, rerun

APP = Path(__file__).parents[2] / "streamlit_app.py"


def open_lesson(url: str, **state: object) -> AppTest:
    page = AppTest.from_file(APP, default_timeout=30)
    for key, value in state.items():
        page.session_state[key] = value
    page.switch_page(f"pages/{url}.py")
    return rerun(page)


def go_to(page: AppTest, script: str) -> AppTest:
    page.switch_page(f"pages/{script}.py")
    return rerun(page)


def formulas(page: AppTest) -> str:
    """All formulas of the page, without the space and the colours in them."""
    return "\n".join(str(node.value) for node in page.latex)


def captions(page: AppTest) -> str:
    return "\n".join(str(node.value) for node in page.caption)


def panels(page: AppTest) -> list[dict[str, Any]]:
    """The panels of the page's pictures, as the browser paints them, from top to bottom."""
    return [panel for told in told_to(page, "lesson") for panel in told["panels"]]


def panel(page: AppTest, title: str) -> dict[str, Any]:
    """The one whose title begins so."""
    (found,) = (panel for panel in panels(page) if panel["title"].startswith(title))
    return found


def predict(page: AppTest, url: str, number: int, place: int) -> str:
    """Pick an answer; what the page says to it."""
    asked = page.radio(key=f"{url}_prediction_{number}")
    asked.set_value(asked.options[place])
    rerun(page)
    return next(str(node.value) for node in page.markdown if str(node.value).startswith(("✓", "✕")))


def shown(page: AppTest, label: str) -> Any:
    return labelled(page, label).value
