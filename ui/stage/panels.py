"""What the panels of a lesson are told: pictures of a network, planes, and charts made of layers.

A panel is what `browser/lesson.js` paints: plain data. Colours are names of the palette, such as
"text", "quiet", "accent", "positive", "negative", "multiply", "add" and "activate", because the
theme is the browser's business, and so are sizes.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, TypedDict

from nn_core import Network, Neuron

Panel: TypeAlias = dict[str, object]
Layer: TypeAlias = dict[str, object]
Mark: TypeAlias = Literal["disc", "ring", "square", "diamond"]
Sign: TypeAlias = Literal["disc", "ring", "square", "diamond", "hollow diamond", "line", "dash"]
Align: TypeAlias = Literal["left", "center", "right"]
Width: TypeAlias = Literal["row", "two thirds", "half", "third"]
Span: TypeAlias = tuple[float, float]


class Part(TypedDict):
    """A part of the line under a title: words, perhaps in a colour, perhaps with a sign first."""

    words: str
    colour: str | None
    mark: Sign | None


def part(words: str, colour: str | None = None, mark: Sign | None = None) -> Part:
    """Some words under a title; with a sign and its colour they are the key of a chart."""
    return Part(words=words, colour=colour, mark=mark)


@dataclass(frozen=True)
class Frame:
    """What every panel has.

    Attributes:
        title: the heading.
        alt: all that the picture says, for those who cannot see it.
        key: what stands under the title.
        room: how much of a row the panel takes.
        phone: the same where a row is as narrow as a phone.
        high: how high it is beside other panels.
    """

    title: str
    alt: str
    key: Sequence[Part] = ()
    room: Width = "row"
    phone: Width = "row"
    high: Literal["low", "middle", "high"] = "middle"

    def told(self, kind: str, content: Mapping[str, object]) -> Panel:
        """The panel of this frame, with what is in it."""
        return {
            "kind": kind,
            "title": self.title,
            "alt": self.alt,
            "key": list(self.key),
            "room": self.room,
            "phone": self.phone,
            "high": self.high,
            **content,
        }


@dataclass(frozen=True)
class Names:
    """What the inputs of a network are, and its class 0 and class 1."""

    features: Sequence[str]
    classes: Sequence[str]


@dataclass(frozen=True)
class Played:
    """A signal on its way: words for each layer that it comes to, and for the player's slider."""

    stops: Sequence[str]
    over: str


def network_panel(
    frame: Frame,
    network: Network,
    inputs: Sequence[float],
    *,
    names: Names | None = None,
    lit: Sequence[str] = (),
    notes: Mapping[str, str] | None = None,
    pick: Mapping[str, str] | None = None,
    played: Played | None = None,
) -> Panel:
    """The picture of a network at work.

    Args:
        frame: of the panel.
        network: whose numbers stand in the picture.
        inputs: what goes in.
        names: of the inputs and the classes, if the picture says them.
        lit: names of numbers and neurons that glow.
        notes: what stands under a number, by its name.
        pick: what can be picked, by its name, and what the button over it says.
        played: if a signal can be played through the layers.
    """
    return frame.told(
        "network",
        {
            **_network(network),
            "inputs": numbers(inputs),
            "features": list(names.features) if names else [],
            "classes": list(names.classes) if names else None,
            "lit": list(lit),
            "notes": None if notes is None else dict(notes),
            "pick": None if pick is None else dict(pick),
            "stops": list(played.stops) if played else None,
            "over": played.over if played else None,
        },
    )


def plane_panel(
    frame: Frame,
    network: Network | Neuron,
    neuron: tuple[int, int],
    reach: float,
    marker: Sequence[float],
    *,
    name: str | None = None,
    colour: str = "text",
    titles: tuple[str, str] | None = ("x1", "x2"),
) -> Panel:
    """What a neuron gives out for all inputs from minus `reach` to `reach`.

    Args:
        frame: of the panel.
        network: with this neuron; or one neuron by itself.
        neuron: its layer, the inputs being 0, and its place there.
        reach: how far the axes go to both sides of 0.
        marker: the inputs of now.
        name: of the neuron, if it is not that of the network.
        colour: of the marker.
        titles: of the axes.
    """
    return frame.told(
        "plane",
        {
            **(_alone(network) if isinstance(network, Neuron) else _network(network)),
            "neuron": list(neuron),
            "name": name,
            "spans": [[-reach, reach]] * 2,
            "marker": numbers(marker),
            "colour": colour,
            "titles": titles,
        },
    )


def squares_panel(
    frame: Frame,
    names: Sequence[str],
    y_true: Iterable[float],
    y_pred: Iterable[float],
    squares: Iterable[float],
    *,
    colour: str,
) -> Panel:
    """Squared errors, one for each name: the side of each square goes from y_true to y_pred.

    `colour` is that of y_pred.
    """
    errors = {"y_true": numbers(y_true), "y_pred": numbers(y_pred), "squares": numbers(squares)}
    return frame.told("squares", {"names": list(names), **errors, "colour": colour})


