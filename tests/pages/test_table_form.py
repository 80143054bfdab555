"""The form on what was understood: it opens where there is a choice; each change is one click."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.playground_visit import (
    in_dialog,
    labels,
    open_page,
    paste,
    press,
    rerun,
    results,
    sentences,
    texts,
    upload,
)
from tests.pages.stage_on_page import stage

SHIPS = b"Ship,Length (m),Masts,Kind\nAurora,30,2,brig\nBounty,28.5,3,ship\nCutty,64,3,ship\n"
THOUSANDS = b"Name;In;Out;Class\nA;1.234;12.500;ja\nB;23.456;1.000;nein\nC;5.600;9.870;ja\n"
THREE = b"Name,Weight,Height,Class\nAlice,133,65,a\nBob,160,72,b\nCharlie,152,70,c\nD,120,60,a\n"
MORE = b"id,Name,Age,Mass,Height,Sex\n1,Alice,30,133,65,F\n2,Bob,40,160,72,M\n3,C,20,152,70,M\n"
NO_HEADINGS = b"Alice,133,65,F\nBob,160,72,M\nCharlie,152,70,M\nDiana,120,60,F\n"


def is_open(page: AppTest) -> bool:
    return any(block.type == "dialog" for block in page._tree)


def pick(page: AppTest, kind: str, label: str, value: Any) -> AppTest:
    (control,) = [node for node in in_dialog(page, kind) if node.label == label]
    control.set_value(value)
    return rerun(page)


def said_in_form(page: AppTest) -> list[str]:
    return [node.value for node in in_dialog(page, "text")]


def test_a_plain_file_opens_no_form_but_there_is_a_button() -> None:
    page = upload(open_page(), SHIPS)
    assert not is_open(page)
    assert not sentences(page)
    before = texts(page)
    press(page, "Change what was read")
    assert is_open(page)
    (done,) = [node for node in in_dialog(page, "button") if node.label == "Done"]
    done.click()
    rerun(page)
    assert not is_open(page)
    assert texts(page) == before


def test_without_a_table_of_ones_own_there_is_no_button() -> None:
    assert "Change what was read" not in labels(open_page())
    page = press(upload(open_page(), SHIPS), "Reset to the four people")
    assert "Change what was read" not in labels(page)


def test_the_likeliest_features_are_taken_and_changed_at_once() -> None:
    page = upload(open_page(), MORE)
    assert is_open(page)
    assert stage(page).titles == ["Age", "Mass"]
    pick(page, "selectbox", "First feature, x1", 4)
    assert stage(page).titles == ["Height", "Mass"]
    assert is_open(page)
    pick(page, "selectbox", "Second feature, x2", 4)
    assert stage(page).titles == ["Mass", "Height"]
    pick(page, "selectbox", "Name", -1)
    assert [row.name for row in results(page)] == ["1", "2", "3"]


def test_a_number_that_can_be_read_two_ways_is_asked() -> None:
    page = upload(open_page(), THOUSANDS)
    assert is_open(page)
    assert sentences(page) == ["1.234 can be read two ways and is read as 1234."]
    (control,) = in_dialog(page, "button_group")
    assert control.value == ","
    control.set_value(".")
    rerun(page)
    assert sentences(page) == ["1.234 can be read two ways and is read as 1.234."]
    assert page.data_editor[0].value["x1"].tolist() == ["1.234", "23.456", "5.6"]


def test_rows_that_are_not_complete_are_said_in_the_form() -> None:
    page = press(upload(open_page(), SHIPS + b"Dart,,2,brig\n"), "Change what was read")
    assert said_in_form(page) == [
        "1 of 4 rows is left out, because Length (m) of Dart is empty: type a number."
    ]


def test_three_classes_are_two_groups() -> None:
    page = upload(open_page(), THREE)
    assert is_open(page)
    assert sentences(page) == ["1 row of c is left out."]
    pick(page, "multiselect", "Class 0, y_true = 0", ["b", "c"])
    assert not sentences(page)
    assert [row.y_true for row in results(page)] == ["1", "0", "0", "1"]
    # What is put into one class goes out of the other; a class without any is a sentence.
    pick(page, "multiselect", "Class 1, y_true = 1", ["b", "c"])
    said = said_in_form(page)
    assert "Class 0 has no value of Class: pick at least one for each class." in said
    assert [row.y_true for row in results(page)] == ["1", "0", "0", "1"]


def test_the_first_row_can_be_data_or_headings() -> None:
    page = press(upload(open_page(), NO_HEADINGS), "Change what was read")
    assert stage(page).titles == ["x1", "x2"]
    pick(page, "checkbox", "The headings are in the table", True)
    assert stage(page).titles == ["133", "65"]
    assert [row.name for row in results(page)] == ["Bob", "Charlie", "Diana"]
    pick(page, "checkbox", "The headings are in the table", False)
    assert [row.name for row in results(page)] == ["Alice", "Bob", "Charlie", "Diana"]


def test_what_was_typed_since_is_said_before_it_is_replaced() -> None:
    page = press(upload(open_page(), SHIPS), "Change what was read")
    said = "A change here replaces what was typed into the table since."
    assert said not in said_in_form(page)
    key = page.data_editor[0].key
    assert key is not None
    edits = {"edited_rows": {0: {"x1": "31"}}, "added_rows": [], "deleted_rows": []}
    page.session_state[key] = edits
    assert said in said_in_form(rerun(page))


@pytest.mark.parametrize(
    "text", ["Ship\tA\tB\tKind\nx\t1,5\t2\tu\ny\t3,5\t1\tv\n", "x\t1,5\t2\tu\ny\t3,5\t1\tv\n"]
)
def test_a_block_of_a_spreadsheet_is_pasted_with_or_without_headings(text: str) -> None:
    page = paste(open_page(), text)
    assert page.data_editor[0].value["x1"].tolist() == ["1.5", "3.5"]
    assert [row.name for row in results(page)] == ["x", "y"]
    assert page.text_area(key="pasted_text").value == ""


def test_a_paste_that_cannot_be_read_stays_to_be_put_right() -> None:
    page = paste(open_page(), "hello")
    (sentence,) = sentences(page)
    assert "None of the columns" in sentence or "no rows" in sentence
    assert page.text_area(key="pasted_text").value == "hello"
    paste(page, "x\t1\t2\tu\ny\t3\t1\tv\n")
    assert sentences(page) == ["There are no headings, so the features are called x1 and x2."]
