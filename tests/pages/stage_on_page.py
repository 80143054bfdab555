"""The stage on the page: what the browser is told, and what the browser says was done to it."""

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from nn_core.validation import Array
from tests.ui.stage.unpacking import Told, unpacked

TRIGGERS = "$$STREAMLIT_INTERNAL_KEY_{}__events"
"""Where Streamlit takes what happened to a component, by the component's id."""


@dataclass(frozen=True)
class Stage:
    """What the stage shows."""

    told: Told

    @property
    def head(self) -> dict[str, Any]:
        return self.told.head

    @property
    def last(self) -> int:
        """The last epoch."""
        return int(self.head["rows"]) - 1

    @property
    def shown(self) -> str:
        """Whose values stand in the network."""
        return str(self.head["shown"])

    @property
    def titles(self) -> list[str]:
        """What stands at the axes of the plane."""
        return list(self.head["features"])

    @property
    def samples(self) -> dict[str, tuple[list[float], int | None]]:
        """Everybody on the plane: where, and of which class."""
        return {one["name"]: (one["raw"], one["label"]) for one in self.head["samples"]}

    def parameters(self, epoch: int = 0) -> Array:
        """The nine numbers of an epoch."""
        numbers: Array = self.told.parameters[epoch]
        return numbers

    def inputs(self, name: str = "") -> list[float]:
        """What the network gets of somebody; of whoever is shown, if nobody is named."""
        raw, _ = self.samples[name or self.shown]
        shift = self.head["shift"]
        moved: list[float] = ((np.array(raw) - shift["offset"]) / shift["scale"]).tolist()
        return moved


def stage(page: AppTest) -> Stage:
    return Stage(unpacked(told_to_stage(page)))


def told_to_stage(page: AppTest) -> bytes:
    """All that the browser gets to paint the stage."""
    return bytes(_component(page).bytes)


def touch(page: AppTest, kind: str, value: object) -> AppTest:
    """Finish a gesture on the stage, as the browser says so, and run the page."""
    return said(page, triggered=[{"event": kind, "value": value}])


def rest_at(page: AppTest, epoch: object) -> AppTest:
    """Let the stage rest at an epoch, and run the page."""
    return said(page, state={"epoch": epoch})


def said(page: AppTest, state: object = None, triggered: object = None) -> AppTest:
    """Run the page with what a browser says of the stage; AppTest itself knows no components."""
    states = page._tree.get_widget_states()
    name = _component(page).id
    if state is not None:
        states.widgets.append(WidgetState(id=name, json_value=json.dumps(state)))
    if triggered is not None:
        events = TRIGGERS.format(name)
        states.widgets.append(WidgetState(id=events, json_trigger_value=json.dumps(triggered)))
    page._run(states)
    assert not page.exception, page.exception[0].value
    return page


def _component(page: AppTest) -> Any:
    protos = [element.proto for element in page.get("bidi_component")]
    (ours,) = (proto for proto in protos if proto.component_name.endswith(".stage"))
    return ours


def assert_finite(shown: Stage) -> None:
    """No NaN and no infinity, neither in the head nor in the numbers."""
    assert np.isfinite(shown.told.parameters).all()
    assert np.isfinite(shown.told.losses).all()
    ends = np.array(shown.head["spans"], dtype=float)
    assert np.isfinite(ends).all()
    assert (ends[:, 0] < ends[:, 1]).all()
    assert np.isfinite(np.array([raw for raw, _ in shown.samples.values()], dtype=float)).all()
