"""Undo and redo on the Playground: everything that the link holds can be taken back."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.playground_visit import labelled
from tests.pages.session_visit import session_of
from tests.pages.setting_visit import experiment_of, link_of, open_at, rerun
from ui.data.frames import as_texts
from ui.experiment.presets import PRESETS

OWN = {
    "people": "A,46,3,1;B,80,5,0",
    "ask": "C,50,9",
    "columns": "Animal,Length (cm),Age,Kind,dog,cat",
}


def undo(page: AppTest) -> AppTest:
    page.button(key="undo").click()
    return rerun(page)


def redo(page: AppTest) -> AppTest:
    page.button(key="redo").click()
    return rerun(page)


def can(page: AppTest) -> tuple[bool, bool]:
    """Whether there is something to undo, and something to redo."""
    return not page.button(key="undo").disabled, not page.button(key="redo").disabled


def type_in(
    page: AppTest,
    which: str,
    cells: Mapping[int, Mapping[str, object]],
    added: Sequence[Mapping[str, object]] = (),
) -> None:
    """Leave a table's editor in the state that the browser sends."""
    (editor,) = [editor for editor in page.data_editor if which in str(editor.key)]
    edits = {"edited_rows": cells, "added_rows": [*added], "deleted_rows": []}
    page.session_state[str(editor.key)] = edits


def press(page: AppTest, label: str) -> None:
    (button,) = [button for button in page.button if button.label == label]
    button.click()


def pick_dataset(page: AppTest, key: str) -> None:
    (box,) = [box for box in page.selectbox if box.label == "Dataset"]
    box.set_value(key)


CHANGES: dict[str, Callable[[AppTest], Any]] = {
    "learning rate": lambda page: page.select_slider(key="lr").set_value(1.0),
    "epochs": lambda page: labelled(page, "Epochs").set_value(37),
    "seed": lambda page: labelled(page, "Seed").set_value(7),
    "another seed": lambda page: page.button(key="another_seed").click(),
    "order": lambda page: labelled(page, "Sample order").set_value("shuffled"),
    "ones": lambda page: labelled(page, "Start weights").set_value("ones"),
    "by hand": lambda page: labelled(page, "Start weights").set_value("hand"),
    "frozen": lambda page: labelled(page, "Frozen").set_value(["b3", "w1"]),
    "shown": lambda page: page.selectbox(key="show").set_value("Frank"),
    "loss axis": lambda page: labelled(page, "Loss axis").set_value("log"),
    "shift": lambda page: page.selectbox(key="shift").set_value("standard"),
    "dataset": lambda page: pick_dataset(page, "xor"),
    "a cell": lambda page: type_in(page, "learn", {0: {"x1": 140.5}}),
    "a class": lambda page: type_in(page, "learn", {1: {"class": "F"}}),
    "whom to predict": lambda page: type_in(page, "asked", {1: {"name": "Gil"}}),
}


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_is_taken_back_and_made_again(name: str) -> None:
    page = open_at()
    before = experiment_of(page)
    assert can(page) == (False, False)
    CHANGES[name](page)
    rerun(page)
    after, link = experiment_of(page), link_of(page)
    assert link
    assert can(page) == (True, False)
    undo(page)
    assert (experiment_of(page), link_of(page)) == (before, {})
    assert can(page) == (False, True)
    redo(page)
    assert (experiment_of(page), link_of(page)) == (after, link)
    assert can(page) == (True, False)


def test_it_goes_back_through_many_changes_to_the_link_that_was_opened() -> None:
    page = open_at(**OWN, shift="mean", lr="0.37", start="hand", w2="0.12345678901234567")
    links = [link_of(page)]
    for change in ("seed", "frozen", "shift", "epochs", "dataset", "learning rate"):
        CHANGES[change](page)
        links.append(link_of(rerun(page)))
    assert len({tuple(link.items()) for link in links}) == len(links)
    for link in links[-2::-1]:
        assert link_of(undo(page)) == link
    assert can(page) == (False, True)
    for link in links[1:]:
        assert link_of(redo(page)) == link
    assert can(page) == (True, False)


def test_a_rerun_without_a_change_is_nothing_to_take_back() -> None:
    page = rerun(rerun(open_at(seed="7")))
    assert can(page) == (False, False)


def test_another_change_forgets_what_was_taken_back() -> None:
    page = open_at()
    CHANGES["seed"](page)
    undo(rerun(page))
    CHANGES["epochs"](page)
    rerun(page)
    assert can(page) == (True, False)
    assert link_of(undo(page)) == {}


