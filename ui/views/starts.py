"""An experiment from many seeds, worked out a little at a time, and once for everybody who asks."""

from collections.abc import Generator
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock
from time import monotonic

from ui.views.ends import Ends, joined
from ui.views.subject import Subject


@dataclass(eq=False)
class Starts:
    """The runs of one experiment from the seeds 0, 1, 2 and so on, as far as they are worked out.

    Whoever looks at them works on them for a moment; nobody works when nobody looks.

    Attributes:
        subject: the experiment, whatever its own seed and start are.
        ends: what is finished.
    """

    subject: Subject
    ends: Ends | None = None
    _piece: Generator[float, None, Ends] | None = None
    _share: float = 0.0
    _working: Lock = field(default_factory=Lock)

    def __len__(self) -> int:
        return 0 if self.ends is None else len(self.ends)

    @property
    def begun(self) -> bool:
        """Whether anybody has worked on them."""
        return self._piece is not None or self.ends is not None

    def share(self, count: int) -> float:
        """How much of the work for so many seeds is done, in 0..1."""
        under_way = self._share * self.subject.at_once if self._piece is not None else 0.0
        return min(1.0, (len(self) + under_way) / count)

    def work(self, count: int, seconds: float) -> None:
        """Work for a moment towards so many seeds.

        Raises:
            ValueError: if the numbers are so large that not even a first loss is finite.
        """
        until = monotonic() + seconds
        if not self._working.acquire(timeout=seconds):
            return
        try:
            while len(self) < count and monotonic() < until:
                if self._piece is None:
                    seeds = range(len(self), min(count, len(self) + self.subject.at_once))
                    self._piece = self.subject.from_seeds(seeds)
                self._go_on(self._piece, until)
        finally:
            self._working.release()

    def _go_on(self, piece: Generator[float, None, Ends], until: float) -> None:
        try:
            while monotonic() < until:
                self._share = next(piece)
        except StopIteration as end:
            self.ends = end.value if self.ends is None else joined([self.ends, end.value])
            self._piece, self._share = None, 0.0
        except ValueError:
            self._piece = None
            raise


@lru_cache(maxsize=8)
def starts_of(subject: Subject) -> Starts:
    """The runs of an experiment; the same for everybody who has an equal one."""
    return Starts(subject)
