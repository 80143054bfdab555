"""What the components of a page are told, which is all that the browser paints."""

import json
from typing import Any

from streamlit.testing.v1 import AppTest


def told_to(page: AppTest, name: str) -> list[dict[str, Any]]:
    """The data of each component of this name, from the top of the page to its bottom."""
    protos = [element.proto for element in page.get("bidi_component")]
    ours = [proto for proto in protos if proto.component_name.endswith(f".{name}")]
    return [json.loads(proto.json) for proto in ours]
