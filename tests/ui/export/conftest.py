"""What all tests of exports have in common."""

import pytest

from tests.ui.export.bigger_runs import MOST


@pytest.fixture(autouse=True)
def _little_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server has little time for a run, so that one cut short is soon run in every library."""
    monkeypatch.setattr("ui.experiment.bigger.ANY_NETWORK", MOST)
