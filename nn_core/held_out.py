"""Some samples are held out: training never sees them, so they tell whether it learned or recalled.

The split is stratified: each class gives its share, as far as whole samples allow.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from nn_core.validation import finite_array, finite_number, whole_number


@dataclass(frozen=True)
class Split:
    """Row numbers of the samples, in ascending order; together they are all.

    Attributes:
        training: the rows to train on.
        held_out: the rows to judge by.
    """

    training: tuple[int, ...]
    held_out: tuple[int, ...]


def split(count: int, held_out: float, seed: int = 0, labels: ArrayLike | None = None) -> Split:
    """Hold out a share of the samples, drawn from a seed.

    Args:
        count: how many samples there are, at least two.
        held_out: the share to hold out, between 0 and 1; rounded to whole samples, of which
            either side gets at least one.
        seed: a whole number of at least 0.
        labels: (count,) the class of each, to take the same share of each class; without them
            all samples are of one class.

    Raises:
        ValueError: if an argument is not as described.
    """
    whole_number(count, "the number of samples", at_least=2)
    share = finite_number(held_out, "held_out")
    if not 0.0 < share < 1.0:
        raise ValueError(f"held_out must be a share between 0 and 1, not {share:g}.")
    generator = np.random.default_rng(whole_number(seed, "seed"))
    classes = np.zeros(count) if labels is None else finite_array(labels, "labels")
    if classes.shape != (count,):
        raise ValueError(f"there are {count} samples but {classes.size} labels: give one each.")

    total = min(max(round(share * count), 1), count - 1)
    # Spread over the samples class by class, every (count / total)-th is held out: the share of a
    # class is then off by less than one sample, and the total is exact.
    shuffled = generator.permutation(count)
    by_class = shuffled[np.argsort(classes[shuffled], kind="stable")]
    places = (np.arange(total) + 0.5) * count / total
    chosen = by_class[places.astype(np.intp)]
    kept = np.setdiff1d(np.arange(count), chosen)
    return Split(tuple(kept.tolist()), tuple(np.sort(chosen).tolist()))
