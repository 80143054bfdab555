"""The charts of a page as the browser has them in the end: what they began with, and what came."""

import json
import re
from typing import Any, NamedTuple

from streamlit.testing.v1 import AppTest


class Shown(NamedTuple):
    """A chart: its figure with all keyframes, as JSON, and what it shows in words."""

    text: str
    alt: str


def told_to_scripts(page: AppTest) -> list[dict[str, Any]]:
    """What the pieces of the page that live in the browser are told."""
    bodies = [element.proto.body for element in page.get("html")]
    told = [re.search(r"const data = (\{.*\});\n", body) for body in bodies]
    return [json.loads(found[1]) for found in told if found is not None]


def charts(page: AppTest) -> list[Shown]:
    """The charts of a page, from top to bottom."""
    begun: dict[str, Any] = {
        chart.proto.id.rsplit("-", 1)[-1]: chart.proto for chart in page.get("plotly_chart")
    }
    pieces = {told["chart"]: told for told in told_to_scripts(page) if "frames" in told}
    assert begun.keys() == pieces.keys()
    shown = []
    for key, told in pieces.items():
        still = told["figure"]
        assert still["layout"]["meta"]["name"] == told["name"]
        assert json.loads(begun[key].spec).keys() == still.keys()
        shown.append(Shown(json.dumps(still | {"frames": json.loads(told["frames"])}), told["alt"]))
    return shown
