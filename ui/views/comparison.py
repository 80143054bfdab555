"""A comparison: an experiment several times, with another value of one setting each time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any, NamedTuple

from nn_core import History
from nn_core.validation import Array
from ui.experiment.field import Setting
from ui.experiment.view_kinds import Variation
from ui.language.kept import kept_by_language
from ui.stage.race import Racer, first_below, race_score
from ui.stage.scene import Scene
from ui.theme.palette import RUNS
from ui.views.subject import Subject, english_value, shown_value


class Result(NamedTuple):
    """How one of the runs came out.

    Attributes:
        number: from 1, as in the pictures.
        value: of the setting that varies, in English.
        loss: at the end.
        accuracy: at the end, as a share; None where targets are no classes.
        below: the first epoch after which the loss was below the bound; None if it never was, or
            if the runs have no bound in common.
        epochs: how many were run.
        diverged: whether the numbers left all bounds.
        held_out_loss: at the end; None if nothing is held out.
        held_out_accuracy: likewise.
    """

    number: int
    value: str
    loss: float
    accuracy: float | None
    below: int | None
    epochs: int
    diverged: bool
    held_out_loss: float | None
    held_out_accuracy: float | None


@dataclass(frozen=True)
class Comparison:
    """All that the page shows depends on these three; equal ones show the same.

    Attributes:
        subject: the experiment.
        variation: what varies, and which values it takes.
        bound: a loss below this counts as learned.
    """

    subject: Subject
    variation: Variation
    bound: float

    @property
    def setting(self) -> Setting[Any]:
        """The setting that varies."""
        return self.subject.vary.known(self.variation.key)

    @property
    def words(self) -> Sequence[str]:
        """The values, as the screen has them."""
        return [shown_value(self.setting, value) for value in self.variation.values]

    @property
    def values(self) -> Sequence[str]:
        """The same in English."""
        return [english_value(self.setting, value) for value in self.variation.values]

    def run_of(self, place: int) -> Subject:
        """One of the experiments that are compared."""
        return self.subject.varied(self.variation.key, self.variation.values[place])

    def histories(self) -> Sequence[History]:
        """Their runs.

        Raises:
            ValueError: if the numbers are so large that not even a first loss is finite.
        """
        return [self.run_of(place).history() for place in range(len(self.variation.values))]

    def trained(self, seconds: float) -> int:
        """How many of the runs are there after a moment of work; one is always added.

        Raises:
            ValueError: as `histories` does.
        """
        until = monotonic() + seconds
        for place in range(len(self.variation.values)):
            self.run_of(place).history()
            if monotonic() > until:
                return place + 1
        return len(self.variation.values)

    @property
    def common_bound(self) -> float | None:
        """The bound, if all losses are of one kind; others are not on one scale, and have none."""
        return self.bound if len({run.loss_name for run in self.histories()}) == 1 else None

    def racers(self) -> Sequence[Racer]:
        """The runs as the race takes them."""
        looks = zip(self.words, RUNS, self.histories(), strict=False)
        return [
            Racer(str(number), words, colour, history, self.subject.inputs)
            for number, (words, colour, history) in enumerate(looks, 1)
        ]

    def results(self) -> Iterator[Result]:
        """How each run came out."""
        bound = self.common_bound
        for number, (value, run) in enumerate(zip(self.values, self.histories(), strict=True), 1):
            yield Result(
                number,
                value,
                float(run.loss[-1]),
                _last(run.accuracy),
                first_below(run, bound),
                run.epochs,
                run.diverged,
                _last(run.held_out_loss),
                _last(run.held_out_accuracy),
            )

    @property
    def first(self) -> Sequence[int]:
        """Which runs are below the bound first: one, none, or several at the same epoch."""
        below = [run.below for run in self.results()]
        least = min((epoch for epoch in below if epoch is not None), default=None)
        return [place for place, epoch in enumerate(below) if epoch is not None and epoch == least]


def _last(column: Array | None) -> float | None:
    return None if column is None else float(column[-1])


@kept_by_language(maxsize=16)
def packed_race(comparison: Comparison, scene: Scene) -> bytes:
    """What the browser is told of it; the same bytes for everybody who compares the same."""
    return race_score(
        comparison.racers(), comparison.subject.ground, comparison.common_bound, scene
    )
