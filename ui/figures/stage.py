"""The stage: network, decision boundary and loss in one figure that plays in the browser.

Every keyframe is sent at once, so playing and scrubbing ask nothing of the server. Only scatter
traces move, and never with `redraw`: that is what lets the browser draw each frame in time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from nn_core import Dataset, History
from nn_core.validation import Array
from ui.figures.decision_boundary import SIDE, decision_boundary, plane
from ui.figures.diagram_places import Panel
from ui.figures.label_places import LABEL_SIZE, Size
from ui.figures.loss_curve import loss_curve, loss_range
from ui.figures.network_diagram import network_diagram
from ui.figures.panels import (
    NOTHING_DRAWN,
    OVER,
    SMALLEST_TEXT,
    Domain,
    anchor,
    axis,
    base_layout,
    heading,
    lowest_band,
)
from ui.figures.parts import PreparedFigure, Spec, Trace, frames, plain_label, short_hash
from ui.figures.playable import playable
from ui.stage.pace import keyframe_epochs
from ui.theme.palette import Palette


@dataclass(frozen=True)
class View:
    """How a run is looked at; it changes the picture and never the run.

    Attributes:
        shown: the name of the person whose values stand in the diagram.
        log_loss: whether the loss axis is logarithmic.
        stacked: panels under one another, for narrow screens.
        dark: which palette to use.
        presented: for a lecture, with type that can be read from the back row.
        large: all of that once more half as large again, for screens of 1920 by 1080 and up.
    """

    shown: str
    log_loss: bool = False
    stacked: bool = False
    dark: bool = False
    presented: bool = False
    large: bool = False

    @property
    def frame(self) -> "Frame":
        """Where things stand in this view, and how large they are."""
        if self.stacked:
            return STACKED
        if self.presented:
            return LARGE_LECTURE if self.large else LECTURE
        return WIDE


@dataclass(frozen=True)
class Frame:
    """Where things stand: the domains (left, right, bottom, top) of the panels, sizes in pixels.

    Attributes:
        height: of the figure.
        margin: around the panels.
        network: the domains of the diagram.
        boundary: those of the decision boundary.
        loss: those of the loss curve.
        font_size: of all text that has no size of its own.
        panel: how the diagram is drawn.
        text_size: of the numbers along the axes; their titles are a little larger.
        name_size: how much of its panel the name of a point takes, in width and height.
    """

    height: int
    margin: Spec
    network: Domain
    boundary: Domain
    loss: Domain
    font_size: int
    panel: Panel
    text_size: int = SMALLEST_TEXT
    name_size: Size = LABEL_SIZE

    def larger(self, factor: float) -> "Frame":
        """All type larger by a factor, and with it all that has a size in pixels."""
        node_size, label_size = (
            round(factor * size) for size in (self.panel.node_size, self.panel.label_size)
        )
        return replace(
            self,
            height=round(factor * self.height),
            margin={side: round(factor * size) for side, size in self.margin.items()},
            font_size=round(factor * self.font_size),
            text_size=round(factor * self.text_size),
            # The size of the panel is left as it was: so lines are drawn thicker, too.
            panel=replace(self.panel, node_size=node_size, label_size=label_size),
        )


WIDE = Frame(
    height=506,
    margin={"l": 2, "r": 12, "t": 64, "b": 54},
    network=(0.0, 0.38, 0.0, 1.0),
    boundary=(0.43, 0.715, 0.0, 1.0),
    loss=(0.775, 1.0, 0.0, 1.0),
    font_size=15,
    panel=Panel(480, 388, node_size=64),
)
STACKED = Frame(
    height=1008,
    margin={"l": 4, "r": 8, "t": 64, "b": 48},
    network=(0.0, 1.0, 0.72, 1.0),
    boundary=(0.12, 1.0, 0.30, 0.61),
    loss=(0.12, 1.0, 0.0, 0.17),
    font_size=14,
    panel=Panel(366, 251, node_size=54),
)
# At 20 pixels, for a screen of 1280 by 720 and up. The figure is as high as the screen has room for
# it, and at least so high; what grows then are the panels, not the type.
LECTURE = Frame(
    height=480,
    margin={"l": 2, "r": 16, "t": 72, "b": 64},
    network=(0.0, 0.43, 0.0, 1.0),
    boundary=(0.482, 0.745, 0.0, 1.0),
    loss=(0.812, 1.0, 0.0, 1.0),
    font_size=20,
    panel=Panel(529, 399, node_size=84, label_size=20),
    text_size=20,
    name_size=(0.24, 0.065),
)
LARGE_LECTURE = LECTURE.larger(1.5)


def stage(
    history: History,
    dataset: Dataset,
    to_predict: Sequence[tuple[str, float, float]],
    view: View,
    palette: Palette,
) -> PreparedFigure:
    """The figure of a run, at its first epoch, with all keyframes and the controls to play it.

    Args:
        history: the run.
        dataset: everybody the network learned from.
        to_predict: name and both features of those it is asked about afterwards.
        view: how to look at it.
        palette: the colours.
    """
    frame = view.frame
    epochs = keyframe_epochs(history)
    person = _inputs_of(view.shown, dataset, to_predict)
    traces = [
        *network_diagram(
            history,
            epochs,
            dataset.shifted([person])[0],
            [feature.label for feature in dataset.features],
            dataset.class_names,
            frame.panel,
            palette,
        ),
        Trace(anchor()),
        *decision_boundary(history, epochs, dataset, to_predict, palette, frame.name_size),
        *loss_curve(history, epochs, view.log_loss, palette),
    ]
    run = short_hash(history.parameters.tobytes(), dataset)
    layout = _layout(history, dataset, to_predict, view, frame, palette)
    layout |= playable(run, short_hash(run, to_predict, view, palette), epochs)
    return PreparedFigure(
        {
            "data": [trace.at_start for trace in traces],
            "layout": layout,
            "frames": frames(traces, [f"{run}-{epoch}" for epoch in epochs]),
        }
    )


def _inputs_of(
    name: str, dataset: Dataset, to_predict: Sequence[tuple[str, float, float]]
) -> tuple[float, float]:
    """The features of the person called so, in their own units; of the first one if nobody is."""
    people = dict(zip(dataset.names, dataset.values, strict=True))
    people |= {asked: (x1, x2) for asked, x1, x2 in to_predict}
    return people.get(name, dataset.values[0])


def _layout(
    history: History,
    dataset: Dataset,
    to_predict: Sequence[tuple[str, float, float]],
    view: View,
    frame: Frame,
    palette: Palette,
) -> Spec:
    everyone = [*dataset.values, *((x1, x2) for _, x1, x2 in to_predict)]
    spans = plane(_array(everyone))
    features = [plain_label(feature.label) for feature in dataset.features]
    end = max(history.epochs, 1)
    return base_layout(frame.height, frame.margin, frame.font_size, palette) | {
        "xaxis": NOTHING_DRAWN | {"domain": list(frame.network[:2]), "anchor": "y"},
        "yaxis": NOTHING_DRAWN | {"domain": list(frame.network[2:]), "anchor": "x"},
        "xaxis2": OVER | {"range": [0, SIDE], "domain": list(frame.boundary[:2]), "anchor": "y2"},
        "yaxis2": OVER | {"range": [0, SIDE], "domain": list(frame.boundary[2:]), "anchor": "x2"},
        "xaxis3": axis(palette, frame.loss[:2], "y3", "Epoch", frame.text_size)
        | {"range": [-0.02 * end, end]},
        "yaxis3": axis(palette, frame.loss[2:], "x3", text_size=frame.text_size)
        | {"type": "log" if view.log_loss else "linear"}
        | {"range": list(loss_range(history.loss, view.log_loss))},
        "xaxis4": axis(palette, frame.boundary[:2], "y4", features[0], frame.text_size)
        | {"range": list(spans[0]), "showgrid": False, "overlaying": "x2", "tickmode": "auto"},
        "yaxis4": axis(palette, frame.boundary[2:], "x4", features[1], frame.text_size)
        | {"range": list(spans[1]), "showgrid": False, "overlaying": "y2", "tickmode": "auto"},
        "shapes": [lowest_band(palette.bands[0], frame.boundary)],
        "annotations": _titles(dataset, bool(to_predict), view, frame, palette),
    }


def _titles(dataset: Dataset, asks: bool, view: View, frame: Frame, palette: Palette) -> list[Spec]:
    """A heading over each panel, and over the boundary what its points mean."""
    zero, one = (plain_label(name) for name in dataset.class_names)
    key = (
        f'<span style="color:{palette.positive}">● {one}</span>   '
        f'<span style="color:{palette.negative}">■ {zero}</span>   '
        f"{'◇ to predict   ' if asks else ''}✕ wrong"
    )
    signs = (
        f'<span style="color:{palette.positive}">━ positive</span>   '
        f'<span style="color:{palette.negative}">━ negative</span>   thick is large'
    )
    headings = [
        (frame.network, f"The network, for {plain_label(view.shown)}", signs),
        (frame.boundary, "What it says everywhere", key),
        (frame.loss, "Loss", "mean squared error"),
    ]
    return [
        heading(text, below, left, top, frame.font_size)
        for (left, _, _, top), text, below in headings
    ]


def _array(points: Sequence[tuple[float, float]]) -> Array:
    return np.array(points, dtype=np.float64)
