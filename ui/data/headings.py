"""What columns are called: a heading from the cell over it, and the unit in its brackets."""

import re

from nn_core import Feature
from ui.data.person import LONGEST_NAME
from ui.theme.text import one_line

_UNIT = re.compile(r"^(?P<name>.*\S)\s+\((?P<unit>[^()]*)\)$")


def heading_of(cell: str) -> str:
    """What a column is called, from the cell over it."""
    return one_line(cell)[:LONGEST_NAME].strip()


def feature_of(heading: str) -> Feature:
    """What a column measures, from its heading: "Weight (lb)" has a name and a unit."""
    match = _UNIT.match(heading)
    return Feature(match["name"], match["unit"].strip()) if match else Feature(heading)