def neuron_panel(frame: Frame, values: Mapping[str, float], written: Mapping[str, str]) -> Panel:
    """One neuron in its three steps.

    Args:
        frame: of the panel.
        values: each number by its name: x1, x2, w1, w2, b, "x1 · w1", "x2 · w2", sum and output.
        written: the same as they are to be read.
    """
    return frame.told("neuron", {"values": dict(values), "written": dict(written)})


def axis(
    span: Span,
    title: str | None = None,
    *,
    log: bool = False,
    ticks: Sequence[tuple[float, str]] | None = None,
    grid: bool = True,
) -> Mapping[str, object]:
    """An axis of a chart, with grid lines at its ticks or without.

    `ticks` are places of one's own on it with their words, or none.
    """
    own = None if ticks is None else [{"at": at, "words": words} for at, words in ticks]
    return {"span": list(span), "title": title, "log": log, "ticks": own, "grid": grid}


def chart_panel(
    frame: Frame,
    x: Mapping[str, object],
    y: Mapping[str, object],
    layers: Sequence[Layer],
    *,
    equal: bool = False,
) -> Panel:
    """A chart; `equal` makes a unit across as long as a unit upwards."""
    return frame.told("chart", {"x": x, "y": y, "layers": list(layers), "equal": equal})


def line(
    x: Iterable[float | None],
    y: Iterable[float | None],
    colour: str = "text",
    *,
    width: float = 2.4,
    dash: bool = False,
    silent: bool = False,
) -> Layer:
    """A line through places; None breaks it. A silent one says nothing when it is pointed at."""
    look = {"colour": colour, "width": width, "dash": dash, "silent": silent}
    return {"kind": "line", "x": numbers(x), "y": numbers(y), **look}


def points(
    x: Iterable[float],
    y: Iterable[float],
    mark: Mark = "disc",
    colour: str | Sequence[str] = "text",
    *,
    hollow: bool = False,
    size: float = 1.0,
    words: Sequence[str] | None = None,
) -> Layer:
    """Marks; `words` are what is said of each, in place of its values on the axes."""
    look = {"mark": mark, "colour": colour, "hollow": hollow, "size": size, "words": words}
    return {"kind": "points", "x": numbers(x), "y": numbers(y), **look}


def bars(
    at: Iterable[float],
    to: Iterable[float],
    colours: str | Sequence[str],
    words: Sequence[str],
    *,
    across: bool = False,
    width: float = 0.62,
    strong: int | None = None,
) -> Layer:
    """Bars from 0, upwards or across; `words` are said of each, and `strong` is outlined."""
    look = {"colours": colours, "words": words, "across": across, "width": width, "strong": strong}
    return {"kind": "bars", "at": numbers(at), "to": numbers(to), **look}


def rects(
    left: Iterable[float],
    right: Iterable[float],
    bottom: Iterable[float],
    top: Iterable[float],
    colour: str | Sequence[str],
    *,
    fill: float = 0.35,
    words: Sequence[str] | None = None,
) -> Layer:
    """Outlined rectangles, filled to this share; `words` are said of each."""
    sides = {"left": left, "right": right, "bottom": bottom, "top": top}
    look = {"colour": colour, "fill": fill, "words": words}
    return {"kind": "rects", **{side: numbers(ends) for side, ends in sides.items()}, **look}


def written(
    x: Iterable[float],
    y: Iterable[float],
    words: Sequence[str],
    *,
    align: Align | Sequence[Align] = "left",
    weight: int = 400,
    colour: str | Sequence[str] = "text",
    shift: tuple[float, float] = (0.0, 0.0),
    size: float = 1.0,
) -> Layer:
    """Words at places of the chart, moved from there by `shift`, in sizes of the type."""
    look = {"align": align, "weight": weight, "colour": colour, "shift": shift, "size": size}
    return {"kind": "words", "x": numbers(x), "y": numbers(y), "words": list(words), **look}


def numbers(values: Iterable[float | None]) -> list[float | None]:
    """Numbers as JSON knows them: what is not finite is no number there."""
    return [
        float(value) if value is not None and math.isfinite(value) else None for value in values
    ]


def _network(network: Network) -> Mapping[str, object]:
    return {
        "sizes": list(network.sizes),
        "activations": ["sigmoid"] * (len(network.sizes) - 1),
        "parameters": network.vector.tolist(),
    }


def _alone(neuron: Neuron) -> Mapping[str, object]:
    return {
        "sizes": [len(neuron.weights), 1],
        "activations": [neuron.activation],
        "parameters": [*neuron.weights, neuron.bias],
    }
