"""The settings of a run, each declared once: name in the link, label, default and bounds."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from ui.experiment import PARAMETERS
from ui.samples import SAMPLES
from ui.text import quoted


@dataclass(frozen=True)
class Number:
    """A setting that is a number from `low` to `high`; `whole` if it is a whole one."""

    key: str
    label: str
    default: float
    low: float
    high: float
    whole: bool = False

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
        """The number as the link and the screen have it."""
        return str(int(number)) if self.whole else f"{number:.10g}"

    def problem(self, text: str) -> str | None:
        """What is wrong with the setting's text in a link, in one sentence; None if nothing is."""
        number = self.read(text)
        if number is not None and number == float(text):
            return None
        kind = "a whole number" if self.whole else "a number"
        used = self.default if number is None else number
        return (
            f"The link sets {self.label} to {quoted(text)}: it has to be {kind} from {self.low:g} "
            f"to {self.high:g}, so {used:g} is used."
        )


@dataclass(frozen=True)
class Choice:
    """A setting that is one of a few; `options` maps what a link says to what the screen says."""

    key: str
    label: str
    default: str
    options: Mapping[str, str]

    def problem(self, text: str) -> str | None:
        """What is wrong with the setting's text in a link, in one sentence; None if nothing is."""
        if text in self.options:
            return None
        return (
            f"The link sets {self.label} to {quoted(text)}: it has to be one of "
            f"{', '.join(self.options)}, so {self.default} is used."
        )


LEARNING_RATE = Number("lr", "Learning rate", 0.1, 0.001, 10.0)
EPOCHS = Number("epochs", "Epochs", 1000, 0, 5000, whole=True)
SEED = Number("seed", "Seed", 0, 0, 999_999, whole=True)
ORDER = Choice("order", "Sample order", "table", {"table": "Table", "shuffled": "Shuffled"})
START = Choice(
    "start", "Start weights", "random", {"random": "Random", "ones": "Ones", "hand": "By hand"}
)
LOSS_AXIS = Choice("loss", "Loss axis", "linear", {"linear": "Linear", "log": "Log"})
PRESENT = Choice("present", "Presentation", "false", {"false": "Off", "true": "On"})
TRAINED_LIMIT = 1e6
HAND = {name: Number(name, name, 0.0, -TRAINED_LIMIT, TRAINED_LIMIT) for name in PARAMETERS}
DATASET = Choice(
    "data", "Dataset", "people", {key: sample.title for key, sample in SAMPLES.items()}
)
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
_ALL: list[Number | Choice] = [
    LEARNING_RATE,
    EPOCHS,
    SEED,
    ORDER,
    START,
    LOSS_AXIS,
    PRESENT,
    DATASET,
    SHIFT,
]
SETTINGS = {setting.key: setting for setting in [*_ALL, *HAND.values()]}


def link_problems(link: Mapping[str, str]) -> list[str]:
    """A sentence for each setting in a link that cannot be used; plain text."""
    problems = (SETTINGS[key].problem(text) for key, text in link.items() if key in SETTINGS)
    return [problem for problem in problems if problem is not None]


def learning_rates(own: float | None = None) -> list[float]:
    """The steps of the learning rate slider: 1, 2, ... 9 in each decade, and one of your own."""
    exponents = range(round(math.log10(LEARNING_RATE.low)), round(math.log10(LEARNING_RATE.high)))
    steps = {float(f"{digit}e{exponent}") for exponent in exponents for digit in range(1, 10)}
    steps |= {LEARNING_RATE.high} | ({own} if own is not None else set())
    return sorted(steps)
