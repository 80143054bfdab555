"""The kinds of fields: what a number, a choice or a selection may be, and how a link has it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ui.theme.text import quoted, shortest

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
class Selection:
    """A setting that is any of a few names; their order in a link says nothing, nor do repeats."""

    key: str
    label: str
    options: tuple[str, ...]
    default: str = "none"

    @property
    def takes(self) -> str:
        """What it may be, in words."""
        return f"any of {self.options[0]} to {self.options[-1]}, with commas between"

    def read(self, text: str) -> tuple[str, ...] | None:
        """The names in a link's text, in their own order, if all of them are options."""
        told = {name.strip() for name in text.split(",")} - {"", self.default}
        if not told.issubset(self.options):
            return None
        return tuple(name for name in self.options if name in told)

    def written(self, names: Collection[str]) -> str:
        """The names as the link has them."""
        return ",".join(name for name in self.options if name in names) or self.default

    def problem(self, text: str, source: str = LINK) -> str | None:
        """What is wrong with the setting's text in a link, in one sentence; None if nothing is."""
        if self.read(text) is not None:
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
