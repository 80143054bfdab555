"""What is true of the planes of a 2-2-1 network: where each neuron has its edge, in a few words.

An edge is where a neuron gives out exactly one half. Everything is said of the square of inputs
from ui.language.words import gettext as _
from ui.language.words import N_
from minus `reach` to `reach`, because that is what the pictures show.
"""

from itertools import product

import numpy as np

from nn_core import Network
from nn_core.validation import Array
from ui.language.words import N_
from ui.language.words import gettext as _

GRID = 101
"""Places along a side of the square in which the edge of o1 is looked for."""
ALONG = 2001
"""Places along a line on which edges are counted."""
STRAIGHT = 0.015
"""An edge that leaves a straight line by less than this share of the picture looks straight."""
SAME = 1e-12
ONE = N_("one straight edge")


def words_below(network: Network, reach: float) -> dict[str, str]:
    """A few words for each of h1, h2 and o1."""
    hidden = network.layers[0]
    first, second = np.column_stack([hidden.weights, hidden.biases])
    return {
        "h1": _(_alone(first, reach)),
        "h2": _(_beside(second, first, reach)),
        "o1": _(_together(network, reach)),
    }


def _alone(parameters: Array, reach: float) -> str:
    return _one_sided(_sums_at_corners(parameters, reach)) or ONE


def _beside(second: Array, first: Array, reach: float) -> str:
    if np.array_equal(second, first):
        return _("the same as h1")
    words = _alone(second, reach)
    if words != ONE or _alone(first, reach) != ONE:
        return words
    if not _proportional(first, second):
        return _("another straight edge")
    same_way = float(first @ second) > 0
    return _("the same edge as h1") if same_way else _("the edge of h1, the other way round")


def _together(network: Network, reach: float) -> str:
    ends = np.linspace(-reach, reach, GRID)
    across, up = np.meshgrid(ends, ends)
    outputs = network.feedforward(np.column_stack([across.ravel(), up.ravel()]))
    above = np.asarray(outputs).reshape(GRID, GRID) - 0.5
    nowhere = _one_sided(above)
    if nowhere:
        return nowhere
    weights = network.layers[0].weights
    used = [
        row for row, weight in zip(weights, network.layers[1].weights[0], strict=True) if weight
    ]
    if len(used) == 1 or _parallel(*weights):
        return _straight_edges(network, used, reach)
    if _bend(above, ends) < STRAIGHT * 2 * reach:
        return _("one edge, nearly straight")
    return _("both make one bent edge")


def _straight_edges(network: Network, used: list[Array], reach: float) -> str:
    """All of o1 changes in one direction only: count the edges along it."""
    normal = max(used, key=lambda row: float(np.abs(row).sum()))
    normal = normal / np.abs(normal).sum()
    # The sum of sizes is 1, so this line ends in a corner of the square, and passes every edge.
    places = np.linspace(-reach, reach, ALONG)[:, None] * np.where(normal < 0, -1.0, 1.0)
    above = np.asarray(network.feedforward(places)) >= 0.5
    count = int(np.count_nonzero(above[1:] != above[:-1]))
    return ONE if count == 1 else _("{count} straight edges").format(count=count)


def _bend(above: Array, ends: Array) -> float:
    """How far the edge goes off the straight line that fits it best."""
    found = []
    for values, turned in ((above, False), (above.T, True)):
        row, column = np.nonzero((values[:, 1:] >= 0) != (values[:, :-1] >= 0))
        left, right = values[row, column], values[row, column + 1]
        at = ends[column] + (ends[1] - ends[0]) * left / (left - right)
        found.append(np.column_stack([ends[row], at] if turned else [at, ends[row]]))
    spots = np.concatenate(found)
    from_middle = spots - spots.mean(axis=0)
    across = np.linalg.svd(from_middle, full_matrices=False)[2][-1]
    return float(np.abs(from_middle @ across).max())


def _sums_at_corners(parameters: Array, reach: float) -> Array:
    w1, w2, bias = parameters
    corners = product((-reach, reach), repeat=2)
    return np.array([x1 * w1 + x2 * w2 + bias for x1, x2 in corners])


def _one_sided(above: Array) -> str:
    """Words for values that are all on one side of the edge; none if it goes through them."""
    if not above.any():
        return _("no edge: ½ everywhere")
    if above.min() >= 0:
        return _("no edge: above ½ everywhere")
    if above.max() <= 0:
        return _("no edge: below ½ everywhere")
    return ""


def _parallel(one: Array, other: Array) -> bool:
    turn = one[0] * other[1] - one[1] * other[0]
    return abs(float(turn)) <= SAME * float(np.linalg.norm(one) * np.linalg.norm(other))


def _proportional(one: Array, other: Array) -> bool:
    size = float(np.linalg.norm(one) * np.linalg.norm(other))
    return abs(abs(float(one @ other)) - size) <= SAME * size
