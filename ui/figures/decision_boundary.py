"""The decision boundary: what the network would say everywhere, in the data's own units."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from nn_core import Dataset, History, sigmoid_inverse
from nn_core.validation import Array
from ui.figures.contours import Contours
from ui.figures.edges import edges
from ui.figures.label_places import LABEL_SIZE, Size, label_places
from ui.figures.panels import anchor
from ui.figures.parts import Spec, Trace, plain_label
from ui.figures.paths import Paths
from ui.theme.palette import Palette

GRID = 60
LEVELS = (0.2, 0.5, 0.8)
MARGIN = 0.16
MOST_LABELS = 30
"""With more points than this, names show on hover only: labels would hide one another."""
CERTAIN = 1e-9
"""Outputs are read this far from 0 and 1 at the closest: beyond, the logit has no meaning."""

GAP = "\N{NO-BREAK SPACE}"
CROSS, SMALL_CROSS = 22, 14
"""Pixels across, with few points and with many; wider than the point that it stands behind."""
SIDE = 10_000
"""The bands are drawn on axes of their own from 0 to this, in whole numbers."""

Span = tuple[float, float]


def plane(points: Array) -> tuple[Span, Span]:
    """The part of the plane to show: all points and some air around them."""
    spans = []
    for low, high in zip(points.min(axis=0), points.max(axis=0), strict=True):
        air = MARGIN * (high - low) or max(1.0, abs(low) * MARGIN)
        spans.append((float(low - air), float(high + air)))
    return spans[0], spans[1]


def decision_boundary(
    history: History,
    epochs: Sequence[int],
    dataset: Dataset,
    to_predict: Sequence[tuple[str, float, float]],
    palette: Palette,
    name_size: Size = LABEL_SIZE,
) -> list[Trace]:
    """The traces of the plane, moving through the given epochs.

    Args:
        history: the run.
        epochs: the keyframes.
        dataset: everybody the network learns from.
        to_predict: name and both features of those it is asked about afterwards.
        palette: the colours.
        name_size: how much of the panel a name takes, in width and height.
    """
    asked = np.array([values for _, *values in to_predict]).reshape(-1, 2)
    everyone = np.vstack([dataset.raw, asked])
    names = [*dataset.names, *(name for name, _, _ in to_predict)]
    spans = plane(everyone)
    places = label_places(everyone, spans, name_size)
    return [
        *_bands(history, epochs, dataset, spans, palette),
        Trace(_points(names, everyone, dataset, places, palette)),
        # To have the people in every frame would cost a third of the browser's time for it.
        Trace(anchor("4"), [{}] * len(epochs)),
    ]


def _bands(
    history: History,
    epochs: Sequence[int],
    dataset: Dataset,
    spans: tuple[Span, Span],
    palette: Palette,
) -> list[Trace]:
    """Filled bands from class 0 to class 1, a strong line at 0.5, and crosses.

    Each band is drawn as everything from its lower level up, one on top of the other, so that
    every edge is sent once.
    """
    shared = {"type": "scatter", "hoverinfo": "skip", "xaxis": "x2", "yaxis": "y2"}
    filled = shared | {"mode": "lines", "line": {"width": 0}, "fill": "toself"}
    regions, line = _regions_and_line(history, epochs, dataset, spans)
    return [
        *(
            Trace(filled | {"fillcolor": color}, region.as_changes(SIDE))
            for color, region in zip(palette.bands[1:], regions, strict=True)
        ),
        _line_and_crosses(shared, history, epochs, dataset, line, spans, palette),
    ]


def _regions_and_line(
    history: History, epochs: Sequence[int], dataset: Dataset, spans: tuple[Span, Span]
) -> tuple[list[Paths], Paths]:
    """The outlines of all above each level, and the line at 0.5.

    Both ways look at the logit of the output: it bends gently where the output itself is a cliff.
    """
    levels = np.asarray(sigmoid_inverse(LEVELS))
    (left, right), (bottom, top) = spans
    if history.sizes == (2, 2, 1):
        corners = dataset.shifted([(left, bottom), (right, bottom), (left, top)])
        regions, lines = edges(history.parameters[list(epochs)], corners, levels)
        return regions, lines[LEVELS.index(0.5)]
    x, y = np.linspace(left, right, GRID), np.linspace(bottom, top, GRID)
    grid = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    outputs = history.neuron_outputs(dataset.shifted(grid), epochs)["o1"]
    certain = np.clip(outputs, CERTAIN, 1 - CERTAIN)
    heights = np.log(certain / (1 - certain)).reshape(len(epochs), GRID, GRID)
    contours = Contours(heights)
    return [contours.above(level) for level in levels.tolist()], contours.along(0.0)


def _line_and_crosses(
    shared: Spec,
    history: History,
    epochs: Sequence[int],
    dataset: Dataset,
    line: Paths,
    spans: tuple[Span, Span],
    palette: Palette,
) -> Trace:
    """The line at 0.5, and behind everybody who is in the wrong class a cross; in one trace.

    A cross is a point that no line reaches, and the only kind of point with a size.
    """
    predictions = history.neuron_outputs(dataset.inputs, epochs)["o1"]
    wrong = (predictions >= 0.5) != (dataset.y_true >= 0.5)
    low, high = np.array(spans).T
    places = (dataset.raw - low) / (high - low)
    epoch_of_cross, person = np.nonzero(wrong)
    # Before each cross a row of NaN, which also ends the line.
    crosses = np.full((2 * len(person), 2), np.nan)
    crosses[1::2] = places[person]
    owners = np.concatenate([line.owners, np.repeat(epoch_of_cross, 2)])
    order = np.argsort(owners, kind="stable")
    both = Paths(np.concatenate([line.points, crosses])[order], owners[order], line.keyframes)
    sizes = np.zeros(len(order), dtype=int)
    sizes[len(line.owners) + 1 :: 2] = CROSS if len(dataset) <= MOST_LABELS else SMALL_CROSS
    in_order, ways = sizes[order].tolist(), pairwise(both.starts())
    return Trace(
        shared
        | {
            "mode": "lines+markers",
            "line": {"width": 2.5, "color": palette.text},
            "marker": {
                "symbol": "x-thin",
                "opacity": 1,
                "line": {"width": 2, "color": palette.text},
            },
        },
        [
            change | {"marker": {"size": in_order[start:end] if some else 0}}
            for change, (start, end), some in zip(
                both.as_changes(SIDE), ways, wrong.any(axis=1).tolist(), strict=True
            )
        ],
    )


def _points(
    names: Sequence[str],
    values: Array,
    dataset: Dataset,
    places: Sequence[str],
    palette: Palette,
) -> Spec:
    """Everybody: circles for class 1, squares for class 0, open diamonds for those to predict."""
    labels = [*dataset.labels, *[None] * (len(names) - len(dataset))]
    zero, one = (plain_label(name) for name in dataset.class_names)
    color = {0: palette.negative, 1: palette.positive, None: palette.text}
    symbol = {0: "square", 1: "circle", None: "diamond-open"}
    outline = {0: palette.background, 1: palette.background, None: palette.text}
    meaning = {0: f" is {zero}", 1: f" is {one}", None: ", to predict"}
    return {
        "type": "scatter",
        # They stand still, on the data's own axes that lie over those of the bands: what moves is
        # drawn over what does not where both are on the same axes.
        "xaxis": "x4",
        "yaxis": "y4",
        "mode": "markers+text" if len(names) <= MOST_LABELS else "markers",
        "x": values[:, 0].tolist(),
        "y": values[:, 1].tolist(),
        "text": [f"{GAP}{plain_label(name)}{GAP}" for name in names],
        "textposition": list(places),
        "textfont": {"color": palette.text},
        "cliponaxis": False,
        "marker": {
            "size": 13 if len(dataset) <= MOST_LABELS else 9,
            "symbol": [symbol[label] for label in labels],
            "color": [color[label] for label in labels],
            "opacity": 1,
            "line": {
                "width": [2 if label is None else 1.5 for label in labels],
                "color": [outline[label] for label in labels],
            },
        },
        "hovertemplate": [
            f"%{{text}}{meaning[label]}<br>%{{x}}, %{{y}}<extra></extra>" for label in labels
        ],
    }
