"""What the stage is told of a run: everything that it paints, and no more.

The browser runs feedforward to paint. All parameters and losses come from here, by epoch, and so
does what it cannot know: how the run came out, and which settings are within reach of a key.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import blake2b

import numpy as np

from nn_core import Dataset, History
from nn_core.validation import Array
from ui.data.own_headings import shown_heading
from ui.data.samples import SAMPLES, sample_dataset
from ui.data.table import Asked
from ui.experiment.experiment import Experiment, run
from ui.experiment.fields import DATASET, LEARNING_RATE, SEED, learning_rates
from ui.experiment.presets import PRESETS
from ui.language.kept import kept_by_language
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.stage.outcome import divergence, outcome
from ui.stage.pace import pace
from ui.stage.packing import packed
from ui.theme.palette import DARK, LIGHT

AIR = 0.16
"""So much of what the samples span is left free around them."""
SAID = {
    "random": N_("random"),
    "ones": N_("ones"),
    "hand": N_("by hand"),
    "table": N_("table"),
    "shuffled": N_("shuffled"),
    "fixed": N_("fixed"),
    "mean": N_("mean"),
    "standard": N_("standard"),
}
"""What can be picked, in a few small letters."""
PALETTES = {"light": asdict(LIGHT), "dark": asdict(DARK)}


@dataclass(frozen=True)
class View:
    """How a run is looked at.

    Attributes:
        shown: whose values stand in the network.
        log: whether the axis of the loss is logarithmic.
        presented: whether the stage fills the screen.
        watch: the title of an opened preset, and what to look for.
        code: the link as a QR code for the presentation, if it is shown.
    """

    shown: str
    log: bool = False
    presented: bool = False
    watch: tuple[str, str] | None = None
    code: "Code | None" = None


@dataclass(frozen=True)
class Code:
    """A link as a QR code: its squares row by row, 1 for black; and what to know about the link."""

    squares: tuple[str, ...]
    link: str
    words: str = ""


@kept_by_language(maxsize=32)
def score(experiment: Experiment, view: View) -> bytes:
    """What the stage of an experiment gets; the same bytes for everybody who looks at it so.

    Raises:
        ValueError: if the numbers are so large that not even the first loss is finite.
    """
    history = run(experiment)
    head = _of_the_run(experiment, history) | {
        "shown": view.shown,
        "log": view.log,
        "present": view.presented,
        "watch": view.watch,
        "qr": asdict(view.code) if view.code else None,
    }
    head["key"] = _hash(repr((experiment, view)).encode())
    return packed(head, history.parameters, history.loss)


def _of_the_run(experiment: Experiment, history: History) -> dict[str, object]:
    dataset, asked = experiment.dataset, experiment.to_predict
    offset, scale = dataset.shift.fit(dataset.raw)
    numbers = history.parameters.tobytes() + repr((dataset, asked)).encode()
    return {
        "run": _hash(numbers),
        "sizes": history.sizes,
        "activations": ["sigmoid"] * (len(history.sizes) - 1),
        "pace": pace(history),
        "samples": _samples(experiment),
        "features": [shown_heading(feature.label) for feature in dataset.features],
        "classes": dataset.class_names,
        "shift": {"offset": offset.tolist(), "scale": scale.tolist()},
        "spans": spans(dataset.raw, asked),
        "frozen": experiment.frozen,
        "settings": _settings(experiment),
        "rate": experiment.learning_rate,
        "rates": learning_rates(experiment.learning_rate),
        "seed": experiment.seed,
        "mostSeed": int(SEED.high),
        "presets": [_(preset.title) for preset in PRESETS],
        "outcome": outcome(experiment, history),
        "diverged": divergence(history),
        "palettes": PALETTES,
    }


def _samples(experiment: Experiment) -> list[dict[str, object]]:
    dataset = experiment.dataset
    return [
        {"name": name, "raw": values, "label": label}
        for name, values, label in zip(dataset.names, dataset.values, dataset.labels, strict=True)
    ] + [{"name": name, "raw": (x1, x2), "label": None} for name, x1, x2 in experiment.to_predict]


def spans(raw: Array, asked: Sequence[Asked]) -> list[tuple[float, float]]:
    """What the plane shows of each feature: everybody, and some air around them."""
    everybody = np.vstack([raw, *(np.array([[one.x1, one.x2]]) for one in asked)])
    ends = []
    for low, high in zip(everybody.min(axis=0), everybody.max(axis=0), strict=True):
        air = AIR * (high - low) or max(1.0, AIR * abs(low))
        ends.append((float(low - air), float(high + air)))
    return ends


def _settings(experiment: Experiment) -> list[tuple[str, str]]:
    """What two runs can differ in, in the words of the loss chart; the likeliest first."""
    start = experiment.start if isinstance(experiment.start, str) else "hand"
    return [
        (_("rate"), LEARNING_RATE.words(experiment.learning_rate)),
        (_("seed"), str(experiment.seed)),
        (_("start"), _(SAID[start])),
        (_("order"), _(SAID[experiment.order])),
        (_("epochs"), str(experiment.epochs)),
        (_("frozen"), ", ".join(experiment.frozen) or _("nothing")),
        (_("data"), _data_words(experiment.dataset)),
        (_("shift"), _(SAID[experiment.dataset.shift.kind])),
    ]


def _data_words(dataset: Dataset) -> str:
    """Whose data it is; other data have another shift too, which says less of them."""
    own = (DATASET.words(key) for key in SAMPLES if _is_sample(key, dataset))
    return next(own, _("your own"))


def _is_sample(key: str, dataset: Dataset) -> bool:
    return replace(sample_dataset(key), shift=dataset.shift) == dataset


def _hash(content: bytes) -> str:
    return blake2b(content, digest_size=8).hexdigest()
