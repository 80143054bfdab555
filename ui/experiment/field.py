"""What every field of a link has, whatever kind it is of, and what is said if its text is not one.

A name and the words of an option are English, as in the code; a label and a sentence are in the
language that holds.
"""

from typing import Any, Protocol, TypeVar

from ui.language.words import N_
from ui.language.words import gettext as _
from ui.theme.text import quoted

LINK = N_("The link")
"""Who sets a field, for the sentence that says what is wrong with it; a file can do it too."""
Value_co = TypeVar("Value_co", covariant=True)


class Field(Protocol):
    """What a link can set."""

    @property
    def key(self) -> str:
        """Its name in the link."""

    @property
    def name(self) -> str:
        """What the app calls it in English."""

    @property
    def label(self) -> str:
        """What the app calls it."""

    @property
    def takes(self) -> str:
        """What it may be, in words."""

    @property
    def usual(self) -> str:
        """What there is without it, in words."""

    def read(self, text: str) -> object:
        """The value in a link's text."""

    def written(self, value: Any) -> str:
        """A value as the link has it; to be read back to the last bit."""

    def problem(self, text: str, source: str = LINK) -> str | None:
        """What is wrong with a link's text by itself, in one plain sentence; None if nothing is."""

    def in_file(self, text: str) -> object:
        """A link's text as JSON has it."""

    def has_picked(self, value: object) -> bool:
        """Whether a value is one of its own, and holds no word that somebody typed."""


class Setting(Field, Protocol[Value_co]):
    """A field whose text says by itself what it sets."""

    @property
    def default(self) -> Value_co:
        """What there is without it."""

    def read(self, text: str) -> Value_co | None:
        """The value in a link's text; None if it cannot be used."""


class Named:
    """What has a name in English, and so a label in the language that holds."""

    name: str

    @property
    def label(self) -> str:
        """What the app calls it."""
        return _(self.name)


def has_to_be(field: Field, text: str, source: str, used: str) -> str:
    """That a link's text is not what the field takes, and what is used instead."""
    return _("{source} sets {field} to {text}: it has to be {takes}, so {used} is used.").format(
        source=_(source), field=field.label, text=quoted(text), takes=field.takes, used=used
    )
