"""The decision boundary: what the network would say everywhere, in the data's own units."""

import math
from collections.abc import Sequence

import numpy as np

from nn_core import Dataset, History
from nn_core.validation import Array
from ui.figures.contours import Contours
from ui.figures.label_places import label_places
from ui.figures.parts import Spec, Trace, plain_label, typed_array
from ui.palette import Palette

GRID = 60
LEVELS = (0.1, 0.3, 0.5, 0.7, 0.9)
MARGIN = 0.16
MOST_LABELS = 30
"""With more points than this, names show on hover only: labels would hide one another."""
CERTAIN = 1e-9
"""Outputs are read this far from 0 and 1 at the closest: beyond, the logit has no meaning."""

GAP = "\N{NO-BREAK SPACE}"
COARSEST = 1e-3
"""The smallest plane, against its distance from 0, on which 32 bits still hit the pixel."""
OVER_THE_BANDS = 1
"""Without a layer of their own the points would vanish: in a frame, what moves is drawn last."""

OUT_OF_SIGHT: Array = np.array([[-1.0, -1.0]] * 3)
"""What stands where there is no path or no point: a speck outside of the square 0..1."""

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
) -> list[Trace]:
    """The traces of the plane, moving through the given epochs.

    Args:
        history: the run.
        epochs: the keyframes.
        dataset: everybody the network learns from.
        to_predict: name and both features of those it is asked about afterwards.
        palette: the colours.
    """
    asked = np.array([values for _, *values in to_predict]).reshape(-1, 2)
    everyone = np.vstack([dataset.raw, asked])
    names = [*dataset.names, *(name for name, _, _ in to_predict)]
    spans = plane(everyone)
    labels = label_places(everyone, spans) if len(names) <= MOST_LABELS else None
    predictions = history.neuron_outputs(dataset.inputs, epochs)["o1"]
    known = len(dataset)
    return [
        *_bands(history, epochs, dataset, spans, palette),
        *(
            _class_points(dataset, label, labels[:known] if labels else None, palette)
            for label in (0, 1)
        ),
        _asked_points(names[known:], asked, labels[known:] if labels else None, palette),
        _wrong_marks(dataset, predictions, spans, palette),
    ]


def _bands(
    history: History,
    epochs: Sequence[int],
    dataset: Dataset,
    spans: tuple[Span, Span],
    palette: Palette,
) -> list[Trace]:
    """Filled bands from class 0 to class 1 and a strong line at 0.5.

    Each band is drawn as everything from its lower level up, one on top of the other, so that
    every edge is sent once. Contours are taken of the logit of the output: it bends gently where
    the output itself is a cliff, and a coarse grid follows it well.
    """
    (left, right), (bottom, top) = spans
    x, y = np.linspace(left, right, GRID), np.linspace(bottom, top, GRID)
    grid = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    outputs = history.neuron_outputs(dataset.shifted(grid), epochs)["o1"]
    certain = np.clip(outputs, CERTAIN, 1 - CERTAIN)
    heights = np.log(certain / (1 - certain)).reshape(len(epochs), GRID, GRID)

    contours = Contours(heights)
    traced = [contours.above(math.log(level / (1 - level))) for level in LEVELS]
    traced.append(contours.along(0.0))
    *regions, boundary = ([_coordinates(path, spans) for path in paths] for paths in traced)

    shared = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "xaxis": "x2", "yaxis": "y2"}
    lines = {"mode": "lines", "line": {"width": 0}, "fill": "toself"}
    whole = {"x": [left, right, right, left], "y": [bottom, bottom, top, top]}
    return [
        Trace(shared | lines | whole | {"fillcolor": palette.bands[0]}),
        *(
            Trace(shared | lines | {"fillcolor": color}, region)
            for color, region in zip(palette.bands[1:], regions, strict=True)
        ),
        Trace(shared | {"line": {"width": 2.5, "color": palette.text}}, boundary),
    ]


def _coordinates(path: Array, spans: tuple[Span, Span]) -> Spec:
    """A path (n, 2) through the square 0..1 as a change to a trace, in the data's own units."""
    drawn = path if len(path) else OUT_OF_SIGHT
    (left, right), (bottom, top) = spans
    return {
        "x": _fine_enough(left + (right - left) * drawn[:, 0], right - left),
        "y": _fine_enough(bottom + (top - bottom) * drawn[:, 1], top - bottom),
    }


def _fine_enough(values: Array, size: float) -> Spec:
    """Coordinates in 32 bits, or in 64 where the plane is small against its distance from 0."""
    return typed_array(values, "f4" if size > COARSEST * np.nanmax(np.abs(values)) else "f8")


def _points(names: Sequence[str], values: Array, places: Sequence[str] | None) -> Spec:
    """What all points have in common: where they are, and their name beside them."""
    return {
        "type": "scatter",
        "xaxis": "x2",
        "yaxis": "y2",
        "zorder": OVER_THE_BANDS,
        "mode": "markers+text" if places is not None else "markers",
        "x": values[:, 0].tolist(),
        "y": values[:, 1].tolist(),
        "text": [f"{GAP}{plain_label(name)}{GAP}" for name in names],
        "textposition": list(places or ()) or "middle right",
        "cliponaxis": False,
    }


def _class_points(
    dataset: Dataset, label: int, places: Sequence[str] | None, palette: Palette
) -> Trace:
    """Everybody of one true class: circles for class 1, squares for class 0."""
    rows = [row for row, own in enumerate(dataset.labels) if own == label]
    color = palette.positive if label else palette.negative
    name = plain_label(dataset.class_names[label])
    return Trace(
        _points(
            [dataset.names[row] for row in rows],
            dataset.raw[rows],
            [places[row] for row in rows] if places else None,
        )
        | {
            "marker": {
                "size": 13 if len(dataset) <= MOST_LABELS else 9,
                "symbol": "circle" if label else "square",
                "color": color,
                "opacity": 1,
                "line": {"width": 1.5, "color": palette.background},
            },
            "textfont": {"color": palette.text},
            "hovertemplate": f"%{{text}} is {name}<br>%{{x}}, %{{y}}<extra></extra>",
        }
    )


def _asked_points(
    names: Sequence[str], values: Array, places: Sequence[str] | None, palette: Palette
) -> Trace:
    """The people to predict: open diamonds, since their class is not known."""
    return Trace(
        _points(names, values, places)
        | {
            "marker": {
                "size": 13,
                "symbol": "diamond-open",
                "color": palette.text,
                "opacity": 1,
                "line": {"width": 2},
            },
            "textfont": {"color": palette.text},
            "hovertemplate": "%{text}, to predict<br>%{x}, %{y}<extra></extra>",
        }
    )


def _wrong_marks(
    dataset: Dataset, predictions: Array, spans: tuple[Span, Span], palette: Palette
) -> Trace:
    """A cross over everybody whom the network puts into the wrong class."""
    wrong = (predictions >= 0.5) != (dataset.y_true >= 0.5)
    low, high = np.array(spans).T
    places = (dataset.raw - low) / (high - low)
    return Trace(
        {
            "type": "scatter",
            "xaxis": "x2",
            "yaxis": "y2",
            "zorder": OVER_THE_BANDS,
            "mode": "markers",
            "hoverinfo": "skip",
            "marker": {
                "size": 20 if len(dataset) <= MOST_LABELS else 12,
                "symbol": "x-thin",
                "opacity": 1,
                "line": {"width": 2, "color": palette.text},
            },
        },
        [_coordinates(places[mask], spans) for mask in wrong],
    )
