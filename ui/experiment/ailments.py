"""What is wrong with a run, in one plain sentence with its evidence, and the lesson that tells why.

What is found is `nn_core.diagnose`'s. Nothing is said of a run that nothing ails.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import isfinite

import numpy as np

from nn_core import Finding, History, diagnose, neuron_parameters
from ui.language.words import N_, ngettext
from ui.language.words import gettext as _
from ui.theme.text import grouped, listed, three_decimals, three_digits

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
    sentence = _(_BECAUSE[cause]).format(found=_SENTENCES[kind](findings, history))
    return Ailment(kind, sentence, LESSON_OF[kind], findings, cause)


_BECAUSE = {
    "": N_("{found}."),
    "inputs": N_("{found}: the inputs are too large."),
    "weights": N_("{found}: the weights are too large."),
}


def _divergence(findings: Sequence[Finding], history: History) -> str:
    first, last = (findings[0].evidence[name] for name in ("first loss", "last loss"))
    if history.diverged and history.epochs == 0:
        return _("The steps are too large: the numbers left all bounds in the first epoch")
    if history.diverged:
        words = _(
            "The steps are too large: the loss went from {first} to {last}, and then beyond all "
            "numbers"
        )
    else:
        words = _("The loss ends at {last}, above the {first} it began with")
    return words.format(first=three_digits(first), last=three_digits(last))


def _exploding(findings: Sequence[Finding], _history: History) -> str:
    finding = findings[0]
    last_layer, last = [*finding.evidence.items()][-1]
    layer = max(finding.layers, key=lambda depth: finding.evidence[f"layer {depth}"])
    largest = finding.evidence[f"layer {layer}"]
    if not isfinite(largest):
        words = _("The gradient of layer {layer} is too large for a number: it explodes")
        return words.format(layer=layer)
    if f"layer {layer}" == last_layer or last == 0 or not isfinite(largest / last):
        words = _("The gradient of layer {layer} grows to {largest}: it explodes")
        return words.format(layer=layer, largest=three_digits(largest))
    return _(
        "The gradient of layer {layer} is {times} times that of layer {last}: it explodes on its "
        "way back"
    ).format(layer=layer, times=_times(largest / last), last=_number(last_layer))


def _vanishing(findings: Sequence[Finding], _history: History) -> str:
    finding = findings[0]
    layer = min(finding.layers, key=lambda depth: finding.evidence[f"layer {depth}"])
    smallest = finding.evidence[f"layer {layer}"]
    largest_layer = max(finding.evidence, key=lambda name: finding.evidence[name])
    if smallest == 0.0:
        return _("No gradient gets back to layer {layer}: it cannot learn").format(layer=layer)
    ratio = finding.evidence[largest_layer] / smallest
    return _(
        "Layer {layer} gets a gradient {times} times smaller than layer {largest}: it vanishes on "
        "its way back"
    ).format(layer=layer, times=_times(ratio), largest=_number(largest_layer))


def _dead(findings: Sequence[Finding], history: History) -> str:
    names, looked_at = _neurons(findings), int(findings[0].evidence["samples"])
    assert history.trained_on is not None
    if len(history.trained_on[0]) == looked_at:
        words = ngettext(
            "{neurons} gives 0 for all {count} samples: a dead ReLU",
            "{neurons} give 0 for all {count} samples: dead ReLUs",
            len(names),
        )
    else:
        words = ngettext(
            "{neurons} gives 0 for each of {count} samples looked at: a dead ReLU",
            "{neurons} give 0 for each of {count} samples looked at: dead ReLUs",
            len(names),
        )
    return words.format(neurons=listed(names), count=looked_at)


def _saturated(findings: Sequence[Finding], history: History) -> str:
    names, told = _neurons(findings), [finding.evidence for finding in findings]
    least = min(evidence["least output"] for evidence in told)
    greatest = max(evidence["greatest output"] for evidence in told)
    share = min(evidence["share of samples"] for evidence in told)
    if greatest - least < CONSTANT:
        words = ngettext(
            "{neurons} is {output} for all {count} samples",
            "{neurons} are {output} for all {count} samples",
            len(names),
        )
    elif share == 1.0:
        words = ngettext(
            "{neurons} is saturated, with hardly any slope, for all of the samples",
            "{neurons} are saturated, with hardly any slope, for all of the samples",
            len(names),
        )
    else:
        words = ngettext(
            "{neurons} is saturated, with hardly any slope, for {share} % of the samples",
            "{neurons} are saturated, with hardly any slope, for {share} % of the samples",
            len(names),
        )
    return words.format(
        neurons=listed(names),
        output=three_decimals((least + greatest) / 2),
        count=0 if history.trained_on is None else len(history.trained_on[0]),
        share=f"{100 * share:.0f}",
    )


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


def _twins(findings: Sequence[Finding], _history: History) -> str:
    first, *others = (listed(finding.neurons) for finding in findings)
    if others:
        words = _(
            "{first} are twins, with the same numbers, and so are {others}: each group is worth "
            "one neuron"
        )
    else:
        words = _("{first} are twins, with the same numbers: together they are worth one")
    return words.format(first=first, others=listed(others))


def _plateau(_findings: Sequence[Finding], history: History) -> str:
    """By how little the loss moved, for how long: at least an eighth of the run."""
    backwards = history.loss[::-1]
    moved = np.maximum.accumulate(backwards) - np.minimum.accumulate(backwards)
    at = three_digits(history.loss[-1])
    for percent in STILL:
        resting = int(np.searchsorted(moved, percent / 100 * history.loss[-1])) - 1
        if resting * SWINGING >= history.epochs:
            return _(
                "The loss has moved by less than {percent} % for {epochs} epochs, and stays at "
                "{loss}"
            ).format(percent=f"{percent:g}", epochs=resting, loss=at)
    return _("The loss swings around {loss} and falls no more").format(loss=at)


def _overfitting(findings: Sequence[Finding], _history: History) -> str:
    finding = findings[0]
    lowest, last = (finding.evidence[f"{which} held-out loss"] for which in ("lowest", "last"))
    return _(
        "The held-out loss has risen since epoch {epoch}, from {lowest} to {last}, while that of "
        "training falls"
    ).format(epoch=finding.epoch, lowest=three_digits(lowest), last=three_digits(last))


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


def _number(layer: str) -> str:
    """The number of a layer that `nn_core` calls "layer 3"."""
    return layer.removeprefix("layer ")


def _times(ratio: float) -> str:
    """How many times, in two digits: 1,200 or 3.4·10¹²."""
    rounded = float(f"{ratio:.2g}")
    return grouped(rounded) if rounded < 1e6 else three_digits(rounded)
