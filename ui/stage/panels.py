"""What the panels of a lesson are told: pictures of a network, planes, and charts made of layers.

A panel is what `browser/lesson.js` paints: plain data. Colours are names of the palette, such as
"text", "quiet", "accent", "positive", "negative", "multiply", "add" and "activate", or "class-0"
to "class-3" where there are several classes or several of something else to compare, because the
theme is the browser's business, and so are sizes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, TypedDict

from nn_core import Network, Neuron
from ui.stage.layers import Layer, Span, numbers

Panel: TypeAlias = dict[str, object]
Sign: TypeAlias = Literal[
    "disc", "ring", "square", "diamond", "triangle", "hollow diamond", "line", "dash"
]
Width: TypeAlias = Literal["row", "two thirds", "half", "third"]


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


def classes_panel(
    frame: Frame,
    network: Network,
    shift: tuple[Sequence[float], Sequence[float]],
    spans: tuple[Span, Span],
    samples: Sequence[tuple[float, float, int]],
    marker: tuple[float, float],
    names: Names,
    temperature: float,
) -> Panel:
    """What a network with softmax says of a rectangle of two features, in colours of its classes.

    Args:
        frame: of the panel.
        network: of two inputs.
        shift: the offset and the scale of both features, which make its inputs of them.
        spans: what the axes show of both features.
        samples: the two features of each, and the number of its class.
        marker: the features of now.
        names: of the features and the classes.
        temperature: what the sums are divided by before softmax.
    """
    return frame.told(
        "classes",
        {
            "sizes": list(network.sizes),
            "activations": list(network.activations),
            "parameters": network.vector.tolist(),
            "shift": {"offset": numbers(shift[0]), "scale": numbers(shift[1])},
            "spans": [list(span) for span in spans],
            "samples": [list(sample) for sample in samples],
            "marker": list(marker),
            "titles": list(names.features),
            "names": list(names.classes),
            "temperature": temperature,
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


def chart_panel(
    frame: Frame,
    x: Mapping[str, object],
    y: Mapping[str, object],
    layers: Sequence[Layer],
    *,
    ground: Mapping[str, object] | None = None,
    equal: bool = False,
) -> Panel:
    """A chart; `equal` makes a unit across as long as a unit upwards.

    A ground, made by `ui.stage.layers.ground`, lies under the layers and fills the axes.
    """
    content = {"x": x, "y": y, "layers": list(layers), "equal": equal}
    return frame.told("chart", content if ground is None else content | {"ground": dict(ground)})


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
