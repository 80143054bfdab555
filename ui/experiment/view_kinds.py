"""The kinds of fields that the views have for themselves: what a comparison varies, and planes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from ui.experiment.field import LINK, Named, Setting, has_to_be
from ui.language.words import gettext as _

MAIN, RANDOM = "main", "random"
FEWEST, MOST = 2, 8
"""So many values a comparison can have."""
MOST_DIGITS = 6
"""Of the seed of random directions."""


class Variation(NamedTuple):
    """One setting, by its name in the link, and the values that it takes one after another."""

    key: str
    values: tuple[Any, ...]


@dataclass(frozen=True)
class Varied(Named):
    """A setting that says which other setting is varied, and which values it takes."""

    key: str
    name: str
    default: Variation
    settings: tuple[Setting[Any], ...]

    @property
    def takes(self) -> str:
        """What it may be, in words."""
        names = ", ".join(setting.key for setting in self.settings)
        return _(
            "one of {names}, a colon, and {fewest} to {most} of its values with commas between"
        ).format(names=names, fewest=FEWEST, most=MOST)

    @property
    def usual(self) -> str:
        """What there is without it."""
        return self.written(self.default)

    def setting(self, key: str) -> Setting[Any] | None:
        """The setting of this name, if it can be varied."""
        return next((setting for setting in self.settings if setting.key == key), None)

    def known(self, key: str) -> Setting[Any]:
        """The setting of this name.

        Raises:
            KeyError: if it cannot be varied.
        """
        found = self.setting(key)
        if found is None:
            raise KeyError(key)
        return found

    def read(self, text: str) -> Variation | None:
        """The variation in a link's text, if all its values can be used; repeats count once."""
        key, _colon, told = text.partition(":")
        setting = self.setting(key)
        if setting is None:
            return None
        values: dict[Any, None] = {}
        for part in told.split(","):
            if setting.problem(part) is not None:
                return None
            values[setting.read(part)] = None
        return Variation(key, tuple(values)) if FEWEST <= len(values) <= MOST else None

    def written(self, variation: Variation) -> str:
        """A variation as the link has it."""
        return f"{variation.key}:{','.join(self.texts(variation))}"

    def texts(self, variation: Variation) -> Sequence[str]:
        """Its values, each as the link has it."""
        setting = self.known(variation.key)
        return [setting.written(value) for value in variation.values]

    def problem(self, text: str, source: str = LINK) -> str | None:
        """What is wrong with the setting's text in a link, in one sentence; None if nothing is."""
        return None if self.read(text) else has_to_be(self, text, source, self.usual)

    def in_file(self, text: str) -> str:
        """The text."""
        return text

    def has_picked(self, value: object) -> bool:
        """Whether it is a variation: its values were read, so no word is in it."""
        return isinstance(value, Variation)


@dataclass(frozen=True)
class Plane(Named):
    """A setting that says over what the landscape of the loss is drawn.

    It is two parameters, as "w1,w3"; "main", the run's own two directions; or "random:" and the
    seed that two directions are drawn from.
    """

    key: str
    name: str
    parameters: tuple[str, ...]
    default: str = MAIN

    @property
    def takes(self) -> str:
        """What it may be, in words."""
        return _("main, two parameters such as w1,w3, or random:0 with any seed")

    @property
    def usual(self) -> str:
        """What there is without it."""
        return self.default

    def read(self, text: str) -> str | None:
        """The plane in a link's text, if it is one."""
        if text == MAIN:
            return text
        kind, _colon, seed = text.partition(":")
        if kind == RANDOM and seed.isascii() and seed.isdecimal() and len(seed) <= MOST_DIGITS:
            return f"{RANDOM}:{int(seed)}"
        names = tuple(name.strip() for name in text.split(","))
        two = len(names) == 2 and names[0] != names[1]
        return ",".join(names) if two and set(names).issubset(self.parameters) else None

    def written(self, plane: str) -> str:
        """The plane as the link has it."""
        return plane

    def problem(self, text: str, source: str = LINK) -> str | None:
        """What is wrong with the setting's text in a link, in one sentence; None if nothing is."""
        return None if self.read(text) else has_to_be(self, text, source, self.usual)

    def in_file(self, text: str) -> str:
        """The plane."""
        return text

    def has_picked(self, value: object) -> bool:
        """Whether it is a plane: of names that are our own."""
        return isinstance(value, str) and self.read(value) == value
