"""Cells of a table, typed into as somebody does it."""

from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Locator, TimeoutError

from tests.browser.app import IDLE, App, Stage

ROW_HEIGHT = 35
COLUMNS = {"name": 0.15, "x1": 0.4, "x2": 0.62, "class": 0.87}
"""Where a column is, as a share of the width."""
TYPING_DELAY = 60
TIMES = 5
TAKES_AT_MOST = 3000
"""Milliseconds until a table that is not being drawn anew has taken a click or a key."""
FIELD = "#portal textarea, #portal input"
"""What opens over a cell."""
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
    for _ in range(TIMES):
        table.scroll_into_view_if_needed()
        box = table.bounding_box()
        assert box is not None
        app.page.mouse.click(box["x"] + box["width"] * across, box["y"] + ROW_HEIGHT * (row + 0.5))
        with suppress(TimeoutError):
            selected.wait_for(state="attached", timeout=TAKES_AT_MOST)
            return
    raise AssertionError(f"the cell {column} of row {row} cannot be selected")


def open_cell(app: App, table: Locator, row: int, *on_the_way: tuple[float, int]) -> Locator:
    """Open the last of some cells of a row by Enter, each given as in `select_cell`; its field.

    A click into the cell that is selected would open it by itself, so another one comes first. A
    table that is being drawn loses keys too: whoever sees that presses once more.
    """
    field = app.page.locator(FIELD).first
    for _ in range(TIMES):
        app.page.wait_for_selector(IDLE)
        for across, column in on_the_way:
            select_cell(app, table, row, across, column)
        app.press("Enter")
        with suppress(TimeoutError):
            field.wait_for(timeout=TAKES_AT_MOST)
            return field
    raise AssertionError(f"the cell {on_the_way[-1][1]} of row {row} cannot be opened")


def place_of(column: str) -> tuple[float, int]:
    """Where a column of those to learn from is, as a share of the width, and its number."""
    return COLUMNS[column], [*COLUMNS].index(column) + 1


def click_cell(stage: Stage, row: int, column: str) -> None:
    """Click into a cell of those to learn from; row 1 is the first under the header."""
    select_cell(stage, learn_table(stage), row, *place_of(column))


def type_into_cell(stage: Stage, row: int, column: str, text: str) -> None:
    """Type over a cell and confirm it."""
    open_cell(stage, learn_table(stage), row, place_of("name"), place_of(column))
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
