"""A visit that sets things: open the Playground at a link, and read what the session has open."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.pages.session_visit import session_of
from ui.experiment.experiment import Experiment

APP = Path(__file__).parents[2] / "streamlit_app.py"


def open_at(**link: str) -> AppTest:
    """The Playground behind a link."""
    page = AppTest.from_file(APP, default_timeout=30)
    page.query_params.update(link)
    return rerun(page)


def rerun(page: AppTest) -> AppTest:
    page.run()
    assert not page.exception, page.exception[0].value
    return page


def experiment_of(page: AppTest) -> Experiment:
    """The experiment that the session has open."""
    return session_of(page).experiment


def link_of(page: AppTest) -> dict[str, str]:
    """The fields in the address."""
    return {key: str(value) for key, value in page.query_params.items()}
