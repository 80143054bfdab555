"""What the planes of runs show: the samples that they have in common."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from numpy.typing import ArrayLike

from nn_core.validation import Array
from ui.stage.packing import Kind


@dataclass(frozen=True, eq=False)
class Ground:
    """What the planes of a race show.

    Attributes:
        kind: "nine" for two classes as the Playground paints them, "any" for any task.
        classes: how many there are; 0 for a regression.
        raw: (n, 2) the samples in the units of the axes.
        targets: (n,) their classes, or real numbers.
        held_out: (n,) whether training never sees a sample.
        shift: offsets and scales; (raw - offset) / scale is what inputs are derived from.
        spans: what the plane shows of each feature.
    """

    kind: Literal["nine", "any"]
    classes: int
    raw: Array
    targets: Array
    held_out: Array
    shift: tuple[Sequence[float], Sequence[float]]
    spans: Sequence[tuple[float, float]]

    @property
    def head(self) -> Mapping[str, object]:
        """What stands in a head of it."""
        return {
            "kind": self.kind,
            "classes": self.classes,
            "spans": self.spans,
            "shift": {"offset": self.shift[0], "scale": self.shift[1]},
        }

    @property
    def arrays(self) -> Mapping[str, tuple[Kind, ArrayLike]]:
        """Its samples, for behind the head."""
        return {
            "raw": ("<f8", self.raw),
            "targets": ("<f8", self.targets),
            "heldOut": ("u1", self.held_out),
        }
