"""A kind of field for what is spelled in a way of its own: a shape, a list of inputs, branches."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from ui.experiment.field import LINK, Named, has_to_be
from ui.language.words import gettext as _

Value = TypeVar("Value")


@dataclass(frozen=True)
class Spelled(Named, Generic[Value]):
    """A setting that a link spells out.

    Attributes:
        key: its name in the link.
        label: what the app calls it.
        default: what there is without it.
        among: what it may be, in English, with places for names and numbers.
        parse: from a link's text to the value; raises a ValueError if it is none.
        write: back, to be read to the last bit.
        named: these names and numbers.
    """

    key: str
    name: str
    default: Value
    among: str
    parse: Callable[[str], Value]
    write: Callable[[Value], str]
    named: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def takes(self) -> str:
        """What it may be, in words."""
        return _(self.among).format(**self.named)

    @property
    def usual(self) -> str:
        """What there is without it."""
        return self.written(self.default)

    def read(self, text: str) -> Value | None:
        """The value in a link's text; None if it cannot be used."""
        try:
            return self.parse(text)
        except ValueError:
            return None

    def written(self, value: Value) -> str:
        """The value as the link has it."""
        return self.write(value)

    def problem(self, text: str, source: str = LINK) -> str | None:
        """What is wrong with the setting's text in a link, in one sentence; None if nothing is."""
        if self.read(text) is not None:
            return None
        return has_to_be(self, text, source, self.usual)

    def in_file(self, text: str) -> str:
        """As the link has it."""
        return text

    def has_picked(self, value: object) -> bool:
        """Never: it may have been typed."""
        return False
