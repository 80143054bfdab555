"""What the views look at: an experiment that can be run, varied, begun elsewhere, and opened.

A view knows this protocol only, so whatever experiment follows it has all views.
"""

from collections.abc import Generator, Mapping, Sequence
from typing import Any, Protocol

from nn_core import History, Network
from nn_core.validation import Array
from ui.experiment.field import Setting
from ui.experiment.field_kinds import Choice, Number
from ui.experiment.view_kinds import Plane, Varied
from ui.language.words import gettext as _
from ui.stage.ground import Ground
from ui.views.ends import Ends


class Subject(Protocol):
    """An experiment as the views take it. Equal ones are equal, and have equal runs."""

    def __hash__(self) -> int: ...

    @property
    def told(self) -> str:
        """The experiment in a sentence, without a word that somebody typed."""

    @property
    def place(self) -> str:
        """The page where it belongs, as in "Open in the Playground"."""

    @property
    def features(self) -> Array:
        """(n, inputs) what it trains on, as its network sees it."""

    @property
    def inputs(self) -> tuple[str, ...]:
        """What its network takes, by their names in `nn_core.INPUTS`."""

    @property
    def ground(self) -> Ground:
        """What planes of its runs show."""

    @property
    def vary(self) -> Varied:
        """The field for what varies."""

    @property
    def plane(self) -> Plane:
        """The field for the plane of the landscape."""

    @property
    def at_once(self) -> int:
        """How many seeds are trained as one piece."""

    @property
    def settings(self) -> Mapping[str, object]:
        """The values of what can be varied, by their names in the link."""

    @property
    def start(self) -> Network:
        """The network before any training."""

    def proposed(self, key: str) -> Sequence[object]:
        """Some values to compare, of one of these settings."""

    def varied(self, key: str, value: object) -> "Subject":
        """The same with another value of one of these settings."""

    def from_seed(self, seed: int) -> "Subject":
        """The same with the random start of a seed."""

    def begun_at(self, numbers: Sequence[float]) -> "Subject":
        """The same with other start weights."""

    def from_seeds(self, seeds: Sequence[int]) -> Generator[float, None, Ends]:
        """Train from the random starts of these seeds, a little at a time.

        Yields:
            The share of the work that is done, in 0..1, again and again.
        """

    def history(self) -> History:
        """Its run.

        Raises:
            ValueError: if the numbers are so large that not even the first loss is finite.
        """

    def open(self) -> None:
        """Make it the current experiment, and go where it belongs; before anything is drawn."""


def shown_value(setting: Setting[Any], value: object) -> str:
    """A value as the screen has it."""
    if isinstance(setting, Number) and isinstance(value, int | float):
        return setting.words(value)
    return _(english_value(setting, value))


def english_value(setting: Setting[Any], value: object) -> str:
    """The same in English, for what is taken away."""
    if isinstance(setting, Choice):
        return setting.options[str(value)]
    return setting.written(value)
