"""When to stop before all epochs are run: when the loss is low enough, or gets no better."""

from dataclasses import dataclass

import numpy as np

from nn_core.validation import Array, finite_number, whole_number

LOW_ENOUGH = "loss low enough"
NO_BETTER = "no better"


@dataclass(frozen=True)
class Stop:
    """A rule that ends training early; it looks at held-out samples where there are some.

    Attributes:
        loss_below: end when the loss is below this.
        no_better_for: end when the lowest loss is so many epochs old.

    Raises:
        ValueError: if loss_below is not a number, or no_better_for not a whole number above 0.
    """

    loss_below: float | None = None
    no_better_for: int | None = None

    def __post_init__(self) -> None:
        if self.loss_below is not None:
            finite_number(self.loss_below, "loss_below")
        if self.no_better_for is not None:
            whole_number(self.no_better_for, "no_better_for", at_least=1)

    def first(self, losses: Array) -> tuple[int, str] | None:
        """The first epoch at which the rule ends a run with these losses (epochs + 1,), and why."""
        endings = []
        if self.loss_below is not None:
            low = np.flatnonzero(losses < self.loss_below)
            endings += [(int(epoch), LOW_ENOUGH) for epoch in low[:1]]
        if self.no_better_for is not None:
            epochs = np.arange(len(losses))
            lowest_before = np.minimum.accumulate(np.append(np.inf, losses[:-1]))
            lowest_at = np.maximum.accumulate(np.where(losses < lowest_before, epochs, 0))
            stale = np.flatnonzero(epochs - lowest_at >= self.no_better_for)
            endings += [(int(epoch), NO_BETTER) for epoch in stale[:1]]
        return min(endings, default=None)
