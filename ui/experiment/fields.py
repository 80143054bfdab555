"""The fields of a link, each declared once: name, label, default, and what it may be.

The controls take their labels, defaults and bounds from here, and so does the table in the README.
"""

import math
from collections.abc import Mapping
from typing import Any

from ui.data.samples import SAMPLES
from ui.data.table_codec import Columns, Rows
from ui.experiment.experiment import PARAMETERS
from ui.experiment.field import LINK, Field, Setting
from ui.experiment.field_kinds import Choice, Number, Selection, Somebody, Version
from ui.experiment.view_kinds import Plane, Variation, Varied
from ui.language.spoken import BROWSER, LANGUAGES, LINKED
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.theme.text import listed, quoted

VERSION = Version("v", N_("Version of the format"), 1)
LEARNING_RATE = Number("lr", N_("Learning rate"), 0.1, 0.001, 10.0)
EPOCHS = Number("epochs", N_("Epochs"), 1000, 0, 5000, whole=True)
SEED = Number("seed", N_("Seed"), 0, 0, 999_999, whole=True)
ORDER = Choice(
    "order", N_("Sample order"), "table", {"table": N_("Table"), "shuffled": N_("Shuffled")}
)
START = Choice(
    "start",
    N_("Start weights"),
    "random",
    {"random": N_("Random"), "ones": N_("Ones"), "hand": N_("By hand")},
)
PRESENT = Choice("present", N_("Presentation"), "false", {"false": N_("Off"), "true": N_("On")})
LANGUAGE = Choice(
    LINKED, N_("Language"), BROWSER, {BROWSER: N_("As the browser wishes"), **LANGUAGES}
)
TRAINED_LIMIT = 1e6
HAND = {name: Number(name, name, 0.0, -TRAINED_LIMIT, TRAINED_LIMIT) for name in PARAMETERS}
DATASET = Choice(
    "data", N_("Dataset"), "people", {key: sample.title for key, sample in SAMPLES.items()}
)
PEOPLE = Rows("people", N_("Samples to learn from"), "those of the dataset", labelled=True)
ASK = Rows("ask", N_("Samples to predict"), "those of the dataset", labelled=False)
COLUMNS = Columns("columns", N_("Headings and classes"), "those of the dataset")
SHIFT = Choice(
    "shift",
    N_("Shift the features"),
    "fixed",
    {
        "fixed": N_("by their own numbers"),
        "mean": N_("by the mean"),
        "standard": N_("by mean and standard deviation"),
        "none": N_("not at all"),
    },
)

FREEZE = Selection("freeze", N_("Frozen"), PARAMETERS)
SHOW = Somebody("show", N_("Show the network for"))
LOSS_AXIS = Choice("loss", N_("Loss axis"), "linear", {"linear": N_("Linear"), "log": N_("Log")})

OF_A_RUN: Mapping[str, Setting[Any]] = {
    "learning_rate": LEARNING_RATE,
    "epochs": EPOCHS,
    "seed": SEED,
    "order": ORDER,
    "frozen": FREEZE,
}
"""What sets one value of an `Experiment`, by the name that it has there. Link, file and controls go
through these, so a new one is a line here, and one of the experiment."""

VARY = Varied(
    "vary",
    N_("What varies"),
    Variation(LEARNING_RATE.key, (0.01, 0.1, 1.0, 10.0)),
    (LEARNING_RATE, SEED, START, ORDER),
)
STARTS = Number("starts", N_("Starts"), 1000, 10, 5000, whole=True)
PLANE = Plane("plane", N_("Plane of the landscape"), PARAMETERS)
OF = Choice(
    "of",
    N_("Network"),
    "playground",
    {"playground": N_("Nine numbers"), "bigger": N_("Bigger network")},
)

_ALL: list[Field] = [
    LEARNING_RATE,
    EPOCHS,
    SEED,
    ORDER,
    START,
    *HAND.values(),
    FREEZE,
    DATASET,
    PEOPLE,
    ASK,
    COLUMNS,
    SHIFT,
    SHOW,
    LOSS_AXIS,
    PRESENT,
    LANGUAGE,
    OF,
    VARY,
    STARTS,
    PLANE,
    VERSION,
]
FIELDS = {field.key: field for field in _ALL}
BESIDE = ("embed", "embed_options", PRESENT.key, LANGUAGE.key)
"""What else may stand in an address: it says how the app is shown, and is none of the link's."""


def link_problems(
    link: Mapping[str, str], source: str = LINK, fields: Mapping[str, Field] = FIELDS
) -> list[str]:
    """A sentence for each field of which the text alone cannot be used; plain text."""
    problems = (fields[key].problem(text, source) for key, text in link.items() if key in fields)
    return [problem for problem in problems if problem is not None]


def unknown_problems(
    link: Mapping[str, str], source: str = LINK, fields: Mapping[str, Field] = FIELDS
) -> list[str]:
    """A sentence that names all fields that the app does not know, if there are any."""
    unknown = [quoted(key) for key in link if key not in fields and key not in BESIDE]
    if not unknown:
        return []
    named, rest = unknown[:3], len(unknown) - 3
    names = listed([*named, _("{count} more").format(count=rest)] if rest > 0 else named)
    sentence = _("{source} sets {names}, which this app does not know and leaves alone.")
    return [sentence.format(source=_(source), names=names)]


def learning_rates(own: float | None = None, rate: Number = LEARNING_RATE) -> list[float]:
    """The steps of the learning rate slider: 1, 2, ... 9 in each decade, and one of your own."""
    exponents = range(round(math.log10(rate.low)), round(math.log10(rate.high)))
    steps = {float(f"{digit}e{exponent}") for exponent in exponents for digit in range(1, 10)}
    steps |= {rate.high} | ({own} if own is not None else set())
    return sorted(steps)
