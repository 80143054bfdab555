"""What is wrong, on the Playground: nothing where all is well, else a sentence and a way out."""

from collections.abc import Mapping

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.setting_visit import link_of, open_at, rerun

XOR = {"data": "xor", "lr": "0.5", "epochs": "5000"}


def sentence(page: AppTest) -> str:
    """The quiet line; empty if there is none."""
    found = [text.value for text in page.text if ": the inputs are" in text.value]
    found += [text.value for text in page.text if " are twins" in text.value]
    found += [text.value for text in page.text if "The loss has moved" in text.value]
    assert len(found) < 2
    return found[0] if found else ""


def cures(page: AppTest) -> list[str]:
    return [button.label for button in page.button if str(button.key).startswith("cure_")]


def test_nothing_is_said_where_all_is_well() -> None:
    page = open_at()
    assert sentence(page) == ""
    assert cures(page) == []


@pytest.mark.parametrize(
    ("link", "begins", "cure", "after", "lesson"),
    [
        ({"start": "ones"}, "h1 and h2 are twins", "random start weights", {}, "sgd"),
        (
            {"shift": "none"},
            "h1 and h2 are 1.000 for all 4 samples",
            "shift the features by the mean",
            {"shift": "mean"},
            "backprop",
        ),
        (XOR, "The loss has moved by less than 0.1 %", "seed 1", XOR | {"seed": "1"}, "optimizers"),
    ],
)
def test_one_click_tries_what_is_proposed(
    link: Mapping[str, str], begins: str, cure: str, after: Mapping[str, str], lesson: str
) -> None:
    page = open_at(**link)
    assert sentence(page).startswith(begins)
    assert cures(page) == [f"Try: {cure}"]
    assert lesson in [element.proto.page for element in page.get("page_link")]
    (button,) = [button for button in page.button if button.label == f"Try: {cure}"]
    button.click()
    rerun(page)
    assert link_of(page) == after
    assert sentence(page) == ""
    page.button(key="undo").click()
    rerun(page)
    assert link_of(page) == link
    assert sentence(page).startswith(begins)
