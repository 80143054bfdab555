"""The tables in a real browser: cells are typed into, files uploaded, nonsense answered."""

from pathlib import Path

from playwright.sync_api import Locator

from tests.browser.app import Stage
from tests.browser.conftest import Open

ROW_HEIGHT = 35
COLUMNS = {"name": 0.15, "x1": 0.4, "x2": 0.62, "class": 0.87}
TYPING_DELAY = 60
PASTE = """(text) => {
  document.activeElement?.blur();
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
}"""


def learn_table(stage: Stage) -> Locator:
    """The editor of those to learn from."""
    return stage.page.get_by_role("region", name="Samples to learn from")


def click_cell(stage: Stage, row: int, column: str) -> None:
    """Click into a cell; row 1 is the first under the header."""
    table = learn_table(stage)
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box is not None
    stage.page.mouse.click(
        box["x"] + box["width"] * COLUMNS[column], box["y"] + ROW_HEIGHT * (row + 0.5)
    )
    stage.page.wait_for_timeout(150)


def type_into_cell(stage: Stage, row: int, column: str, text: str) -> None:
    """Type over a cell and confirm it. A click into the cell that is selected would open it."""
    click_cell(stage, row, "name")
    click_cell(stage, row, column)
    stage.page.keyboard.press("Enter")
    stage.page.wait_for_timeout(200)
    stage.page.keyboard.press("ControlOrMeta+A")
    stage.page.keyboard.type(text, delay=TYPING_DELAY)
    stage.page.keyboard.press("Enter")
    stage.settle()


def alerts(stage: Stage) -> list[str]:
    """The sentences that the app has to say: plain text behind an icon."""
    behind_icon = ":has(> .stElementContainer .stMarkdown) > .stElementContainer .stText"
    return stage.page.locator(f".stHorizontalBlock{behind_icon}").all_inner_texts()


def upload(stage: Stage, path: Path) -> None:
    """Upload a file as a visitor does."""
    if not stage.page.locator("input[type=file]").count():
        stage.page.get_by_role("button", name="Upload a table").click()
    stage.page.locator("input[type=file]").set_input_files(path)
    stage.page.wait_for_timeout(500)
    stage.settle()


def test_an_edited_cell_changes_the_boundary(visit: Open) -> None:
    stage = visit().scroll_to_data()
    stage.play_to_the_end("Fast")
    before = stage.boundary()
    type_into_cell(stage, 1, "x1", "150")
    assert alerts(stage) == []
    assert "15" in stage.figure.locator(".xy .textpoint").first.text_content()  # type: ignore[operator]
    stage.play_to_the_end("Fast")
    assert stage.boundary() != before


def test_an_emptied_cell_leaves_its_row_out(visit: Open) -> None:
    stage = visit().scroll_to_data()
    click_cell(stage, 2, "x1")
    stage.page.keyboard.press("Delete")
    stage.settle()
    stage.page.get_by_text("1 of 4 rows is left out, because Weight (lb) of Bob is").wait_for()
    assert stage.page.get_by_role("cell", name="left out").count() == 1
    type_into_cell(stage, 2, "x1", "160")
    assert alerts(stage) == []


def test_a_cell_is_read_as_people_write_numbers(visit: Open) -> None:
    stage = visit().scroll_to_data()
    type_into_cell(stage, 1, "x1", "133,5 lb")
    assert alerts(stage) == []
    stage.page.get_by_role("region", name="What the network sees").get_by_text("-1.5").wait_for()
    type_into_cell(stage, 1, "x2", "tall")
    stage.page.get_by_text("Height (in) of Alice is tall: type a number").wait_for()


def test_a_block_is_pasted_anywhere_on_the_page(visit: Open) -> None:
    stage = visit().scroll_to_data()
    block = "Pet\tEars\tTail\tKind\nRex\t9,5\t30\tdog\nTom\t5,2\t25\tcat\n"
    stage.page.evaluate(PASTE, block)
    stage.settle()
    stage.page.get_by_role("button", name="Change what was read").wait_for()
    assert alerts(stage) == []
    seen = stage.page.get_by_role("region", name="What the network sees").first
    assert "Rex" in (seen.text_content() or "")


def test_an_upload_brings_its_own_names(visit: Open, tmp_path: Path) -> None:
    stage = visit().scroll_to_data()
    path = tmp_path / "pets.csv"
    path.write_text(
        "Pet,Ears (cm),Tail (cm),Kind\nRex,9,30,dog\nTom,5,25,cat\nFlo,10,35,dog\nMia,4,28,cat\n"
    )
    upload(stage, path)
    stage.page.keyboard.press("Escape")
    assert alerts(stage) == []
    text = stage.figure.text_content() or ""
    assert all(name in text for name in ("Ears (cm)", "Tail (cm)", "Rex", "Mia", "dog", "cat"))


def test_unreadable_files_are_answered_where_they_were_brought(visit: Open, tmp_path: Path) -> None:
    stage = visit().scroll_to_data()
    before = stage.labels
    for name, content, expected in (
        ("noise.csv", bytes(range(256)) * 8, "The file is not text"),
        ("empty.csv", b" ", "There is nothing to read"),
        ("wrong.csv", b"a,b\n1,2\n3,4\n", "there is 1, a: add what"),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        upload(stage, path)
        popover = stage.page.get_by_test_id("stPopoverBody")
        popover.get_by_text(expected).wait_for()
        # A file that failed does not stand there as if it were accepted.
        assert popover.get_by_text(name).count() == 0
        assert stage.labels == before


def test_the_form_opens_where_there_is_a_choice_and_joins_classes(
    visit: Open, tmp_path: Path
) -> None:
    stage = visit().scroll_to_data()
    path = tmp_path / "three.csv"
    path.write_text("Name,A,B,Kind\np,1,5,a\nq,2,6,b\nr,3,4,c\n")
    upload(stage, path)
    form = stage.page.get_by_test_id("stDialog")
    form.get_by_role("heading", name="What was read").wait_for()
    form.get_by_role("combobox", name="Class 0, y_true = 0").click()
    stage.page.get_by_role("option", name="c", exact=True).click()
    stage.settle()
    form.get_by_role("button", name="Done").click()
    stage.settle()
    assert form.count() == 0
    assert "b or c" in (stage.page.text_content("body") or "")


def test_names_and_headers_show_as_typed(
    visit: Open, tmp_path: Path, complaints: list[str]
) -> None:
    stage = visit().scroll_to_data()
    path = tmp_path / "hostile.csv"
    path.write_text(
        "Name,<b>W</b> $x$,[a](b) :red[H],Cl<script>alert(1)</script>\n"
        "<b>Al</b>,1,2,$y$\n[x](https://example.com) $z$,5,6,<i>M</i>\n"
        "<img src=x onerror=alert(1)>,3,1,$y$\n:material/home: #000001,7,9,<i>M</i>\n"
    )
    upload(stage, path)
    stage.page.keyboard.press("Escape")
    text = stage.figure.text_content() or ""
    for typed in ("<b>Al</b>", "<b>W</b> $x$", "[a](b) :red[H]", "$y$", "<i>M</i>", "#000001"):
        assert typed in text
    assert stage.page.locator("main a[href*='example.com']").count() == 0
    assert complaints == []
    shown = stage.page.get_by_role("combobox", name="Show the network for")
    assert shown.input_value() == "<b>Al</b>"
