"""The views in a page: opened by a link, and what their pictures are told and say."""

import json
from pathlib import Path
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from tests.pages.playground_visit import rerun
from tests.pages.stage_on_page import TRIGGERS
from tests.ui.stage.unpacking_race import arrays_of

APP = Path(__file__).parents[2] / "streamlit_app.py"
SMALL = {"hidden": "3", "epochs": "20"}
"""A bigger network of no time at all."""
MOST_LOOKS = 200


def open_view(url: str, **link: str) -> AppTest:
    page = AppTest.from_file(APP, default_timeout=30)
    page.query_params.update(link)
    page.switch_page(f"pages/{url}.py")
    return rerun(page)


def head_of(page: AppTest) -> dict[str, Any]:
    """What the picture is told."""
    (told,) = (element.proto for element in page.get("bidi_component"))
    head, _ = arrays_of(bytes(told.bytes))
    return head


def lanes(page: AppTest) -> list[str]:
    """What stands over the planes."""
    return [run["words"] for run in head_of(page)["runs"]]


def open_lane(page: AppTest, place: object) -> AppTest:
    """Press the button under a plane, as the browser says so."""
    (told,) = (element.proto for element in page.get("bidi_component"))
    return say(page, told.id, "open", place)


def say(page: AppTest, element: str, event: str, value: object) -> AppTest:
    """What the browser says of a picture."""
    states = page._tree.get_widget_states()
    pressed = json.dumps([{"event": event, "value": value}])
    states.widgets.append(WidgetState(id=TRIGGERS.format(element), json_trigger_value=pressed))
    page._run(states)
    assert not page.exception, page.exception[0].value
    return page


def worked_out(page: AppTest) -> AppTest:
    """Look until all starts are trained."""
    for _ in range(MOST_LOOKS):
        if not page.get("progress"):
            return page
        rerun(page)
    raise AssertionError("the starts are never finished")


def all_text(page: AppTest) -> str:
    return "\n".join(str(getattr(node, "value", "")) for node in page.main)
