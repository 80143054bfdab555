"""The fields of a link, each declared once: name, label, default, and what it may be.

The controls take their labels, defaults and bounds from here, and so does the table in the README.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from ui.data.samples import SAMPLES
from ui.data.table_codec import Columns, Rows
from ui.experiment.experiment import PARAMETERS
from ui.theme.text import listed, quoted, shortest

LINK = "The link"
"""Who sets a field, for the sentence that says what is wrong with it; a file can do it too."""


@dataclass(frozen=True)
class Number:
    """A setting that is a number from `low` to `high`; `whole` if it is a whole one."""

    key: str
    label: str
    default: float
    low: float
    high: float
    whole: bool = False

    @property
    def takes(self) -> str:
        """What it may be, in words."""
        kind = "a whole number" if self.whole else "a number"
        return f"{kind} from {shortest(self.low)} to {shortest(self.high)}"

    def read(self, text: str) -> float | None:
        """The number in a link's text if it is one within bounds; a whole one without its rest."""
        try:
            number = float(text)
        except ValueError:
            return None
        if not self.low <= number <= self.high:
            return None
        return float(int(number)) if self.whole else number

    def written(self, number: float) -> str:
        """The number as the link and the screen have it; to be read back to the last bit."""
        return str(int(number)) if self.whole else shortest(number)

    def problem(self, text: str, source: str = LINK) -> str | None:
        """What is wrong with the setting's text in a link, in one sentence; None if nothing is."""
        number = self.read(text)
        if number is not None and number == float(text):
            return None
        used = self.default if number is None else number
        return (
            f"{source} sets {self.label} to {quoted(text)}: it has to be {self.takes}, "
            f"so {shortest(used)} is used."
        )


@dataclass(frozen=True)
class Choice:
    """A setting that is one of a few; `options` maps what a link says to what the screen says."""

    key: str
    label: str
    default: str
    options: Mapping[str, str]

    @property
    def takes(self) -> str:
        """What it may be, in words."""
        return f"one of {', '.join(self.options)}"

    def read(self, text: str) -> str | None:
        """The option in a link's text, if it is one."""
        return text if text in self.options else None

    def problem(self, text: str, source: str = LINK) -> str | None:
        """What is wrong with the setting's text in a link, in one sentence; None if nothing is."""
        if text in self.options:
            return None
        return (
            f"{source} sets {self.label} to {quoted(text)}: it has to be {self.takes}, "
            f"so {self.default} is used."
        )


@dataclass(frozen=True)
class Somebody:
    """A setting that is the name of somebody in the tables."""

    key: str
    label: str
    default: str = "the first"
    takes: str = "a name in one of the tables"

    def problem(self, text: str, first: str, source: str = LINK) -> str:
        """That nobody in the tables is called so, in one sentence."""
        return (
            f"{source} asks to show {quoted(text)}, who is in none of the tables, so "
            f"{quoted(first)} is shown."
        )


@dataclass(frozen=True)
class Version:
    """The version of the format. It goes up when older apps would read a link wrongly."""

    key: str
    label: str
    default: int
    takes: str = "a whole number from 1"

    def problem(self, text: str, source: str = LINK) -> str | None:
        """Whether the text in a link is a later version, or none at all, in one sentence."""
        if not (text.isdecimal() and int(text[:9]) > 0):
            return (
                f"{source} sets {self.label} to {quoted(text)}: it has to be {self.takes}, "
                f"so {self.default} is used."
            )
        if int(text[:9]) <= self.default:
            return None
        return (
            f"{source} is of version {quoted(text)} and this app knows version {self.default}, so "
            "only what both have in common is used."
        )


VERSION = Version("v", "Version of the format", 1)
LEARNING_RATE = Number("lr", "Learning rate", 0.1, 0.001, 10.0)
EPOCHS = Number("epochs", "Epochs", 1000, 0, 5000, whole=True)
SEED = Number("seed", "Seed", 0, 0, 999_999, whole=True)
ORDER = Choice("order", "Sample order", "table", {"table": "Table", "shuffled": "Shuffled"})
START = Choice(
    "start", "Start weights", "random", {"random": "Random", "ones": "Ones", "hand": "By hand"}
)
PRESENT = Choice("present", "Presentation", "false", {"false": "Off", "true": "On"})
TRAINED_LIMIT = 1e6
HAND = {name: Number(name, name, 0.0, -TRAINED_LIMIT, TRAINED_LIMIT) for name in PARAMETERS}
DATASET = Choice(
    "data", "Dataset", "people", {key: sample.title for key, sample in SAMPLES.items()}
)
PEOPLE = Rows("people", "Samples to learn from", "those of the dataset", labelled=True)
ASK = Rows("ask", "Samples to predict", "those of the dataset", labelled=False)
COLUMNS = Columns("columns", "Headings and classes", "those of the dataset")
SHIFT = Choice(
    "shift",
    "Shift the features",
    "fixed",
    {
        "fixed": "by their own numbers",
        "mean": "by the mean",
        "standard": "by mean and standard deviation",
        "none": "not at all",
    },
)


class _F:
    key = "freeze"


FREEZE = _F()
SHOW = Somebody("show", "Show the network for")
LOSS_AXIS = Choice("loss", "Loss axis", "linear", {"linear": "Linear", "log": "Log"})

Field: TypeAlias = Number | Choice | Rows | Columns | Somebody | Version
_ALL: list[Field] = [
    LEARNING_RATE,
    EPOCHS,
    SEED,
    ORDER,
    START,
    *HAND.values(),
    DATASET,
    PEOPLE,
    ASK,
    COLUMNS,
    SHIFT,
    SHOW,
    LOSS_AXIS,
    PRESENT,
    VERSION,
]
FIELDS = {field.key: field for field in _ALL}
BESIDE = ("embed", "embed_options", PRESENT.key)
"""What else may stand in an address: it says how the app is shown, and is none of the link's."""


def link_problems(link: Mapping[str, str], source: str = LINK) -> list[str]:
    """A sentence for each number, choice or version that cannot be used; plain text."""
    problems = []
    for key, text in link.items():
        match FIELDS.get(key):
            case Number() | Choice() | Version() as field:
                problems.append(field.problem(text, source))
    return [problem for problem in problems if problem is not None]


def unknown_problems(link: Mapping[str, str], source: str = LINK) -> list[str]:
    """A sentence that names all fields that the app does not know, if there are any."""
    unknown = [quoted(key) for key in link if key not in FIELDS and key not in BESIDE]
    if not unknown:
        return []
    named, rest = unknown[:3], len(unknown) - 3
    names = listed([*named, f"{rest} more"] if rest > 0 else named)
    return [f"{source} sets {names}, which this app does not know and leaves alone."]


def learning_rates(own: float | None = None) -> list[float]:
    """The steps of the learning rate slider: 1, 2, ... 9 in each decade, and one of your own."""
    exponents = range(round(math.log10(LEARNING_RATE.low)), round(math.log10(LEARNING_RATE.high)))
    steps = {float(f"{digit}e{exponent}") for exponent in exponents for digit in range(1, 10)}
    steps |= {LEARNING_RATE.high} | ({own} if own is not None else set())
    return sorted(steps)
