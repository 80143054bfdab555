"""An error of ours is one calm sentence on the page, and in the log without what people typed."""

import logging
from collections.abc import Iterator
from typing import NoReturn

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.bigger_visit import open_bigger
from tests.pages.lesson_visit import open_lesson
from tests.pages.playground_visit import link_to, open_page, press, rerun, sentences
from ui.app import errors
from ui.app.errors import SORRY

TYPED = "Typed by somebody"


class Heard(logging.Handler):
    """What was logged, as the server writes it."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def heard() -> Iterator[list[str]]:
    handler = Heard()
    loggers = [logging.getLogger(name) for name in (errors.__name__, *errors.QUOTING)]
    for logger in loggers:
        logger.addHandler(handler)
    yield handler.lines
    for logger in loggers:
        logger.removeHandler(handler)


def fails(*_: object, **__: object) -> NoReturn:
    try:
        raise KeyError(TYPED)
    except KeyError as error:
        raise ValueError(f"{TYPED} cannot be drawn") from error


def assert_logged(lines: list[str], page: str) -> None:
    (line,) = lines
    assert f"On the page '{page}' with " in line
    assert "ValueError" in line
    assert "KeyError" in line
    assert "in fails" in line
    assert "Typed by" not in line.replace("TYPED", "")


def test_an_error_on_a_page(monkeypatch: pytest.MonkeyPatch, heard: list[str]) -> None:
    people = {"people": f"{TYPED},1,2,1;Bob,3,4,0", "columns": f"{TYPED},a,b,c,M,F"}
    page = link_to(lr="0.5", epochs="20", seed="3", show=TYPED, **people)
    with monkeypatch.context() as broken:
        broken.setattr("ui.playground.stage_section.score", fails)
        rerun(page)
        assert sentences(page) == [SORRY]
    assert_logged(heard, "Playground")
    for setting in ("'lr': 0.5", "'epochs': 20", "'seed': 3", "'order': 'table'"):
        assert setting in heard[0]
    assert not sentences(rerun(page))


def test_an_error_in_a_fragment(monkeypatch: pytest.MonkeyPatch, heard: list[str]) -> None:
    page = open_lesson("feedforward")
    with monkeypatch.context() as broken:
        broken.setattr("ui.stage.panels.network_panel", fails)
        press(page, "Textbook example")
        assert sentences(page) == [SORRY]
        # The rest of the lesson is there.
        assert page.radio(key="feedforward_prediction_0").options
    assert_logged(heard, "Feedforward")
    assert not sentences(rerun(page))


def test_an_error_in_a_callback(monkeypatch: pytest.MonkeyPatch, heard: list[str]) -> None:
    page = open_page(epochs="20")
    with monkeypatch.context() as broken:
        broken.setattr("ui.session.brought_table.grid_of_file", fails)
        page.file_uploader[0].set_value(("data.csv", b"x", "text/csv")).run()
        assert_details_are_hidden(page)
    assert_logged(heard, "Playground")


def assert_details_are_hidden(page: AppTest) -> None:
    (box,) = page.exception
    assert "redacted" in box.value
    assert TYPED not in box.value
    assert not box.stack_trace


def test_what_stops_a_script_is_no_error(heard: list[str]) -> None:
    page = open_page(epochs="1e999")
    assert SORRY not in sentences(page)
    press(page, "Got it")
    assert not heard


def test_an_error_on_the_page_of_bigger_networks(
    monkeypatch: pytest.MonkeyPatch, heard: list[str]
) -> None:
    monkeypatch.setattr("ui.bigger.stage_section.big_stage", fails)
    table = {"people": f"{TYPED},1,2,1;Bob,3,4,0", "columns": f"{TYPED},a,b,c,M,F"}
    page = open_bigger(lr="0.5", opt="adam", **table)
    assert SORRY in sentences(page)
    assert_logged(heard, "Bigger networks")
    assert "'lr': 0.5" in heard[0]
    assert "'opt': 'adam'" in heard[0]
