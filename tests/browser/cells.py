"""Cells of a table, typed into as somebody does it."""

from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Locator, TimeoutError

from tests.browser.app import App, Stage

ROW_HEIGHT = 35
COLUMNS = {"name": 0.15, "x1": 0.4, "x2": 0.62, "class": 0.87}
"""Where a column is, as a share of the width."""
TYPING_DELAY = 60
CLICKS = 5
PASTE = """(text) => {
  document.activeElement?.blur();
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
}"""


def learn_table(stage: Stage) -> Locator:
    """The editor of those to learn from."""
    return stage.page.get_by_role("region", name="Samples to learn from")


def select_cell(app: App, table: Locator, row: int, across: float, column: int) -> None:
    """Click into a table at a share of its width, and see its cell there selected.

    A table that is still being drawn takes no click: whoever sees that clicks again.
    """
    selected = table.locator(f"td#glide-cell-{column}-{row - 1}[aria-selected=true]")
    for _ in range(CLICKS):
        table.scroll_into_view_if_needed()
        box = table.bounding_box()
        assert box is not None
        app.page.mouse.click(box["x"] + box["width"] * across, box["y"] + ROW_HEIGHT * (row + 0.5))
        with suppress(TimeoutError):
            selected.wait_for(state="attached", timeout=3000)
            return
    raise AssertionError(f"the cell {column} of row {row} cannot be selected")


def click_cell(stage: Stage, row: int, column: str) -> None:
    """Click into a cell of those to learn from; row 1 is the first under the header."""
    number = [*COLUMNS].index(column) + 1
    select_cell(stage, learn_table(stage), row, COLUMNS[column], number)


def type_into_cell(stage: Stage, row: int, column: str, text: str) -> None:
    """Type over a cell and confirm it. A click into the cell that is selected would open it."""
    click_cell(stage, row, "name")
    click_cell(stage, row, column)
    stage.press("Enter")
    stage.page.locator("#portal textarea, #portal input").first.wait_for()
    stage.press("ControlOrMeta+A")
    stage.page.keyboard.type(text, delay=TYPING_DELAY)
    with stage.answered():
        stage.press("Enter")


def alerts(app: App) -> list[str]:
    """The sentences that the app has to say: plain text behind an icon."""
    behind_icon = ":has(> .stElementContainer .stMarkdown) > .stElementContainer .stText"
    return app.page.locator(f".stHorizontalBlock{behind_icon}").all_inner_texts()


def upload(stage: Stage, path: Path) -> None:
    """Upload a file as a visitor does."""
    files = stage.page.locator("input[type=file]")
    if not files.count():
        stage.page.get_by_role("button", name="Upload a table").click()
    files.set_input_files(path)
