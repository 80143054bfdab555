"""The kinds of fields: what each may be, how a link and a file have it, what is said if not.

All have the members of `Field`, so whoever goes through the fields of a link asks none for its
kind. `Rows` and `Columns` have them too; they live with the tables.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ui.experiment.field import LINK, Named, has_to_be
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.theme.text import in_full, quoted, shortest


@dataclass(frozen=True)
class Number(Named):
    """A setting that is a number from `low` to `high`; `whole` if it is a whole one."""

    key: str
    name: str
    default: float
    low: float
    high: float
    whole: bool = False

    @property
    def takes(self) -> str:
        """What it may be, in words."""
        words = _("a number from {low} to {high}")
        if self.whole:
            words = _("a whole number from {low} to {high}")
        return words.format(low=in_full(self.low), high=in_full(self.high))

    @property
    def usual(self) -> str:
        """What there is without it."""
        return self.written(self.default)

    def read(self, text: str) -> float | None:
        """The number in a link's text if it is one within bounds; a whole one without its rest."""
        try:
            number = float(text)
        except ValueError:
            return None
        if not self.low <= number <= self.high:
            return None
        return int(number) if self.whole else number

    def written(self, number: float) -> str:
        """The number as the link has it; to be read back to the last bit."""
        return str(int(number)) if self.whole else shortest(number)

    def words(self, number: float) -> str:
        """What the screen says for a number."""
        return str(int(number)) if self.whole else in_full(number)

    def problem(self, text: str, source: str = LINK) -> str | None:
        """What is wrong with the setting's text in a link, in one sentence; None if nothing is."""
        number = self.read(text)
        if number is not None and number == float(text):
            return None
        used = self.default if number is None else number
        return has_to_be(self, text, source, in_full(used))

    def in_file(self, text: str) -> float:
        """The number, which JSON has without a point if it is a whole one."""
        return int(text) if self.whole else float(text)

    def has_picked(self, value: object) -> bool:
        """Whether it is a number."""
        return isinstance(value, int | float)


@dataclass(frozen=True)
class Choice(Named):
    """A setting that is one of a few; `options` maps what a link says to what the screen says."""

    key: str
    name: str
    default: str
    options: Mapping[str, str]

    @property
    def takes(self) -> str:
        """What it may be, in words."""
        return _("one of {options}").format(options=", ".join(self.options))

    @property
    def usual(self) -> str:
        """What there is without it."""
        return self.default

    def words(self, option: str) -> str:
        """What the screen says for an option."""
        return _(self.options[option])

    def read(self, text: str) -> str | None:
        """The option in a link's text, if it is one."""
        return text if text in self.options else None

    def written(self, option: str) -> str:
        """The option as the link has it."""
        return option

    def problem(self, text: str, source: str = LINK) -> str | None:
        """What is wrong with the setting's text in a link, in one sentence; None if nothing is."""
        if text in self.options:
            return None
        return has_to_be(self, text, source, self.usual)

    def in_file(self, text: str) -> str:
        """The option."""
        return text

    def has_picked(self, value: object) -> bool:
        """Whether it is an option."""
        return isinstance(value, str) and value in self.options


@dataclass(frozen=True)
class Selection(Named):
    """A setting that is any of a few names; their order in a link says nothing, nor do repeats.

    `among` says what the names are, in English; it may name the first and the last of a row of
    them, and all `beside` the row, which stand at the end.
    """

    key: str
    name: str
    options: tuple[str, ...]
    default: tuple[str, ...] = ()
    usual: str = "none"
    among: str = N_("{first} to {last}")
    beside: tuple[str, ...] = ()

    @property
    def takes(self) -> str:
        """What it may be, in words."""
        row = self.options[: len(self.options) - len(self.beside)]
        among = _(self.among).format(first=row[0], last=row[-1], beside=", ".join(self.beside))
        return _("any of {names}, with commas between").format(names=among)

    def read(self, text: str) -> tuple[str, ...] | None:
        """The names in a link's text, in their own order, if all of them are options."""
        told = {name.strip() for name in text.split(",")} - {""}
        # Whoever means nothing says so: an empty text is a name that was lost on its way.
        if not told or not (told := told - {self.usual}).issubset(self.options):
            return None
        return tuple(name for name in self.options if name in told)

    def written(self, names: Collection[str]) -> str:
        """The names as the link has them."""
        return ",".join(name for name in self.options if name in names) or self.usual

    def problem(self, text: str, source: str = LINK) -> str | None:
        """What is wrong with the setting's text in a link, in one sentence; None if nothing is."""
        if self.read(text) is not None:
            return None
        return has_to_be(self, text, source, self.usual)

    def in_file(self, text: str) -> str:
        """The names, with commas between."""
        return text

    def has_picked(self, value: object) -> bool:
        """Whether it is a list of options."""
        return isinstance(value, list | tuple) and all(name in self.options for name in value)


@dataclass(frozen=True)
class Somebody(Named):
    """A setting that is the name of somebody in the tables."""

    key: str
    name: str
    usual: str = "the first"

    @property
    def takes(self) -> str:
        """What it may be, in words."""
        return _("a name in one of the tables")

    def read(self, text: str) -> str:
        """The name."""
        return text

    def written(self, name: str) -> str:
        """The name."""
        return name

    def problem(self, text: str, source: str = LINK) -> None:
        """Nothing: only the tables tell whether somebody is called so."""

    def in_file(self, text: str) -> str:
        """The name."""
        return text

    def has_picked(self, value: object) -> bool:
        """Never: a name is what somebody typed."""
        return False

    def missing(self, text: str, first: str, source: str = LINK) -> str:
        """That nobody in the tables is called so, in one sentence."""
        return _(
            "{source} asks to show {text}, who is in none of the tables, so {first} is shown."
        ).format(source=_(source), text=quoted(text), first=quoted(first))


@dataclass(frozen=True)
class Version(Named):
    """The version of the format. It goes up when older apps would read a link wrongly."""

    key: str
    name: str
    default: int

    @property
    def takes(self) -> str:
        """What it may be, in words."""
        return _("a whole number from 1")

    @property
    def usual(self) -> str:
        """What there is without it."""
        return self.written(self.default)

    def read(self, text: str) -> int | None:
        """The version in a link's text, if it is one; of a very long number its beginning."""
        version = int(text[:9]) if text.isdecimal() else 0
        return version if version > 0 else None

    def written(self, version: int) -> str:
        """The version as the link has it."""
        return str(version)

    def problem(self, text: str, source: str = LINK) -> str | None:
        """Whether the text in a link is a later version, or none at all, in one sentence."""
        version = self.read(text)
        if version is None:
            return has_to_be(self, text, source, self.usual)
        if version <= self.default:
            return None
        return _(
            "{source} is of version {text} and this app knows version {known}, so only what both "
            "have in common is used."
        ).format(source=_(source), text=quoted(text), known=self.default)

    def in_file(self, text: str) -> int:
        """The version, as a number."""
        return int(text)

    def has_picked(self, value: object) -> bool:
        """Never: nobody picks it."""
        return False
