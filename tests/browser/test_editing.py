"""The tables in a real browser: cells are typed into, files uploaded, nonsense answered."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.app import Stage
from tests.browser.cells import (
    PASTE,
    alerts,
    click_cell,
    type_into_cell,
    upload,
)
from tests.browser.conftest import Open


def test_an_edited_cell_changes_the_run_and_is_read_as_people_write(visit: Open) -> None:
    stage = visit()
    before = stage.painted["run"]
    type_into_cell(stage, 1, "x1", "150")
    assert alerts(stage) == []
    assert stage.painted["run"] != before
    assert stage.painted["outputs"][0] == [15, -1]
    assert_an_emptied_cell_leaves_its_row_out(stage)
    type_into_cell(stage, 1, "x1", "133,5 lb")
    assert alerts(stage) == []
    assert stage.painted["outputs"][0] == [-1.5, -1]
    type_into_cell(stage, 1, "x2", "tall")
    stage.page.get_by_text("Height (in) of Alice is tall: type a number").first.wait_for()


def assert_an_emptied_cell_leaves_its_row_out(stage: Stage) -> None:
    # A click into the cell that is selected would open it.
    click_cell(stage, 2, "name")
    click_cell(stage, 2, "x1")
    with stage.answered():
        stage.press("Delete")
    # The sentence stands there twice, to be read and to be heard.
    said = stage.page.get_by_test_id("stText").filter(has_text="1 of 4 rows is left out, because")
    said.wait_for()
    assert stage.page.get_by_role("cell", name="left out").count() == 1
    type_into_cell(stage, 2, "x1", "160")
    said.wait_for(state="detached")
    assert alerts(stage) == []


def test_a_block_is_pasted_anywhere_on_the_page(visit: Open) -> None:
    stage = visit()
    # What is no table is answered in view, wherever the page is scrolled to.
    stage.page.evaluate(PASTE, "nothing\tto learn\nfrom\tthis\n")
    stage.page.get_by_role("dialog").get_by_text("None of the columns").wait_for()
    stage.press("Escape")
    stage.page.get_by_role("dialog").wait_for(state="detached")
    block = "Pet\tEars\tTail\tKind\nRex\t9,5\t30\tdog\nTom\t5,2\t25\tcat\n"
    with stage.answered():
        stage.page.evaluate(PASTE, block)
    stage.page.get_by_role("button", name="Change what was read").wait_for()
    assert alerts(stage) == []
    assert stage.person("Rex").count() == 1


def assert_an_upload_brings_its_own_names(stage: Stage, tmp_path: Path) -> None:
    path = tmp_path / "pets.csv"
    path.write_text(
        "Pet,Ears (cm),Tail (cm),Kind\nRex,9,30,dog\nTom,5,25,cat\nFlo,10,35,dog\nMia,4,28,cat\n"
    )
    upload(stage, path)
    stage.person("Rex").wait_for(state="attached")
    assert alerts(stage) == []
    for name in ("Rex", "Tom", "Flo", "Mia"):
        assert stage.person(name).count() == 1
    assert "Ears (cm)" in (stage.person("Rex").get_attribute("aria-label") or "")


def test_a_file_is_answered_where_it_was_brought_and_brings_its_own_names(
    visit: Open, tmp_path: Path
) -> None:
    stage = visit()
    before = stage.painted["run"]
    for name, content, expected in (
        ("noise.csv", bytes(range(256)) * 8, "The file is not text"),
        ("empty.csv", b" ", "There is nothing to read"),
        ("wrong.csv", b"a,b\n1,2\n3,4\n", "there is 1, a: add what"),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        upload(stage, path)
        popover = stage.page.get_by_test_id("stPopoverBody")
        popover.get_by_text(expected).first.wait_for()
        # A file that failed does not stand there as if it were accepted.
        popover.get_by_text(name).wait_for(state="detached")
        assert stage.painted["run"] == before
    assert_an_upload_brings_its_own_names(stage, tmp_path)
    assert_what_is_typed_is_read_by_ctrl_enter(stage)


def assert_what_is_typed_is_read_by_ctrl_enter(stage: Stage) -> None:
    stage.press("Escape")
    stage.page.get_by_role("button", name="Paste a table").click()
    typed = stage.page.get_by_role("textbox", name="Cells from any spreadsheet")
    typed.fill("hello")
    typed.press("Control+Enter")
    stage.page.get_by_test_id("stPopoverBody").get_by_text("There are no rows").wait_for()
    expect(typed).to_have_value("hello")
    typed.fill("1\t2\ta\n3\t4\tb\n")
    with stage.another_run():
        typed.press("Control+Enter")


def test_the_form_opens_where_there_is_a_choice_and_joins_classes(
    visit: Open, tmp_path: Path
) -> None:
    stage = visit()
    path = tmp_path / "three.csv"
    path.write_text("Name,A,B,Kind\np,1,5,a\nq,2,6,b\nr,3,4,c\n")
    upload(stage, path)
    form = stage.page.get_by_test_id("stDialog")
    form.get_by_role("heading", name="What was read").wait_for()
    with stage.answered():
        stage.press("Escape")
    form.wait_for(state="detached")
    stage.page.get_by_role("button", name="Change what was read").click()
    left_out = form.get_by_text("1 row of c is left out.")
    left_out.wait_for()
    form.get_by_role("combobox", name="Class 0, y_true = 0").fill("c")
    stage.press("Enter")
    left_out.wait_for(state="detached")
    form.get_by_role("button", name="Done").click()
    form.wait_for(state="detached")
    shown = "(stage, name) => stage.querySelector('.classes-key').textContent.includes(name)"
    stage.until(shown, "b or c")


def test_names_and_headers_show_as_typed(
    visit: Open, tmp_path: Path, complaints: list[str]
) -> None:
    stage = visit()
    path = tmp_path / "hostile.csv"
    path.write_text(
        "Name,<b>W</b> $x$,[a](b) :red[H],Cl<script>alert(1)</script>\n"
        "<b>Al</b>,1,2,$y$\n[x](https://example.com) $z$,5,6,<i>M</i>\n"
        "<img src=x onerror=alert(1)>,3,1,$y$\n:material/home: #000001,7,9,<i>M</i>\n"
    )
    upload(stage, path)
    stage.person("<b>Al</b>").wait_for(state="attached")
    words = stage.root.locator(".targets").evaluate_all(
        "(places) => places.flatMap((place) => [...place.children]).map((one) => one.ariaLabel)"
    )
    said = " ".join([*words, *stage.root.locator(".classes-key").all_inner_texts()])
    for typed in ("<b>Al</b>", "<b>W</b> $x$", "[a](b) :red[H]", "$y$", "<i>M</i>", "#000001"):
        assert typed in said
    assert stage.page.locator("main a[href*='example.com']").count() == 0
    assert complaints == []
    shown = stage.page.get_by_role("combobox", name="Show the network for")
    assert shown.input_value() == "<b>Al</b>"
