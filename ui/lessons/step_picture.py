"""One step of training as pictures: the network with its derivatives, the losses around it."""

from collections.abc import Sequence

import numpy as np

from nn_core import Dataset, Step
from nn_core.validation import Array
from ui.data.own_headings import shown_heading
from ui.figures.ranges import round_above, round_span
from ui.language.words import gettext as _
from ui.stage.layers import axis, bars, line, points, written
from ui.stage.panels import Frame, Names, Panel, chart_panel, network_panel, part
from ui.theme.text import four_digits, six_digits, three_digits

GROUP = 3.2
"""How far the bars of the one are from those of everybody, in distances of bars."""
LABEL_ROOM = 1.45
"""The axis of the bars, as a part of the longest: the numbers stand at their ends."""


def step_picture(step: Step, first: int, loss: Array, dataset: Dataset) -> list[Panel]:
    """The panels of one step.

    Args:
        step: the step.
        first: the step that `loss` begins after, 0 for the start of the run.
        loss: over all samples, after that step and those that follow; this step is one of them.
        dataset: what the network learns from.
    """
    name = dataset.names[step.row]
    return [_network(step, name, dataset), _trace(step, first, loss), _bars(step, name)]


def _network(step: Step, name: str, dataset: Dataset) -> Panel:
    """The network before the step, with the derivative under every parameter."""
    derivatives = {name: three_digits(slope) for name, slope in step.gradient.items()}
    listed = ", ".join(
        _("{parameter} {value}, derivative {derivative}").format(
            parameter=parameter, value=three_digits(value), derivative=derivatives[parameter]
        )
        for parameter, value in step.before.parameters.items()
    )
    return network_panel(
        Frame(
            _("Before step {number}, for {name}").format(number=step.number, name=name),
            _("The network before step {number}, for {name}: {listed}.").format(
                number=step.number, name=name, listed=listed
            ),
            [part(_("value")), part(_("∂ derivative of the loss"), "quiet")],
            high="high",
        ),
        step.before,
        dataset.inputs[step.row].tolist(),
        names=Names(
            [shown_heading(feature.label) for feature in dataset.features], dataset.class_names
        ),
        notes={parameter: f"∂ {slope}" for parameter, slope in derivatives.items()},
    )


def _trace(step: Step, first: int, loss: Array) -> Panel:
    """The loss on everybody: strong up to this step, faint after it, with a dot between."""
    last = first + len(loss) - 1
    numbers, now = np.arange(first, last + 1), step.number - first
    edge = 0.02 * (last - first)
    before, after = step.loss
    return chart_panel(
        Frame(
            _("Loss on everybody"),
            _(
                "The loss on everybody from step {first} to {last}. Step {number} takes it from "
                "{before} to {after}."
            ).format(
                first=first,
                last=last,
                number=step.number,
                before=four_digits(before),
                after=four_digits(after),
            ),
            [part(_("before"), "quiet", "ring"), part(_("after this step"), "text", "disc")],
            room="half",
            phone="half",
        ),
        axis((first - edge, last + edge), _("step")),
        axis(loss_span(loss)),
        [
            line(numbers[now:].tolist(), loss[now:].tolist(), "quiet", width=1.5),
            line(numbers[: now + 1].tolist(), loss[: now + 1].tolist(), "text", width=2.4),
            points(
                [step.number - 1],
                [before],
                "ring",
                "quiet",
                size=0.8,
                words=[
                    _("before step {number}: {before}").format(
                        number=step.number, before=six_digits(before)
                    )
                ],
            ),
            points(
                [step.number],
                [after],
                "disc",
                "text",
                words=[
                    _("after step {number}: {after}").format(
                        number=step.number, after=six_digits(after)
                    )
                ],
            ),
        ],
    )


def _bars(step: Step, name: str) -> Panel:
    """The loss before and after the step: on the sample that it takes, and on everybody."""
    losses = [*step.sample_loss, *step.loss]
    places = [GROUP + 1, GROUP, 1.0, 0.0]
    whose = [_("on {name}").format(name=name)] * 2 + [_("on everybody")] * 2
    moments = [_("before"), _("after")] * 2
    told = [
        f"{on_whom}, {moment}: {six_digits(loss)}"
        for on_whom, moment, loss in zip(whose, moments, losses, strict=True)
    ]
    return chart_panel(
        Frame(
            _("Before and after"),
            _("The loss before and after the step: {told}.").format(told="; ".join(told)),
            [part(_("before"), "quiet", "square"), part(_("after"), "text", "square")],
            room="half",
            phone="half",
        ),
        axis((0.0, round_above(LABEL_ROOM * max(losses) or 1.0)), ticks=[]),
        axis((-0.6, GROUP + 2.5), ticks=[]),
        [
            bars(places, losses, ["quiet", "text"] * 2, told, across=True, width=0.82),
            written(losses, places, [four_digits(loss) for loss in losses], shift=(0.4, 0.0)),
            written(
                [0.0, 0.0],
                [GROUP + 1.95, 1.95],
                [_("on {name}").format(name=name), _("on everybody")],
            ),
        ],
    )


def loss_span(loss: Sequence[float] | Array) -> tuple[float, float]:
    """What the axis of the trace shows: just the losses there, so that single steps are seen."""
    low, high = float(np.min(loss)), float(np.max(loss))
    room = 0.05 * (high - low) or 0.1 * high or 1.0
    return round_span(low - room, high + room)
