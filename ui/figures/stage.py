"""The stage: network, decision boundary and loss in one figure that plays in the browser.

Every keyframe is sent at once, so playing and scrubbing ask nothing of the server. Only scatter
traces move, and never with `redraw`: that is what lets the browser draw each frame in time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from nn_core import Dataset, History
from nn_core.validation import Array
from ui.figures.decision_boundary import decision_boundary, lowest_band, plane
from ui.figures.loss_curve import loss_curve, loss_range
from ui.figures.network_diagram import Panel, network_diagram
from ui.figures.parts import PreparedFigure, Spec, Trace, plain_label
from ui.figures.player import player
from ui.keyframes import keyframe_epochs
from ui.palette import Palette

FONT = '"Source Sans", "Source Sans 3", sans-serif'
NOTHING_DRAWN = {"visible": False, "fixedrange": True, "range": [0, 1]}


@dataclass(frozen=True)
class View:
    """How a run is looked at; it changes the picture and never the run.

    Attributes:
        shown: the name of the person whose values stand in the diagram.
        log_loss: whether the loss axis is logarithmic.
        stacked: panels under one another, for narrow screens.
        dark: which palette to use.
    """

    shown: str
    log_loss: bool = False
    stacked: bool = False
    dark: bool = False


@dataclass(frozen=True)
class Frame:
    """Where things stand: the domains (left, right, bottom, top) of the panels, sizes in pixels."""

    height: int
    margin: Spec
    network: tuple[float, float, float, float]
    boundary: tuple[float, float, float, float]
    loss: tuple[float, float, float, float]
    font_size: int
    panel: Panel
    player_y: float


WIDE = Frame(
    height=530,
    margin={"l": 2, "r": 12, "t": 64, "b": 130},
    network=(0.0, 0.38, 0.0, 1.0),
    boundary=(0.43, 0.715, 0.0, 1.0),
    loss=(0.775, 1.0, 0.0, 1.0),
    font_size=15,
    panel=Panel(480, 336, node_size=62),
    player_y=-0.19,
)
STACKED = Frame(
    height=1150,
    margin={"l": 4, "r": 8, "t": 206, "b": 48},
    network=(0.0, 1.0, 0.72, 1.0),
    boundary=(0.12, 1.0, 0.30, 0.61),
    loss=(0.12, 1.0, 0.0, 0.17),
    font_size=14,
    panel=Panel(366, 251, node_size=54),
    player_y=1.22,
)


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
    frame = STACKED if view.stacked else WIDE
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
        *decision_boundary(history, epochs, dataset, to_predict, palette),
        *loss_curve(history, epochs, view.log_loss, palette),
    ]
    names = _frame_names(history, epochs)
    layout = _layout(history, dataset, to_predict, view, frame, palette)
    layout |= player(names, epochs, frame.player_y, view.stacked, palette)
    return PreparedFigure(
        {
            "data": [trace.at_start for trace in traces],
            "layout": layout,
            "frames": _frames(traces, names),
        }
    )


def _inputs_of(
    name: str, dataset: Dataset, to_predict: Sequence[tuple[str, float, float]]
) -> tuple[float, float]:
    """The features of the person called so, in their own units; of the first one if nobody is."""
    people = dict(zip(dataset.names, dataset.values, strict=True))
    people |= {asked: (x1, x2) for asked, x1, x2 in to_predict}
    return people.get(name, dataset.values[0])


def _frame_names(history: History, epochs: Sequence[int]) -> list[str]:
    """A name for each keyframe that no other run shares: no player can mix two runs up."""
    run = blake2b(history.parameters.tobytes(), digest_size=3).hexdigest()
    return [f"{run}-{epoch}" for epoch in epochs]


def _frames(traces: Sequence[Trace], names: Sequence[str]) -> list[Spec]:
    moving = [place for place, trace in enumerate(traces) if trace.changes]
    return [
        {
            "name": name,
            "traces": moving,
            "data": [traces[place].changes[number] for place in moving],
        }
        for number, name in enumerate(names)
    ]


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
    axis = _axis(palette)
    end = max(history.epochs, 1)
    return {
        "height": frame.height,
        "margin": frame.margin,
        "font": {"family": FONT, "size": frame.font_size, "color": palette.text},
        "paper_bgcolor": palette.background,
        "plot_bgcolor": palette.background,
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {"font": {"family": FONT, "size": frame.font_size}},
        "xaxis": NOTHING_DRAWN | {"domain": list(frame.network[:2]), "anchor": "y"},
        "yaxis": NOTHING_DRAWN | {"domain": list(frame.network[2:]), "anchor": "x"},
        "xaxis2": axis
        | {"domain": list(frame.boundary[:2]), "anchor": "y2", "range": list(spans[0])}
        | {"title": _axis_title(features[0], palette), "showgrid": False},
        "yaxis2": axis
        | {"domain": list(frame.boundary[2:]), "anchor": "x2", "range": list(spans[1])}
        | {"title": _axis_title(features[1], palette), "showgrid": False},
        "xaxis3": axis
        | {"domain": list(frame.loss[:2]), "anchor": "y3", "range": [-0.02 * end, end]}
        | {"title": _axis_title("Epoch", palette)},
        "yaxis3": axis
        | {
            "domain": list(frame.loss[2:]),
            "anchor": "x3",
            "type": "log" if view.log_loss else "linear",
        }
        | {"range": list(loss_range(history.loss, view.log_loss))},
        "shapes": [lowest_band(palette)],
        "annotations": _titles(dataset, bool(to_predict), view, frame, palette),
    }


def _axis(palette: Palette) -> Spec:
    return {
        "fixedrange": True,
        "zeroline": False,
        "showline": False,
        "gridcolor": palette.grid,
        "tickfont": {"color": palette.quiet, "size": 13},
        "nticks": 6,
    }


def _axis_title(text: str, palette: Palette) -> Spec:
    return {"text": text, "standoff": 6, "font": {"color": palette.quiet, "size": 14}}


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
    shared = {"xref": "paper", "yref": "paper", "showarrow": False, "xanchor": "left"}
    titles = []
    for (left, _, _, top), heading, below in headings:
        place = shared | {"x": max(left, 0), "y": top, "yanchor": "bottom"}
        size = frame.font_size + 2
        titles.append(place | {"text": f"<b>{heading}</b>", "yshift": 30, "font": {"size": size}})
        titles.append(place | {"text": below, "yshift": 6})
    return titles


def _array(points: Sequence[tuple[float, float]]) -> Array:
    return np.array(points, dtype=np.float64)
