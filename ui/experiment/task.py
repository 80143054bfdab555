"""The task of a bigger network: the samples, what it should answer, and which it never sees.

Samples are drawn by a generator, or come from a table as those of the Playground do.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from nn_core import GENERATORS, Dataset, Split, generate, split
from nn_core.generators import FEWEST, MOST_NOISE
from nn_core.shapes import BOX
from nn_core.validation import Array, one_of, owned, read_only, whole_number
from ui.experiment.touched import MOST_ROWS, ByHand, rows_of, split_of

MOST_POINTS = MOST_ROWS
MOST_HELD_OUT = 90


@dataclass(frozen=True)
class Drawn:
    """Samples to be drawn; a few words and numbers stand for all of them.

    Attributes:
        generator: a name in `nn_core.GENERATORS`.
        noise: in percent, a whole number from 0 to 50.
        count: how many samples, from 10 to 500.
        seed: the same seed, the same samples.
        classes: how many classes, as the generator can have them; 0 for a regression. Left out,
            its usual number.

    Raises:
        ValueError: if one of them is not as described.
    """

    generator: str = "circles"
    noise: int = 0
    count: int = 250
    seed: int = 0
    classes: int | None = None

    def __post_init__(self) -> None:
        known = GENERATORS[one_of(self.generator, tuple(GENERATORS), "the generator")]
        if whole_number(self.noise, "noise") > MOST_NOISE:
            raise ValueError(f"noise must be from 0 to {MOST_NOISE} percent, not {self.noise}.")
        if not FEWEST <= whole_number(self.count, "count") <= MOST_POINTS:
            raise ValueError(f"count must be from {FEWEST} to {MOST_POINTS}, not {self.count}.")
        whole_number(self.seed, "seed")
        counts = known.class_counts or (0,)
        if self.classes is None:
            object.__setattr__(self, "classes", counts[0])
        elif self.classes not in counts:
            raise ValueError(f"{known.title} cannot have {self.classes} classes.")


Data = Drawn | Dataset


@dataclass(frozen=True, eq=False)
class Task:
    """Samples and what is to be answered, as arrays that nobody can write to.

    Attributes:
        raw: (n, 2) the features in the units of the axes.
        features: (n, 2) x1 and x2, from which all inputs are derived: `raw` after the shift.
        targets: (n,) class numbers, or real numbers.
        classes: how many; 0 for a regression.
        class_names: what they are called.
        feature_names: what stands at the axes.
        offset: (2,) what the shift subtracts, and
        scale: (2,) what it divides by.
        split: the rows to train on and those held out; None if none is held out.
        box: how far from the middle the plane shows both axes; None if the samples have no box.
        numbers: (n,) of the samples, by which points by hand are known; None if they are the rows.
    """

    raw: Array
    features: Array
    targets: Array
    classes: int
    class_names: tuple[str, ...]
    feature_names: tuple[str, str]
    offset: Array
    scale: Array
    split: Split | None
    box: float | None = None
    numbers: NDArray[np.intp] | None = None

    def __len__(self) -> int:
        return len(self.targets)

    @property
    def training_rows(self) -> NDArray[np.intp]:
        """The rows to train on."""
        rows = range(len(self)) if self.split is None else self.split.training
        return np.array(rows, dtype=np.intp)

    @property
    def held_out_rows(self) -> NDArray[np.intp]:
        """The rows that training never sees; there may be none."""
        return np.array(() if self.split is None else self.split.held_out, dtype=np.intp)

    def number_of(self, row: int) -> int:
        """The number of the sample in a row."""
        return row if self.numbers is None else int(self.numbers[row])

    @property
    def held_out(self) -> NDArray[np.bool_]:
        """(n,) whether a sample is held out."""
        out = np.zeros(len(self), dtype=np.bool_)
        out[self.held_out_rows] = True
        return out


@lru_cache(maxsize=64)
def task(data: Data, held_out: int, touched: ByHand = ()) -> Task:
    """The samples of some data, of which so many percent are held out of each class.

    Those that somebody has touched are as they were put. So they neither move the others' scale nor
    change who is held out.

    Raises:
        ValueError: if what was touched leaves nobody to train on, or nobody who is held out.
    """
    if touched:
        whole = task(data, held_out, ())
        numbers, raw, targets = rows_of(touched, whole.raw, whole.targets)
        features = owned((raw - whole.offset) / whole.scale)
        own = split_of(numbers, whole.split)
        return replace(
            whole, raw=raw, features=features, targets=targets, split=own, numbers=numbers
        )
    if isinstance(data, Dataset):
        offset, scale = data.shift.fit(data.raw)
        first, second = data.features
        return Task(
            data.raw,
            data.inputs,
            data.y_true,
            2,
            data.class_names,
            (first.label, second.label),
            read_only(offset),
            read_only(scale),
            _split(data.y_true, 2, held_out, 0),
        )
    samples = generate(
        data.generator,
        data.count,
        noise=data.noise,
        seed=data.seed,
        classes=data.classes or None,
    )
    return Task(
        samples.features,
        samples.features,
        samples.targets,
        samples.classes,
        tuple(str(number) for number in range(samples.classes)),
        ("x1", "x2"),
        read_only(np.zeros(2)),
        read_only(np.ones(2)),
        _split(samples.targets, samples.classes, held_out, data.seed),
        BOX,
    )


def _split(targets: Array, classes: int, held_out: int, seed: int) -> Split | None:
    """Another seed of the data holds out others; the seed of the network changes neither."""
    if held_out == 0 or len(targets) < 2:
        return None
    return split(len(targets), held_out / 100, seed, targets if classes else None)
