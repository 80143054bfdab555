"""The setups that a session had open, and which of them is open now."""

from dataclasses import dataclass, field, replace

from ui.experiment.permalink import Setup

MOST = 50
"""So many setups are kept: usually some 50 KB, and 2 MB if each has another table of 200 rows."""


@dataclass
class Past:
    """The setups that were open, the oldest first; `now` is the place of the one that is."""

    setups: list[Setup] = field(default_factory=list)
    now: int = -1

    @property
    def can_undo(self) -> bool:
        """Whether there is an earlier setup."""
        return self.now > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is one that was taken back."""
        return self.now < len(self.setups) - 1

    def remember(self, setup: Setup) -> None:
        """Add a setup if it is another one than that of now; what was taken back is forgotten."""
        before = self.setups[self.now] if self.setups else None
        if setup == before:
            return
        if before is not None:
            setup = _sharing(setup, before)
        self.setups = [*self.setups[: self.now + 1], setup][-MOST:]
        self.now = len(self.setups) - 1

    def step(self, direction: int) -> Setup:
        """Go to the setup before, -1, or after, 1; it stays the same if there is none."""
        self.now = min(max(self.now + direction, 0), len(self.setups) - 1)
        return self.setups[self.now]


def _sharing(setup: Setup, before: Setup) -> Setup:
    """The setup with the tables of the one before where they are equal: kept once for both."""
    experiment, earlier = setup.experiment, before.experiment
    if experiment.dataset == earlier.dataset:
        experiment = replace(experiment, dataset=earlier.dataset)
    if experiment.to_predict == earlier.to_predict:
        experiment = replace(experiment, to_predict=earlier.to_predict)
    return replace(setup, experiment=experiment)
