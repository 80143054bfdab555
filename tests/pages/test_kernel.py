"""The training step is compiled behind the first picture, once; and nothing depends on it."""

import logging
from collections.abc import Iterator
from logging.handlers import BufferingHandler
from threading import Thread

import pytest

from nn_core import engine, kernel_ready
from tests.pages.playground_visit import forget_runs, link_to, open_page, rerun, sentences
from tests.pages.stage_on_page import told_to_stage
from ui.app import kernel
from ui.app.kernel import SWITCH, compile_in_background
from ui.experiment.experiment import run
from ui.session.session import KEY
from ui.stage.score import score

SLOW = 60


@pytest.fixture(autouse=True)
def new_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As after its start, where the kernel is wanted; other tests find what there was."""
    monkeypatch.setenv(SWITCH, "on")
    monkeypatch.setattr(kernel, "PAUSE", 0.0)
    monkeypatch.setattr(engine, "_ready", [])
    compile_in_background.cache_clear()
    yield
    compile_in_background.cache_clear()


def the_thread() -> Thread:
    thread = compile_in_background()
    assert thread is not None
    return thread


def test_it_begins_behind_the_first_picture_and_only_once(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = []

    def begin() -> None:
        # By then the stage has been packed.
        begun.append(score.cache_info().currsize)

    monkeypatch.setattr(kernel, "_compile", begin)
    page = link_to()
    assert compile_in_background.cache_info().currsize == 0
    for _ in range(3):
        rerun(page)
    assert the_thread().daemon
    the_thread().join(SLOW)
    assert begun == [1]


def test_with_it_the_playground_has_the_same_bits() -> None:
    pytest.importorskip("numba")
    page = open_page(epochs="700", seed="3", order="shuffled")
    before = told_to_stage(page)
    the_thread().join(SLOW)
    assert kernel_ready()
    forget_runs()
    assert told_to_stage(rerun(page)) == before
    assert run(page.session_state[KEY].experiment).engine == "kernel"


@pytest.mark.parametrize("fault", [OSError, MemoryError, RuntimeError])
def test_its_fault_is_a_line_in_the_log_and_no_more(
    fault: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> bool:
        raise fault("no room")

    monkeypatch.setattr(kernel, "compile_kernel", fails)
    heard = BufferingHandler(10)
    logging.getLogger(kernel.__name__).addHandler(heard)
    page = open_page()
    the_thread().join(SLOW)
    logging.getLogger(kernel.__name__).removeHandler(heard)
    assert not kernel_ready()
    assert [line.getMessage() for line in heard.buffer] == [
        f"The training step was not compiled, so networks learn more slowly: {fault.__name__}"
    ]
    assert not sentences(rerun(page))


def test_it_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SWITCH, "off")
    open_page()
    assert compile_in_background() is None
