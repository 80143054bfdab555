"""The pieces from which a played figure is put together."""

from binascii import b2a_base64
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, TypeAlias

import numpy as np
import orjson
import plotly.graph_objects as go
from numpy.typing import ArrayLike

from ui.theme.text import one_line

Spec: TypeAlias = dict[str, Any]
"""A piece of a Plotly figure as plain data: far quicker to make than Plotly's own objects."""


MOVABLE = frozenset(
    {"x", "y", "text", "texttemplate", "textposition", "customdata", "hovertext", "hovertemplate"}
)
MOVABLE_IN_POINTS = frozenset({"size", "color"})
"""What Plotly can change in a drawn trace, and in its points, without drawing the figure anew."""
LONGEST_LABEL = 28
ENTITIES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;", "#": "&#35;", "%": "&#37;"}
)


@dataclass(frozen=True)
class Trace:
    """One Plotly trace, and what of it changes from keyframe to keyframe.

    Attributes:
        spec: the trace; the first keyframe's changes complete it.
        changes: for each keyframe the properties that it sets; empty for a trace that stands still.
    """

    spec: Spec
    changes: Sequence[Spec] = field(default=())

    @property
    def at_start(self) -> Spec:
        """The whole trace as the first keyframe shows it."""
        return _merged(self.spec, self.changes[0]) if self.changes else self.spec


def _merged(spec: Spec, change: Spec) -> Spec:
    """A spec with a change to some of its properties, as Plotly merges a frame into a trace."""
    merged = spec | change
    for name in spec.keys() & change.keys():
        if isinstance(spec[name], dict) and isinstance(change[name], dict):
            merged[name] = spec[name] | change[name]
    return merged


def typed_array(values: ArrayLike, dtype: str = "f4") -> Spec:
    """Numbers as Plotly reads them quickest: raw bytes in base64, "f4", "f8" or "i2"."""
    raw = np.ascontiguousarray(values, dtype=f"<{dtype}").tobytes()
    return {"dtype": dtype, "bdata": b2a_base64(raw, newline=False).decode("ascii")}


def plain_label(text: str) -> str:
    """Text that came from a user or a link, so that a figure shows it letter by letter.

    Long text is cut. Plotly reads a little HTML, LaTeX and templates in labels, and Streamlit takes
    #000001 for one of its stand-ins for colours; entities switch all of that off.
    """
    label = one_line(text)
    if len(label) > LONGEST_LABEL:
        label = f"{label[: LONGEST_LABEL - 1]}…"
    return label.translate(ENTITIES)


def frames(traces: Sequence[Trace], names: Sequence[str]) -> list[Spec]:
    """The keyframes of some traces under these names; traces that stand still are in none."""
    moving = [place for place, trace in enumerate(traces) if trace.changes]
    return [
        {
            "name": name,
            "traces": moving,
            "data": [traces[place].changes[number] for place in moving],
        }
        for number, name in enumerate(names)
    ]


def short_hash(*parts: object) -> str:
    """A short name for values, the same for equal ones: no player can mix two runs up."""
    return blake2b(repr(parts).encode("utf-8"), digest_size=4).hexdigest()


def _what_stays(data: Sequence[Spec], layout: Spec) -> object:
    """All of a figure that cannot be moved: Plotly has to draw it anew where this is another."""
    traces = [
        {name: None if name in MOVABLE else value for name, value in trace.items()}
        | {"marker": _what_stays_of_points(trace)}
        for trace in data
    ]
    return traces, layout | {"meta": None}


def _what_stays_of_points(trace: Spec) -> Spec:
    movable = MOVABLE_IN_POINTS if trace.get("type") == "scatter" else ()
    marker: Spec = trace.get("marker", {})
    return {name: None if name in movable else value for name, value in marker.items()}


def _hash_of(*contents: bytes) -> str:
    return blake2b(b"".join(contents), digest_size=6).hexdigest()


class PreparedFigure(go.Figure):
    """A figure made of plain data that was checked in the tests and is handed over as it is.

    Plotly would validate and copy every number of every frame on each rerun; that takes longer
    than training the network. So it is kept as finished JSON, which also spares Python a million
    small objects to look through for garbage.

    Attributes:
        name: the same for equal figures; the browser reads it in `layout.meta`.
        height: in pixels.
        still_json: the figure without its keyframes.
        frames_json: its keyframes.
    """

    # Plotly's figures take no attribute that their class does not have.
    name = ""
    height = 0
    still_json = b""
    frames_json = b""

    def __init__(self, spec: Spec) -> None:
        layout, frames_json = spec["layout"], orjson.dumps(spec.get("frames", []))
        traces = [orjson.dumps(trace) for trace in spec["data"]]
        name = _hash_of(*traces, orjson.dumps(layout), frames_json)
        meta = {
            "name": name,
            "build": _hash_of(orjson.dumps(_what_stays(spec["data"], layout))),
            "traces": [_hash_of(trace) for trace in traces],
        }
        named = layout | {"meta": layout.get("meta", {}) | meta}
        self.name = name
        self.height = layout["height"]
        self.still_json = orjson.dumps({"data": spec["data"], "layout": named})
        self.frames_json = frames_json

    @property
    def spec(self) -> Spec:
        """The whole figure as plain data."""
        still: Spec = orjson.loads(self.still_json)
        return still | {"frames": orjson.loads(self.frames_json)}

    def to_dict(self) -> Spec:
        """The figure as Plotly writes it to JSON, without the keyframes: they go another way."""
        still: Spec = orjson.loads(self.still_json)
        return still
