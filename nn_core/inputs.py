"""Derived inputs: what a network may be given beside x1 and x2, worked out of the two.

One neuron cannot tell the inside of a circle from the outside by x1 and x2; by their squares it
can. What more hidden layers would have to learn, a well chosen input gives away.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike

from nn_core.validation import Array, feature_rows, one_of


@dataclass(frozen=True)
class Input:
    """An input worked out of the two features.

    Attributes:
        name: as it is written, such as "x1²".
        formula: in LaTeX.
        function: from x1 and x2, arrays (n,) each, to an array (n,).
    """

    name: str
    formula: str
    function: Callable[[Array, Array], Array]


INPUTS: Mapping[str, Input] = MappingProxyType(
    {
        derived.name: derived
        for derived in (
            Input("x1", "x_1", lambda x1, x2: x1),
            Input("x2", "x_2", lambda x1, x2: x2),
            Input("x1²", "x_1^2", lambda x1, x2: x1 * x1),
            Input("x2²", "x_2^2", lambda x1, x2: x2 * x2),
            Input("x1·x2", r"x_1 \cdot x_2", lambda x1, x2: x1 * x2),
            Input("sin x1", r"\sin x_1", lambda x1, x2: np.sin(x1)),
            Input("sin x2", r"\sin x_2", lambda x1, x2: np.sin(x2)),
        )
    }
)
"""The inputs by name; the first two are the features themselves."""


def derive(features: ArrayLike, names: Sequence[str] = ("x1", "x2")) -> Array:
    """Work inputs out of two features.

    Args:
        features: (n, 2), x1 and x2 of each sample.
        names: k of INPUTS, each at most once, in the order in which the network takes them.

    Returns:
        (n, k), one sample a row.

    Raises:
        ValueError: if a name is unknown or there twice, there is none, the features are not
            (n, 2) finite numbers, or a product is too large for a float.

    Source: TensorFlow Playground, `playground.ts`, has the same seven.

    >>> derive([[3.0, -2.0]], ["x1", "x2²", "x1·x2"]).tolist()
    [[3.0, 4.0, -6.0]]
    """
    x1, x2 = feature_rows(features, 2).T
    if not names:
        raise ValueError("names is empty: a network needs at least one input.")
    for name in names:
        one_of(name, tuple(INPUTS), "each input")
        if names.count(name) > 1:
            raise ValueError(f"the input {name} is there twice: name it once.")
    with np.errstate(over="ignore", under="ignore"):
        columns = np.column_stack([INPUTS[name].function(x1, x2) for name in names])
    if not np.isfinite(columns).all():
        raise ValueError("a product of features is too large for a float: use smaller features.")
    return columns
