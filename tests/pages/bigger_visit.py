"""A visit to the page of bigger networks: open it at a link, touch its stage, read what is open."""

import json
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from tests.pages.playground_visit import APP, rerun
from tests.pages.session_visit import session_of
from tests.pages.stage_on_page import TRIGGERS
from ui.bigger.controls import GROUPS
from ui.bigger.export_section import BRING
from ui.bigger.numbers_section import EVERY
from ui.experiment.bigger import BiggerExperiment
from ui.experiment.bigger_setup import BiggerSetup

SMALL = {"points": "20", "hidden": "3", "epochs": "12"}
"""A run of no time at all."""


def open_bigger(**link: str) -> AppTest:
    """The page behind a link, with all that opens open; without a link, with a small run."""
    page = AppTest.from_file(APP, default_timeout=60)
    page.switch_page("pages/bigger.py")
    for key in (*(group.key for group in GROUPS), BRING, EVERY):
        page.session_state[key] = True
    page.query_params.update(SMALL | link)
    return rerun(page)


def setup_of(page: AppTest) -> BiggerSetup:
    """What the page has open."""
    setup = session_of(page).bigger
    assert setup is not None
    return setup


def experiment_of(page: AppTest) -> BiggerExperiment:
    return setup_of(page).experiment


def done(
    page: AppTest,
    kind: str = "",
    value: object = None,
    epoch: int | None = None,
    *,
    name: str = "bigger",
) -> AppTest:
    """Run the page with what a browser says of its stage: a gesture, or where it rests."""
    states = page._tree.get_widget_states()
    (stage,) = stages(page, name)
    if epoch is not None:
        states.widgets.append(WidgetState(id=stage.id, json_value=json.dumps({"epoch": epoch})))
    if kind:
        told = json.dumps([{"event": kind, "value": value}])
        states.widgets.append(WidgetState(id=TRIGGERS.format(stage.id), json_trigger_value=told))
    page._run(states)
    assert not page.exception, page.exception[0].value
    return page


def press_key(page: AppTest, key: str) -> AppTest:
    """The page after one of its buttons was pressed, by the key that it has."""
    page.button(key=key).click()
    return rerun(page)


def stages(page: AppTest, name: str = "bigger") -> list[Any]:
    """The component of the stage, or another one."""
    protos = [element.proto for element in page.get("bidi_component")]
    return [proto for proto in protos if proto.component_name.endswith(f".{name}")]
