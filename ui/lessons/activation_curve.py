"""An activation as a chart: its curve, where a neuron stands on it, and its slope there."""

from collections.abc import Sequence

import numpy as np

from nn_core import ACTIVATIONS, Neuron
from ui.figures.ranges import round_above
from ui.language.words import gettext as _
from ui.stage.layers import Span, axis, line, points
from ui.stage.panels import Frame, Panel, chart_panel, part
from ui.theme.text import four_digits

LEAST_REACH = 8.0
"""The curve goes so far to both sides of 0, or further if the sum does."""
PLACES = 201
TANGENT = 0.18
"""How far the tangent goes to both sides, of that reach."""


def activation_curve(neuron: Neuron, inputs: Sequence[float]) -> Panel:
    """The panel of the activation at the sum of these inputs."""
    total, output, slope = neuron.total(inputs), neuron.feedforward(inputs), neuron.slope(inputs)
    reach = curve_reach(total)
    sums = np.linspace(-reach, reach, PLACES)
    outputs = np.asarray(ACTIVATIONS[neuron.activation].function(sums))
    run = TANGENT * reach
    frame = Frame(
        _("The activation: {activation}").format(activation=neuron.activation),
        _(
            "The curve of {activation}: at the sum {total} it gives {output}, and its slope "
            "is {slope}."
        ).format(
            activation=neuron.activation,
            total=four_digits(total),
            output=four_digits(output),
            slope=four_digits(slope),
        ),
        [part(_("and its slope at this sum"))],
        room="half",
        phone="half",
    )
    tangent = ([total - run, total + run], [output - slope * run, output + slope * run])
    return chart_panel(
        frame,
        axis((-reach, reach), _("sum")),
        axis(output_range(neuron.activation, reach), _("output")),
        [
            line(sums, outputs, "quiet"),
            line(*tangent, "activate", silent=True),
            points([total], [output], "disc", "activate", size=1.1),
        ],
    )


def curve_reach(total: float) -> float:
    """How far to both sides of 0 the activation is drawn, so that this sum is in sight."""
    return round_above(max(LEAST_REACH, 1.05 * abs(total)))


def output_range(activation: str, reach: float) -> Span:
    """What the axis of the outputs shows while the sums go that far to both sides of 0."""
    low, high = np.asarray(ACTIVATIONS[activation].function([-reach, reach])).tolist()
    air = 0.06 * (high - low)
    return low - air, high + air
