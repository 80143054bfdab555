"""Backpropagation as pictures: the way back from the loss, all derivatives, and a nudge."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nn_core import Dataset, Gradient, Network, losses_along
from nn_core.validation import Array
from ui.data.own_headings import shown_heading
from ui.figures.ranges import round_span
from ui.language.words import gettext as _
from ui.stage.layers import axis, bars, line, points, written
from ui.stage.panels import Frame, Names, Panel, chart_panel, network_panel, part
from ui.theme.text import four_digits, six_digits, three_digits

REACH = 4.0
"""How far to both sides of the parameter's value its curve is drawn."""
PLACES = 161
TANGENT = 0.55
"""How far the tangent goes, as a part of the reach."""
EDGE, COLUMN = 0.03, 0.8
"""Room beside the bars, and for their numbers, as parts of what the bars take."""


@dataclass(frozen=True)
class Nudge:
    """What is asked: one parameter of a network on one sample, and by how much it is moved."""

    network: Network
    x: Array
    y_true: float
    parameter: str
    by: float

    @property
    def value(self) -> float:
        """Where the parameter stands."""
        return self.network.parameters[self.parameter]

    def loss(self, values: Sequence[float]) -> Array:
        """The loss on the sample with the parameter at these values."""
        return losses_along(self.network, self.parameter, values, self.x, self.y_true)


@dataclass(frozen=True)
class Curve:
    """The loss over a parameter: (161,) values and losses; two rows, x and y, for all else.

    Attributes:
        values: of the parameter.
        losses: there.
        tangent: the ends of the tangent at the parameter's value.
        points: where it is now, what the tangent promises of the nudge, and what really happens.
    """

    values: Array
    losses: Array
    tangent: Array
    points: Array

    @classmethod
    def of(cls, nudge: Nudge, slope: float) -> "Curve":
        """The curve around the value of now, where it has this slope."""
        value, by = nudge.value, nudge.by
        values = np.linspace(value - REACH, value + REACH, PLACES)
        here, there = nudge.loss([value, value + by]).tolist()
        ends = np.array([-TANGENT * REACH, TANGENT * REACH])
        return cls(
            values,
            nudge.loss(values.tolist()),
            np.array([value + ends, here + slope * ends]),
            np.array([[value, value + by, value + by], [here, here + slope * by, there]]),
        )

    @property
    def span(self) -> tuple[float, float]:
        """What the axis of the loss shows: 0, and all of the curve."""
        heights = np.concatenate([self.losses, self.tangent[1], self.points[1]])
        low, high = min(0.0, float(heights.min())), max(0.0, float(heights.max()))
        air = 0.03 * (high - low)
        return round_span(low - air if low else 0.0, (high + air) or 1.0)


def gradient_picture(
    nudge: Nudge,
    gradient: Gradient,
    path: tuple[Sequence[str], Sequence[str]],
    dataset: Dataset,
    person: str,
) -> list[Panel]:
    """The panels of one parameter and its derivative.

    Args:
        nudge: the network, the sample and the parameter.
        gradient: of the loss on that sample.
        path: the weights and the neurons between the loss and the parameter.
        dataset: what the inputs and the classes are called.
        person: whose sample it is.
    """
    return [
        _way_back(nudge, path, dataset, person),
        # Before the derivatives, for on a phone what is moved has to be in sight.
        _loss_over(nudge, gradient[nudge.parameter]),
        _derivatives(gradient, nudge.parameter),
    ]


def _way_back(
    nudge: Nudge, path: tuple[Sequence[str], Sequence[str]], dataset: Dataset, person: str
) -> Panel:
    """The network, with what lies between the loss and the parameter lit."""
    weights, neurons = path
    numbers = nudge.network.parameters
    return network_panel(
        Frame(
            _("The way back"),
            _(
                "The network for {person}. The way back from the loss to {parameter} is lit: {way}."
            ).format(person=person, parameter=nudge.parameter, way=", ".join([*neurons, *weights])),
            [part(_("pick a number to follow it"), "accent")],
        ),
        nudge.network,
        nudge.x.tolist(),
        names=Names(
            [shown_heading(feature.label) for feature in dataset.features], dataset.class_names
        ),
        lit=[*weights, *neurons, nudge.parameter],
        pick={
            name: _("Follow {name}, {value}").format(name=name, value=three_digits(value))
            for name, value in numbers.items()
        },
    )


def _derivatives(gradient: Gradient, picked: str) -> Panel:
    """All derivatives as bars from 0, with their numbers in a column; the picked one outlined."""
    names, slopes = list(gradient), list(gradient.values())
    places = [float(-place) for place in range(len(names))]
    low, high = _with_a_column(slopes)
    return chart_panel(
        Frame(
            _("All nine derivatives"),
            ", ".join(f"dL/d{name} {three_digits(gradient[name])}" for name in names) + ".",
            [part(_("dL/d..., on this sample"))],
            room="half",
            phone="half",
        ),
        axis((low, high), ticks=[(0.0, "0")]),
        axis((places[-1] - 0.6, 0.6), ticks=list(zip(places, names, strict=True)), grid=False),
        [
            bars(
                places,
                slopes,
                ["positive" if slope >= 0 else "negative" for slope in slopes],
                [f"dL/d{name} = {six_digits(gradient[name])}" for name in names],
                across=True,
                strong=names.index(picked),
            ),
            written([high] * len(names), places, [*map(three_digits, slopes)], align="right"),
        ],
    )


def _with_a_column(slopes: Sequence[float]) -> tuple[float, float]:
    """What the axis of the bars shows: all of them, and a column for their numbers at the right."""
    low, high = min(0.0, *slopes), max(0.0, *slopes)
    reach = (high - low) or 1.0
    return low - EDGE * reach, high + COLUMN * reach


def _loss_over(nudge: Nudge, slope: float) -> Panel:
    """The loss over the parameter, its tangent, what that promises and what really happens."""
    curve = Curve.of(nudge, slope)
    x, y = curve.points.tolist()
    now, promised, really = y
    along, up = curve.tangent.tolist()
    name = nudge.parameter
    told = [
        f"{words}: L = {six_digits(loss)}"
        for words, loss in ((_("now"), now), (_("promised"), promised), (_("really"), really))
    ]
    return chart_panel(
        Frame(
            _("The loss over {name}").format(name=name),
            _(
                "The loss L while {name} alone moves. Now, at {value}, it is {now}. At {moved} "
                "the tangent promises {promised}; really it is {really}."
            ).format(
                name=name,
                value=three_digits(nudge.value),
                now=four_digits(now),
                moved=three_digits(nudge.value + nudge.by),
                promised=four_digits(promised),
                really=four_digits(really),
            ),
            [
                part(_("now"), "text", "disc"),
                part(_("tangent"), "accent", "line"),
                part(_("promised"), "accent", "hollow diamond"),
                part(_("really"), "accent", "diamond"),
            ],
            room="half",
            phone="half",
        ),
        axis((nudge.value - REACH, nudge.value + REACH), name),
        axis(curve.span, "L"),
        [
            line(curve.values.tolist(), curve.losses.tolist(), "quiet"),
            line(along, up, "accent", width=2.0, silent=True),
            points(x[:1], y[:1], "disc", "text", words=told[:1]),
            points(x[1:2], y[1:2], "diamond", "accent", hollow=True, words=told[1:2]),
            points(x[2:], y[2:], "diamond", "accent", words=told[2:]),
        ],
    )
