"""One table of what was measured, each row beside its bound; in Markdown, to be kept as it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Attributes:
        what: was measured.
        beside: the reference in the same run; nothing if the bound is in a unit of its own.
        values: the ratios, or the values in `unit`, one for each round.
        bound: what is asked of their median, or of the worst if `by_worst`.
        at_least: whether the bound is the least that is asked for, not the most.
        by_worst: whether no single value may miss the bound.
        unit: of the values.
        note: the numbers behind them.
    """

    what: str
    beside: str
    values: Sequence[float]
    bound: float
    at_least: bool = False
    by_worst: bool = False
    unit: str = ""
    note: str = ""

    @property
    def judged(self) -> float:
        """The value that has to keep the bound."""
        if not self.by_worst:
            return median(self.values)
        return min(self.values) if self.at_least else max(self.values)

    @property
    def holds(self) -> bool:
        """Whether it does."""
        return self.judged >= self.bound if self.at_least else self.judged <= self.bound

    @property
    def cells(self) -> list[str]:
        """The row as the table has it."""
        spread = (min(self.values), median(self.values), max(self.values))
        limit = f"at {'least' if self.at_least else 'most'} {self.bound:g} {self.unit}"
        return [
            self.what,
            self.beside,
            limit.strip(),
            *(f"{value:.3g}" for value in spread),
            "yes" if self.holds else "**no**",
            self.note,
        ]


HEAD = ["what", "beside", "bound", "min", "median", "max", "holds", "as measured"]


def table(rows: Iterable[Row]) -> str:
    """The rows as a table whose columns are in line."""
    lines = [HEAD, *(row.cells for row in rows)]
    widths = [max(len(cell) for cell in column) for column in zip(*lines, strict=True)]
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join(
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))} |"
        for line in lines
    )


def beside_each_other(ours: Sequence[float], theirs: Sequence[float], unit: str) -> str:
    """The medians that a ratio is made of."""
    return f"{median(ours):.3g} {unit} beside {median(theirs):.3g} {unit}"
