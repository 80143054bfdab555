"""The setups that a session had open, and which of them is open now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from nn_core import Shift
from ui.data.person import Headings, Row
from ui.experiment.permalink import Setup

if TYPE_CHECKING:
    from ui.session.brought_table import BroughtTable

AnySetup = TypeVar("AnySetup")
MOST = 50
"""So many setups are kept: usually some 50 KB, and 4 MB if each has another table of 200 rows."""


@dataclass
class Past(Generic[AnySetup]):
    """The setups that were open on a page, the oldest first.

    Attributes:
        setups: equal ones do not follow one another.
        now: the place of the one that is open.
        sharing: gives a setup with the parts of the one before where they are equal; None if that
            saves nothing.
    """

    setups: list[AnySetup] = field(default_factory=list)
    now: int = -1
    sharing: Callable[[AnySetup, AnySetup], AnySetup] | None = None

    @property
    def can_undo(self) -> bool:
        """Whether there is an earlier setup."""
        return self.now > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is one that was taken back."""
        return self.now < len(self.setups) - 1

    def remember(self, setup: AnySetup) -> None:
        """Add a setup if it is another one than that of now; what was taken back is forgotten."""
        before = self.setups[self.now] if self.setups else None
        if setup == before:
            return
        if before is not None and self.sharing is not None:
            setup = self.sharing(setup, before)
        self.setups = [*self.setups[: self.now + 1], setup][-MOST:]
        self.now = len(self.setups) - 1

    def beside(self, direction: int) -> AnySetup:
        """The setup before, -1, or after, 1; that of now if there is none."""
        return self.setups[self._place(direction)]

    def step(self, direction: int) -> AnySetup:
        """Go to the setup before, -1, or after, 1; it stays the same if there is none."""
        self.now = self._place(direction)
        return self.setups[self.now]

    def _place(self, direction: int) -> int:
        return min(max(self.now + direction, 0), len(self.setups) - 1)


@dataclass(frozen=True)
class Tables:
    """The tables as somebody left them: a setup has only the rows that are complete.

    Attributes:
        source: the sample that they were loaded from, or that they are the visitor's own.
        headings: of their columns.
        own_shift: the shift that suits them.
        learn: the rows to learn from, as texts.
        asked: the rows to predict, as texts.
        brought: the table that the visitor brought, if they come from one.
    """

    source: str
    headings: Headings
    own_shift: Shift
    learn: Sequence[Row]
    asked: Sequence[Row]
    brought: "BroughtTable | None" = field(default=None, compare=False)


class Opened(NamedTuple):
    """What was open on the Playground."""

    setup: Setup
    tables: Tables


def sharing_tables(opened: Opened, before: Opened) -> Opened:
    """What is open, with the tables of before where they are equal: kept once for both."""
    (setup, tables), experiment, earlier = opened, opened.setup.experiment, before.setup.experiment
    if experiment.dataset == earlier.dataset:
        experiment = replace(experiment, dataset=earlier.dataset)
    if experiment.to_predict == earlier.to_predict:
        experiment = replace(experiment, to_predict=earlier.to_predict)
    if tables == before.tables:
        tables = before.tables
    return Opened(replace(setup, experiment=experiment), tables)
