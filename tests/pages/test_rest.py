"""The rest of the Playground follows when the stage is painted, and nothing is other for it."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.playground_visit import SAYS, SEES, link_to, open_page, rerun, tables
from tests.pages.stage_on_page import stage
from ui.playground import rest
from ui.session.session import session

LINKS: list[dict[str, str]] = [{}, {"data": "xor"}, {"data": "iris", "shift": "none", "seed": "3"}]


@pytest.fixture
def in_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answer as a browser is answered, which AppTest is not."""
    monkeypatch.setattr(rest, "may_wait", lambda: session().rest_waits)


def has_the_rest(page: AppTest) -> bool:
    found = {
        len(page.data_editor) == 2,
        {SAYS, SEES} <= {*tables(page)},
        "Take it away" in headers(page),
    }
    assert len(found) == 1, "all of the rest comes at once"
    return found.pop()


def headers(page: AppTest) -> list[str]:
    return [header.value for header in page.header]


def test_who_has_no_browser_gets_all_of_it_at_once() -> None:
    assert has_the_rest(open_page())


@pytest.mark.usefixtures("in_a_browser")
@pytest.mark.parametrize("link", LINKS, ids=str)
def test_the_first_answer_has_the_stage_and_the_next_one_all(link: dict[str, str]) -> None:
    page = rerun(link_to(**link))
    assert not has_the_rest(page)
    first = stage(page).told
    rerun(page)
    assert has_the_rest(page)
    # The tables say what the stage was told without them: the browser keeps its picture.
    assert stage(page).told.head["key"] == first.head["key"]


@pytest.mark.usefixtures("in_a_browser")
def test_a_browser_that_comes_back_from_a_lost_server_gets_all_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rest, "has_painted", lambda: True)
    assert has_the_rest(rerun(link_to()))
