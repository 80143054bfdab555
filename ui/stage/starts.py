"""Many starts: a histogram of where they ended, and the plane of one of each bar.

The browser gets how many are in each bar, and the parameters of one of them; and those of some of
each group, from the smallest loss to the largest.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nn_core import Runs
from nn_core.validation import Array
from ui.figures.chart import log_ticks
from ui.stage.ground import Ground
from ui.stage.packing import Kind
from ui.stage.scene import Scene, packed_with_key

BINS = 40
FLOOR = 1e-12
"""No logarithm of a loss of 0."""
EXAMPLES = 4


@dataclass(frozen=True, eq=False)
class Group:
    """Seeds whose runs came out alike.

    Attributes:
        name: a short one.
        told: where they ended, in words.
        seeds: (n,) by their loss, the smallest first.
        losses: (n,) theirs.
        colour: of their bars.
    """

    name: str
    told: str
    seeds: NDArray[np.intp]
    losses: Array
    colour: str

    def examples(self, count: int) -> Sequence[int]:
        """Some of the seeds, from the smallest loss to the largest."""
        places = np.linspace(0, len(self.seeds) - 1, min(count, len(self.seeds)))
        return [int(self.seeds[place]) for place in places.round().astype(int)]


@dataclass(frozen=True)
class Bar:
    """A bar of the histogram.

    Attributes:
        group: the place of the group in it.
        bin: its place on the axis.
        count: how many seeds are in it.
        low: the smallest loss of these.
        high: the largest.
        seed: one of them, from the middle.
    """

    group: int
    bin: int
    count: int
    low: float
    high: float
    seed: int


def edges_of(groups: Sequence[Group]) -> Array:
    """(bins + 1,) where the bars begin and end: equally far apart as logarithms."""
    losses = np.log10(np.maximum(np.concatenate([group.losses for group in groups]), FLOOR))
    low, high = float(losses.min()), float(losses.max())
    # Bars that are narrower than a fiftieth of a power of ten tell nothing apart.
    wide = max((high - low) / BINS, 0.02)
    middle, half = (low + high) / 2, wide * BINS / 2
    edges: Array = 10.0 ** np.linspace(middle - half, middle + half, BINS + 1)
    return edges


def bins_of(losses: Array, edges: Array) -> NDArray[np.intp]:
    """(n,) which bar each loss is in."""
    places = np.searchsorted(edges, np.maximum(losses, FLOOR), side="right") - 1
    return places.clip(0, len(edges) - 2)


def starts_score(
    groups: Sequence[Group], runs: Runs, ground: Ground, inputs: Sequence[str], scene: Scene
) -> bytes:
    """What the browser is told of many starts.

    Args:
        groups: their seeds, all together.
        runs: where they ended; the row of each is its seed.
        ground: what their planes show.
        inputs: what their networks take, by their names in `nn_core.INPUTS`.
        scene: how they are shown.
    """
    edges = edges_of(groups)
    bars = [bar for place, group in enumerate(groups) for bar in _bars(place, group, edges)]
    examples = [group.examples(EXAMPLES) for group in groups]
    seeds = sorted({*(bar.seed for bar in bars), *(seed for some in examples for seed in some)})
    ticks = log_ticks(float(edges[0]), float(edges[-1]))
    head = {
        "edges": edges.tolist(),
        "ticks": [
            {"at": at, "words": words}
            for at, words in zip(ticks["tickvals"], ticks["ticktext"], strict=True)
        ],
        "groups": [
            {"name": one.name, "colour": one.colour, "count": len(one.seeds), "seeds": some}
            for one, some in zip(groups, examples, strict=True)
        ],
        "bars": [asdict(bar) for bar in bars],
        "seeds": seeds,
        "sizes": runs.sizes,
        "activations": runs.activations or ("sigmoid",) * (len(runs.sizes) - 1),
        "inputs": inputs,
        **ground.head,
    }
    arrays: dict[str, tuple[Kind, ArrayLike]] = {
        "parameters": ("<f4", runs.parameters[seeds]),
        "losses": ("<f8", runs.loss[seeds]),
        **ground.arrays,
    }
    return packed_with_key(head, arrays, scene)


def _bars(place: int, group: Group, edges: Array) -> Iterator[Bar]:
    bins = bins_of(group.losses, edges)
    for number in np.unique(bins):
        inside = np.flatnonzero(bins == number)
        low, high = group.losses[inside[[0, -1]]].tolist()
        seed = int(group.seeds[inside[len(inside) // 2]])
        yield Bar(place, int(number), len(inside), low, high, seed)
