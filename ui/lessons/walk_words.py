"""What is said of an optimizer's walk: how it came out, and one step of it with its numbers."""

from nn_core import SGD, Adam, RMSprop
from nn_core.walks import Ground, Valley, Walk, corrected
from ui.language.words import gettext as _
from ui.theme.text import four_digits, three_digits
from ui.widgets.formula import as_factor, as_summand, written

OVERSHOT, STUCK, HOPS = 1.05, 0.9, 4.0
"""Parts of a loss: above the start, hardly below it, and so much above the lowest of the walk."""


def outcome(who: str, walked: Walk, ground: Ground) -> str:
    """One sentence or two on how a walk came out."""
    first, last = float(walked.loss[0]), float(walked.loss[-1])
    highest, lowest = float(walked.loss.max()), float(walked.loss.min())
    rate = three_digits(walked.optimizer.learning_rate)
    if last > first:
        worse = _(
            "{who} gets further and further away: its loss was {first} and is {last} after "
            "{steps} steps. The rate {rate} is too large for it."
        ).format(
            who=who, first=four_digits(first), last=four_digits(last), steps=len(walked), rate=rate
        )
        return " ".join([worse, *_limit(walked, ground)])
    if highest > OVERSHOT * first:
        return _(
            "{who} overshoots, up to a loss of {highest}, before it gets back to {last}: "
            "the rate {rate} is too large to be of use."
        ).format(who=who, highest=four_digits(highest), last=four_digits(last), rate=rate)
    if last > STUCK * first:
        return _(
            "{who} hardly gets away: where it stands the derivatives are nearly 0, and "
            "after {steps} steps its loss is still {last}."
        ).format(who=who, steps=len(walked), last=four_digits(last))
    better = _("{who} takes the loss from {first} to {last} in {steps} steps.").format(
        who=who, first=four_digits(first), last=four_digits(last), steps=len(walked)
    )
    hops = _("It still hops about: its lowest was {lowest}.").format(lowest=four_digits(lowest))
    return f"{better} {hops}" if last > HOPS * lowest else better


def _limit(walked: Walk, ground: Ground) -> list[str]:
    """From which rate on SGD leaves a valley; with momentum it bears more."""
    if not isinstance(ground, Valley) or not isinstance(walked.optimizer, SGD):
        return []
    steepest = float(ground.curvatures.max())
    most = 2.0 * (1.0 + walked.optimizer.momentum) / steepest
    return [
        _("In a valley as steep as {steepest} it must be below {most}.").format(
            steepest=three_digits(steepest), most=three_digits(most)
        )
    ]


def step_written(walked: Walk, ground: Ground, step: int, column: int) -> list[str]:
    """How one parameter moved in a step, counted from 1: lines of LaTeX, symbols and numbers."""
    old, new = (float(walked.places[at, column]) for at in (step - 1, step))
    slope = float(walked.gradients[step - 1, column])
    name = ground.names[column]
    symbol = f"{name[0]}_{name[1]}"
    derivative = rf"\frac{{\partial L}}{{\partial {symbol}}}"
    lines = [rf"g &= {derivative} = {written(slope)}"]
    if isinstance(ground, Valley):
        curvature = float(ground.curvatures[column])
        times = "" if curvature == 1 else rf"{written(curvature)} \,"
        lines = [rf"g &= {derivative} = {times} {symbol} = {written(slope)}"]
    rate = written(walked.optimizer.learning_rate)
    direction, more = _direction(walked, step, column, slope)
    value = (old - new) / walked.optimizer.learning_rate
    return [
        *lines,
        *more,
        rf"{symbol} &\leftarrow {symbol} - {rate} \cdot {direction}",
        rf"&= {written(old)} - {rate} \cdot {as_factor(value)}",
        f"&= {written(new)}",
    ]


def _direction(walked: Walk, step: int, column: int, slope: float) -> tuple[str, list[str]]:
    """What is multiplied by the rate, and the lines that say what it comes from."""
    before, after = walked.states[step - 1], walked.states[step]
    optimizer = walked.optimizer
    if isinstance(optimizer, Adam):
        mean, square = corrected(optimizer, after)
        return r"\hat{m} / \sqrt{\hat{s}}", [
            *_mean("m", optimizer.beta1, before[1][column], "g", slope, after[1][column]),
            *_mean("s", optimizer.beta2, before[2][column], "g^2", slope**2, after[2][column]),
            rf"\hat{{m}} &= m / (1 - {written(optimizer.beta1)}^{{{step}}}) = "
            rf"{written(float(mean[column]))}",
            rf"\hat{{s}} &= s / (1 - {written(optimizer.beta2)}^{{{step}}}) = "
            rf"{written(float(square[column]))}",
        ]
    if isinstance(optimizer, RMSprop):
        return r"g / \sqrt{s}", _mean(
            "s", optimizer.alpha, before[0][column], "g^2", slope**2, after[0][column]
        )
    if not optimizer.momentum:
        return "g", []
    kept = written(optimizer.momentum)
    return "v", [
        rf"v &\leftarrow {kept} \, v + g",
        rf"&= {kept} \cdot {as_factor(float(before[0][column]))} {as_summand(slope)}",
        f"&= {written(float(after[0][column]))}",
    ]


def _mean(
    symbol: str, kept: float, before: float, of: str, value: float, after: float
) -> list[str]:
    """A mean that keeps a part of itself, and takes the rest from what comes."""
    old, new = written(kept), written(1.0 - kept)
    first = rf"&= {old} \cdot {as_factor(float(before))}"
    second = rf"+ {new} \cdot {as_factor(float(value))}"
    # Two powers of ten in one line are wider than a phone.
    too_wide = "10^" in first and "10^" in second
    sums = [first, rf"&\quad {{}} {second}"] if too_wide else [f"{first} {second}"]
    return [
        rf"{symbol} &\leftarrow {old} \, {symbol} + {new} \, {of}",
        *sums,
        f"&= {written(float(after))}",
    ]
