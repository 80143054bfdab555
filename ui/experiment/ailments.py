"""What is wrong with a run, in one plain sentence with its evidence, and the lesson that tells why.

What is found is `nn_core.diagnose`'s. Nothing is said of a run that nothing ails.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import isfinite

import numpy as np

from nn_core import Finding, History, diagnose, neuron_parameters
from ui.theme.text import listed, three_decimals, three_digits

SWINGING = 8
"""A loss that rests for less than the last of so many parts of its run swings rather than rests."""
STILL = (0.1, 1.0, 5.0)
"""Percent of itself by which a loss may move and still stand still; the least is told."""
CONSTANT = 0.0005
"""Outputs that are no further apart are one number in three decimals."""


@dataclass(frozen=True)
class Ailment:
    """Something that is wrong with a run.

    Attributes:
        kind: one of `nn_core.AILMENTS`.
        sentence: what is wrong and by what one knows, in plain text.
        lesson: the url of the lesson that tells why; "" if none does.
        findings: what was found, one at least.
        cause: what there is too much of where neurons are saturated: "inputs" or "weights".
    """

    kind: str
    sentence: str
    lesson: str
    findings: tuple[Finding, ...]
    cause: str = ""


LESSON_OF: Mapping[str, str] = {
    "divergence": "sgd",
    "exploding gradient": "backprop",
    "vanishing gradient": "backprop",
    "dead": "backprop",
    "saturated": "backprop",
    "twins": "sgd",
    "plateau": "optimizers",
    "overfitting": "",
}
"""The url of the lesson that tells why; none tells of samples held out."""


def ailments(history: History) -> tuple[Ailment, ...]:
    """What is wrong with a run, the gravest first; nothing if all is well.

    Raises:
        ValueError: if the history does not know what it was trained on.
    """
    found = groupby(diagnose(history), lambda finding: finding.kind)
    return tuple(_ailment(kind, tuple(findings), history) for kind, findings in found)


def _ailment(kind: str, findings: tuple[Finding, ...], history: History) -> Ailment:
    cause = _cause(findings, history) if kind == "saturated" else ""
    sentence = f"{_SENTENCES[kind](findings, history)}{_BECAUSE.get(cause, '')}."
    return Ailment(kind, sentence, LESSON_OF[kind], findings, cause)


_BECAUSE = {"inputs": ": the inputs are too large", "weights": ": the weights are too large"}


def _divergence(findings: Sequence[Finding], history: History) -> str:
    first, last = (findings[0].evidence[name] for name in ("first loss", "last loss"))
    if history.diverged and history.epochs == 0:
        return "The steps are too large: the numbers left all bounds in the first epoch"
    if history.diverged:
        return (
            f"The steps are too large: the loss went from {three_digits(first)} to "
            f"{three_digits(last)}, and then beyond all numbers"
        )
    return f"The loss ends at {three_digits(last)}, above the {three_digits(first)} it began with"


def _exploding(findings: Sequence[Finding], _: History) -> str:
    finding = findings[0]
    last_layer, last = [*finding.evidence.items()][-1]
    layer = max(finding.layers, key=lambda depth: finding.evidence[f"layer {depth}"])
    largest = finding.evidence[f"layer {layer}"]
    if not isfinite(largest):
        return f"The gradient of layer {layer} is too large for a number: it explodes"
    if f"layer {layer}" == last_layer or last == 0 or not isfinite(largest / last):
        return f"The gradient of layer {layer} grows to {three_digits(largest)}: it explodes"
    return (
        f"The gradient of layer {layer} is {_times(largest / last)} times that of {last_layer}: "
        "it explodes on its way back"
    )


def _vanishing(findings: Sequence[Finding], _: History) -> str:
    finding = findings[0]
    layer = min(finding.layers, key=lambda depth: finding.evidence[f"layer {depth}"])
    smallest = finding.evidence[f"layer {layer}"]
    largest_layer = max(finding.evidence, key=lambda name: finding.evidence[name])
    if smallest == 0.0:
        return f"No gradient gets back to layer {layer}: it cannot learn"
    ratio = finding.evidence[largest_layer] / smallest
    return (
        f"Layer {layer} gets a gradient {_times(ratio)} times smaller than {largest_layer}: it "
        "vanishes on its way back"
    )


def _dead(findings: Sequence[Finding], history: History) -> str:
    names, looked_at = _neurons(findings), int(findings[0].evidence["samples"])
    assert history.trained_on is not None
    everybody = len(history.trained_on[0]) == looked_at
    told = f"all {looked_at} samples" if everybody else f"each of {looked_at} samples looked at"
    if len(names) == 1:
        return f"{names[0]} gives 0 for {told}: a dead ReLU"
    return f"{listed(names)} give 0 for {told}: dead ReLUs"


def _saturated(findings: Sequence[Finding], history: History) -> str:
    names, told = _neurons(findings), [finding.evidence for finding in findings]
    least = min(evidence["least output"] for evidence in told)
    greatest = max(evidence["greatest output"] for evidence in told)
    share = min(evidence["share of samples"] for evidence in told)
    verb = "is" if len(names) == 1 else "are"
    if greatest - least < CONSTANT:
        assert history.trained_on is not None
        everybody = f"all {len(history.trained_on[0])} samples"
        return f"{listed(names)} {verb} {three_decimals((least + greatest) / 2)} for {everybody}"
    some = "all" if share == 1.0 else f"{100 * share:.0f} %"
    return f"{listed(names)} {verb} saturated, with hardly any slope, for {some} of the samples"


def _cause(findings: Sequence[Finding], history: History) -> str:
    """Which factor of the sums is the large one; after the first layer it can be the weights only.

    What is compared is the usual size of both, as the root mean square.
    """
    if any(finding.layers != (1,) for finding in findings):
        return "weights"
    owned = neuron_parameters(history.sizes)
    names = {name for neuron in _neurons(findings) for name in owned[neuron][:-1]}
    columns = [history.parameter_names.index(name) for name in names]
    assert history.trained_on is not None
    inputs = np.sqrt(np.mean(history.trained_on[0] ** 2))
    weights = np.sqrt(np.mean(history.parameters[-1, columns] ** 2))
    return "inputs" if inputs > weights else "weights"


def _twins(findings: Sequence[Finding], _: History) -> str:
    first, *others = (listed(finding.neurons) for finding in findings)
    more = f", and so are {listed([*others])}" if others else ""
    worth = "together they are worth one" if not others else "each group is worth one neuron"
    return f"{first} are twins, with the same numbers{more}: {worth}"


def _plateau(_: Sequence[Finding], history: History) -> str:
    """By how little the loss moved, for how long: at least an eighth of the run."""
    backwards = history.loss[::-1]
    moved = np.maximum.accumulate(backwards) - np.minimum.accumulate(backwards)
    at = three_digits(history.loss[-1])
    for percent in STILL:
        resting = int(np.searchsorted(moved, percent / 100 * history.loss[-1])) - 1
        if resting * SWINGING >= history.epochs:
            by = f"less than {percent:g} %"
            return f"The loss has moved by {by} for {resting} epochs, and stays at {at}"
    return f"The loss swings around {at} and falls no more"


def _overfitting(findings: Sequence[Finding], _: History) -> str:
    finding = findings[0]
    lowest, last = (finding.evidence[f"{which} held-out loss"] for which in ("lowest", "last"))
    return (
        f"The held-out loss has risen since epoch {finding.epoch}, from {three_digits(lowest)} to "
        f"{three_digits(last)}, while that of training falls"
    )


_SENTENCES: Mapping[str, Callable[[Sequence[Finding], History], str]] = {
    "divergence": _divergence,
    "exploding gradient": _exploding,
    "vanishing gradient": _vanishing,
    "dead": _dead,
    "saturated": _saturated,
    "twins": _twins,
    "plateau": _plateau,
    "overfitting": _overfitting,
}
"""The sentence for all findings of a kind, without its full stop."""


def _neurons(findings: Sequence[Finding]) -> list[str]:
    return [name for finding in findings for name in finding.neurons]


def _times(ratio: float) -> str:
    """How many times, in two digits: 1,200 or 3.4·10¹²."""
    rounded = float(f"{ratio:.2g}")
    return f"{rounded:,.0f}" if rounded < 1e6 else three_digits(rounded)
