"""What a chart of a lesson is made of: axes and layers, as `browser/chart.js` paints them."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TypeAlias

Layer: TypeAlias = dict[str, object]
Mark: TypeAlias = Literal["disc", "ring", "square", "diamond", "triangle"]
Align: TypeAlias = Literal["left", "center", "right"]
Span: TypeAlias = tuple[float, float]


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


def ground(side: int, heights: Iterable[float], levels: Sequence[float]) -> Mapping[str, object]:
    """Heights as on a map: the higher the darker, with a line at each of the rising levels.

    There are side times side of them, row by row from the top, in the middles of their squares;
    the outermost rows and columns lie just beyond the axes.
    """
    rounded = [float(f"{height:.4g}") for height in numbers(heights) if height is not None]
    return {"side": side, "heights": rounded, "levels": list(levels)}


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
    start: Iterable[float] | None = None,
    across: bool = False,
    width: float = 0.62,
    strong: int | None = None,
) -> Layer:
    """Bars from 0 or a start of their own, upwards or across.

    `words` are said of each, and the bar of the number `strong` is outlined.
    """
    look = {"colours": colours, "words": words, "across": across, "width": width, "strong": strong}
    begun = {} if start is None else {"from": numbers(start)}
    return {"kind": "bars", "at": numbers(at), "to": numbers(to), **begun, **look}


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