def test_an_opened_preset_is_taken_back_with_its_tables() -> None:
    page = open_at(seed="5")
    press(page, "Presets")
    rerun(page)
    page.button(key="preset_One wrong label").click()
    rerun(page)
    (preset,) = [preset for preset in PRESETS if preset.title == "One wrong label"]
    assert link_of(page) == dict(preset.link)
    assert link_of(undo(page)) == {"seed": "5"}
    assert link_of(redo(page)) == dict(preset.link)


def test_a_row_that_a_cell_left_out_comes_back_when_that_is_taken_back() -> None:
    page = open_at()
    CHANGES["seed"](page)
    rerun(page)
    type_in(page, "learn", {0: {"x1": None}})
    rerun(page)
    assert link_of(page)["people"] == "Bob,160,72,0;Charlie,152,70,0;Diana,120,60,1"
    assert [text.value for text in page.text if "is left out" in text.value]
    assert link_of(undo(page)) == {"seed": "7"}
    assert not [text.value for text in page.text if "is left out" in text.value]
    assert link_of(undo(page)) == {}


ANN: dict[str, object] = {"name": "Ann", "x1": "tall", "class": "F"}


def rows_of(page: AppTest) -> list[tuple[object, ...]]:
    """The rows to learn from as they stand in their table."""
    return [*as_texts(session_of(page).tables["learn"])]


def test_a_row_that_is_not_complete_outlives_undo_and_redo() -> None:
    page = open_at()
    type_in(page, "learn", {0: {"x2": "65,5"}}, [ANN])
    rows = rows_of(rerun(page))
    assert rows[0] == ("Alice", "133", "65,5", "F")
    assert rows[4] == ("Ann", "tall", None, "F")
    CHANGES["seed"](page)
    rerun(page)
    assert rows_of(undo(page)) == rows
    assert rows_of(redo(page)) == rows
    # It is a change as well, whatever the link has of it.
    assert rows_of(undo(undo(page))) == rows_of(open_at())
    assert can(page) == (False, True)


def test_tables_that_cannot_be_used_come_back_with_what_the_stage_showed() -> None:
    page = open_at()
    type_in(page, "learn", {0: {"class": "M"}, 3: {"class": "M"}})
    rows, shown = rows_of(rerun(page)), experiment_of(page)
    pick_dataset(page, "xor")
    rerun(page)
    assert experiment_of(page) != shown
    undo(page)
    assert (rows_of(page), experiment_of(page)) == (rows, shown)
    assert [text.value for text in page.text if "Until then" in text.value]


def test_what_was_brought_can_still_be_changed_after_undo_and_redo() -> None:
    page = open_at()
    page.file_uploader[0].set_value(("a.csv", b"N,A,B,C\nx,1,2,u\ny,3,4,v\n", "text/csv"))
    rerun(page)
    CHANGES["seed"](page)
    rerun(page)
    assert "Change what was read" in buttons(undo(page))
    assert "Change what was read" not in buttons(undo(page))
    assert "Change what was read" in buttons(redo(page))


def buttons(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def test_what_a_lesson_changed_is_taken_back_on_the_playground() -> None:
    page = open_at()
    page.switch_page("pages/sgd.py")
    rerun(rerun(page))
    press(page, "Textbook example")
    rerun(page)
    page.switch_page("pages/playground.py")
    rerun(page)
    assert link_of(page) == {"start": "ones"}
    assert link_of(undo(page)) == {}


def test_a_row_that_is_not_complete_outlives_a_lesson_that_changes_a_setting() -> None:
    page = open_at()
    type_in(page, "learn", {}, [ANN])
    rows = rows_of(rerun(page))
    page.switch_page("pages/sgd.py")
    rerun(rerun(page))
    press(page, "Textbook example")
    rerun(page)
    page.switch_page("pages/playground.py")
    rerun(page)
    assert link_of(page) == {"start": "ones"}
    assert rows_of(page) == rows


NO_SETTINGS = ("another seed", "by hand", "dataset", "a cell", "a class", "whom to predict")


@pytest.mark.parametrize("change", [name for name in CHANGES if name not in NO_SETTINGS])
def test_an_undo_on_the_heels_of_a_setting_takes_back_that_alone(change: str) -> None:
    # A browser that sends both at once is answered at once.
    page = open_at(epochs="20", order="table")
    page.select_slider(key="lr").set_value(0.2)
    before = link_of(rerun(page))
    CHANGES[change](page)
    undo(page)
    assert link_of(page) == before
    assert can(page) == (True, True)
    changed = link_of(redo(page))
    assert changed != before
    assert link_of(undo(page)) == before
