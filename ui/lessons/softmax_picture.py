"""A choice among three as pictures: exponentials, shares of one, and what two losses say to it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nn_core import Choice
from nn_core.validation import Array
from ui.figures.ranges import round_above
from ui.language.words import gettext as _
from ui.lessons.three_irises import FEATURES, SPECIES, irises
from ui.stage.layers import Layer, axis, bars, line, points, written
from ui.stage.panels import (
    Frame,
    Names,
    Panel,
    Part,
    Sign,
    chart_panel,
    classes_panel,
    part,
)
from ui.theme.text import four_digits, six_digits, three_digits

ENTROPY, SQUARED = "categorical cross-entropy", "mse"
MARKS: tuple[Sign, ...] = ("square", "disc", "triangle")
COLOURS = ("class-0", "class-1", "class-2")
ROWS = (2.0, 1.0, 0.0)
"""Where the three stand, the first on top."""
ABOVE = 0.5
"""How far over its bar a name stands."""
LABEL_ROOM = 1.5
"""The axis of the bars, as a part of the longest: the numbers stand at their ends."""
USUAL_LABEL, LETTER_ROOM = 6, 0.18
"""Longer ones, such as 3.72·10⁻⁴⁴, take more of it on a small phone: so much for each letter."""
REACH = 10.0
"""The curves go over scores from minus this to this, or further if the score does."""
PLACES = 161
LEAST_SURPRISE = 4.0
"""The axis of the surprise goes so far, or further if it does."""
SPANS = ((0.0, 7.5), (0.0, 3.0))
"""What the plane shows of petal lengths and widths."""


@dataclass(frozen=True)
class Flower:
    """Petals to choose a species for, in cm."""

    length: float
    width: float


def softmax_picture(choice: Choice, flower: Flower | None) -> list[Panel]:
    """The panels of a choice; with a flower, also what the network says of all flowers."""
    first = [_exponentials(choice), _shares(choice)]
    if flower is None:
        return [*first, _surprise(choice), _slopes(choice)]
    return [_plane(flower, choice.temperature), *first, _surprise(choice)]


def _frame(title: str, alt: str, key: list[Part]) -> Frame:
    return Frame(title, alt, key, room="half", phone="half")


def _names(choice: Choice, beside: Sequence[str] = ("", "", "")) -> Layer:
    """The three names over their bars, with words beside them; the right one has a hook."""
    hooks = ["✓ " if row == choice.right else "" for row in range(len(SPECIES))]
    words = [
        f"{hook}{name} {word}".strip()
        for hook, name, word in zip(hooks, SPECIES, beside, strict=True)
    ]
    return written([0.0] * 3, [row + ABOVE for row in ROWS], words, colour=COLOURS)


def _exponentials(choice: Choice) -> Panel:
    """The three exponentials as bars from 0."""
    lengths = choice.exponentials.tolist()
    labels = [four_digits(length) for length in lengths]
    beyond = max(0, max(map(len, labels)) - USUAL_LABEL)
    told = [
        _("{name}: e to the {total} is {length}").format(
            name=name, total=six_digits(total), length=six_digits(length)
        )
        for name, total, length in zip(SPECIES, choice.sums.tolist(), lengths, strict=True)
    ]
    return chart_panel(
        _frame(
            _("Exponentials"),
            _("The exponentials of the three scores: {told}.").format(told="; ".join(told)),
            [
                part(
                    _("e to each score")
                    if choice.temperature == 1
                    else _("e to score / temperature")
                )
            ],
        ),
        axis((0.0, (LABEL_ROOM + beyond * LETTER_ROOM) * max(lengths)), ticks=[]),
        axis((-0.5, 2.9), ticks=[]),
        [
            bars(ROWS, lengths, COLOURS, told, across=True, width=0.42),
            written(lengths, ROWS, labels, shift=(0.4, 0.0)),
            _names(choice),
        ],
    )


def _shares(choice: Choice) -> Panel:
    """The shares as bars that begin where the one before ends: the last one ends at 1."""
    shares = choice.shares
    ends = np.cumsum(shares)
    begins = np.concatenate([[0.0], ends[:-1]])
    told = [f"{name}: {six_digits(share)}" for name, share in zip(SPECIES, shares, strict=True)]
    return chart_panel(
        _frame(
            _("Shares of one"),
            _("The shares, which add up to 1: {told}.").format(told="; ".join(told)),
            [part(_("end to end they are 1"))],
        ),
        axis((0.0, 1.0), ticks=[(0.0, "0"), (0.5, "0.5"), (1.0, "1")]),
        axis((-0.5, 2.9), ticks=[]),
        [
            bars(ROWS, ends, COLOURS, told, start=begins, across=True, width=0.42),
            _names(choice, [f"{share:.4f}" for share in shares]),
        ],
    )


def _tried(choice: Choice) -> Array:
    """Every score of the right class that the curves go through."""
    reach = max(REACH, abs(choice.scores[choice.right]))
    return np.linspace(-reach, reach, PLACES)


def _surprise(choice: Choice) -> Panel:
    """Both losses over the share of the right class, while its score alone is moved."""
    tried, right = _tried(choice), choice.right
    curves = {name: choice.along(tried, name) for name in (ENTROPY, SQUARED)}
    share = float(choice.shares[right])
    now = {name: choice.loss(name) for name in (ENTROPY, SQUARED)}
    return chart_panel(
        _frame(
            _("Two losses"),
            _(
                "At the share {share} of {species}, cross-entropy is {entropy} and the squared "
                "error {squared}."
            ).format(
                share=four_digits(share),
                species=SPECIES[right],
                entropy=four_digits(now[ENTROPY]),
                squared=four_digits(now[SQUARED]),
            ),
            [
                part(_("cross-entropy"), "text", "disc"),
                part(_("squared error"), "quiet", "ring"),
            ],
        ),
        axis((-0.02, 1.02), _("share of {species}").format(species=SPECIES[right])),
        axis((0.0, round_above(max(LEAST_SURPRISE, 1.1 * now[ENTROPY])))),
        [
            line(curves[SQUARED].shares, curves[SQUARED].loss, "quiet"),
            line(curves[ENTROPY].shares, curves[ENTROPY].loss, "text"),
            points([share], [now[SQUARED]], "ring", "quiet"),
            points([share], [now[ENTROPY]], "disc", "text"),
        ],
    )


def _slopes(choice: Choice) -> Panel:
    """How much each loss would change with the score of the right class."""
    scores, right = _tried(choice), choice.right
    score = choice.scores[right]
    now = {name: float(choice.slopes(name)[right]) for name in (ENTROPY, SQUARED)}
    curves = {name: choice.along(scores, name).slopes for name in now}
    deepest = round_above(max(-float(curves[ENTROPY].min()), 1e-6))
    return chart_panel(
        _frame(
            _("Their slopes"),
            _(
                "At the score {score} of {species}, the slope of cross-entropy is {entropy}, that "
                "of the squared error {squared}."
            ).format(
                score=four_digits(score),
                species=SPECIES[right],
                entropy=four_digits(now[ENTROPY]),
                squared=four_digits(now[SQUARED]),
            ),
            [
                part(three_digits(now[ENTROPY]), "text", "disc"),
                part(three_digits(now[SQUARED]), "quiet", "ring"),
            ],
        ),
        axis(
            (float(scores[0]), float(scores[-1])),
            _("score of {species}").format(species=SPECIES[right]),
        ),
        axis((-1.08 * deepest, 0.08 * deepest)),
        [
            line(scores, curves[SQUARED], "quiet"),
            line(scores, curves[ENTROPY], "text"),
            points([score], [now[SQUARED]], "ring", "quiet"),
            points([score], [now[ENTROPY]], "disc", "text"),
        ],
    )


def _plane(flower: Flower, temperature: float) -> Panel:
    """What the trained network says of all petals, and the 150 flowers."""
    known = irises()
    samples = [
        (float(length), float(width), int(label))
        for (length, width), label in zip(known.values, known.labels, strict=True)
    ]
    keys = zip(SPECIES, COLOURS, MARKS, strict=True)
    return classes_panel(
        _frame(
            _("Fisher's irises"),
            _(
                "The plane of petals in the colours of three species, and the 150 flowers. The "
                "one of now is {length} cm long and {width} cm wide. The network is right about "
                "{right} of the 150."
            ).format(
                length=four_digits(flower.length),
                width=four_digits(flower.width),
                right=known.right,
            ),
            [part(name, colour, mark) for name, colour, mark in keys],
        ),
        known.network,
        (known.offset.tolist(), known.scale.tolist()),
        SPANS,
        samples,
        (flower.length, flower.width),
        Names([_(feature) for feature in FEATURES], SPECIES),
        temperature,
    )
