"""Four optimizers on their way down, as pictures: the map with their paths, and their losses."""

from collections.abc import Mapping
from math import log10

import numpy as np

from nn_core.validation import Array
from nn_core.walks import Walk
from ui.language.words import gettext as _
from ui.lessons.grounds import OPTIMIZERS, PLACES, SIDE, ground_of, heights
from ui.stage.layers import Layer, Mark, axis, ground, line, points, written
from ui.stage.panels import Frame, Panel, chart_panel, part
from ui.theme.text import four_digits, six_digits

LOOKS: Mapping[str, tuple[Mark, str]] = {
    "SGD": ("square", "class-0"),
    "Momentum": ("disc", "class-1"),
    "RMSprop": ("triangle", "class-2"),
    "Adam": ("diamond", "class-3"),
}
STRONG, FAINT = 2.6, 1.2
BEYOND = 40.0
"""A path is drawn so many widths of the map beyond it, and no further."""
LOWEST, HIGHEST = 1e-4, 1e4
"""The axis of the losses goes no further; a loss beyond it leaves the picture."""


def walk_picture(
    place: str, steepness: float, walks: Mapping[str, Walk], picked: str, step: int
) -> list[Panel]:
    """The panels of four walks after some steps; the picked one is pointed out."""
    return [_map(place, steepness, walks, picked, step), _losses(walks, picked, step)]


def _map(name: str, steepness: float, walks: Mapping[str, Walk], picked: str, step: int) -> Panel:
    """The ground from above, and the four paths so far."""
    place = PLACES[name]
    layers: list[Layer] = []
    for who in _last(picked):
        went = walks[who].places[: step + 1]
        mark, colour = LOOKS[who]
        x, y = _drawable(went, place.across, place.up)
        layers.append(line(x, y, colour, width=STRONG if who == picked else FAINT, silent=True))
        if who == picked:
            told = [
                _("{who} after step {number}").format(who=who, number=number)
                for number in range(len(went))
            ]
            layers.append(points(x, y, "disc", colour, size=0.4, words=told))
        now = went[-1]
        told_now = f"{who}: {four_digits(now[0])}, {four_digits(now[1])}"
        layers.append(points(x[-1:], y[-1:], mark, colour, size=1.1, words=[told_now]))
    first, second = place.start
    layers.append(written([first], [second], [_("start")], shift=(0.4, -0.9)))
    names = ground_of(name, steepness).names
    listed = "; ".join(
        _("{who} at {first}, {second}").format(
            who=who, first=four_digits(reached[0]), second=four_digits(reached[1])
        )
        for who, reached in ((who, walks[who].places[: step + 1][-1]) for who in OPTIMIZERS)
    )
    return chart_panel(
        Frame(
            _("From above"),
            _(
                "The loss from above, the higher the darker, over {first} and {second}. After "
                "step {step}: {listed}."
            ).format(first=names[0], second=names[1], step=step, listed=listed),
            [part(who, LOOKS[who][1], LOOKS[who][0]) for who in OPTIMIZERS],
        ),
        axis(place.across, names[0], grid=False),
        axis(place.up, names[1], grid=False),
        layers,
        ground=ground(SIDE, heights(name, steepness), place.levels),
    )


def _losses(walks: Mapping[str, Walk], picked: str, step: int) -> Panel:
    """The four losses by step, on a log axis, and where the step is."""
    every = np.concatenate([walked.loss for walked in walks.values()])
    low = max(LOWEST, float(every[every > 0].min(initial=HIGHEST)))
    high = min(HIGHEST, float(every.max()))
    span = (10.0 ** np.floor(log10(low)), 10.0 ** np.ceil(log10(high)))
    steps = max(len(walked) for walked in walks.values())
    layers: list[Layer] = [
        line([step, step], list(span), "quiet", width=1.2, dash=True, silent=True)
    ]
    for who in _last(picked):
        loss = np.clip(walks[who].loss, span[0] / 10, span[1] * 10)
        mark, colour = LOOKS[who]
        layers.append(
            line(range(len(loss)), loss, colour, width=STRONG if who == picked else FAINT)
        )
        now = min(step, len(loss) - 1)
        told = _("{who} after step {now}: {loss}").format(
            who=who, now=now, loss=six_digits(walks[who].loss[now])
        )
        layers.append(points([now], loss[[now]], mark, colour, words=[told]))
    listed = [f"{who} {four_digits(walked.loss[: step + 1][-1])}" for who, walked in walks.items()]
    return chart_panel(
        Frame(
            _("Loss by step"),
            _("The losses of the four by step: {listed}.").format(listed="; ".join(listed)),
            high="low",
        ),
        axis((0.0, float(max(steps, 1))), _("step")),
        axis(span, log=True),
        layers,
    )


def _last(picked: str) -> list[str]:
    """All four, the picked one on top."""
    return [*(who for who in OPTIMIZERS if who != picked), picked]


def _drawable(
    went: Array, across: tuple[float, float], up: tuple[float, float]
) -> tuple[Array, Array]:
    """The path with what is far off the map brought near enough for a screen."""
    ends = []
    for column, (low, high) in enumerate((across, up)):
        far = BEYOND * (high - low)
        ends.append(np.clip(went[:, column], low - far, high + far))
    return ends[0], ends[1]
