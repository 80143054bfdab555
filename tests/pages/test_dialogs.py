"""A dialog stays open, whatever the page is drawn anew for meanwhile, until it is put away."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.bigger_visit import done, open_bigger
from tests.pages.playground_visit import in_dialog, labelled, open_page, press, rerun


def dialogs(page: AppTest) -> list[str]:
    return [block.proto.dialog.title for block in page._tree if block.type == "dialog"]


@pytest.mark.parametrize(
    ("button", "title"),
    [
        ("Presets", "Presets"),
        ("Challenges", "Challenges"),
        ("Share", "Share this experiment"),
    ],
)
def test_what_the_stage_has_to_tell_leaves_it_open(button: str, title: str) -> None:
    page = press(open_bigger(), button)
    assert dialogs(page) == [title]
    assert dialogs(done(page, epoch=7)) == [title]


@pytest.mark.parametrize("button", ["Presets", "Share"])
def test_so_it_is_on_the_playground(button: str) -> None:
    page = press(open_page(), button)
    (before,) = dialogs(page)
    assert dialogs(rerun(page)) == [before]


@pytest.mark.parametrize(("button", "pick"), [("Presets", "XOR"), ("Challenges", "Beat SGD")])
def test_whoever_picks_puts_it_away(button: str, pick: str) -> None:
    page = press(open_bigger(), button)
    (chosen,) = [node for node in in_dialog(page, "button") if node.label == pick]
    chosen.click()
    assert dialogs(rerun(page)) == []
    assert dialogs(rerun(page)) == []


def test_another_page_is_without_it() -> None:
    page = press(open_bigger(), "Share")
    page.switch_page("pages/playground.py")
    assert dialogs(rerun(page)) == []
    page.switch_page("pages/bigger.py")
    assert dialogs(rerun(page)) == []


def test_another_dialog_takes_its_place() -> None:
    page = press(open_bigger(), "Share")
    labelled(page, "Presets").click()
    assert dialogs(rerun(page)) == ["Presets"]
