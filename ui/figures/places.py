"""Places for many small pictures of one scale, in as many rows as make them largest."""

from dataclasses import dataclass
from functools import cached_property
from math import ceil

import numpy as np

from nn_core.validation import Array

MOST_LABELLED = 12
"""Of more people only the squares are drawn: names and numbers would lie on one another."""


@dataclass(frozen=True)
class Grid:
    """Places for people, row by row, with the answer 0 at the bottom of each and 1 at its top."""

    count: int
    columns: int

    @property
    def labelled(self) -> bool:
        """Whether there is room for a name and a number at each place."""
        return self.count <= MOST_LABELLED

    @property
    def rows(self) -> int:
        """How many rows there are; the last may be shorter."""
        return ceil(self.count / self.columns)

    @property
    def step(self) -> tuple[float, float]:
        """From one place to the next, to the right and down."""
        return (1.25, 1.55) if self.labelled else (1.15, 1.2)

    @property
    def reach(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """What the two axes show."""
        right, down = self.step
        # Room for the marks at 0 and 1, which are larger beside small squares; and for the names.
        edge, below = (0.1, 0.42) if self.labelled else (0.3, 0.3)
        return (
            (-edge, (self.columns - 1) * right + 1 + edge),
            (-(self.rows - 1) * down - below, 1 + edge),
        )

    def side(self, room: tuple[float, float]) -> float:
        """How many pixels long the side of a square of area 1 is in a panel of this size."""
        return min(
            pixels / (high - low) for pixels, (low, high) in zip(room, self.reach, strict=True)
        )

    @cached_property
    def corners(self) -> tuple[Array, Array]:
        """(n,) to the right and (n,) upwards: where each place has its lower left corner."""
        rows, columns = np.divmod(np.arange(self.count), self.columns)
        right, down = self.step
        return columns * right, -rows * down


def widest_grid(count: int, room: tuple[float, float]) -> Grid:
    """The grid with the largest squares that fit into a panel of this size."""
    grids = (Grid(count, columns) for columns in range(1, count + 1))
    return max(grids, key=lambda grid: grid.side(room))
